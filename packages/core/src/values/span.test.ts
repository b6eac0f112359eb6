import { describe, expect, test } from 'vitest';
import { Instant } from './instant.ts';
import { Span } from './span.ts';
import type { SpanKind } from './span.ts';

const hour = 3_600_000;

describe('Span', () => {
  test('adds, subtracts and compares within its kind', () => {
    const [four, one] = [Span.service(4 * hour), Span.service(hour)];
    expect([four.plus(one).ms, one.minus(four).ms, four.kind]).toEqual([5 * hour, -3 * hour, 'service']);
    expect([one.compare(four), one.compare(Span.service(hour)), four.compare(one)]).toEqual([-1, 0, 1]);
    expect([one.equals(Span.service(hour)), one.equals(four), one.equals(Span.elapsed(hour))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      [Span.elapsed(-1), Span.elapsed(0), Span.elapsed(1)].map((span) => [span.isNegative(), span.isZero()]),
    ).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test('between two moments is elapsed', () => {
    const [start, end] = [Instant.parse('2024-11-14T00:00Z'), Instant.parse('2024-11-14T01:00Z')];
    expect(Span.between({ start, end }).toJSON()).toEqual({ kind: 'elapsed', ms: hour });
    expect(Span.between({ start: end, end: start }).ms).toBe(-hour);
  });

  test('kinds do not mix at run time either', () => {
    const service = Span.of<SpanKind>(hour, 'service');
    const elapsed = Span.of<SpanKind>(hour, 'elapsed');
    const sentence = new TypeError(
      'A span of service time and a span of elapsed time do not mix: ask a calendar to convert one.',
    );
    expect(() => service.plus(elapsed)).toThrow(sentence);
    expect(() => service.minus(elapsed)).toThrow(sentence);
    expect(() => service.compare(elapsed)).toThrow(sentence);
  });

  test.each([0.5, Number.NaN, 2 ** 53])('%d ms are refused', (ms) => {
    expect(() => Span.elapsed(ms)).toThrow(new RangeError(`${ms} is not a whole number of milliseconds.`));
  });

  test.each([
    [0, 'PT0S'],
    [250, 'PT0.250S'],
    [1000, 'PT1S'],
    [59_999, 'PT59.999S'],
    [60_000, 'PT1M'],
    [61_000, 'PT1M1S'],
    [hour, 'PT1H'],
    [4.5 * hour, 'PT4H30M'],
    [hour + 1, 'PT1H0.001S'],
    [30 * hour + 65_050, 'PT30H1M5.050S'],
    [-hour, '-PT1H'],
    [-1500, '-PT1.500S'],
  ])('%d ms is %s', (ms, text) => {
    expect(Span.service(ms).toString()).toBe(text);
  });

  test('JSON, inspection, operators', () => {
    expect(JSON.stringify(Span.service(hour))).toBe('{"kind":"service","ms":3600000}');
    expect(Object.prototype.toString.call(Span.elapsed(hour))).toBe('[object Span elapsed PT1H]');
    expect(Span.service(1)).not.toEqual(Span.service(2));
    const sentence = new TypeError('Spans do not take part in <, > or +: use compare, plus, minus, ms.');
    expect(() => Span.service(1).valueOf()).toThrow(sentence);
    expect(() => Span.service(1) < Span.service(2)).toThrow(sentence);
  });
});
