import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Instant } from './instant.ts';
import { IntervalSet } from './interval.ts';

const at = Instant.of;
const set = (...pairs: [number, number][]): IntervalSet =>
  IntervalSet.of(pairs.map(([start, end]) => ({ start: at(start), end: at(end) })));

// The naive model: one truth value per millisecond of a short world.
const world = 40;
const pairs = fc
  .tuple(fc.integer({ min: 0, max: world }), fc.integer({ min: 0, max: world }))
  .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
const lists = fc.array(pairs, { maxLength: 8 });
const modelOf = (list: readonly [number, number][]): boolean[] =>
  Array.from({ length: world }, (_, ms) => list.some(([start, end]) => start <= ms && ms < end));
const bits = (intervals: IntervalSet): boolean[] =>
  Array.from({ length: world }, (_, ms) => intervals.contains(at(ms)));

describe('making a set', () => {
  test('sorts, joins what overlaps or touches, drops what is empty', () => {
    expect(set([5, 7], [0, 2], [2, 3], [6, 9], [4, 4]).bounds).toEqual([0, 3, 5, 9]);
    expect(set([0, 9], [1, 2], [9, 9]).bounds).toEqual([0, 9]);
    expect(set([0, 1], [2, 3]).bounds).toEqual([0, 1, 2, 3]);
    expect(set([4, 4]).bounds).toEqual([]);
    expect(set([4, 4])).toBe(IntervalSet.empty);
  });

  test('from flat bounds, typed or not, in any order', () => {
    expect(IntervalSet.ofBounds([5, 7, 0, 2]).bounds).toEqual([0, 2, 5, 7]);
    expect(IntervalSet.ofBounds(new Float64Array([0, 2, 2, 7])).bounds).toEqual([0, 7]);
    expect(IntervalSet.ofBounds([])).toBe(IntervalSet.empty);
    expect(IntervalSet.single(at(1), at(3)).bounds).toEqual([1, 3]);
  });

  test('refuses ends before starts, odd lists and numbers that are no moments', () => {
    const sentence = new RangeError(
      'An interval cannot end at 1970-01-01T00:00:00.001Z, before its start at 1970-01-01T00:00:00.002Z.',
    );
    expect(() => set([0, 1], [2, 1])).toThrow(sentence);
    expect(() => IntervalSet.single(at(2), at(1))).toThrow(sentence);
    expect(() => IntervalSet.ofBounds([0, 1, 2])).toThrow(
      new RangeError('Bounds come in pairs: a start without an end was given.'),
    );
    for (const bounds of [
      [Number.NaN, 1],
      [0, Infinity],
      [0.5, 1],
    ])
      expect(() => IntervalSet.ofBounds(bounds)).toThrow(RangeError);
  });

  test('what was made does not change with the list it came from', () => {
    const bounds = [0, 2, 5, 7];
    const made = IntervalSet.ofBounds(bounds);
    bounds[1] = 4;
    expect(made.bounds).toEqual([0, 2, 5, 7]);
  });
});

describe('algebra', () => {
  test('on examples, with touching bounds', () => {
    const [a, b] = [set([0, 4], [6, 10]), set([2, 6], [8, 12])];
    expect(a.union(b).bounds).toEqual([0, 12]);
    expect(a.intersect(b).bounds).toEqual([2, 4, 8, 10]);
    expect(a.minus(b).bounds).toEqual([0, 2, 6, 8]);
    expect(b.minus(a).bounds).toEqual([4, 6, 10, 12]);
    expect(a.minus(a)).toBe(IntervalSet.empty);
    expect(set([0, 4]).intersect(set([4, 8]))).toBe(IntervalSet.empty);
    expect(IntervalSet.empty.union(a).equals(a)).toBe(true);
    expect(a.minus(IntervalSet.empty).equals(a)).toBe(true);
  });

  test('agrees with one truth value per millisecond', () => {
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [a, b, inA, inB] = [set(...one), set(...other), modelOf(one), modelOf(other)];
        expect(bits(a)).toEqual(inA);
        expect(bits(a.union(b))).toEqual(inA.map((bit, i) => bit || inB[i] === true));
        expect(bits(a.intersect(b))).toEqual(inA.map((bit, i) => bit && inB[i] === true));
        expect(bits(a.minus(b))).toEqual(inA.map((bit, i) => bit && inB[i] !== true));
        expect(a.total()).toBe(inA.filter(Boolean).length);
      }),
    );
  });

  test('obeys its laws, and results are in normal form', () => {
    fc.assert(
      fc.property(lists, lists, lists, (one, other, third) => {
        const [a, b, c] = [set(...one), set(...other), set(...third)];
        expect(a.union(b)).toEqual(b.union(a));
        expect(a.intersect(b)).toEqual(b.intersect(a));
        expect(a.intersect(b.union(c))).toEqual(a.intersect(b).union(a.intersect(c)));
        expect(a.minus(b.union(c))).toEqual(a.minus(b).minus(c));
        expect(a.minus(b).union(a.intersect(b))).toEqual(a);
        expect(a.minus(b).total() + a.intersect(b).total()).toBe(a.total());
        expect(a.union(b).total() + a.intersect(b).total()).toBe(a.total() + b.total());
        expect(IntervalSet.unionOf([a, b, c])).toEqual(a.union(b).union(c));
        for (const result of [a, a.union(b), a.intersect(b), a.minus(b), IntervalSet.unionOf([c, a])])
          expect(result.bounds.every((bound, i, all) => i === 0 || bound > (all[i - 1] ?? bound))).toBe(true);
      }),
    );
  });

  test('clip is the intersection with one interval, and splitting a period loses nothing', () => {
    fc.assert(
      fc.property(lists, pairs, (list, [start, end]) => {
        const a = set(...list);
        expect(a.clip(at(start), at(end))).toEqual(a.intersect(set([start, end])));
        const [before, after] = [a.clip(at(0), at(start)), a.clip(at(start), at(world))];
        expect(before.total() + after.total()).toBe(a.total());
        expect(before.union(after)).toEqual(a);
      }),
    );
  });

  test('clip on examples', () => {
    const a = set([0, 4], [6, 10]);
    expect(a.clip(at(1), at(7)).bounds).toEqual([1, 4, 6, 7]);
    expect(a.clip(at(0), at(10)).bounds).toEqual([0, 4, 6, 10]);
    expect(a.clip(at(4), at(6))).toBe(IntervalSet.empty);
    expect(a.clip(at(2), at(2))).toBe(IntervalSet.empty);
    expect(a.clip(at(3), at(1))).toBe(IntervalSet.empty);
    expect(a.bounds).toEqual([0, 4, 6, 10]);
  });

  test('the union of none is empty', () => {
    expect(IntervalSet.unionOf([])).toBe(IntervalSet.empty);
  });
});

describe('asking a set', () => {
  const a = set([0, 4], [6, 10]);

  test('is half-open', () => {
    expect([-1, 0, 3, 4, 5, 6, 9, 10].map((ms) => a.contains(at(ms)))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(IntervalSet.empty.contains(at(0))).toBe(false);
  });

  test('total, count, emptiness, equality', () => {
    expect([a.total(), a.count, a.isEmpty]).toEqual([8, 2, false]);
    expect([IntervalSet.empty.total(), IntervalSet.empty.count, IntervalSet.empty.isEmpty]).toEqual([0, 0, true]);
    expect([a.equals(set([6, 10], [0, 4])), a.equals(set([0, 4])), set([0, 4]).equals(a)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(a.equals(set([0, 4], [6, 11]))).toBe(false);
  });

  test('iterates in order', () => {
    expect([...a]).toEqual([
      { start: 0, end: 4 },
      { start: 6, end: 10 },
    ]);
  });

  test('text, JSON, inspection', () => {
    const text = '1970-01-01T00:00:00.000Z/1970-01-01T00:00:00.004Z 1970-01-01T00:00:00.006Z/1970-01-01T00:00:00.010Z';
    expect(a.toString()).toBe(text);
    expect(Object.prototype.toString.call(a)).toBe(`[object IntervalSet ${text}]`);
    expect(JSON.stringify(set([0, 4]))).toBe('[{"start":"1970-01-01T00:00:00.000Z","end":"1970-01-01T00:00:00.004Z"}]');
    expect(a).not.toEqual(set([0, 4]));
  });
});
