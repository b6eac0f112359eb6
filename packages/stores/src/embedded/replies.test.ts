import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Replies } from './replies.ts';

/** What is handed over for these pieces, each of which is gone from the engine's memory after it was added. */
function handed(lengths: readonly number[]): { given: Uint8Array; got: Uint8Array[]; replies: Replies } {
  const got: Uint8Array[] = [];
  const replies = new Replies((bytes) => got.push(bytes));
  const memory = new Uint8Array(Math.max(1, ...lengths));
  const given: Uint8Array[] = [];
  let next = 0;
  for (const length of lengths) {
    for (let at = 0; at < length; at += 1) memory[at] = next = (next + 1) % 251;
    given.push(memory.slice(0, length));
    replies.add(memory.subarray(0, length));
    memory.fill(255);
  }
  return { given: Buffer.concat(given), got, replies };
}

test('every byte is handed over once, in order, in blocks of their own', () => {
  const length = fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.constantFrom(8191, 8192, 8193, 262_143, 262_144, 300_000),
  );
  fc.assert(
    fc.property(fc.array(length, { maxLength: 12 }), (lengths) => {
      const { given, got, replies } = handed(lengths);
      replies.flush();
      expect(Buffer.concat(got).equals(given)).toBe(true);
      expect(new Set(got.map(({ buffer }) => buffer)).size).toBe(got.length);
    }),
    { numRuns: 60 },
  );
});

test('a short piece was flushed on purpose and does not wait; full ones are gathered', () => {
  expect(handed([8192, 8192, 10]).got.map(({ length }) => length)).toEqual([16_394]);
  expect(handed([8192, 8192]).got).toEqual([]);
});
