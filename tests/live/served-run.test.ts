import { expect, test } from 'vitest';
import { servedRun } from './served-run.ts';

test('a served Troth counts what the target showed, whoever is restarted', { timeout: 240_000 }, async () => {
  const figures = await servedRun({ wholeMs: 32_000, stepSeconds: 1, downMs: 5_000, say: () => undefined });
  expect(figures).toMatchObject({ pass: true });
  expect(figures.slices.known).toBeGreaterThanOrEqual(5);
  expect(figures.unknown.length).toBeGreaterThan(1);
  expect(figures.unknown.map(({ because }) => because).join()).toContain('the target was down');
  expect(figures.down.measuredMs).toBeGreaterThan(0);
});
