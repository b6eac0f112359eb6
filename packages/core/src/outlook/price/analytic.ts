/**
 * The price of one promise of time without simulation. Owns: chances of the pieces of a credit curve under exponential repair.
 *
 *   P(piece) = P(S > before it) − P(S > up to its end), as in `price.ts`; there the tiers are told, here they are found.
 */
import { chanceBeyond } from '../chance/outage-time.ts';
import { negativeBinomial, poisson } from '../chance/laws.ts';
import type { CreditCurve } from './curve.ts';
import type { OutageHabit } from './habit.ts';

export interface CreditChance {
  /** In the major unit. */
  readonly credit: number;
  readonly chance: number;
}

/** Chances of the credits of a level curve in one month, smallest credit first; and of a miss. */
export function creditChances(
  curve: CreditCurve,
  habit: OutageHabit,
  agreedMs: number,
): { readonly chances: readonly CreditChance[]; readonly missed: number } {
  const count =
    habit.learned === undefined
      ? poisson(habit.perMonth)
      : negativeBinomial({ shape: habit.learned.shape, scale: habit.learned.months }, 1);
  const time = { count, meanRepair: habit.meanRepairMs, running: false };
  const beyond = (ms: number): number => (ms >= agreedMs ? 0 : chanceBeyond(ms, time));
  const byCredit = new Map<number, number>();
  let before = 1;
  let missed = 0;
  for (const piece of curve.pieces) {
    const after = beyond(piece.upTo);
    const chance = Math.max(0, before - after);
    byCredit.set(piece.first, (byCredit.get(piece.first) ?? 0) + chance);
    if (piece.missed) missed += chance;
    before = after;
  }
  const chances = [...byCredit].map(([credit, chance]) => ({ credit, chance }));
  return { chances: chances.sort((one, other) => one.credit - other.credit), missed };
}
