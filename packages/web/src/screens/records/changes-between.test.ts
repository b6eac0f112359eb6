import { expect, test } from 'vitest';
import { changesBetween } from './changes-between.ts';

test('fields that changed, came or went, by name; state and trail tell of themselves', () => {
  const before = { name: { en: 'One', 'zh-Hant': '一' }, owner: 'ada', sites: ['a'], state: 'draft', trail: [] };
  const after = { name: { 'zh-Hant': '一', en: 'One' }, sites: ['a', 'b'], cost: '1', state: 'live', trail: [1] };
  expect(changesBetween(before, after)).toEqual([
    { name: 'cost', was: undefined, is: '1' },
    { name: 'owner', was: 'ada', is: undefined },
    { name: 'sites', was: ['a'], is: ['a', 'b'] },
  ]);
  expect(changesBetween(before, before)).toEqual([]);
});
