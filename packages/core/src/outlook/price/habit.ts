/**
 * How a promise is expected to be kept, as far as a price needs to know it. Owns: its three forms as plain data, so that a
 * browser can be told them. Does not own: where the figures come from (own history, the service model, comparable services).
 *
 * Estimates throughout: a habit is made of floats, and no verdict or amount is decided by one.
 */
import type { Localized } from '../../terms/text.ts';

/** Outages that begin at random, each repaired after a random time: what time promises rest on. */
export interface OutageHabit {
  readonly law: 'outages';
  /** To expect in a month of thirty days of the promise's hours. */
  readonly perMonth: number;
  /** Set where the rate is learned and so uncertain: Gamma(shape) per so many months. */
  readonly learned?: { readonly shape: number; readonly months: number } | undefined;
  readonly meanRepairMs: number;
  /** σ of the logarithm of repair times, where they are known to be heavy-tailed. */
  readonly spread?: number | undefined;
  /** Repairs that were seen, what counted of each. */
  readonly repairsMs?: readonly number[] | undefined;
  readonly source: Localized;
}

/** Cases that come at random, each kept in time with one chance: what promises of a share of cases rest on. */
export interface CaseHabit {
  readonly law: 'cases';
  readonly perMonth: number;
  readonly inTime: number;
  readonly source: Localized;
}

/** Past periods, one of which will come again: for every other promise. */
export interface PastHabit {
  readonly law: 'past';
  /** Values attained, exact and in the unit of the promise, oldest first. */
  readonly values: readonly string[];
  readonly source: Localized;
}

export type Habit = OutageHabit | CaseHabit | PastHabit;

/** A habit and what it speaks of; without a subject, all of the commitment together. */
export interface HabitOf {
  readonly commitment: string;
  readonly subject?: string | undefined;
  readonly habit: Habit;
}

/** How long repairs take: by the plain law, with a heavy tail, or as they were seen. */
export const repairLaws = ['exponential', 'lognormal', 'empirical'] as const;
export type RepairLaw = (typeof repairLaws)[number];

/** σ that repair times commonly have where nobody measured it; shown beside the plain law and never in its place. */
export const commonSpread = 0.9;
