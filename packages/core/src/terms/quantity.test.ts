import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { comparable, formatQuantity, formatTime, parseQuantity, quantity, sayQuantity } from './quantity.ts';

describe('quantities', () => {
  it.each([
    ['99.95 %', 'ratio', '', '0.9995'],
    ['99.95%', 'ratio', '', '0.9995'],
    ['500 ppm', 'ratio', '', '0.0005'],
    ['15 min', 'time', '', '900000'],
    ['1 h 30 min', 'time', '', '5400000'],
    ['0.5 s', 'time', '', '500'],
    ['30 d', 'time', '', '2592000000'],
    ['3', 'count', '', '3'],
    ['5 business days', 'days', 'business', '5'],
    ['2.4 points', 'number', 'points', '2.4'],
  ])('reads %s', (...[text, dimension, unit, exact]) => {
    const read = parseQuantity(text);
    expect(read).toMatchObject({ dimension, unit });
    if (typeof read !== 'string') expect(read.value.toString()).toBe(exact);
  });
  it.each(['', 'soon', '1e5 min', '99,9 %', '--3', 'x'.repeat(101)])('refuses %s with a sentence', (text) => {
    expect(typeof parseQuantity(text)).toBe('string');
  });
  it('writes times in the fewest whole units', () => {
    expect(formatTime(Ratio.of(5_400_000))).toBe('1 h 30 min');
    expect(formatTime(Ratio.of(86_400_000))).toBe('1 d');
    expect(formatTime(Ratio.of(90_000_000))).toBe('25 h');
    expect(formatTime(Ratio.of(0))).toBe('0 min');
    expect(formatTime(Ratio.of(-60_000))).toBe('-1 min');
  });
  it('says times and days in Chinese', () => {
    expect(sayQuantity(quantity('time', Ratio.of(5_400_000)), 'zh-Hant')).toBe('1 小時 30 分鐘');
    expect(sayQuantity(quantity('days', Ratio.of(5), 'business'), 'zh-Hant')).toBe('5 個工作日');
  });
  it('does not compare business days with calendar days', () => {
    expect(comparable({ dimension: 'days', unit: 'business' }, { dimension: 'days', unit: 'calendar' })).toBe(false);
  });
  it('reads back what it writes', () => {
    const whole = fc.integer({ min: 0, max: 10 ** 10 });
    fc.assert(
      fc.property(whole, fc.constantFrom('ratio', 'time', 'count'), (n, dimension) => {
        const value = dimension === 'ratio' ? Ratio.of(n, 10 ** 8) : Ratio.of(n);
        const q = quantity(dimension, value);
        const read = parseQuantity(formatQuantity(q));
        expect(typeof read === 'string' ? read : read.value.toString()).toBe(value.toString());
      }),
    );
  });
});
