/** Whose minutes they were, where people wrote how many and not which. */
import { Instant, IntervalSet, Money, Ratio } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { houseForTests, organisation } from '../testing/house-for-tests.ts';
import { tell } from '../testing/small-company.ts';
import { bearersOf } from './bearers.ts';
import type { MissedPromise } from './missed.ts';

const start = Instant.parse('2025-01-14T00:00:00Z');
const minutes = (from: number, to: number): IntervalSet =>
  IntervalSet.single(Instant.plus(start, from * 60_000), Instant.plus(start, to * 60_000));
const counted = minutes(0, 50).union(minutes(100, 130));

const missed: MissedPromise = {
  agreement: 'SLA',
  title: { en: 'SLA' },
  commitment: 'availability',
  commitmentTitle: { en: 'Availability' },
  period: '2025-01',
  span: { start, end: Instant.parse('2025-02-01T00:00:00Z') },
  owed: Money.of('16000.00', 'HKD'),
  countedMs: Ratio.of(80 * 60_000),
  excludedMs: Ratio.zero,
  counted,
  rows: [],
  breach: 'B',
};

let register: Register;
beforeAll(async () => {
  const house = await houseForTests();
  const attribution = [
    { party: 'carrier', ms: 60 * 60_000 },
    { party: 'core', ms: 10 * 60_000 },
  ];
  await tell(house, [
    ['party', 'carrier', { name: { en: 'Carrier' }, role: 'supplier' }],
    ['party', 'core', { name: { en: 'Core' }, role: 'internal-group' }],
    ['service', 'lines', { name: { en: 'Lines' } }],
    [
      'agreement-roles',
      'SLA',
      { agreement: 'SLA', provider: 'own', customer: 'acme', manager: 'ada', service: 'lines' },
    ],
    ['agreement-roles', 'UC', { agreement: 'UC', provider: 'carrier', customer: 'own', manager: 'ada' }],
    ['linkage', 'L', { from: 'service/lines', to: 'agreement/UC', agreement: 'UC' }],
    ['breach', 'B', { agreement: 'SLA', commitment: 'availability', period: '2025-01', attribution }],
  ]);
  register = await registerOf(house.context.store, organisation);
});

const borne = (down: IntervalSet) =>
  bearersOf(missed, { register, down: () => down, rule: 'first' }).map(({ party, amount, time }) => ({
    party,
    amount: amount.toString(),
    time: [...time].map((one) => [(one.start - start) / 60_000, (one.end - start) / 60_000]),
  }));

describe('a breach of which a part is a supplier’s', () => {
  it('leaves it no more time than was written, the earliest first, and none of it to two', () => {
    expect(borne(IntervalSet.empty)).toEqual([
      {
        party: 'carrier',
        amount: '12000.00',
        time: [
          [0, 50],
          [100, 110],
        ],
      },
      { party: 'core', amount: '2000.00', time: [[110, 120]] },
      {
        party: undefined,
        amount: '2000.00',
        time: [[120, 130]],
      },
    ]);
  });
  it('leaves it that of which its own contract tells, before any other', () => {
    const [carrier, core] = borne(minutes(90, 125));
    expect(carrier?.time).toEqual([
      [0, 35],
      [100, 125],
    ]);
    expect(core?.time).toEqual([[35, 45]]);
  });
});
