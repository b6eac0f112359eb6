import { expect, test } from 'vitest';
import { signInTries } from './sign-in-tries.ts';

const quarter = 15 * 60_000;

function tries() {
  let now = 0;
  const kept = signInTries(() => now);
  const failing = (times: number, account: string, from = 'there'): void => {
    for (let time = 0; time < times; time += 1) kept.failed({ account, from });
  };
  return { ...kept, failing, pass: (ms: number) => (now += ms) };
}

test('a few mistakes cost nothing, more cost twice as long each, and never more than a quarter of an hour', () => {
  const { wait, failing, pass } = tries();
  const ada = { account: 'ada', from: 'there' };
  failing(4, 'ada');
  expect(wait(ada)).toBe(0);
  failing(1, 'ada');
  expect(wait(ada)).toBe(2_000);
  failing(1, 'ada');
  expect(wait(ada)).toBe(4_000);
  failing(500, 'ada');
  expect(wait(ada)).toBe(quarter);
  pass(quarter);
  expect(wait(ada)).toBe(0);
});

test('who guesses at many accounts is stopped, whichever account comes next', () => {
  const { wait, failing } = tries();
  for (let one = 0; one < 30; one += 1) failing(1, `account ${one}`);
  expect(wait({ account: 'never tried', from: 'there' })).toBeGreaterThan(0);
  expect(wait({ account: 'never tried', from: 'elsewhere' })).toBe(0);
});

test('guessing from many networks stops strangers, and never where the owner has signed in from', () => {
  const { wait, failing, succeeded } = tries();
  succeeded({ account: 'ada', from: 'home' });
  for (let one = 0; one < 100; one += 1) failing(1, 'ada', `network ${one}`);
  expect(wait({ account: 'ada', from: 'a new network' })).toBeGreaterThan(0);
  expect(wait({ account: 'ada', from: 'home' })).toBe(0);
});

test('signing in makes earlier mistakes good', () => {
  const { wait, failing, succeeded } = tries();
  failing(6, 'ada');
  succeeded({ account: 'ada', from: 'there' });
  expect(wait({ account: 'ada', from: 'there' })).toBe(0);
});
