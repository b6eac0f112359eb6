/** A line on stderr that says what takes so long. Only on a terminal, and only after a second. */
import type { Host } from './host.ts';

export interface Progress {
  step(text: string): void;
  done(): void;
}

const patienceMs = 1000;
const pauseMs = 100;

export function progressOn(host: Host): Progress {
  if (!host.live) return { step: () => undefined, done: () => undefined };
  const begun = host.now();
  let last: number = begun;
  let shown = false;
  return {
    step(text) {
      const now = host.now();
      if (now - begun < patienceMs || now - last < pauseMs) return;
      last = now;
      shown = true;
      host.err(`\r\u001B[2K${text.slice(0, 100)}`);
    },
    done() {
      if (shown) host.err('\r\u001B[2K');
    },
  };
}
