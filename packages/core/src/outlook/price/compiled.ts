/**
 * The credits of a text as something that can be asked a million times. Owns: one curve for each promise, and finding out by
 * asking the engine whether promises pay beside each other, share a limit, look back at earlier months, or look at single
 * outages. What cannot be tabled is folded month by month by the engine itself, over fewer years.
 */
import type { FoldedPeriod } from '../../credits/fold.ts';
import { startOfTerm } from '../../credits/ledger.ts';
import { Ratio } from '../../values/ratio.ts';
import { moneyIn } from './credit-engine.ts';
import type { CreditEngine } from './credit-engine.ts';
import { creditCurve } from './curve.ts';
import type { Asked, CreditCurve } from './curve.ts';
import { denominatorMs, monthsAYear } from './unit.ts';
import type { Outcome, PricedUnit } from './unit.ts';

/** `sum`: each promise pays for itself. `table`: they share limits. `fold`: what is paid hangs on more than one month's totals. */
export type Way = 'sum' | 'table' | 'fold';

export interface Compiled {
  readonly units: readonly PricedUnit[];
  readonly engine: CreditEngine;
  /** Of promises of time; the others are asked outcome by outcome. */
  readonly curves: readonly (CreditCurve | undefined)[];
  readonly way: Way;
  /** One promise's outcome with nothing beside or before it. */
  readonly alone: (index: number, outcome: Outcome) => Asked;
}

export function compileCredits(units: readonly PricedUnit[], engine: CreditEngine): Compiled {
  const alone: Compiled['alone'] = (index, outcome) => {
    const folded = engine.alone(units.map((_unit, at) => (at === index ? outcome : undefined)));
    return { credit: moneyIn(folded), missed: missedIn(folded, units[index]) };
  };
  const curves = units.map((unit, index) =>
    unit.habit.law === 'outages'
      ? creditCurve(
          (ms) => alone(index, { outages: ms === 0 ? [] : [ms] }),
          denominatorMs(unit.commitment, unit.agreedMs),
        )
      : undefined,
  );
  const probes = units.map((unit, index) => probesOf(unit, curves[index]));
  const tabled = units.every(({ habit }, index) => habit.law !== 'outages' || curves[index] !== undefined);
  const plain = tabled && !looksBack(engine, units, probes) && !looksAtSingle(engine, units, probes);
  const level = curves.every((curve) => curve === undefined || curve.level);
  const way: Way = !plain ? 'fold' : addsUp(engine, probes, alone) ? 'sum' : level ? 'table' : 'fold';
  return { units, engine, curves, way, alone };
}

/** Whether the promise was missed, as the history that rules look at has it. */
function missedIn({ state }: FoldedPeriod, unit: PricedUnit | undefined): boolean {
  const key =
    unit === undefined
      ? ''
      : unit.subject === undefined
        ? unit.commitment.id
        : `${unit.commitment.id} ${unit.subject.id}`;
  return state.history.get(key)?.at(-1)?.verdict === 'missed';
}

/** Outcomes from good to bad: one for each kind of credit, so far as there are few. */
function probesOf({ habit, agreedMs }: PricedUnit, curve: CreditCurve | undefined): readonly Outcome[] {
  if (habit.law === 'cases') return [20, 19, 17, 10, 0].map((inTime) => ({ cases: 20, inTime }));
  if (habit.law === 'past') return habit.values.map((value) => ({ value: Ratio.parse(value) }));
  const bounds = curve?.pieces.map(({ upTo }) => Math.min(upTo, agreedMs)) ?? [
    0,
    agreedMs / 100,
    agreedMs / 10,
    agreedMs,
  ];
  const every = Math.max(1, Math.ceil(bounds.length / 8));
  const chosen = bounds.filter((_bound, at) => at % every === 0 || at === bounds.length - 1);
  return chosen.map((ms) => ({ outages: [Math.floor(ms)] }));
}

const tolerance = 0.02;
const level = (probes: readonly Outcome[], share: number): Outcome | undefined =>
  probes[Math.round((probes.length - 1) * share)];

/** Twelve bad months in a row, and months that turn: does a month pay what it pays when nothing was before it? */
function looksBack(
  engine: CreditEngine,
  units: readonly PricedUnit[],
  probes: readonly (readonly Outcome[])[],
): boolean {
  const courses: readonly ((month: number) => number)[] = [
    () => 1,
    () => 0.5,
    () => 0.34,
    (month) => (month % 4 === 0 ? 1 : 0),
    (month) => (month % 3 === 2 ? 0 : 0.7),
  ];
  return courses.some((course) => {
    let state = startOfTerm;
    return Array.from({ length: monthsAYear }, (_, at) => at).some((at) => {
      const outcomes = units.map(({ months }, index) =>
        (at + 1) % months === 0 ? level(probes[index] ?? [], course(at)) : undefined,
      );
      const folded = engine.month(outcomes, { at, state });
      ({ state } = folded);
      return Math.abs(moneyIn(folded) - moneyIn(engine.month(outcomes, { at, state: startOfTerm }))) > tolerance;
    });
  });
}

/** One outage, and three of the same time together. */
function looksAtSingle(
  engine: CreditEngine,
  units: readonly PricedUnit[],
  probes: readonly (readonly Outcome[])[],
): boolean {
  return units.some((_unit, index) =>
    (probes[index] ?? []).some((outcome) => {
      if (outcome === 'no-volume' || !('outages' in outcome)) return false;
      const third = Math.floor((outcome.outages[0] ?? 0) / 3);
      const paid = (outages: readonly number[]): number =>
        moneyIn(engine.alone(units.map((_one, at) => (at === index ? { outages } : undefined))));
      return Math.abs(paid([3 * third]) - paid([third, third, third])) > tolerance;
    }),
  );
}

/** Whether all together pay what each pays alone, at several depths. */
function addsUp(engine: CreditEngine, probes: readonly (readonly Outcome[])[], alone: Compiled['alone']): boolean {
  return [1, 0.7, 0.4].every((share) => {
    const outcomes = probes.map((of) => level(of, share));
    const together = moneyIn(engine.alone(outcomes));
    const apart = outcomes.reduce((sum, one, index) => sum + (one === undefined ? 0 : alone(index, one).credit), 0);
    return Math.abs(together - apart) < tolerance * (1 + probes.length);
  });
}
