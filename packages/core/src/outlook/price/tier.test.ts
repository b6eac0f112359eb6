import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { completed } from './tier.ts';
import type { Tier } from './tier.ts';

const r = (text: string): Ratio => Ratio.parse(text);
const row = (share: string, atLeast?: string, below?: string): Tier => ({
  ...(atLeast === undefined ? {} : { atLeast: r(atLeast) }),
  ...(below === undefined ? {} : { below: r(below) }),
  share: r(share),
});

const shown = (rows: readonly Tier[]): unknown => {
  const whole = completed(rows);
  return typeof whole === 'string' ? whole : whole.map(({ share }) => share.toString());
};

describe('a table of credits', () => {
  it('is laid out from the best value down, in whatever order it was written', () => {
    expect(shown([row('0.25', undefined, '0.9'), row('0', '0.99'), row('0.1', '0.9', '0.99')])).toEqual([
      '0',
      '0.1',
      '0.25',
    ]);
    expect(shown([row('0', '1'), row('0.5', '0', '1')])).toEqual(['0', '0.5']);
  });

  it('pays nothing above its rows', () => {
    expect(shown([row('0.25', undefined, '0.9'), row('0.1', '0.9', '0.99')])).toEqual(['0', '0.1', '0.25']);
    expect(shown([row('0.5', undefined, '1')])).toEqual(['0', '0.5']);
  });

  it('has no holes, no value twice and no row turned round', () => {
    expect(shown([row('0', '0.99')])).toMatch(/from 0 up to 0.99 lie in no row/u);
    expect(shown([row('0', '0.99'), row('0.1', undefined, '0.9')])).toMatch(/from 0.9 up to 0.99 lie in no row/u);
    expect(shown([row('0', '0.9'), row('0.1', undefined, '0.95')])).toMatch(/two rows hold the values below 0.95/u);
    expect(shown([row('0.1'), row('0.2')])).toMatch(/two rows hold the values below 1/u);
    expect(shown([row('0', '0.99'), row('0.1', '0.995', '0.99'), row('0.2', undefined, '0.99')])).toMatch(
      /row from 0.995 ends before it begins/u,
    );
  });
});
