/**
 * Simulated years turned into money. Owns: which way a month's credit is looked up, and what is kept of each month. Does not
 * own: drawing (`simulation.ts`), what the figures say (`agreement-price.ts`).
 */
import { startOfTerm } from '../../credits/ledger.ts';
import type { CreditState } from '../../credits/ledger.ts';
import type { Compiled } from './compiled.ts';
import { moneyIn } from './credit-engine.ts';
import { creditAt, pieceAt } from './curve.ts';
import type { Asked } from './curve.ts';
import { drawersOf } from './simulation.ts';
import type { Chance, Drawn } from './simulation.ts';
import { monthsAYear } from './unit.ts';
import type { Outcome } from './unit.ts';

/** Years that the engine folds month by month; tables do a hundred thousand in the same time. */
export const mostFoldedYears = 1_000;

/** Outages drawn in all: a service that fails every hour is seen in fewer years, and well enough in them. */
const mostDraws = 10_000_000;

export interface SimulatedCredits {
  readonly years: number;
  /** Credit of each month and of each year, in the major unit. */
  readonly months: Float64Array;
  readonly ofYear: Float64Array;
  /** Months in which anything was missed, by their number in a year: [0] years without any, [1] with one, … */
  readonly missedMonths: readonly number[];
  /** Of each promise alone: sum of its credits, windows judged and missed. */
  readonly alone: readonly { readonly credit: number; readonly windows: number; readonly missed: number }[];
}

function drawableYears({ units }: Compiled): number {
  const aMonth = units.reduce((sum, { habit }) => sum + (habit.law === 'outages' ? habit.perMonth : 0), 0);
  return aMonth === 0 ? Number.POSITIVE_INFINITY : Math.max(100, Math.floor(mostDraws / (aMonth * monthsAYear)));
}

export function simulateCredits(compiled: Compiled, ask: Chance & { readonly years: number }): SimulatedCredits {
  const years = Math.min(ask.years, compiled.way === 'fold' ? mostFoldedYears : drawableYears(compiled));
  const drawers = drawersOf(compiled.units, ask);
  const seen = drawers.map((drawn, index) => observer(compiled, index, drawn));
  const creditOf = compiled.way === 'sum' ? sumOf : compiled.way === 'table' ? tableOf(compiled) : folding(compiled);
  const months = new Float64Array(years * monthsAYear);
  const ofYear = new Float64Array(years);
  const missedMonths = Array.from({ length: monthsAYear + 1 }, () => 0);
  for (let year = 0; year < years; year += 1) {
    let missed = 0;
    for (let month = 0; month < monthsAYear; month += 1) {
      let any = false;
      for (const one of seen) any = one.look() || any;
      if (any) missed += 1;
      const credit = creditOf(seen, month);
      months[year * monthsAYear + month] = credit;
      ofYear[year] = (ofYear[year] ?? 0) + credit;
    }
    missedMonths[missed] = (missedMonths[missed] ?? 0) + 1;
  }
  return { years, months, ofYear, missedMonths, alone: seen.map(({ totals }) => totals) };
}

/** A promise under observation, a month at a time. */
interface Seen {
  /** Whether its window closes in this month. */
  closes: boolean;
  credit: number;
  /** Names the kind of credit, for tables: the same name, the same money. */
  kind: number | string;
  readonly outcome: () => Outcome;
  readonly totals: { credit: number; windows: number; missed: number };
  /** Draws a month; true when its window closes with a miss. */
  readonly look: () => boolean;
}

function observer(compiled: Compiled, index: number, drawn: Drawn): Seen {
  const curve = compiled.curves[index];
  const [clean] = curve?.pieces ?? [];
  const known = new Map<string, Asked>();
  const seen: Seen = {
    closes: false,
    credit: 0,
    kind: '',
    outcome: () => drawn.outcome(),
    totals: { credit: 0, windows: 0, missed: 0 },
    look: () => {
      seen.closes = drawn.month();
      seen.credit = 0;
      seen.kind = '-';
      if (!seen.closes) return false;
      const missed = curve === undefined ? byOutcome() : byCurve(drawn.downMs());
      seen.totals.credit += seen.credit;
      seen.totals.windows += 1;
      if (missed) seen.totals.missed += 1;
      return missed;
    },
  };
  const byCurve = (down: number): boolean => {
    if (curve === undefined) return false;
    const at = down === 0 ? 0 : pieceAt(curve, down);
    const piece = at === 0 ? clean : curve.pieces[at];
    seen.kind = at;
    seen.credit = piece !== undefined && piece.first === piece.last ? piece.first : creditAt(curve, down);
    return piece?.missed === true;
  };
  const byOutcome = (): boolean => {
    const outcome = drawn.outcome();
    const key = keyOf(outcome);
    const found = known.get(key) ?? compiled.alone(index, outcome);
    if (known.size < 10_000) known.set(key, found);
    seen.kind = `${found.credit}${found.missed ? '!' : ''}`;
    seen.credit = found.credit;
    return found.missed;
  };
  return seen;
}

function keyOf(outcome: Outcome): string {
  if (outcome === 'no-volume') return outcome;
  if ('value' in outcome) return outcome.value.toString();
  return 'cases' in outcome ? `${outcome.inTime}/${outcome.cases}` : outcome.outages.join(' ');
}

type CreditOf = (seen: readonly Seen[], month: number) => number;

const sumOf: CreditOf = (seen) => {
  let sum = 0;
  for (const { credit } of seen) sum += credit;
  return sum;
};

/** The engine is asked once for each combination of credits that comes up. */
function tableOf({ engine }: Compiled): CreditOf {
  const known = new Map<string, number>();
  return (seen) => {
    let paying = 0;
    let only = 0;
    for (const { credit } of seen) {
      if (credit === 0) continue;
      paying += 1;
      only = credit;
    }
    // What only one promise pays, it pays alone.
    if (paying < 2) return only;
    let key = '';
    for (const { kind } of seen) key += `${kind} `;
    const found = known.get(key) ?? moneyIn(engine.alone(seen.map((one) => (one.closes ? one.outcome() : undefined))));
    known.set(key, found);
    return found;
  };
}

/** Month on month with the state that the months before left; a new year begins afresh. */
function folding({ engine }: Compiled): CreditOf {
  let state: CreditState = startOfTerm;
  return (seen, month) => {
    if (month === 0) state = startOfTerm;
    const folded = engine.month(
      seen.map((one) => (one.closes ? one.outcome() : undefined)),
      { at: month, state },
    );
    ({ state } = folded);
    return moneyIn(folded);
  };
}
