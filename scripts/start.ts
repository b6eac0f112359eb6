/**
 * `npm start`: builds the web application where its sources are newer than what was built, then shows the demo company,
 * kept in the embedded database in ./troth-demo.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'packages/web');
const built = join(web, 'app/index.html');

const newest = Math.max(
  ...['packages/web/src', 'packages/core/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(root, folder, name)).mtimeMs,
    ),
  ),
);

if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  console.log('Building the web application …');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

process.argv = [process.argv[0] ?? 'node', 'troth', 'demo', ...process.argv.slice(2)];
await import('../packages/cli/src/main.ts');
