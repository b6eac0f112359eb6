/**
 * How what is missing is split over those who may be asked. Owns: the rule. Does not own: whom to ask, for which terms.
 *
 * All are raised to the lowest level that suffices together. Then the dearest ask (the largest raise) that is not needed beside the
 * others is dropped, then the next; what is left comes down to its lowest level, together and then one by one, the dearest first. So no
 * ask can be dropped, and none can be smaller while the others stay: cheap asks go first, and the result is never too hopeful.
 */
import { Ratio } from '../../values/ratio.ts';
import { guaranteedAvailability } from '../compose.ts';
import type { Promised } from '../compose.ts';
import { lowestStep } from '../lowest-step.ts';
import type { Structure } from '../structure.ts';

export interface SplitQuestion {
  readonly structure: Structure;
  readonly promised: Promised;
  /** Leaves that are raised together, by the promise they rest on. */
  readonly asks: ReadonlyMap<string, readonly string[]>;
  readonly needed: Ratio;
}

/** Shares are asked for to four decimals of a percent. */
const steps = 1_000_000n;

/** Beyond so many, each look takes too long: all are asked for the common level. */
const mostSplit = 40;

type Levels = ReadonlyMap<string, Ratio>;

/** The level that each is asked for; undefined where nothing that they could promise suffices. */
export function splitAsks(question: SplitQuestion): Levels | undefined {
  const all = [...question.asks.keys()];
  const common = commonLevel(all, question);
  // Nobody promises never to fail, unless we do.
  if (common?.equals(Ratio.one) === true && question.needed.lessThan(Ratio.one)) return undefined;
  if (common === undefined || all.length > mostSplit)
    return common && raisedOf(question, new Map(all.map((one) => [one, common])));
  const raise = (name: string): Ratio => common.minus(leastOf(name, question));
  const dearestFirst = all.toSorted((one, other) => raise(other).compare(raise(one)));
  const kept = dearestFirst.reduce((asked, name) => {
    const others = asked.filter((one) => one !== name);
    return suffices(question, new Map(others.map((one) => [one, common]))) ? others : asked;
  }, dearestFirst);
  const level = commonLevel(kept, question) ?? common;
  let levels: Levels = new Map(kept.map((name) => [name, level]));
  for (const name of kept) {
    const low = lowestStep(steps, (step) => suffices(question, new Map([...levels, [name, Ratio.of(step, steps)]])));
    if (low !== undefined) levels = new Map([...levels, [name, Ratio.of(low, steps)]]);
  }
  return raisedOf(question, levels);
}

const leastOf = (name: string, { promised, asks }: SplitQuestion): Ratio =>
  Ratio.min(Ratio.one, ...(asks.get(name) ?? []).map((leaf) => promised.get(leaf) ?? Ratio.zero));

/** Those that promise less now. */
function raisedOf(question: SplitQuestion, levels: Levels): Levels {
  return new Map([...levels].filter(([name, level]) => leastOf(name, question).lessThan(level)));
}

function commonLevel(names: readonly string[], question: SplitQuestion): Ratio | undefined {
  const low = lowestStep(steps, (step) =>
    suffices(question, new Map(names.map((name) => [name, Ratio.of(step, steps)]))),
  );
  return low === undefined ? undefined : Ratio.of(low, steps);
}

function suffices({ structure, promised, asks, needed }: SplitQuestion, levels: Levels): boolean {
  const raised = new Map(promised);
  for (const [name, level] of levels)
    for (const leaf of asks.get(name) ?? []) raised.set(leaf, Ratio.max(level, promised.get(leaf) ?? Ratio.zero));
  return guaranteedAvailability(structure, raised).guaranteed.atLeast(needed);
}
