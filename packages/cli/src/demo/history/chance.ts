/** Chance from a seed: the same numbers on every machine and in every year. Owns: the generator and draws from it. */

export interface Chance {
  /** From 0 to below 1. */
  draw(): number;
  /** A whole number from 0 to below `below`. */
  whole(below: number): number;
  /** How often something of this mean happens (Poisson). */
  times(mean: number): number;
  /** Around a median, skewed to the long side (log-normal). */
  around(median: number, sigma: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** mulberry32. Integer arithmetic of 32 bits. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(draw() * below);
  return {
    draw,
    whole,
    times: (mean) => {
      let count = 0;
      for (let left = mean + Math.log(1 - draw()); left > 0; left += Math.log(1 - draw())) count += 1;
      return count;
    },
    // Twelve draws are near enough to a bell, and add up the same everywhere.
    around: (median, sigma) => {
      let sum = -6;
      for (let at = 0; at < 12; at += 1) sum += draw();
      return median * Math.exp(sigma * sum);
    },
    pick: (from) => from[whole(from.length)] ?? from[0],
  };
}

export const demoSeed = 20_250_226;
