import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { examplePacks } from './example-pack.ts';

const folder = fileURLToPath(new URL('../examples/packs', import.meta.url));

test('the packs of the examples are what the product makes of Harbourline (else: node scripts/example-pack.ts)', async () => {
  for (const [name, content] of await examplePacks()) {
    expect(readFileSync(join(folder, name)).equals(Buffer.from(content)), name).toBe(true);
  }
});
