import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiPage } from './api-reference.ts';

test('docs/api.md is what "npm run docs" writes', async () => {
  const page = await apiPage();
  expect(readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8')).toBe(page);
  expect(page.match(/^### /gmu)?.length).toBeGreaterThan(60);
});
