/** Late, doubled, shuffled and corrected evidence comes to the same statement bytes, however it is cut into deliveries. */
import { canonicalText, Instant } from '@troth/core';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { ingest } from './ingest.ts';

const day = Instant.parse('2025-02-03T00:00:00Z');
const at = (minutes: number): string => Instant.format(Instant.plus(day, minutes * 60_000));

const head = { hours: 'always', unknown: 'separate', rounding: 'none' };
const commitments = [
  {
    id: 'success',
    title: 'Success',
    metric: { kind: 'event-ratio', series: 'checkout', count: 'good', aggregate: 'pooled' },
    target: '>= 99 %',
    ...head,
  },
  {
    id: 'availability',
    title: 'Availability',
    metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
    target: '>= 99.9 %',
    ...head,
  },
];

type Written = Readonly<Record<string, unknown>>;

/** A morning: outages, some corrected or taken back later, and slices, some told again with another count. */
const morning: readonly Written[] = [
  ...Array.from({ length: 12 }, (_, i): Written => ({
    form: 'state',
    id: `o${i}`,
    state: 'down',
    start: at(i * 30),
    end: at(i * 30 + 7),
    recordedAt: at(i * 30 + 8),
  })),
  { form: 'state', id: 'o3a', supersedes: 'o3', state: 'down', start: at(90), end: at(92), recordedAt: at(400) },
  {
    form: 'state',
    id: 'o3b',
    supersedes: 'o3a',
    retracts: true,
    state: 'down',
    start: at(90),
    end: at(92),
    recordedAt: at(500),
  },
  { form: 'state', id: 'o5a', supersedes: 'o5', state: 'down', start: at(151), end: at(153), recordedAt: at(410) },
  { form: 'state', id: 'o5b', supersedes: 'o5', state: 'down', start: at(151), end: at(155), recordedAt: at(450) },
  ...Array.from({ length: 40 }, (_, i): Written => ({
    form: 'slice',
    id: `s${i}`,
    series: 'checkout',
    start: at(i),
    end: at(i + 1),
    bad: i % 7 === 0 ? 1 : 0,
    total: 10,
    recordedAt: at(i + 1),
  })),
  ...[4, 9, 21].map((i): Written => ({
    form: 'slice',
    id: `s${i}-again`,
    series: 'checkout',
    start: at(i),
    end: at(i + 1),
    bad: 3,
    total: 12,
    recordedAt: at(600 + i),
  })),
].map((row) => ({ agreement: 'NORTH', ...row }));

async function statementFrom(deliveries: readonly (readonly Written[])[]): Promise<string> {
  const house = await houseForTests();
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
  const texts = [smallAgreement('NORTH', { commitments })];
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts }));
  for (const rows of deliveries) {
    const delivery = { rows: rows.map((row, i) => ({ place: `${i}`, row })), samples: [], refused: [] };
    const told = { organisation, actor: anna, source: 'probe', delivery, claimed: true };
    expect(taken(await ingest(house.context, told)).refused).toEqual([]);
  }
  const asked = { organisation, agreement: 'NORTH', period: '2025-02', knownAt: '2025-02-04T00:00:00Z' };
  return canonicalText(taken(await statementOf(house.context, asked)).statement);
}

it('comes to the same bytes', async () => {
  const once = await statementFrom([morning]);
  expect(once).toContain('"value"');
  const some = fc.shuffledSubarray([...morning, ...morning], { minLength: 2 * morning.length });
  await fc.assert(
    fc.asyncProperty(some, fc.integer({ min: 1, max: 9 }), async (rows, parts) => {
      const size = Math.ceil(rows.length / parts);
      const deliveries = Array.from({ length: parts }, (_, i) => rows.slice(i * size, (i + 1) * size));
      expect(await statementFrom(deliveries)).toBe(once);
    }),
    { numRuns: 15 },
  );
});
