import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientCopies, clientTypes } from './openapi-client.ts';

test('the types of the clients are generated from openapi.json as it is', async () => {
  const text = await clientTypes();
  for (const copy of clientCopies) {
    expect(readFileSync(new URL(`../${copy}`, import.meta.url), 'utf8'), copy).toBe(text);
  }
});
