/**
 * Worst unavailability where components are shared. Owns: the exact figure, which is a linear programme over the minimal cuts,
 * and bounds that hold for every timing where that is out of reach. Does not own: solving (`exact/programme.ts`).
 *
 * The structure is down only while all of some minimal cut is down: u ≤ Σ over minimal cuts of min(uᵢ in the cut). It is up
 * while all of a path is up: u ≤ Σ uᵢ over any path. And each gate is down for no longer than its members allow, shared or
 * not: u ≤ the clipped-budget rule. The least of the three holds. (Barlow and Proschan, Statistical Theory of Reliability.)
 */
import { Ratio } from '../values/ratio.ts';
import { minimalCuts, minimalPaths } from './exact/cuts.ts';
import type { Group } from './exact/cuts.ts';
import { isWithinReach, solveProgramme } from './exact/programme.ts';
import type { Certified } from './exact/programme.ts';
import { mostOfEach, worstOfGate } from './gate.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';

/** The worst shares of time, by leaf. */
export type Unavailable = ReadonlyMap<string, Ratio>;

/** The worst by the rule of each gate; exact where no leaf is shared. */
export function worstByGates(structure: Structure, unavailable: Unavailable): Ratio {
  if ('leaf' in structure) return unavailable.get(structure.leaf) ?? Ratio.one;
  return worstOfGate(
    structure.needs,
    structure.of.map((member) => worstByGates(member, unavailable)),
  );
}

export interface WorstShared {
  readonly worst: Ratio;
  /** It is a bound that is never too hopeful; the exact figure was out of reach. */
  readonly bound: boolean;
}

/**
 * The worst whatever the timing: the most that minimal cuts can take of the leaves' times, one cut at a moment. Where the cuts
 * are too many to list, or the solver's word cannot be confirmed, the least of the bounds.
 */
export function worstShared(structure: Structure, unavailable: Unavailable): WorstShared {
  const reduced = reduce(structure, unavailable);
  if ('leaf' in reduced.structure) return { worst: worstByGates(reduced.structure, reduced.unavailable), bound: false };
  const cuts = minimalCuts(reduced.structure);
  const exact = cuts && worstOfCuts(cuts, reduced.unavailable);
  if (exact?.most.equals(exact.attained) === true) return { worst: exact.most, bound: false };
  const least = leastBound(reduced.structure, reduced.unavailable, cuts);
  if (exact === undefined) return { worst: least, bound: true };
  const worst = Ratio.min(exact.most, least);
  return { worst, bound: !worst.equals(exact.attained) };
}

function leastBound(structure: Structure, unavailable: Unavailable, cuts: readonly Group[] | undefined): Ratio {
  const of = (leaf: string): Ratio => unavailable.get(leaf) ?? Ratio.one;
  const byCuts = cuts && Ratio.sumOf(cuts.map((cut) => Ratio.min(...[...cut].map(of))));
  const byPaths = minimalPaths(structure)?.map((path) => Ratio.sumOf([...path].map(of))) ?? [];
  const bounds = [worstByGates(structure, unavailable), ...byPaths, ...(byCuts ? [byCuts] : [])];
  return bounds.reduce((least, bound) => Ratio.min(least, bound), Ratio.one);
}

/** One cut is down at a moment; no leaf for longer than it may; all of them for no longer than the whole time. */
function worstOfCuts(cuts: readonly Group[], unavailable: Unavailable): Certified | undefined {
  const rows = rowsOf(cuts);
  const limits = [Ratio.one, ...[...rows.keys()].map((leaf) => unavailable.get(leaf) ?? Ratio.one)];
  const columns = cuts.map((cut) => ({
    gain: 1 as const,
    uses: [[0, 1] as const, ...[...cut].map((leaf) => [rows.get(leaf) ?? 0, 1] as const)],
  }));
  const programme = { limits, columns };
  return isWithinReach(programme) ? solveProgramme(programme) : undefined;
}

function rowsOf(cuts: readonly Group[]): ReadonlyMap<string, number> {
  return new Map([...new Set(cuts.flatMap((cut) => [...cut]))].map((leaf, i) => [leaf, i + 1] as const));
}

/** Says how much one leaf may be down so that the whole is down for no longer than `limit`; undefined when nothing suffices. */
export interface SharedLimits {
  most(leaf: string, limit: Ratio): Ratio | undefined;
}

/** A step beyond a corner that reaches the limit, where a flat stretch may lie behind it. */
const nudge = Ratio.of(1n, 10n ** 9n);
const mostSteps = 50;

/**
 * The inverse of `worstShared`, one leaf at a time. The worst is concave in what a leaf may be down, and the price of the leaf is
 * its slope: from 0 on, each step goes to where the slope reaches the limit, and never beyond it (Newton's method).
 * Undefined where the exact figure is out of reach.
 */
export function sharedLimits(structure: Structure, unavailable: Unavailable): SharedLimits | undefined {
  const reduced = reduce(structure, unavailable);
  const cuts = minimalCuts(reduced.structure);
  const now = cuts && worstOfCuts(cuts, reduced.unavailable);
  if (cuts === undefined || now?.most.equals(now.attained) !== true) return undefined;
  const row = rowsOf(cuts);
  const worstAt = (leaf: string, u: Ratio): Certified | undefined =>
    worstOfCuts(cuts, new Map([...reduced.unavailable, [leaf, u]]));
  const most = (leaf: string, limit: Ratio): Ratio | undefined => {
    const spared = Ratio.sumOf(now.amounts.filter((_, j) => cuts[j]?.has(leaf) !== true));
    if (spared.greaterThan(limit)) return undefined;
    let safe: Ratio | undefined;
    for (let u = Ratio.zero, tries = 0; tries < mostSteps; tries += 1) {
      const found = worstAt(leaf, u);
      if (found?.most.atMost(limit) !== true) return safe;
      safe = u;
      const price = found.prices[row.get(leaf) ?? 0] ?? Ratio.zero;
      if (price.isZero()) return Ratio.one;
      const step = limit.minus(found.most).dividedBy(price);
      u = u.plus(step.isZero() ? nudge : step);
      if (u.atLeast(Ratio.one)) return Ratio.one;
    }
    return safe;
  };
  return { most: (leaf, limit) => mostWithin(leaf, { reduced, most, unavailable, limit }) };
}

interface Within {
  readonly reduced: Reduced;
  readonly most: (leaf: string, limit: Ratio) => Ratio | undefined;
  readonly unavailable: Unavailable;
  readonly limit: Ratio;
}

/** A leaf inside a part that counts as one: what the part may, handed down to the leaf. */
function mostWithin(leaf: string, { reduced, most, unavailable, limit }: Within): Ratio | undefined {
  for (const [name, part] of reduced.parts) {
    if (!occurrences(part).has(leaf)) continue;
    const allowed = most(name, limit);
    return allowed && mostByGates(part, { unavailable, limit: allowed }).get(leaf);
  }
  return most(leaf, limit);
}

/**
 * What each leaf of a structure without shared ones may be down so that the whole is down for no longer than the limit, the
 * others as they are; leaves for which nothing suffices are missing.
 */
export function mostByGates(
  structure: Structure,
  { unavailable, limit }: { readonly unavailable: Unavailable; readonly limit: Ratio },
): ReadonlyMap<string, Ratio> {
  const found = new Map<string, Ratio>();
  const worsts = new Map<Structure, Ratio>();
  const up = (one: Structure): Ratio => {
    const worst = 'leaf' in one ? (unavailable.get(one.leaf) ?? Ratio.one) : worstOfGate(one.needs, one.of.map(up));
    worsts.set(one, worst);
    return worst;
  };
  const down = (one: Structure, most: Ratio): void => {
    if ('leaf' in one) return void found.set(one.leaf, most);
    const members = one.of.map((member) => worsts.get(member) ?? Ratio.one);
    for (const [i, allowed] of mostOfEach(one.needs, members, most).entries()) {
      const member = one.of[i];
      if (member !== undefined && allowed !== undefined) down(member, allowed);
    }
  };
  up(structure);
  if (!limit.isNegative()) down(structure, limit);
  return found;
}

interface Reduced {
  readonly structure: Structure;
  readonly unavailable: Unavailable;
  /** What the leaves that were made stand for. */
  readonly parts: ReadonlyMap<string, Structure>;
}

/** Parts whose leaves stand nowhere else count as one leaf: their own worst is exact, and may fall at any moment. */
function reduce(structure: Structure, unavailable: Unavailable): Reduced {
  const { parts, ...shape } = reducedShapes.get(structure) ?? shapeOf(structure);
  reducedShapes.set(structure, { parts, ...shape });
  const worsts = [...parts].map(([leaf, part]) => [leaf, worstByGates(part, unavailable)] as const);
  return { ...shape, parts, unavailable: new Map([...unavailable, ...worsts]) };
}

type Shape = Omit<Reduced, 'unavailable'>;

const reducedShapes = new WeakMap<Structure, Shape>();

function shapeOf(structure: Structure): Shape {
  const parts = new Map<string, Structure>();
  const times = occurrences(structure);
  const alone = (one: Structure): boolean => ('leaf' in one ? times.get(one.leaf) === 1 : one.of.every(alone));
  const nameOf = (number: number): string => {
    const name = `part ${number}`;
    return times.has(name) ? nameOf(number + times.size) : name;
  };
  const visit = (one: Structure): Structure => {
    if ('leaf' in one) return one;
    if (!alone(one)) return { needs: one.needs, of: one.of.map(visit) };
    const leaf = nameOf(times.size + parts.size);
    parts.set(leaf, one);
    return { leaf };
  };
  return { structure: visit(structure), parts };
}
