/** What a text is priced on: the line of the model that speaks of the promise, from the day on which it was known. */
import { expect, it } from 'vitest';
import { serviceModelSchema } from '../../proof/model/service-model.ts';
import { Instant } from '../../values/instant.ts';
import { habitsFor } from './habits-for.ts';
import { revisionOf, tiered } from './testing/priced-text.ts';

const line = { outages: 12, over: '8760 h', meanRepair: '1 h', source: 'seen' };
const habits = (now: string, ...reliability: readonly object[]) =>
  habitsFor({
    revision: revisionOf([tiered()]),
    model: serviceModelSchema.parse({ leaves: [], reliability }),
    past: [],
    now: Instant.parse(now),
  }).map(({ habit }) => (habit.law === 'outages' ? [habit.meanRepairMs, habit.source.en] : undefined));

it('a line of the model is not known before its day', () => {
  const later = { ...line, asOf: '2024-06-01' };
  expect(habits('2024-05-31T12:00:00Z', later)).toEqual([]);
  expect(habits('2024-06-01T12:00:00Z', later)).toMatchObject([[3_600_000, expect.anything()]]);
});

it('a line for the promise speaks before one for all, once it is known', () => {
  const own = { ...line, commitment: 'availability', meanRepair: '2 h', asOf: '2024-06-01' };
  expect(habits('2024-05-31T12:00:00Z', line, own)).toMatchObject([[3_600_000, expect.anything()]]);
  expect(habits('2024-06-01T12:00:00Z', line, own)).toMatchObject([[7_200_000, expect.anything()]]);
});
