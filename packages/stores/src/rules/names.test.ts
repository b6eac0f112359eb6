import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bySeries, compareText } from './names.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc
    .array(fc.constantFrom('a', 'Z', '中', '﨑', '\u{fffd}', '🏠', '🛠'), { maxLength: 4 })
    .map((parts) => parts.join('')),
);

test('text is in order of its UTF-8 bytes', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
  expect(compareText('🏠', '﨑')).toBeGreaterThan(0);
});

test('series are in order of name, source, subject, agreement and step, and differ in one of them', () => {
  const series = { series: 'b', source: 'b', subject: 'b', agreement: 'b', stepMs: 2 };
  expect(bySeries(series, { ...series })).toBe(0);
  const { subject: _, ...whole } = series;
  const before = [
    { ...series, series: 'a', source: 'c' },
    { ...series, source: 'a', subject: 'c' },
    whole,
    { ...series, subject: 'a', agreement: 'c' },
    { ...series, agreement: 'a', stepMs: 3 },
    { ...series, stepMs: 1 },
  ];
  for (const one of before) expect([bySeries(one, series), bySeries(series, one)].map(Math.sign)).toEqual([-1, 1]);
});
