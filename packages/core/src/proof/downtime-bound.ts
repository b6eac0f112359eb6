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
import { worstOfGate } from './gate.ts';
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
  const least = leastBound(reduced.structure, reduced.unavailable, cuts);
  const exact = cuts && worstOfCuts(cuts, reduced.unavailable);
  if (exact === undefined) return { worst: least, bound: true };
  if (exact.most.equals(exact.attained)) return { worst: exact.most, bound: false };
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
  const rows = new Map([...new Set(cuts.flatMap((cut) => [...cut]))].map((leaf, i) => [leaf, i + 1] as const));
  const limits = [Ratio.one, ...[...rows.keys()].map((leaf) => unavailable.get(leaf) ?? Ratio.one)];
  const columns = cuts.map((cut) => ({
    gain: 1 as const,
    uses: [[0, 1] as const, ...[...cut].map((leaf) => [rows.get(leaf) ?? 0, 1] as const)],
  }));
  const programme = { limits, columns };
  return isWithinReach(programme) ? solveProgramme(programme) : undefined;
}

/** Parts whose leaves stand nowhere else count as one leaf: their own worst is exact, and may fall at any moment. */
function reduce(structure: Structure, unavailable: Unavailable): { structure: Structure; unavailable: Unavailable } {
  const known = new Map(unavailable);
  const times = occurrences(structure);
  const alone = (one: Structure): boolean => ('leaf' in one ? times.get(one.leaf) === 1 : one.of.every(alone));
  const visit = (one: Structure): Structure => {
    if ('leaf' in one) return one;
    if (!alone(one)) return { needs: one.needs, of: one.of.map(visit) };
    const leaf = `part ${known.size}`;
    known.set(leaf, worstByGates(one, unavailable));
    return { leaf };
  };
  return { structure: visit(structure), unavailable: known };
}
