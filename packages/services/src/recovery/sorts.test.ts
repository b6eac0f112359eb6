/** A month in which a promise of time and one of cases are missed, with a contract behind that pays for either. */
import { parseRow } from '@troth/core';
import { beforeAll, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { closePeriod } from '../periods/close.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, importRows, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { tell } from '../testing/small-company.ts';
import { recoverableMonth } from './recoverable.ts';

const paying = (id: string, money: string) => [{ id, kind: 'trigger', each: 'miss', pay: { money } }];
const up = (money: string) => ({
  id: 'availability',
  title: 'Availability',
  metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
  target: '>= 99.9 %',
  hours: 'always',
  unknown: 'separate',
  rounding: 'none',
  credits: paying('for-time', money),
});
const repair = (money: string) => ({
  id: 'repair',
  title: 'Repair',
  metric: {
    kind: 'case-clock',
    clock: 'restore',
    limit: '4 h',
    belongsTo: 'opened',
    counts: 'max',
    openOverdue: 'miss',
  },
  target: '<= 4 h',
  hours: 'always',
  rounding: 'none',
  credits: paying('for-cases', money),
});
const sla = (id: string) => smallAgreement(id, { currency: 'HKD', commitments: [up('1000.00'), repair('500.00')] });
const uc = (id: string, currency: string) =>
  smallAgreement(id, { type: 'underpinning-contract', currency, commitments: [up('300.00'), repair('40.00')] });

const house: Promise<House> = houseForTests();
const rowsOf = (agreement: string): readonly object[] => {
  const at = { source: 'probe', agreement, recordedAt: '2025-01-21T00:00:00Z' };
  const kase = { ...at, form: 'case', case: `${agreement}-1` };
  return [
    {
      ...at,
      form: 'state',
      id: `${agreement}-D`,
      state: 'down',
      start: '2025-01-20T00:00:00Z',
      end: '2025-01-20T05:00:00Z',
    },
    { ...kase, id: `${agreement}-O`, event: 'opened', at: '2025-01-20T00:00:00Z' },
    { ...kase, id: `${agreement}-R`, event: 'restored', at: '2025-01-20T05:00:00Z' },
  ];
};

beforeAll(async () => {
  const { context } = await house;
  taken(await registerSource(context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
  const texts = [sla('SLA-A'), uc('UC-A', 'HKD'), sla('SLA-B'), uc('UC-B', 'USD')];
  taken(await publishAgreement(context, { organisation, actor: anna, texts }));
  const rows = ['SLA-A', 'UC-A', 'SLA-B', 'UC-B'].flatMap(rowsOf).map((row, at) => taken(parseRow(row, `${at}`)));
  await importRows(await house, rows);
  await tell(await house, [
    ['party', organisation, { name: { en: 'Own' }, role: 'own' }],
    ['party', 'acme', { name: { en: 'Acme' }, role: 'customer' }],
  ]);
  for (const [id, attribution] of [
    ['A', [{ party: 'carrier-A', ms: 18_000_000 }]],
    ['B', [{ party: 'carrier-B', ms: 18_000_000 }]],
  ] as const) {
    const [own, behind, carrier] = [`SLA-${id}`, `UC-${id}`, `carrier-${id}`];
    const breach = (commitment: string) =>
      ['breach', `${own}-${commitment}`, { agreement: own, commitment, period: '2025-01', attribution }] as const;
    await tell(await house, [
      ['party', carrier, { name: { en: 'Carrier' }, role: 'supplier' }],
      ['agreement-roles', own, { agreement: own, provider: organisation, customer: 'acme', manager: 'ada' }],
      ['agreement-roles', behind, { agreement: behind, provider: carrier, customer: organisation, manager: 'ada' }],
      breach('availability'),
      breach('repair'),
    ]);
    const overrule = { guards: ['correction-window' as const], reason: 'for the test' };
    taken(await closePeriod(context, { organisation, actor: anna, agreement: own, period: '2025-01', overrule }));
  }
});

const month = async (agreement: string) =>
  taken(await recoverableMonth((await house).context, { organisation, agreement, period: '2025-01' }));

it('each is covered by what the contract pays for its own sort', async () => {
  const { events } = await month('SLA-A');
  const falls = events.flatMap(({ commitment, suppliers }) =>
    suppliers.map(({ amount, recoverable, lost }) => [
      commitment,
      amount.amount,
      recoverable.amount,
      lost.map((one) => [one.code, one.amount.amount]),
    ]),
  );
  expect(falls).toEqual([
    ['availability', '1000.00', '300.00', [['UC_AMOUNT', '700.00']]],
    ['repair', '500.00', '40.00', [['UC_AMOUNT', '460.00']]],
  ]);
});

it('a credit in another currency covers nothing, and that is why', async () => {
  const { totals, events } = await month('SLA-B');
  expect(totals).toMatchObject([{ owed: '1500.00', recoverable: '0.00' }]);
  expect(events[0]?.suppliers[0]?.lost).toMatchObject([
    {
      code: 'UC_NO_PROMISE',
      why: { en: 'UC-B gives its credits in USD; what is owed is in HKD, and nothing is converted.' },
    },
  ]);
});
