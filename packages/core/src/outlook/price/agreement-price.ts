/**
 * The price of a whole agreement for one month: what its outages, cases and past values are expected to cost in credits, how
 * far that varies, and under which law of repair. Owns: putting curves, chances and simulated years together. Does not own:
 * credits (the engine pays simulated months as it pays real ones), habits, what the house adds for risk (`uplift.ts`).
 *
 * Estimates. One promise of time is priced analytically; everything else by simulated years, with the standard error beside it.
 */
import type { Revision } from '../../agreements/revision.ts';
import type { Instant } from '../../values/instant.ts';
import { creditChances } from './analytic.ts';
import type { CreditChance } from './analytic.ts';
import { compileCredits } from './compiled.ts';
import type { Compiled, Way } from './compiled.ts';
import { creditEngine } from './credit-engine.ts';
import type { UsualCharge } from './credit-engine.ts';
import { forgiving } from './forgiven.ts';
import { commonSpread, repairLaws } from './habit.ts';
import type { HabitOf, OutageHabit, RepairLaw } from './habit.ts';
import { simulateCredits } from './simulated-credits.ts';
import type { SimulatedCredits } from './simulated-credits.ts';
import { monthsAYear, sortPromises } from './unit.ts';
import type { PricedUnit, WithoutPrice } from './unit.ts';

export interface PriceAsked {
  readonly revision: Revision;
  readonly habits: readonly HabitOf[];
  /** The coming year begins in its month. */
  readonly from: Instant;
  readonly charges?: readonly UsualCharge[] | undefined;
  readonly years: number;
  readonly seed: number;
  /** Only the law that the price rests on, where there is no time for the others. */
  readonly onlyMain?: boolean | undefined;
}

/** What one law of repair makes of it. Money in the major unit, of a standard month unless said otherwise. */
export interface LawPrice {
  readonly law: RepairLaw;
  /** σ of the lognormal law. */
  readonly spread?: number | undefined;
  readonly how: 'analytic' | 'simulated';
  readonly expected: number;
  readonly deviation: number;
  /** The smallest credit that a month exceeds in one case of twenty at most. */
  readonly valueAtRisk: number;
  /** The same of a year; only simulated years know it. */
  readonly yearAtRisk?: number | undefined;
  /** Of the expected credit; 0 where it is analytic. */
  readonly standardError: number;
  readonly years: number;
  readonly tiers: readonly CreditTier[];
  /** Chance that anything is missed in a month; and by number of such months, 0 to 12, chances of a year. */
  readonly missed: number;
  readonly missedMonths?: readonly number[] | undefined;
}

/** Months whose credit lies between the two, both included; the same where it is one credit. */
export interface CreditTier {
  readonly from: number;
  readonly to: number;
  readonly chance: number;
}

export interface PromisePrice {
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** Expected credit of a month with nothing beside it, and chance of a miss in a window. */
  readonly alone: number;
  readonly missed: number;
  readonly months: number;
  readonly agreedMs: number;
}

export interface AgreementPrice {
  readonly currency: string;
  /** The law that the price rests on: lognormal where a spread is known, exponential otherwise. */
  readonly main: LawPrice;
  /** Every law that can be applied, the main one among them. */
  readonly laws: readonly LawPrice[];
  readonly promises: readonly PromisePrice[];
  /** Sum of the promises alone less the expected credit: what limits across them save. */
  readonly limitsSave: number;
  readonly without: readonly WithoutPrice[];
  readonly way: Way;
  readonly seed: number;
}

/** The price of a text; undefined where no promise of it has both credits and a habit. */
export function priceAgreement(asked: PriceAsked): AgreementPrice | undefined {
  const { units, without } = sortPromises(asked.revision, asked.habits, asked.from);
  if (units.length === 0) return undefined;
  const engine = creditEngine({ ...asked, units });
  const compiled = compileCredits(units, engine);
  const outages = units.flatMap(({ habit }) => (habit.law === 'outages' ? [habit] : []));
  const mainLaw: RepairLaw = outages.some(({ spread }) => spread !== undefined) ? 'lognormal' : 'exponential';
  const wanted = asked.onlyMain === true ? [mainLaw] : repairLaws.filter((law) => applies(law, outages));
  const found = wanted.map((law) => ofLaw(compiled, law, asked));
  const main = found.find(({ price }) => price.law === mainLaw) ?? found[0];
  if (main === undefined) return undefined;
  const promises = promisesOf(compiled, main);
  const apart = promises.reduce((sum, { alone }) => sum + alone, 0);
  return {
    currency: engine.currency,
    main: main.price,
    laws: found.map(({ price }) => price),
    promises,
    limitsSave: Math.max(0, apart - main.price.expected),
    without,
    way: compiled.way,
    seed: asked.seed,
  };
}

/** Fewer repairs than these say nothing of how repairs vary. */
const fewestRepairs = 3;

/** Without promises of time there is no repair, and one law is enough. */
function applies(law: RepairLaw, outages: readonly OutageHabit[]): boolean {
  if (law === 'exponential') return true;
  if (outages.length === 0) return false;
  return law === 'lognormal' || outages.every(({ repairsMs = [] }) => repairsMs.length >= fewestRepairs);
}

interface Found {
  readonly price: LawPrice;
  readonly simulated?: SimulatedCredits | undefined;
}

function ofLaw(compiled: Compiled, law: RepairLaw, { years, seed }: PriceAsked): Found {
  const exact = law === 'exponential' ? analytic(compiled) : undefined;
  if (exact !== undefined) return { price: exact };
  const simulated = simulateCredits(compiled, { years, seed, law });
  const months = simulated.months.toSorted();
  const mean = meanOf(months);
  const yearly = simulated.ofYear.toSorted();
  const spread = compiled.units.map(({ habit }) => (habit.law === 'outages' ? habit.spread : undefined)).find(Boolean);
  return {
    simulated,
    price: {
      law,
      ...(law === 'lognormal' ? { spread: spread ?? commonSpread } : {}),
      how: 'simulated',
      expected: mean,
      deviation: deviationOf(months, mean),
      valueAtRisk: quantile(months),
      yearAtRisk: quantile(yearly),
      // Months of a year may hang together; years do not.
      standardError: deviationOf(yearly, meanOf(yearly)) / monthsAYear / Math.sqrt(simulated.years),
      years: simulated.years,
      tiers: tiersOf(months),
      missed: sum(simulated.missedMonths.map((count, at) => count * at)) / (simulated.years * monthsAYear),
      missedMonths: simulated.missedMonths.map((count) => count / simulated.years),
    },
  };
}

/** One promise of time whose credits are level and of which every millisecond counts. */
function analytic({ units, curves, way }: Compiled): LawPrice | undefined {
  const [unit, another] = units;
  const [curve] = curves;
  if (unit === undefined || another !== undefined || curve?.level !== true || way !== 'sum') return undefined;
  if (unit.months !== 1 || unit.habit.law !== 'outages') return undefined;
  if (forgiving(unit.commitment, unit.agreedMs) !== undefined) return undefined;
  const { chances, missed } = creditChances(curve, unit.habit, unit.agreedMs);
  const expected = sum(chances.map(({ credit, chance }) => credit * chance));
  const variance = sum(chances.map(({ credit, chance }) => chance * (credit - expected) * (credit - expected)));
  return {
    law: 'exponential',
    how: 'analytic',
    expected,
    deviation: Math.sqrt(variance),
    valueAtRisk: atRiskOf(chances),
    standardError: 0,
    years: 0,
    tiers: chances.map(({ credit, chance }) => ({ from: credit, to: credit, chance })),
    missed,
  };
}

const confidence = 0.95;

/** The smallest credit with Σ p ≥ 0.95. */
function atRiskOf(chances: readonly CreditChance[]): number {
  let covered = 0;
  return (chances.find(({ chance }) => (covered += chance) >= confidence) ?? chances.at(-1))?.credit ?? 0;
}

function quantile(sorted: Float64Array): number {
  return sorted[Math.max(0, Math.ceil(confidence * sorted.length) - 1)] ?? 0;
}

const mostTiers = 12;
const bins = 10;

/** Each credit by itself where there are few; otherwise nothing, and ten equal bins up to the largest. */
function tiersOf(sorted: Float64Array): readonly CreditTier[] {
  const counts = new Map<number, number>();
  for (const credit of sorted) {
    counts.set(credit, (counts.get(credit) ?? 0) + 1);
    if (counts.size > mostTiers) return binsOf(sorted);
  }
  return [...counts].map(([credit, count]) => ({ from: credit, to: credit, chance: count / sorted.length }));
}

function binsOf(sorted: Float64Array): readonly CreditTier[] {
  const most = sorted.at(-1) ?? 0;
  const counts = Array.from({ length: bins + 1 }, () => 0);
  for (const credit of sorted) {
    const bin = credit <= 0 ? 0 : Math.min(bins, Math.floor((credit / most) * bins) + 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.flatMap((count, bin) => {
    if (count === 0) return [];
    const from = bin === 0 ? 0 : ((bin - 1) * most) / bins;
    return [{ from, to: bin === 0 ? 0 : (bin * most) / bins, chance: count / sorted.length }];
  });
}

function promisesOf({ units }: Compiled, { price, simulated }: Found): readonly PromisePrice[] {
  return units.map((unit: PricedUnit, index): PromisePrice => {
    const { commitment, subject, months, agreedMs } = unit;
    const own = simulated?.alone[index];
    return {
      commitment: commitment.id,
      ...(subject === undefined ? {} : { subject: subject.id }),
      alone: own === undefined || simulated === undefined ? price.expected : own.credit / simulated.months.length,
      missed: own === undefined || own.windows === 0 ? price.missed : own.missed / own.windows,
      months,
      agreedMs,
    };
  });
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
};

const meanOf = (numbers: Float64Array): number => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);

function deviationOf(numbers: Float64Array, mean: number): number {
  let total = 0;
  for (const one of numbers) total += (one - mean) * (one - mean);
  return numbers.length === 0 ? 0 : Math.sqrt(total / numbers.length);
}
