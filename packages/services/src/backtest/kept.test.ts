import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { beforeEach, expect, it } from 'vitest';
import { houseForTests } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { keptUnder } from './kept.ts';

let house: House;
let made = 0;
beforeEach(async () => {
  house = await houseForTests();
  made = 0;
});

const count = <T>(result: () => T) =>
  keptUnder(house.context.store, ['count'], () => {
    made += 1;
    return result();
  });
const no = (): Outcome<number> => refused({ code: 'CONFLICT', message: 'not now' });

it('makes a result once', async () => {
  expect(await count(async () => Promise.resolve(accepted(7)))).toEqual(accepted(7));
  expect(await count(async () => Promise.resolve(accepted(8)))).toEqual(accepted(7));
  expect(made).toBe(1);
});

it.each([
  ['a refusal', async () => Promise.resolve(no())],
  ['a failure', async () => Promise.reject<Outcome<number>>(new Error('the store is away'))],
])('tries again after %s', async (_name, first) => {
  await count(first).catch(() => undefined);
  expect(await count(async () => Promise.resolve(accepted(7)))).toEqual(accepted(7));
  expect(made).toBe(2);
});

it('tries again after a refusal that was made at once', () => {
  expect(count(no).ok).toBe(false);
  expect(count(() => accepted(7))).toEqual(accepted(7));
});
