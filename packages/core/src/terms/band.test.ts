import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { contains, formatBand, holes, overlap, parseBand, reachable } from './band.ts';
import type { Band } from './band.ts';

function band(text: string): Band {
  const read = parseBand(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}
const share = reachable({ dimension: 'ratio', unit: '' });
const texts = (bands: readonly Band[]): string[] => bands.map(formatBand);

describe('bands', () => {
  it('reads open and closed ends', () => {
    expect(contains(band('[99 %, 99.9 %)'), Ratio.percent('99'))).toBe(true);
    expect(contains(band('[99 %, 99.9 %)'), Ratio.percent('99.9'))).toBe(false);
    expect(contains(band('(99 %, 99.9 %]'), Ratio.percent('99'))).toBe(false);
    expect(contains(band('(99 %, 99.9 %]'), Ratio.percent('99.9'))).toBe(true);
    expect(contains(band('= 3'), Ratio.of(3))).toBe(true);
    expect(contains(band('> 5 min'), Ratio.of(300_000))).toBe(false);
  });
  it.each([
    ['99 to 99.9', 'is not a band'],
    ['[99 %, 5 min)', 'different kinds'],
    ['[99.9 %, 99 %)', 'end lies before its start'],
    ['< about 5', 'not a quantity'],
  ])('refuses %s', (text, why) => {
    expect(parseBand(text)).toContain(why);
  });
  it('finds the hole at exactly the target that one published table leaves', () => {
    const rows = [band('> 99.99 %'), band('[99.80 %, 99.99 %)'), band('< 99.80 %')];
    expect(texts(holes(rows, share))).toEqual(['= 99.99 %']);
  });
  it('finds the hole between two-decimal rows', () => {
    const rows = [band('[99.9 %, 100 %]'), band('[98 %, 99.89 %]'), band('[95 %, 97.99 %]'), band('[0 %, 95 %)')];
    expect(texts(holes(rows, share))).toEqual(['(97.99 %, 98 %)', '(99.89 %, 99.9 %)']);
  });
  it('finds no hole in a partition and no overlap between neighbours', () => {
    expect(holes([band('[99.9 %, 100 %]'), band('< 99.9 %')], share)).toEqual([]);
    expect(overlap(band('[99.9 %, 100 %]'), band('< 99.9 %'))).toBeUndefined();
    expect(texts([overlap(band('[1, 10]'), band('[10, 20]')) ?? band('= 0')])).toEqual(['= 10']);
  });
  it('bands and their holes together cover every value of the domain exactly once', () => {
    const edge = fc.integer({ min: 0, max: 20 });
    const piece = fc
      .tuple(edge, edge, fc.boolean(), fc.boolean())
      .map(([a, b, c, d]) => band(`${c ? '[' : '('}${Math.min(a, b)}, ${Math.max(a, b)}${d ? ']' : ')'}`));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 0, max: 40 }), (bands, half) => {
        const value = Ratio.of(half, 2);
        const left = holes(bands, band('[0, 20]'));
        const covered = bands.some((one) => contains(one, value));
        expect(left.filter((one) => contains(one, value)).length).toBe(covered ? 0 : 1);
      }),
    );
  });
  it('writes a band that reads back as itself', () => {
    for (const text of ['[99 %, 99.9 %)', '(1 h 30 min, 2 h]', '< 99 %', '>= 5 min', '= 3', '> 2.5 points'])
      expect(formatBand(band(text))).toBe(text);
  });
});
