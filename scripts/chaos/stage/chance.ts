/** Chance that happens again: the same seed gives the same drill. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** Mulberry32: 32 bits of state are plenty for choosing moments and places. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const integer = (low: number, high: number): number => low + (next() % (high - low + 1));
  return {
    integer,
    pick(list) {
      const [found] = list.slice(integer(0, list.length - 1));
      if (found === undefined) throw new RangeError('Nothing can be picked from an empty list.');
      return found;
    },
    shuffled<T>(list: readonly T[]): readonly T[] {
      const order = list.map((item) => ({ item, at: next() }));
      return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
  };
}
