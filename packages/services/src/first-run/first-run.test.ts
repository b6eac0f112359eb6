/** An empty organisation is led step by step; each is ticked by what is there. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '../practice/write.ts';
import {
  anna,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
} from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { firstRun } from './first-run.ts';

let house: House;

const states = async (from: House = house): Promise<Record<string, string>> =>
  Object.fromEntries((await firstRun(from.context, { organisation })).map(({ id, state }) => [id, state]));

beforeAll(async () => {
  house = await houseForTests();
});

describe('the first run', () => {
  it('has everything before it in an empty organisation, and a screen or a command for each', async () => {
    const steps = await firstRun(house.context, { organisation });
    expect(steps.map(({ id }) => id)).toEqual([
      'own-party',
      'people',
      'customer',
      'agreement',
      'source',
      'data',
      'mail',
      'backup',
    ]);
    expect(steps.filter(({ state }) => state === 'done')).toEqual([]);
    for (const { to, command } of steps) expect(to ?? command).toBeDefined();
  });

  it('ticks what is there, in whatever order it came', async () => {
    const make = async (kind: 'party' | 'person', id: string, body: object): Promise<void> => {
      taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
    };
    await make('party', 'jade', { name: { en: 'Jade' }, role: 'customer' });
    expect(await states()).toMatchObject({ 'own-party': 'open', customer: 'done' });
    await make('party', 'we', { name: { en: 'We' }, role: 'own' });
    await make('person', 'administrator', { name: { en: 'First' }, party: 'we', level: 6 });
    expect(await states()).toMatchObject({ 'own-party': 'done', people: 'open' });
    await make('person', 'second', { name: { en: 'Second' }, party: 'we', level: 3 });
    expect(await states()).toMatchObject({ people: 'done', agreement: 'open', source: 'open', data: 'open' });
    const files = await demoFiles();
    await settleIn(house, files);
    expect(await states()).toMatchObject({ agreement: 'done', source: 'done', data: 'open' });
    await importRows(house, files.rows.slice(0, 3));
    expect(await states()).toMatchObject({ data: 'done', mail: 'open', backup: 'outside' });
  });

  it('knows that letters can leave', async () => {
    const posted = await houseForTests({ mail: async () => undefined });
    expect(await states(posted)).toMatchObject({ mail: 'done' });
  });
});
