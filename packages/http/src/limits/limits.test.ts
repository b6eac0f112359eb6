import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumberCursor, readTextCursor, writeCursor } from '../answers/cursor.ts';
import { seats } from './seats.ts';
import { tokenBuckets } from './token-buckets.ts';

test('a bucket gives its burst, then its rate, and says how long to wait', () => {
  let now = 0;
  const buckets = tokenBuckets({ perSecond: 10, burst: 3 }, () => now);
  expect([1, 2, 3, 4].map(() => buckets.take('key'))).toEqual([0, 0, 0, 100]);
  expect(buckets.take('another key')).toBe(0);
  now = 100;
  expect([buckets.take('key'), buckets.take('key')]).toEqual([0, 100]);
});

test('over any time nobody gets more than burst and rate allow', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (steps) => {
      let now = 0;
      const buckets = tokenBuckets({ perSecond: 10, burst: 5 }, () => now);
      let taken = 0;
      for (const step of steps) {
        now += step;
        if (buckets.take('key') === 0) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(5 + now / 100);
    }),
  );
});

test('seats are taken and given back by name', () => {
  const two = seats(2);
  expect([two.enter('a'), two.enter('a'), two.enter('a'), two.enter('b')]).toEqual([true, true, false, true]);
  two.leave('a');
  expect([two.taken('a'), two.enter('a', 2), two.enter('a')]).toEqual([1, false, true]);
});

test('a cursor leads back to where it was made, and only there', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.oneof(fc.string(), fc.nat()), (list, other, after) => {
      const cursor = writeCursor(list, after);
      const read = typeof after === 'string' ? readTextCursor : readNumberCursor;
      expect(read(list, cursor)).toBe(after);
      if (list !== other) expect(() => read(other, cursor)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
    }),
  );
});

test('a cursor that we did not write is refused', () => {
  fc.assert(
    fc.property(fc.string(), (garbage) => {
      expect(() => readTextCursor('list', garbage)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
    }),
  );
  expect(() => readNumberCursor('list', writeCursor('list', -1))).toThrow();
  expect(() => readNumberCursor('list', writeCursor('list', 'text'))).toThrow();
});
