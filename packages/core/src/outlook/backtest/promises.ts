/**
 * Each promise of a draft over periods of the past. Owns: how often it would have held, the strictest offers that so many
 * periods held, how sure that makes the next one. Does not own: the arithmetic of that (history.ts).
 *
 * A promise that is judged site by site holds in a period when every site does. A period without a value is not counted as
 * held; it is said how many there were.
 */
import type { Verdict } from '../../credits/rule.ts';
import { figureOf } from '../../evaluation/figures.ts';
import type { Figure } from '../../evaluation/statement.ts';
import { formatQuantity, quantity } from '../../terms/quantity.ts';
import type { Dimension, Quantity } from '../../terms/quantity.ts';
import { higherIsBetter } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import type { Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import { confidenceOf, highestHeld } from './history.ts';
import type { PastValue } from './history.ts';
import type { TableRow } from './table.ts';

export interface PromiseValue {
  readonly period: string;
  readonly verdict: Verdict;
  readonly value?: Figure;
  /** Counted time over the allowance; missing where the promise leaves no time or nothing is over. */
  readonly overMs?: string;
}

export interface BestPromise {
  readonly met: number;
  /** The k-th best value itself. */
  readonly value: Figure;
  /** On the grid of offers, as a target: ">= 99.87 %". */
  readonly offer: string;
}

/** One of the levels that people promise, whatever the draft says: "99.9 % held 6 of 12, lower bound 24.5 %". */
export interface Level {
  readonly offer: string;
  readonly met: number;
  readonly of: number;
  /** One-sided Clopper–Pearson bound, an estimate. */
  readonly bound: number;
}

/** How sure a period to come is to hold the promise; the two bounds are estimates. */
export interface HeldConfidence {
  readonly mean: string;
  readonly low: number;
  readonly bound: number;
  readonly tooFew: boolean;
}

export interface PromiseHistory {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Localized;
  readonly metric: string;
  /** Missing where the promise is only reported. */
  readonly target?: string;
  readonly subjects: readonly string[];
  readonly values: readonly PromiseValue[];
  readonly held: { readonly met: number; readonly of: number; readonly unmeasured: number };
  readonly confidence?: HeldConfidence;
  /** For all periods that counted, one fewer, and so on; of equal offers the one that held most often. */
  readonly best: readonly BestPromise[];
  /** Of promises of a share that is the better the higher it is. */
  readonly levels: readonly Level[];
  /** Time over the allowance of all missed periods: what keeping the promise would have taken. */
  readonly toRemoveMs?: string;
}

/** Rows of all periods, in order of time. */
export function promisesOf(table: readonly TableRow[], offerGrid: Ratio | undefined): readonly PromiseHistory[] {
  const byPromise = Map.groupBy(table, promiseOf);
  return [...byPromise.values()].map((rows) => historyOf(rows, offerGrid));
}

/** Classes of sites with targets of their own are promises of their own. */
export const promiseOf = ({ written }: TableRow): string => `${written.commitment} ${written.target ?? ''}`;

interface PastWindow {
  readonly period: string;
  readonly verdict: Verdict;
  readonly attained: Quantity | undefined;
  readonly over: Ratio;
}

function historyOf(rows: readonly TableRow[], offerGrid: Ratio | undefined): PromiseHistory {
  const first = rows[0];
  if (first === undefined) throw new TypeError('a promise without rows is none');
  const { commitment } = first.judged;
  const target = targetIn(rows);
  const windows = [...Map.groupBy(rows, ({ written }) => written.period)].map(([period, own]) =>
    windowOf(period, own, target),
  );
  const counted = windows.filter(({ verdict }) => verdict === 'met' || verdict === 'missed');
  const held = { met: counted.filter(({ verdict }) => verdict === 'met').length, of: counted.length };
  const total = Ratio.sumOf(windows.map(({ over }) => over));
  return {
    commitment: commitment.id,
    clause: commitment.clause,
    title: commitment.title,
    metric: commitment.metric.kind,
    ...(target === undefined ? {} : { target: target.text }),
    subjects: [...new Set(rows.flatMap(({ written }) => (written.subject === undefined ? [] : [written.subject])))],
    values: windows.map(valueOf),
    held: { ...held, unmeasured: target === undefined ? 0 : windows.length - counted.length },
    ...(target === undefined || held.of === 0 ? {} : { confidence: sureOf(held) }),
    best: target === undefined ? [] : bestOf(counted, target, offerGrid),
    levels: target === undefined ? [] : levelsOf(counted, target),
    ...(rows.some(({ written }) => written.allowedMs !== undefined) ? { toRemoveMs: total.toString() } : {}),
  };
}

const targetIn = (rows: readonly TableRow[]): Target | undefined =>
  rows.flatMap(({ judged }) => judged.segments).find(({ target }) => target !== undefined)?.target;

const valueOf = ({ period, verdict, attained, over }: PastWindow): PromiseValue => ({
  period,
  verdict,
  ...(attained === undefined ? {} : { value: figureOf(attained) }),
  ...(over.isZero() ? {} : { overMs: over.toString() }),
});

/** Silence weighs more than a promise kept, and a promise missed more than silence. */
const gravity: readonly Verdict[] = ['missed', 'open', 'not-measured', 'suspended', 'reported', 'met', 'no-volume'];

function windowOf(period: string, rows: readonly TableRow[], target: Target | undefined): PastWindow {
  const verdicts = new Set(rows.map(({ written }) => written.verdict));
  const attained = rows.flatMap(({ judged }) => judged.segments.flatMap((part) => part.attained ?? []));
  const higher = target === undefined || higherIsBetter(target);
  const worst = attained.reduce<Quantity | undefined>(
    (one, other) => (one === undefined || one.value.compare(other.value) > 0 === higher ? other : one),
    undefined,
  );
  const overs = rows.map(({ written: { margin, verdict } }) =>
    verdict === 'missed' && margin?.unit === 'ms'
      ? Ratio.max(Ratio.zero, Ratio.parse(margin.exact).negated())
      : Ratio.zero,
  );
  return {
    period,
    verdict: gravity.find((verdict) => verdicts.has(verdict)) ?? 'not-measured',
    attained: worst,
    over: rows.some(({ written }) => written.allowedMs !== undefined) ? Ratio.sumOf(overs) : Ratio.zero,
  };
}

function sureOf(held: { readonly met: number; readonly of: number }): HeldConfidence {
  const { mean, low, bound, tooFew } = confidenceOf(held);
  return { mean: mean.toString(), low, bound, tooFew };
}

/** A missed period without a value held no promise whatever. */
function bestOf(counted: readonly PastWindow[], target: Target, offerGrid: Ratio | undefined): readonly BestPromise[] {
  if (target.comparator === '=') return [];
  const { dimension, unit } = target.bound;
  const side = higherIsBetter(target) ? 'at-least' : 'at-most';
  const values = counted.flatMap(({ period, attained }): PastValue[] =>
    attained === undefined ? [] : [{ key: period, value: attained.value }],
  );
  const grid = dimension === 'ratio' && offerGrid !== undefined ? offerGrid : gridOf(target);
  const found = new Map<string, BestPromise>();
  for (let met = values.length; met > 0; met -= 1) {
    const best = highestHeld(values, { met, side, grid });
    if (best === undefined) continue;
    const offer = `${side === 'at-least' ? '>=' : '<='} ${formatQuantity(quantity(dimension, best.offered, unit))}`;
    if (!found.has(offer)) found.set(offer, { met, value: figureOf(quantity(dimension, best.exact, unit)), offer });
  }
  return [...found.values()];
}

const usual = ['99', '99.5', '99.9', '99.95', '99.99'] as const;

function levelsOf(counted: readonly PastWindow[], { bound, comparator }: Target): readonly Level[] {
  if (bound.dimension !== 'ratio' || comparator !== '>=' || counted.length === 0) return [];
  return usual.map((percent) => {
    const level = Ratio.percent(percent);
    const met = counted.filter(({ attained }) => attained?.value.atLeast(level) === true).length;
    return {
      offer: `>= ${percent} %`,
      met,
      of: counted.length,
      bound: confidenceOf({ met, of: counted.length }).bound,
    };
  });
}

const steps: Readonly<Record<Exclude<Dimension, 'time'>, Ratio>> = {
  ratio: Ratio.of(1, 10_000),
  count: Ratio.one,
  days: Ratio.one,
  number: Ratio.of(1, 10),
};

/** Offers are made in hundredths of a percent, whole things, and times about as fine as the target is written. */
function gridOf({ bound }: Target): Ratio {
  if (bound.dimension !== 'time') return steps[bound.dimension];
  const finest = [60_000, 1_000, 100].find((step) => bound.value.atLeast(Ratio.of(step * 60)));
  return Ratio.of(finest ?? 1);
}
