import { expect, test } from 'vitest';
import { sayPlace, sayTerm } from './say-term.ts';

test('a term is said by the names of its fields; numbers count from 1, ids stay as they are', () => {
  expect(sayTerm('exclusions[force-majeure].appliesTo[0]', 'en')).toBe('Exclusions › force-majeure › Applies to › 1');
  expect(sayTerm('exclusions[force-majeure].appliesTo[0]', 'zh-Hant')).toMatch(/› force-majeure › .+ › 1$/u);
  expect(sayPlace(['maintenance', 'planned-works', 'notice'], 'en')).toMatch(/› planned-works ›/u);
});
