/**
 * Which slot is better. Owns: the order, and by what it goes: expected credit where all of it is in one currency; else, since nobody
 * here knows a rate of exchange and different currencies are never added, the agreements that would be missed and the misses to expect.
 */
import { Ratio } from '@troth/core';
import type { Sum } from '../today/item.ts';
import type { Tried } from './slots.ts';

export interface SlotOrder {
  /** Currencies that could not be added; none where slots are ordered by credit. */
  readonly apart: readonly string[];
  readonly compare: (one: Tried, other: Tried) => number;
}

export function orderOf(slots: readonly Tried[]): SlotOrder {
  const named = slots.flatMap(({ expected }) => expected.filter((sum) => !isNothing(sum)));
  const currencies = [...new Set(named.map(({ currency }) => currency))].sort();
  const [only, ...others] = currencies;
  const byMoney = (one: Tried, other: Tried): number => amountIn(one, only).compare(amountIn(other, only));
  const first = others.length === 0 ? byMoney : byMisses;
  return {
    apart: others.length === 0 ? [] : currencies,
    compare: (one, other) =>
      first(one, other) ||
      Number(one.missed) - Number(other.missed) ||
      usualHour(one) - usualHour(other) ||
      (one.start < other.start ? -1 : 1),
  };
}

const isNothing = ({ amount }: Sum): boolean => Ratio.parse(amount).isZero();

const amountIn = ({ expected }: Tried, currency: string | undefined): Ratio =>
  Ratio.parse(expected.find((sum) => sum.currency === currency)?.amount ?? '0');

const byMisses = (one: Tried, other: Tried): number =>
  missedBy(one).length - missedBy(other).length || expectedMisses(one) - expectedMisses(other);

/** Agreements that the cut itself would break. */
export const missedBy = ({ effects }: Tried): readonly string[] => [
  ...new Set(effects.flatMap(({ missed, agreement }) => (missed ? [agreement] : []))),
];

const millionth = 1_000_000;

/** Missed promises that the cut adds, to expect by the ends of their months: an estimate. */
export function expectedMisses({ effects }: Tried): number {
  const added = effects.map(({ chance, missed }) =>
    chance === undefined ? Number(missed) : (missed ? 1 : chance.after) - chance.before,
  );
  return Math.round(added.reduce((sum, one) => sum + one, 0) * millionth) / millionth;
}

const usualHour = ({ kind }: Tried): number => (kind === 'planned' || kind === 'same-time' ? 0 : 1);
