import * as fc from 'fast-check';
import SnappyJS from 'snappyjs';
import { describe, expect, test } from 'vitest';
import { uncompressBlock } from './snappy-block.ts';

const compressed = (bytes: Uint8Array): Uint8Array => SnappyJS.compress(Uint8Array.from(bytes));
const plain = new TextEncoder().encode('up{job="web"} 1 up{job="web"} 0 '.repeat(40));

describe('a Snappy block', () => {
  test('what was compressed comes back, runs and random bytes alike', () => {
    const runs = fc
      .array(fc.tuple(fc.uint8Array({ maxLength: 90 }), fc.integer({ min: 1, max: 60 })), { maxLength: 30 })
      .map((parts) =>
        Uint8Array.from(parts.flatMap(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat())),
      );
    fc.assert(
      fc.property(runs, (bytes) => {
        expect(uncompressBlock(compressed(bytes), 10_000_000)).toEqual({ ok: true, bytes });
      }),
    );
  });
  test('a block that is cut anywhere is refused, never filled with zeros', () => {
    const whole = compressed(plain);
    for (let length = 0; length < whole.length; length += 1) {
      expect(uncompressBlock(whole.slice(0, length), 10_000_000)).toMatchObject({ ok: false, status: 400 });
    }
  });
  test('the announced length is checked before memory is taken', () => {
    expect(uncompressBlock(compressed(plain), 100)).toMatchObject({ ok: false, status: 413 });
    expect(uncompressBlock(Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 0), 2 ** 31)).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining('announces more than its bytes can hold'),
    });
    expect(uncompressBlock(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f), 2 ** 31)).toMatchObject({ ok: false });
  });
  test.each([
    ['more comes out than it announces', [1, 4, 65, 66]],
    ['refers to bytes before its start', [4, 1 | (0 << 2), 9]],
    ['bytes are missing', [9, 0, 65]],
  ])('%s', (why, bytes) => {
    expect(uncompressBlock(Uint8Array.from(bytes), 100)).toMatchObject({
      ok: false,
      message: expect.stringContaining(why),
    });
  });
});
