/** Chance for the tests of this room, the same in every run. Nothing here is part of the product. */

import { logarithm } from '../chance/exponential.ts';

/** Numbers in [0, 1), by mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Simulated {
  readonly time: number;
  /** Outages in one unit of time. */
  readonly rate: number;
  readonly meanRepair: number;
  readonly running?: boolean;
}

/**
 * Outage time that begins within so much time: gaps and repairs are drawn one by one.
 */
export function outageTime({ time, rate, meanRepair, running }: Simulated, next: () => number): number {
  let total = running === true ? meanRepair * exponential(next()) : 0;
  for (let at = exponential(next()) / rate; at < time; at += exponential(next()) / rate)
    total += meanRepair * exponential(next());
  return total;
}

/** An exponential draw of mean 1 from a uniform one. */
function exponential(uniform: number): number {
  return -logarithm(1 - uniform);
}
