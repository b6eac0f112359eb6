/**
 * Years of months that might come, drawn by a seed, with the credit of each. Owns: drawing outages that several promises feel
 * at once, cases and past periods; adding up windows of several months. Does not own: credits (`compiled.ts`, the engine).
 */
import { exponentialDraw, lognormalDraw, seeded, wholeDraw } from '../chance/draws.ts';
import type { Draw } from '../chance/draws.ts';
import { binomial, poisson } from '../chance/laws.ts';
import { Ratio } from '../../values/ratio.ts';
import { forgiving } from './forgiven.ts';
import type { Forgiving } from './forgiven.ts';
import { commonSpread } from './habit.ts';
import type { CaseHabit, OutageHabit, PastHabit, RepairLaw } from './habit.ts';
import { outageCounts } from './outage-counts.ts';
import type { Outcome, PricedUnit } from './unit.ts';

export interface Chance {
  readonly seed: number;
  readonly law: RepairLaw;
}

/** The outcomes of one promise, window by window. */
export interface Drawn {
  /** Draws one more month; true when a window closes with it. */
  month(): boolean;
  /** Of the window that closed: milliseconds that count, for promises of time. */
  downMs(): number;
  outcome(): Outcome;
}

/** Outages that come to one subject, as all promises about it feel them. */
interface Stream {
  readonly next: () => void;
  /** Outages of the month; what lies beyond in the arrays is of earlier ones. */
  size: number;
  /** Lengths in units of the mean, and for each a number in [0, 1) that says which promises' hours it fell in. */
  readonly lengths: number[];
  readonly places: number[];
}

/** One drawer for each unit; all draw from one generator in a fixed order. */
export function drawersOf(units: readonly PricedUnit[], { seed, law }: Chance): readonly Drawn[] {
  const next = seeded(seed);
  const streams = new Map<string, { readonly stream: Stream; readonly perMonth: number }>();
  const past = pastMonths(units, next);
  return units.map((unit, index) => {
    const { habit } = unit;
    if (habit.law === 'cases') return casesOf(unit, habit, next);
    if (habit.law === 'past') return pastOf(unit, habit, past);
    const about = unit.subject?.id ?? '';
    const known = streams.get(about);
    if (known !== undefined)
      return outagesOf({ unit, habit, share: habit.perMonth / known.perMonth }, known.stream, false);
    const fellows = units
      .slice(index)
      .flatMap(({ subject, habit: one }) => (one.law === 'outages' && (subject?.id ?? '') === about ? [one] : []));
    const most = fellows.reduce((a, b) => (b.perMonth > a.perMonth ? b : a), habit);
    const stream = streamOf(most, law, next);
    streams.set(about, { stream, perMonth: most.perMonth });
    return outagesOf({ unit, habit, share: most.perMonth === 0 ? 0 : habit.perMonth / most.perMonth }, stream, true);
  });
}

function streamOf(habit: OutageHabit, law: RepairLaw, next: Draw): Stream {
  const count = outageCounts(habit, next);
  const length = lengthOf(habit, law, next);
  const stream: Stream = {
    size: 0,
    lengths: [],
    places: [],
    next: () => {
      const outages = count();
      stream.size = outages;
      for (let at = 0; at < outages; at += 1) {
        stream.lengths[at] = length();
        stream.places[at] = next();
      }
    },
  };
  return stream;
}

/** Repair times in units of their mean; those that were seen keep their own mean. */
function lengthOf({ repairsMs = [], meanRepairMs, spread }: OutageHabit, law: RepairLaw, next: Draw): Draw {
  if (law === 'lognormal') return () => lognormalDraw(next, spread ?? commonSpread);
  if (law === 'empirical' && repairsMs.length > 0)
    return () => (repairsMs[Math.floor(next() * repairsMs.length)] ?? 0) / meanRepairMs;
  return () => exponentialDraw(next);
}

const none: readonly number[] = [];

interface Felt {
  readonly unit: PricedUnit;
  readonly habit: OutageHabit;
  /** Of the outages of the stream, those that fall in the hours of this promise. */
  readonly share: number;
}

function outagesOf({ unit, habit, share }: Felt, stream: Stream, leads: boolean): Drawn {
  const terms: Forgiving | undefined = forgiving(unit.commitment, unit.agreedMs);
  const each = terms?.each ?? ((ms: number) => ms);
  let [months, down, closedDown] = [0, 0, 0];
  let lengths: number[] = [];
  let closedLengths: readonly number[] = none;
  return {
    month: () => {
      if (leads) stream.next();
      for (let at = 0; at < stream.size; at += 1) {
        if ((stream.places[at] ?? 0) >= share) continue;
        const counted = each(Math.round((stream.lengths[at] ?? 0) * habit.meanRepairMs));
        if (counted === 0) continue;
        down += counted;
        lengths.push(counted);
      }
      months += 1;
      if (months < unit.months) return false;
      closedDown = Math.min(terms === undefined ? down : Math.round(terms.all(down)), unit.agreedMs);
      closedLengths = down === 0 ? none : lengths;
      if (down !== 0) lengths = [];
      months = 0;
      down = 0;
      return true;
    },
    downMs: () => closedDown,
    outcome: () => ({ outages: fitted(closedLengths, closedDown) }),
  };
}

/** The lengths shortened so that they come to what counts. */
function fitted(lengths: readonly number[], down: number): readonly number[] {
  let left = down;
  return lengths.flatMap((length) => {
    const part = Math.min(left, length);
    left -= part;
    return part === 0 ? [] : [part];
  });
}

function casesOf(unit: PricedUnit, { perMonth, inTime }: CaseHabit, next: Draw): Drawn {
  const count = wholeDraw(poisson(perMonth), next);
  const kept = new Map<number, Draw>();
  const inTimeOf = (cases: number): number => {
    const draw = kept.get(cases) ?? wholeDraw(binomial(cases, inTime), next);
    kept.set(cases, draw);
    return draw();
  };
  let [months, all, good] = [0, 0, 0];
  let closed: Outcome = 'no-volume';
  return {
    month: () => {
      const cases = count();
      all += cases;
      good += inTimeOf(cases);
      months += 1;
      if (months < unit.months) return false;
      closed = { cases: all, inTime: good };
      [months, all, good] = [0, 0, 0];
      return true;
    },
    downMs: () => 0,
    outcome: () => closed,
  };
}

/** Which past month comes again: one draw a month for all promises, so that what went wrong together does so again. */
function pastMonths(
  units: readonly PricedUnit[],
  next: Draw,
): { readonly of: (unit: number, month: number) => number } {
  const lengths = units.flatMap(({ habit }) => (habit.law === 'past' ? [habit.values.length] : []));
  let [drawn, at] = [-1, 0];
  return {
    of: (length, month) => {
      if (month !== drawn) [drawn, at] = [month, lengths.length === 0 ? 0 : next()];
      return Math.floor(at * length);
    },
  };
}

function pastOf(unit: PricedUnit, { values }: PastHabit, past: ReturnType<typeof pastMonths>): Drawn {
  const outcomes = values.map((value): Outcome => ({ value: Ratio.parse(value) }));
  let month = 0;
  let closed: Outcome = 'no-volume';
  return {
    month: () => {
      month += 1;
      if (month % unit.months !== 0) return false;
      closed = outcomes[past.of(outcomes.length, month)] ?? 'no-volume';
      return true;
    },
    downMs: () => 0,
    outcome: () => closed,
  };
}
