import { scopes } from '@troth/services';
import type { Reader, Store } from '@troth/stores';
import { expect, test } from 'vitest';
import { documentOf } from './openapi/document.ts';
import { grant, houseForTests } from './testing/house-for-tests.ts';
import { walk } from './testing/matrix.ts';
import type { Matrix } from './testing/matrix.ts';
import { storeBut } from './testing/store-but.ts';
import { seed } from './testing/seed.ts';

async function matrixOver(around?: (store: Store) => Store): Promise<Matrix> {
  const house = await houseForTests({ limits: { perSecond: 1e6, burst: 1e6 } }, around);
  const { app } = house;
  const tokens = new Map<string, string>();
  for (const scope of scopes) tokens.set(scope, await house.token('south', grant(scope)));
  const seeded = async (organisation: 'north' | 'south', canary: string) =>
    seed(app, { organisation, canary, token: await house.token(organisation, grant('admin')) });
  const [foreign, own] = [await seeded('north', 'zinfandel'), await seeded('south', 'quetzal')];
  return { app, document: documentOf(app), own, foreign, tokens };
}

test('no operation shows or betrays what belongs to another organisation', async () => {
  const matrix = await matrixOver();
  const { cells, violations } = await walk(matrix);
  expect(violations).toEqual([]);
  expect(cells).toBeGreaterThan(800);
  await matrix.app.close();
});

/** A reader that looks into the other organisation for a record that it does not find: a forgotten check. */
const leaky = (store: Store): Store => {
  const through = <R extends Reader>(reader: R): R => {
    const record: Reader['record'] = async (kind, id, at) =>
      (await reader.record(kind, id, at)) ?? store.read('north', (other) => other.record(kind, id, at));
    return new Proxy(reader, { get: (target, name) => (name === 'record' ? record : Reflect.get(target, name)) });
  };
  return storeBut(store, {
    read: (organisation, work) => store.read(organisation, (reader) => work(through(reader))),
    write: (organisation, work) => store.write(organisation, (transaction) => work(through(transaction))),
  });
};

test('control: one forgotten check turns the matrix red', async () => {
  const matrix = await matrixOver(leaky);
  const { violations } = await walk(matrix);
  const operations = new Set(violations.map((what) => what.split(':')[0]));
  expect([...operations]).toEqual(expect.arrayContaining(['readSource', 'editRecord']));
  expect(violations.some((what) => what.includes('zinfandel'))).toBe(true);
  await matrix.app.close();
});
