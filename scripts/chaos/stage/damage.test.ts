import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceFrom } from './chance.ts';
import { damaged } from './damage.ts';

test('damage always changes something', () => {
  fc.assert(
    fc.property(fc.integer(), fc.uint8Array({ minLength: 1, maxLength: 200 }), (seed, content) => {
      const whole = Buffer.from(content);
      expect(damaged(whole, chanceFrom(seed)).bytes.equals(whole)).toBe(false);
    }),
  );
});
