/**
 * Linear equations of which most terms are missing, solved exactly. Owns: elimination that takes the shortest equations first.
 * Does not own: where the equations come from.
 */
import { Ratio } from '../../values/ratio.ts';

export interface Equation {
  /** Factors by unknown; none is zero. */
  readonly terms: ReadonlyMap<number, Ratio>;
  readonly equals: Ratio;
}

interface Open {
  readonly terms: Map<number, Ratio>;
  equals: Ratio;
}

/** More unknowns that meet in one equation than this are not eliminated: the numbers would grow without end. */
const mostTerms = 120;

/** The one solution in so many unknowns; undefined where there is none, more than one, or too much to write down. */
export function solveSparse(equations: readonly Equation[], unknowns: number): ReadonlyMap<number, Ratio> | undefined {
  const open: Open[] = equations.map(({ terms, equals }) => ({ terms: new Map(terms), equals }));
  const steps: { readonly unknown: number; readonly row: Open }[] = [];
  const left = new Set(open);
  const holding = new Map<number, Set<Open>>();
  for (const row of open) for (const unknown of row.terms.keys()) held(holding, unknown).add(row);
  while (left.size > 0) {
    const row = shortest(left);
    left.delete(row);
    const [pivot] = row.terms;
    if (pivot === undefined) {
      if (!row.equals.isZero()) return undefined;
      continue;
    }
    if (row.terms.size > mostTerms) return undefined;
    const [unknown, factor] = pivot;
    for (const other of held(holding, unknown)) {
      if (other === row || !left.has(other)) continue;
      takeOff(other, row, { unknown, factor, holding });
    }
    steps.push({ unknown, row });
  }
  if (steps.length !== unknowns) return undefined;
  return backwards(steps);
}

function held(holding: Map<number, Set<Open>>, unknown: number): Set<Open> {
  const found = holding.get(unknown) ?? new Set<Open>();
  holding.set(unknown, found);
  return found;
}

function shortest(rows: ReadonlySet<Open>): Open {
  let best: Open | undefined;
  for (const row of rows) {
    if (best === undefined || row.terms.size < best.terms.size) best = row;
    if (best.terms.size <= 1) break;
  }
  return best ?? { terms: new Map(), equals: Ratio.zero };
}

interface Taking {
  readonly unknown: number;
  readonly factor: Ratio;
  readonly holding: Map<number, Set<Open>>;
}

function takeOff(from: Open, row: Open, { unknown, factor, holding }: Taking): void {
  const times = (from.terms.get(unknown) ?? Ratio.zero).dividedBy(factor);
  if (times.isZero()) return;
  for (const [other, by] of row.terms) {
    const now = (from.terms.get(other) ?? Ratio.zero).minus(by.times(times));
    if (now.isZero()) from.terms.delete(other);
    else {
      from.terms.set(other, now);
      held(holding, other).add(from);
    }
  }
  from.equals = from.equals.minus(row.equals.times(times));
}

function backwards(steps: readonly { readonly unknown: number; readonly row: Open }[]): ReadonlyMap<number, Ratio> {
  const known = new Map<number, Ratio>();
  for (const { unknown, row } of steps.toReversed()) {
    let rest = row.equals;
    for (const [other, by] of row.terms) {
      if (other !== unknown) rest = rest.minus(by.times(known.get(other) ?? Ratio.zero));
    }
    known.set(unknown, rest.dividedBy(row.terms.get(unknown) ?? Ratio.one));
  }
  return known;
}
