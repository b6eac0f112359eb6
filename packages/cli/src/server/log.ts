/** Structured log lines of the server: one JSON object a line on stderr, in the shape of pino's, secrets never in them. */
import type { Configuration } from '../configuration/settings.ts';
import type { Host } from '../host.ts';

const levels = { debug: 20, info: 30, warn: 40, error: 50, silent: 100 } as const;

export interface Log {
  readonly level: string;
  /** Lines that others wrote in the same form. */
  readonly stream: { write(line: string): void };
  say(level: 'debug' | 'info' | 'warn' | 'error', message: string, facts?: Readonly<Record<string, unknown>>): void;
}

export function logOf(configuration: Configuration, host: Host): Log {
  const level = configuration['log.level'];
  const write = (line: string): void => host.err(line);
  return {
    level,
    stream: { write },
    say(at, message, facts = {}) {
      if (levels[at] < levels[level]) return;
      write(`${JSON.stringify({ level: levels[at], time: host.now(), ...facts, msg: message })}\n`);
    },
  };
}
