import { describe, expect, it } from 'vitest';
import { isoOf, momentOf, secondsMomentOf, utcMomentOf } from './moments.ts';

const two = Date.UTC(2024, 10, 14, 2);

describe('times of other systems', () => {
  it('are read in their own spellings', () => {
    expect(momentOf('2024-11-14T10:00:00.000+0800')).toBe(two);
    expect(momentOf('2024-11-14T10:00:00+08:00')).toBe(two);
    expect(momentOf('2024-11-14T02:00:00.000999999Z')).toBe(two);
    expect(utcMomentOf('2024-11-14 02:00:00')).toBe(two);
    expect(secondsMomentOf(String(two / 1000), '250999999')).toBe(two + 250);
  });

  it('are not guessed', () => {
    expect(momentOf('2024-11-14 02:00:00')).toBeUndefined();
    expect(momentOf('2024-11-14T02:00:00')).toBeUndefined();
    expect(utcMomentOf('14.11.2024 02:00')).toBeUndefined();
    expect(secondsMomentOf('1e9')).toBeUndefined();
    expect(isoOf(Number.NaN)).toBeUndefined();
    expect(isoOf(1e15)).toBeUndefined();
    expect(isoOf(two)).toBe('2024-11-14T02:00:00.000Z');
  });
});
