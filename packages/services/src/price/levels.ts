/**
 * The table of costs added up: by promised level, and altogether. Owns: which rows are counted, and that amounts of two
 * currencies are never added. An agreement that stands behind several services is counted once.
 */
import type { CostRow } from './cost-effectiveness.ts';

/** Money of a month, in the major unit of the currency. */
export interface CostSum {
  readonly currency: string;
  readonly agreements: number;
  readonly fee: number;
  readonly cost: number;
  readonly expected: number;
  /** Fee − cost − expected credits. */
  readonly margin: number;
  /** Agreements of them whose expected credits nobody knows: their margin is without. */
  readonly unpriced: number;
}

/** All agreements that promise one level and are charged in one currency. */
export interface LevelCost extends CostSum {
  readonly promised: string;
}

export interface CostTotal extends CostSum {
  /** Expected from suppliers. */
  readonly recovery: number;
}

export function levelsOf(rows: readonly CostRow[]): readonly LevelCost[] {
  const promising = rows.flatMap((row) => (row.promised === undefined ? [] : [{ ...row, promised: row.promised }]));
  return [...Map.groupBy(promising, ({ promised }) => promised)]
    .flatMap(([promised, own]) => sumsOf(own).map(({ recovery: _left, ...sum }): LevelCost => ({ promised, ...sum })))
    .sort((one, other) => (one.promised < other.promised ? -1 : 1));
}

/** One for each currency. */
export function sumsOf(rows: readonly CostRow[]): readonly CostTotal[] {
  const charged = rows.filter(({ currency, fee }) => currency !== undefined && fee !== undefined);
  const once = [...new Map(charged.map((row) => [row.agreement, row])).values()];
  return [...Map.groupBy(once, ({ currency = '' }) => currency)]
    .map(([currency, own]): CostTotal => {
      const sum = (what: (row: CostRow) => number | undefined): number =>
        own.reduce((total, row) => total + (what(row) ?? 0), 0);
      return {
        currency,
        agreements: own.length,
        fee: sum(({ fee }) => fee),
        cost: sum(({ cost }) => cost),
        expected: sum(({ expected }) => expected),
        margin: sum(({ margin }) => margin),
        unpriced: own.filter(({ expected }) => expected === undefined).length,
        recovery: sum(({ recovery }) => recovery),
      };
    })
    .sort((one, other) => other.agreements - one.agreements);
}
