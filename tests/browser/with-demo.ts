/** Once for a run of the browser tests: builds the application, starts the demo company, and ends it afterwards. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the demo company: "http://127.0.0.1:40123". */
    readonly demo: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const longest = 240_000;

export async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  // While tests are written: a demo that runs already, with the application as it was built last.
  const running = process.env['TROTH_DEMO'];
  if (running !== undefined) {
    provide('demo', running);
    return undefined;
  }
  const built = spawnSync('npm', ['run', '--silent', 'build', '-w', '@troth/web'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`the application does not build:\n${built.stderr}`);
  const child = spawn(process.execPath, ['tests/browser/demo-process.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the demo company did not start')), longest);
    child.stdout.setEncoding('utf8').once('data', (line: string) => {
      clearTimeout(late);
      resolve(line.trim());
    });
    child.once('exit', (code) => reject(new Error(`the demo company ended with ${code}`)));
  });
  provide('demo', address);
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
