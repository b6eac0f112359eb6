/** Nights of years: the last ones are found. */
import { addDays } from '@troth/core';
import { expect, it } from 'vitest';
import { houseForTests, organisation } from '../testing/house-for-tests.ts';
import { nights } from './nights.ts';

it('the latest nights are told, however many there are', async () => {
  const { context } = await houseForTests();
  const dates = Array.from({ length: 1003 }, (_, at) => addDays('2022-01-01', at));
  await context.store.write(organisation, async (transaction) => {
    for (const date of dates) {
      const body = { date, at: `${date}T00:00:00Z`, agreements: 0, open: 0, opened: [], gone: [] };
      await transaction.put({ kind: 'radar-night', id: date, body }, { actor: 'system' });
    }
  });
  const found = await context.store.read(organisation, (reader) => nights(reader, 2));
  expect(found.map(({ date }) => date)).toEqual(dates.slice(-2).reverse());
});
