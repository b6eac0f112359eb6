/** A `troth` process of its own, for tests that have to see it start, live and end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/troth.js', import.meta.url));

export interface Running {
  readonly pid: number;
  /** Where it listens; empty for a worker. */
  readonly url: string;
  /** The key it showed, if it did. */
  readonly key: string | undefined;
  readonly said: { out: string; err: string };
  /** Sends a signal and gives the exit code; undefined when the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | undefined>;
  /** The exit code, whenever it ends by itself. */
  readonly ended: Promise<number | undefined>;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Resolves when the process says that it serves or works, or that all of the demo is there; rejects with what it said when it ends before. */
export async function running(args: readonly string[], { cwd, env = {} }: Surroundings): Promise<Running> {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const ended = once(child, 'exit').then(([code]): number | undefined => (typeof code === 'number' ? code : undefined));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.err += text));
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
      if (/^troth \S+ (?:serves|works)|^Everything is there/mu.test(said.out)) resolve();
    });
  });
  const early = ended.then((code) => {
    throw new Error(`It ended with ${code} before it was ready.\n${said.out}${said.err}`);
  });
  early.catch(() => undefined);
  await Promise.race([ready, early]);
  return {
    pid: child.pid ?? 0,
    url: /(?:serves|company, at) (http\S+)/u.exec(said.out)?.[1] ?? '',
    key: /^(?: {2}|.*administrator: )(troth\.\S+)$/mu.exec(said.out)?.[1],
    said,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
