import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { formatTime } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { sayMs } from './included.ts';
import { countRanges, eachBit, hasBit, popcount, setBit } from '../../evidence/bits.ts';
import { sumPages } from './pages.ts';
import { countOf, cutSlices, rangesOf, timeOf } from './runs.ts';
import { onWordBoundary, streamOf } from './stream.ts';
import type { Counts, Stream } from './stream.ts';
import { sumRanges } from './sums.ts';
import { tally } from './tally.ts';

const columnTypes = [Uint8Array, Uint16Array, Uint32Array, Float64Array] as const;

/** Columns of every width, at odd offsets, often full to the brim or to the bounds at which lanes are added together. */
const column = (length: number): fc.Arbitrary<Counts> =>
  fc
    .tuple(
      fc.constantFrom(...columnTypes),
      fc.integer({ min: 0, max: 5 }),
      fc.integer(),
      fc.constantFrom(63, 64, 8_191, 8_192, Infinity),
    )
    .map(([Type, offset, seed, cap]) => {
      const whole = new Type(length + offset);
      const full = Type === Float64Array ? Number.MAX_SAFE_INTEGER : 2 ** (8 * Type.BYTES_PER_ELEMENT) - 1;
      const limit = Math.min(full, cap);
      let state = seed | 1;
      for (let i = 0; i < whole.length; i += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
        const draw = (state >>> 8) % 8;
        whole[i] = draw < 3 ? 0 : draw < 6 ? limit : (state >>> 0) % (limit + 1);
      }
      return whole.subarray(offset);
    });

const ranges = (length: number): fc.Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 12 }).map((bounds) => {
    const sorted = bounds.sort((a, b) => a - b);
    return sorted.slice(0, sorted.length & ~1);
  });

const streams = fc.integer({ min: 1, max: 3000 }).chain((length) =>
  fc.record({
    bad: column(length),
    total: column(length),
    unknown: fc.array(fc.integer({ min: 0, max: length - 1 }), { maxLength: 60 }),
    ranges: ranges(length),
  }),
);

const build = (drawn: { bad: Counts; total: Counts; unknown: number[] }): Stream => {
  const unknown = new Uint32Array(Math.ceil(drawn.bad.length / 32));
  for (const i of drawn.unknown) setBit(unknown, i);
  return {
    start: 0,
    step: 60_000,
    length: drawn.bad.length,
    bad: onWordBoundary(drawn.bad),
    total: onWordBoundary(drawn.total),
    unknown,
  };
};

const naive = (of: Counts, list: readonly number[], keep: (i: number) => boolean = () => true): bigint => {
  let sum = 0n;
  for (let r = 0; r < list.length; r += 2)
    for (let i = list[r] as number; i < (list[r + 1] as number); i += 1) if (keep(i)) sum += BigInt(of[i] as number);
  return sum;
};

describe('sums over ranges', () => {
  it('equal a bigint model for every width, offset and range', () => {
    fc.assert(
      fc.property(streams, (drawn) => {
        const stream = build(drawn);
        const unknown = (i: number): boolean => drawn.unknown.includes(i);
        const sums = tally(stream, drawn.ranges);
        expect(sums.bad).toBe(naive(stream.bad, drawn.ranges, (i) => !unknown(i)));
        expect(sums.total).toBe(naive(stream.total, drawn.ranges, (i) => !unknown(i)));
        expect(sums.unknownTotal).toBe(naive(stream.total, drawn.ranges, unknown));
        expect(sums.slices).toBe(countOf(drawn.ranges));
      }),
    );
  });

  it('are the same with and without pages', () => {
    fc.assert(
      fc.property(streams, fc.integer({ min: 1, max: 90 }), (drawn, per) => {
        const large = drawn.bad instanceof Float64Array || drawn.total instanceof Float64Array;
        fc.pre(!large);
        const stream = build(drawn);
        expect(tally({ ...stream, pages: sumPages(stream, per) }, drawn.ranges)).toEqual(tally(stream, drawn.ranges));
      }),
    );
  });

  it('do not overflow when every count is as large as its column allows', () => {
    for (const Type of [Uint8Array, Uint16Array, Uint32Array] as const) {
      const full = new Type(Type === Uint32Array ? 2_200_000 : 700_001).fill(2 ** (8 * Type.BYTES_PER_ELEMENT) - 1);
      for (const value of [full[0] as number, 63, 8_191]) {
        full.fill(value);
        expect(sumRanges(full, [1, full.length])).toBe(BigInt(full.length - 1) * BigInt(full[0] as number));
      }
    }
  });

  it('pass 2^53 without rounding', () => {
    const large = new Float64Array(5).fill(Number.MAX_SAFE_INTEGER);
    expect(sumRanges(large, [0, 5])).toBe(5n * BigInt(Number.MAX_SAFE_INTEGER));
  });
});

describe('bits', () => {
  it('count and visit like a list of booleans', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.boolean(), { minLength: 1, maxLength: 400 })
          .chain((set) => fc.tuple(fc.constant(set), ranges(set.length))),
        ([set, list]) => {
          const bits = new Uint32Array(Math.ceil(set.length / 32));
          set.forEach((on, i) => on && setBit(bits, i));
          const expected = set
            .map((_, i) => i)
            .filter(
              (i) =>
                set[i] && list.some((_, r) => r % 2 === 0 && i >= (list[r] as number) && i < (list[r + 1] as number)),
            );
          const seen: number[] = [];
          for (let r = 0; r < list.length; r += 2)
            eachBit(bits, [list[r] as number, list[r + 1] as number], (i) => seen.push(i));
          expect(seen).toEqual(expected);
          expect(countRanges(bits, list)).toBe(expected.length);
          expect(set.every((on, i) => hasBit(bits, i) === on)).toBe(true);
        },
      ),
    );
    expect(popcount(-1)).toBe(32);
  });
});

describe('time as ranges', () => {
  const grid = { start: 1_000, step: 100, length: 10 };
  const time = (...bounds: number[]): IntervalSet => IntervalSet.ofBounds(bounds);

  it('takes a cut slice by its start, when touched, or when whole', () => {
    expect(rangesOf(time(1_150, 1_450), grid, 'by-start')).toEqual([2, 5]);
    expect(rangesOf(time(1_150, 1_450), grid, 'touching')).toEqual([1, 5]);
    expect(rangesOf(time(1_150, 1_450), grid, 'whole')).toEqual([2, 4]);
    expect(rangesOf(time(0, 1_100, 1_950, 9_000), grid, 'by-start')).toEqual([0, 1]);
    expect(rangesOf(time(1_110, 1_120, 1_150, 1_160), grid, 'touching')).toEqual([1, 2]);
    expect(cutSlices(time(0, 1_150, 1_200, 5_000), grid)).toBe(1);
    expect(timeOf([2, 5], grid).equals(time(1_200, 1_500))).toBe(true);
  });
});

describe('streams', () => {
  it('refuse columns that cannot belong together', () => {
    const head = { series: 's', source: 'x', recordedAt: Instant.of(0), start: Instant.of(0) };
    expect(() => streamOf({ ...head, stepMs: 60_000, bad: new Uint8Array(3), total: new Uint8Array(4) })).toThrow(
      /3 bad and 4/,
    );
    expect(() => streamOf({ ...head, stepMs: 0, bad: new Uint8Array(3), total: new Uint8Array(3) })).toThrow(/0 ms/);
    expect(() =>
      streamOf({ ...head, stepMs: 1, bad: new Uint8Array(33), total: new Uint8Array(33), unknown: new Uint32Array(1) }),
    ).toThrow(/unknown/);
  });
});

it('lengths of time are said as everywhere else', () => {
  const length = fc.oneof(
    fc.integer({ min: 0, max: 1e10 }),
    fc.integer({ min: 0, max: 90 }).map((days) => days * 86_400_000),
  );
  fc.assert(
    fc.property(length, (ms) => {
      expect(sayMs(ms)).toBe(formatTime(Ratio.of(ms)));
    }),
  );
});
