import { expect, test } from 'vitest';
import { canonicalHash, canonicalText } from './canonical.ts';
import { Ratio } from './ratio.ts';

test('one text per value: keys sorted by code unit, no space, exact values by their text', () => {
  expect(canonicalText({ b: [1, true, null], a: { é: 'x', z: Ratio.of(1, 3) } })).toBe(
    '{"a":{"z":"1/3","é":"x"},"b":[1,true,null]}',
  );
  expect(canonicalText({ a: 1, b: 2 })).toBe(canonicalText({ b: 2, a: 1 }));
  expect(() => canonicalText(undefined)).toThrow(new TypeError('a value without JSON form has no canonical text'));
});

test('SHA-256 of that text, in hexadecimal', () => {
  expect(canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  expect(canonicalHash('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126');
});
