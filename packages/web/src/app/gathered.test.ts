/** A burst of events asks the server twice: at once and when it is over. */
import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

function clock() {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    after: (ms: number, run: () => void) => {
      const one = { at: now + ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    pass: (ms: number) => {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    waits: () => waiting.length,
  };
}

test('a hundred calls at once run twice, and silence runs nothing', () => {
  const time = clock();
  let runs = 0;
  const refresh = gathered(() => (runs += 1), 2000, time);
  for (let call = 0; call < 100; call += 1) refresh.call();
  expect(runs).toBe(1);
  time.pass(1999);
  expect(runs).toBe(1);
  time.pass(1);
  expect(runs).toBe(2);
  time.pass(2000);
  time.pass(2000);
  expect([runs, time.waits()]).toEqual([2, 0]);
  refresh.call();
  expect(runs).toBe(3);
});

test('a steady stream runs once a pause', () => {
  const time = clock();
  let runs = 0;
  const refresh = gathered(() => (runs += 1), 2000, time);
  for (let at = 0; at < 10_000; at += 100) {
    refresh.call();
    time.pass(100);
  }
  expect(runs).toBe(6);
});

test('nothing runs once it has stopped', () => {
  const time = clock();
  let runs = 0;
  const refresh = gathered(() => (runs += 1), 2000, time);
  refresh.call();
  refresh.call();
  refresh.stop();
  time.pass(5000);
  expect([runs, time.waits()]).toEqual([1, 0]);
});
