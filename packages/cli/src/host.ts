/**
 * The world as a command sees it. Owns: the only reading of clock, environment and terminal in the product; everything below
 * gets them as values.
 */
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
}

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
  };
}
