/** Outage time drawn one outage at a time, for the tests of this room. Nothing here is part of the product. */

import { exponentialDraw } from '../chance/draws.ts';

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
  let total = running === true ? meanRepair * exponentialDraw(next) : 0;
  for (let at = exponentialDraw(next) / rate; at < time; at += exponentialDraw(next) / rate)
    total += meanRepair * exponentialDraw(next);
  return total;
}
