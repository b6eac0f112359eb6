import { Instant } from '@troth/core';
import { beforeEach, expect, test } from 'vitest';
import { ingest } from '../evidence/ingest.ts';
import { registerSource } from '../sources/register.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { wake } from '../worker/handlers.ts';
import { listAlerts } from './alerts.ts';

let house: House;
const noon = Instant.parse('2025-02-10T12:00:00Z');
const at = (seconds: number): string => Instant.format(Instant.plus(noon, seconds * 1_000));

beforeEach(async () => {
  house = await houseForTests();
  house.setClock(at(0));
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'probe', kind: 'rows' }));
});

const jumps = async (): Promise<readonly string[]> => {
  await wake(house.context);
  return (await listAlerts(house.context, { organisation }))
    .filter(({ kind }) => kind === 'clock-went-back')
    .map(({ message }) => message);
};

test('a clock that goes back is told of once, however long it stays behind', async () => {
  house.setClock(at(-3_600));
  const [first] = await jumps();
  expect(first).toContain('went back by 3600 s');
  house.setClock(at(-1_800));
  expect(await jumps()).toHaveLength(1);
});

test('each jump is told of', async () => {
  house.setClock(at(-60));
  await jumps();
  house.setClock(at(60));
  taken(await registerSource(house.context, { organisation, actor: anna, id: 'other', kind: 'rows' }));
  house.setClock(at(0));
  expect(await jumps()).toHaveLength(2);
});

test('a clock that is set right by two seconds is none', async () => {
  house.setClock(at(-2));
  expect(await jumps()).toHaveLength(0);
});

test('what was observed before the clock went back is taken, and recorded no earlier than what is there', async () => {
  house.setClock(at(-3_600));
  const row = { form: 'state', id: 'O-1', subject: 'link', start: at(-120), end: at(-60), state: 'down' };
  const delivery = { rows: [{ place: 'row 1', row }], samples: [], refused: [] };
  const receipt = taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery }));
  expect([receipt.accepted, receipt.refused]).toEqual([1, []]);
  const [fact] = await house.context.store.read(organisation, (reader) => reader.facts({ source: 'probe' }));
  expect(fact?.row.recordedAt).toBe(noon);
});
