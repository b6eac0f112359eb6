/** docs/published-slas.md is what scripts/published-table.ts writes today. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { publishedTable } from './published-table.ts';

it('the table of published agreements is up to date', async () => {
  const kept = readFileSync(new URL('../docs/published-slas.md', import.meta.url), 'utf8');
  expect(kept, 'run: npm run docs').toBe(await publishedTable());
});
