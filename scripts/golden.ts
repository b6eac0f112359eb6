/**
 * `npm run golden`: writes the documents under packages/documents/golden, packages/http/openapi.json and packages/stores/golden/schema.txt anew. Read the
 * difference before you commit it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const vitest = join(root, 'node_modules', '.bin', 'vitest');
const tests = [
  'packages/documents/src/golden.test.ts',
  'packages/documents/src/proposal/proposal.test.ts',
  'packages/http/src/openapi/document.test.ts',
  'packages/stores/src/postgres/schema-text.test.ts',
];
const { status } = spawnSync(vitest, ['run', '--project', 'unit', ...tests, '--update'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
