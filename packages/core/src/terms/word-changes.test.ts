import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from './word-changes.ts';

test('what changed is told word by word, and Chinese character by character', () => {
  expect(wordChanges('at least 99.9 % each month', 'at least 99.95 % each month')).toEqual([
    { kind: 'same', text: 'at least ' },
    { kind: 'removed', text: '99.9' },
    { kind: 'added', text: '99.95' },
    { kind: 'same', text: ' % each month' },
  ]);
  expect(wordChanges('每月不少於', '每季不少於').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'same 每',
    'removed 月',
    'added 季',
    'same 不少於',
  ]);
});

test('both texts can be read off the changes', () => {
  const words = fc.array(fc.constantFrom('at', ' ', 'least', '99.9', '%', '月', '.', 'x')).map((all) => all.join(''));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordChanges(before, after);
      const read = (left: string): string =>
        changes.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
      expect(read('added')).toBe(before);
      expect(read('removed')).toBe(after);
    }),
  );
});
