/**
 * The world as a command sees it. Owns: the only reading of clock, environment and terminal in the product; everything below
 * gets them as values.
 */
import { randomBytes } from 'node:crypto';

export interface Host {
  /** Words after the name of the command. */
  readonly args: readonly string[];
  out(text: string): void;
  err(text: string): void;
  /** Whether stdout is a terminal that takes colours. */
  readonly colours: boolean;
  /** Whether stderr is a terminal: progress is shown only there. */
  readonly live: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Unforeseeable bytes. */
  random(bytes: number): Uint8Array;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<void>;
  /** Settles when the process is asked to end (SIGTERM, SIGINT), with the name of the signal. */
  askedToEnd(): Promise<string>;
}

const impatientMs = 1_000;

/** The process this runs in. */
export function processHost(): Host {
  const colours = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return {
    args: process.argv.slice(2),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colours,
    live: process.stderr.isTTY,
    now: () => Date.now(),
    env: process.env,
    random: (bytes) => randomBytes(bytes),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    askedToEnd: () =>
      new Promise((resolve) => {
        let first: number | undefined;
        const hear = (signal: string): void => {
          // Launchers and terminals tell it twice in one moment; who asks again later does not want to wait.
          if (first !== undefined && signal === 'SIGINT' && performance.now() - first > impatientMs) process.exit(130);
          first ??= performance.now();
          resolve(signal);
        };
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, hear);
      }),
  };
}
