/** `npm run golden`: writes the documents under packages/documents/golden anew. Read the difference before you commit it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const vitest = join(root, 'node_modules', '.bin', 'vitest');
const { status } = spawnSync(
  vitest,
  ['run', '--project', 'unit', '--update', 'packages/documents/src/golden.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
