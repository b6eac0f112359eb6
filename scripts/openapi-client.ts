/**
 * `npm run generate -w tools/openapi-client`: writes the types of the HTTP client from packages/http/openapi.json. The
 * generator lives in a workspace of its own because it needs an older TypeScript than we are written in.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));
/** The command and the web application each keep their copy: neither stands on the other. */
export const clientCopies = ['packages/cli/src/client/api.d.ts', 'packages/web/src/client/api.d.ts'] as const;

export async function clientTypes(): Promise<string> {
  const generator = path('tools/openapi-client/node_modules/openapi-typescript/bin/cli.js');
  const options = ['--root-types', '--alphabetize'];
  const text = execFileSync(process.execPath, [generator, path('packages/http/openapi.json'), ...options], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await clientTypes();
  for (const copy of clientCopies) {
    mkdirSync(dirname(path(copy)), { recursive: true });
    writeFileSync(path(copy), text);
  }
}
