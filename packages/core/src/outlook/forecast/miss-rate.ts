/** How often a promise is missed, by its closed periods alone. Owns: the count and the rate. */
import type { PastRow } from './past.ts';

export interface MissCount {
  readonly periods: number;
  readonly missed: number;
}

export function missCount(rows: readonly PastRow[]): MissCount {
  return { periods: rows.length, missed: rows.filter(({ missed }) => missed).length };
}

/**
 * Share of the periods that are missed: one's own, and one more that went like those of all promises; without these, as
 * Jeffreys reads a few periods: (missed + ½) ÷ (periods + 1). Undefined where no period was closed.
 */
export function missRate(rows: readonly PastRow[], house?: MissCount): number | undefined {
  const { periods, missed } = missCount(rows);
  if (house !== undefined && house.periods > 0) return (missed + house.missed / house.periods) / (periods + 1);
  return periods === 0 ? undefined : (missed + 0.5) / (periods + 1);
}
