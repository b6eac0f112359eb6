import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientTypes } from './openapi-client.ts';

test('the types of the client are generated from openapi.json as it is', async () => {
  const stored = readFileSync(new URL('../packages/cli/src/client/api.d.ts', import.meta.url), 'utf8');
  expect(stored).toBe(await clientTypes());
});
