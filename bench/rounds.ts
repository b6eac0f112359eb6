/** Timing: medians of rounds, after a warm-up, in one process. */

/** Milliseconds of the middle round and of the quickest, and of the core's own time: what others took away is not in it. */
export interface Timing {
  readonly median: number;
  readonly best: number;
  readonly core: number;
}

/** Runs the work a few times to let the engine compile it, then measures so many rounds. */
export function time(work: () => void, how: { rounds: number; warmUp: number }): Timing {
  for (let i = 0; i < how.warmUp; i += 1) work();
  const rounds: number[] = [];
  // The core's own time is counted in ticks of some milliseconds: only the sum over all rounds is fine enough.
  const before = process.threadCpuUsage();
  for (let i = 0; i < how.rounds; i += 1) {
    const begun = performance.now();
    work();
    rounds.push(performance.now() - begun);
  }
  const { user, system } = process.threadCpuUsage(before);
  return { median: middle(rounds), best: Math.min(...rounds), core: (user + system) / 1e3 / how.rounds };
}

export const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The value under which this share of the values lies. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** "1.43 G", "5.2 M", "830 k", "95": a rate that reads at a glance. */
export function rate(perSecond: number): string {
  for (const [size, name] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const)
    if (perSecond >= size) return `${(perSecond / size).toFixed(2)} ${name}`;
  return perSecond.toFixed(0);
}

/** What a section found. */
export interface Section {
  readonly title: string;
  readonly about: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What has to be reached, and whether it was. */
  readonly targets: readonly { readonly what: string; readonly reached: boolean; readonly measured: string }[];
}
