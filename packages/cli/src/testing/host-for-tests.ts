/** A world for commands that run inside a test: what they say is kept, the clock stands, nothing is unforeseeable. */
import type { Host } from '../host.ts';

/** What a command said. */
export interface Said {
  out: string;
  err: string;
}

export function hostForTests(args: readonly string[], changes: Partial<Host> = {}): { host: Host; said: Said } {
  const said: Said = { out: '', err: '' };
  const host: Host = {
    args,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    colours: false,
    live: false,
    now: () => Date.UTC(2025, 0, 15),
    env: {},
    random: (bytes) => new Uint8Array(bytes).fill(7),
    pause: () => Promise.resolve(),
    askedToEnd: () => Promise.resolve('SIGTERM'),
    ...changes,
  };
  return { host, said };
}
