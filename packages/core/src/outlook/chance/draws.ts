/**
 * Numbers drawn by a seed. Owns: one generator and the laws that simulations draw from. The same seed gives the same bits on
 * every engine: nothing here is taken from `Math.random`, and logarithm and exponential are our own (`exponential.ts`).
 */
import { exponential, logarithm } from './exponential.ts';
import type { Weights } from './weights.ts';

/** Draws the next number; what it means depends on the law. */
export type Draw = () => number;

const step = 0x6d_2b_79_f5;
const range = 4_294_967_296;

/** Numbers in [0, 1), by mulberry32: enough for estimates, never for secrets. */
export function seeded(seed: number): Draw {
  let state = seed | 0;
  return () => {
    state = (state + step) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range;
  };
}

/** Exponential of mean 1. */
export const exponentialDraw = (next: Draw): number => -logarithm(1 - next());

/** Standard normal, by Marsaglia's polar method: needs no trigonometry. The second number of a pair is not used. */
function normalDraw(next: Draw): number {
  for (;;) {
    const [x, y] = [2 * next() - 1, 2 * next() - 1];
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * logarithm(square)) / square);
  }
}

/** Lognormal of mean 1: e^(σz − σ²/2). */
export function lognormalDraw(next: Draw, spread: number): number {
  const power = spread * normalDraw(next) - (spread * spread) / 2;
  return power <= 0 ? exponential(power) : 1 / exponential(-power);
}

/** A whole number by its chances. */
export function wholeDraw({ from, chances }: Weights, next: Draw): Draw {
  const sums: number[] = [];
  let sum = 0;
  for (const chance of chances) sums.push((sum += chance));
  const last = sums.length - 1;
  return () => {
    const at = next();
    let index = 0;
    while (index < last && at >= (sums[index] ?? 1)) index += 1;
    return from + index;
  };
}
