/**
 * How much of a limit a clock has used: running time accumulated over stretches, each in its own hours. Built once per
 * clock at a cost of its own stretches; each question after that is a binary search.
 */
import type { Instant } from '../../values/instant.ts';
import type { Hours } from './hours.ts';
import type { Stretch } from './stretches.ts';

export class Gauge {
  readonly #running: readonly Stretch[];
  readonly #hours: (stretch: Stretch) => Hours;
  /** Milliseconds used when each running stretch ends. */
  readonly #used: readonly number[];

  /** `hours` tells in which hours a stretch runs. Stopped stretches use nothing. */
  constructor(stretches: readonly Stretch[], hours: (stretch: Stretch) => Hours) {
    this.#running = stretches.filter((stretch) => stretch.stop === undefined);
    this.#hours = hours;
    let sum = 0;
    this.#used = this.#running.map((stretch) => (sum += hours(stretch).elapsed(stretch.start, stretch.end)));
  }

  /** Milliseconds used in all. */
  get total(): number {
    return this.#used.at(-1) ?? 0;
  }

  /** Milliseconds used before the instant. */
  usedAt(at: Instant): number {
    const i = this.#firstIndex((index) => (this.#running[index]?.end ?? at) >= at);
    const stretch = this.#running[i];
    if (stretch === undefined) return this.total;
    const earlier = this.#used[i - 1] ?? 0;
    return at <= stretch.start ? earlier : earlier + this.#hours(stretch).elapsed(stretch.start, at);
  }

  /**
   * When `budget` milliseconds are used up. Beyond the last stretch the answer is a forecast: as if the clock ran on
   * from there without further stops; undefined when it has never run, or never can use that much.
   */
  reaches(budget: number): Instant | undefined {
    const i = Math.min(
      this.#firstIndex((index) => (this.#used[index] ?? budget) >= budget),
      this.#running.length - 1,
    );
    const stretch = this.#running[i];
    if (stretch === undefined) return undefined;
    const due = this.#hours(stretch).add(stretch.start, budget - (this.#used[i - 1] ?? 0));
    return due.ok ? due.value : undefined;
  }

  #firstIndex(holds: (index: number) => boolean): number {
    let [low, high] = [0, this.#running.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
