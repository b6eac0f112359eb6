import { expect, test } from 'vitest';
import type { Sample } from '@troth/connectors';
import type { Shown } from './loopback-target.ts';
import { agree, collectionsOf, expectedSlices } from './served-figures.ts';

const log: readonly Shown[] = [
  { ok: 100, failed: 10, life: 0 },
  { ok: 103, failed: 10, life: 0 },
  // Served, and never stored.
  { ok: 107, failed: 11, life: 0 },
  { ok: 112, failed: 11, life: 0 },
  { ok: 4, failed: 2, life: 1 },
  { ok: 9, failed: 2, life: 1 },
];

const storedAt = [0, 1000, undefined, 2000, 12_000, 14_000];
const samples = log.flatMap(({ ok, failed }, i): Sample[] => {
  const at = storedAt[i];
  if (at === undefined) return [];
  const named = (code: string) => ({ __name__: 'demo_requests_total', code });
  return [
    { labels: named('200'), at, value: ok },
    { labels: named('503'), at, value: failed },
  ];
});
const laid = { step: 1000, stale: 3000, end: 15_000, disturbances: [{ what: 'a test', from: 3000, to: 11_000 }] };

test('slices hold what the log counted up to the collections in them', () => {
  const slices = expectedSlices(collectionsOf(samples, log), laid);
  expect(slices).toHaveLength(15);
  expect(slices[1]).toEqual({ start: 1000, logged: { bad: 0, total: 3 }, raw: { bad: 0, total: 3 } });
  expect(slices[13]).toEqual({ start: 13_000, logged: { bad: 0, total: 0 }, raw: { bad: 0, total: 0 } });
  expect(slices[14]).toMatchObject({ logged: { bad: 0, total: 5 } });
  expect(slices[0]?.because).toMatch(/^the collecting began/u);
  for (const slice of slices.slice(2, 13)) expect(slice).toMatchObject({ because: 'a test: 10000 ms without one' });
});

test('a sample that was never shown is an error', () => {
  expect(() => collectionsOf(samples, log.slice(1))).toThrow('was never shown');
});

test('what is lost, doubled, moved or told too much does not agree', () => {
  const expected = expectedSlices(collectionsOf(samples, log), laid);
  const right = new Map([
    [1000, { bad: 0, total: 3 }],
    [13_000, { bad: 0, total: 0 }],
    [14_000, { bad: 0, total: 5 }],
  ]);
  expect(agree(right, expected, laid.end)).toBe(true);
  const wrong = [
    new Map([...right].slice(1)),
    new Map([...right, [14_000, { bad: 0, total: 10 }]]),
    new Map([...right, [13_000, { bad: 0, total: 5 }], [14_000, { bad: 0, total: 0 }]]),
    new Map([...right, [5000, { bad: 0, total: 0 }]]),
  ];
  expect(wrong.map((told) => agree(told, expected, laid.end))).toEqual(wrong.map(() => false));
});
