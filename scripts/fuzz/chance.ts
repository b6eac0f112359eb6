/** Chance from a seed: the same seed makes the same requests on every machine. */

export interface Chance {
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  one<T>(items: readonly [T, ...T[]]): T;
  bytes(length: number): Uint8Array;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: 32 bits of state are enough to choose with.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % Math.max(1, limit);
  return {
    below,
    one: (items) => items[below(items.length)] ?? items[0],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
