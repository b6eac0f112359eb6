import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, plainWords } from './plain-words.ts';

describe('words from strangers', () => {
  it('become one short line that a row accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const words = plainWords(text);
        if (words === undefined) return;
        expect(words.length).toBeLessThanOrEqual(200);
        expect(words).toBe(words.trim());
        expect(words).not.toMatch(/\p{Cc}|\p{Cf}/u);
        expect(words.isWellFormed()).toBe(true);
      }),
    );
  });

  it('are cut between signs, never through one', () => {
    expect(plainWords('😀'.repeat(5), 6)).toBe('😀😀…');
    expect(plainWords('a\r\n\u202eb')).toBe('a b');
    expect(plainWords(' \u0000 ')).toBeUndefined();
  });
});

describe('ids', () => {
  it('are short, printable, and different for different parts', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('/', '%', '%2F', '', 'a/b', 'x'.repeat(300)));
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(idOf(...a).length).toBeLessThanOrEqual(200);
        expect(idOf(...a)).not.toMatch(/\p{Cc}/u);
        expect(idOf(...a) === idOf(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});
