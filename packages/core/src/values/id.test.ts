import { expect, test } from 'vitest';
import { Id } from './id.ts';

test.each(['a', '9', 'harbourline-core', 'SLA_2024.11:v1/availability@hk', '海港', 'x'.repeat(200)])(
  '%j is an id',
  (text) => {
    expect(Id.of('agreement', text)).toBe(text);
    expect(Id.tryOf('agreement', text)).toBe(text);
  },
);

test.each(['', ' ', '-a', '.a', 'a b', 'a\n', 'a\u0000', 'a#', 'x'.repeat(201)])('%j is not', (text) => {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  expect(Id.tryOf('agreement', text)).toBeUndefined();
  expect(() => Id.of('agreement', text)).toThrow(
    new RangeError(
      `"${shown}" cannot name one agreement: use 1 to 200 letters, digits and . _ : / @ -, ` +
        'and start with a letter or digit.',
    ),
  );
});
