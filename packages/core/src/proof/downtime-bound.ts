/**
 * Worst unavailability where components are shared. Owns: bounds that hold for every timing. Does not own: the exact figure,
 * which is a linear programme over joint states; these bounds are never more hopeful than it.
 *
 * The structure is down only while all of some minimal cut is down: u ≤ Σ over minimal cuts of min(uᵢ in the cut). It is up
 * while all of a path is up: u ≤ Σ uᵢ over any path. And each gate is down for no longer than its members allow, shared or
 * not: u ≤ the clipped-budget rule. The least of the three holds. (Barlow and Proschan, Statistical Theory of Reliability.)
 */
import { Ratio } from '../values/ratio.ts';
import { worstOfGate } from './gate.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';

/** The worst shares of time, by leaf. */
export type Unavailable = ReadonlyMap<string, Ratio>;

type Group = ReadonlySet<string>;

/** More cuts or paths than this are not listed; the rule of the gates still bounds. */
const mostGroups = 2000;

/** The worst by the rule of each gate; exact where no leaf is shared. */
export function worstByGates(structure: Structure, unavailable: Unavailable): Ratio {
  if ('leaf' in structure) return unavailable.get(structure.leaf) ?? Ratio.one;
  return worstOfGate(
    structure.needs,
    structure.of.map((member) => worstByGates(member, unavailable)),
  );
}

/** The least bound that holds whatever the timing. */
export function worstShared(structure: Structure, unavailable: Unavailable): Ratio {
  const reduced = reduce(structure, unavailable);
  const of = (leaf: string): Ratio => reduced.unavailable.get(leaf) ?? Ratio.one;
  const cuts = groupsOf(reduced.structure, ({ needs, of: { length } }) => length - needs + 1);
  const paths = groupsOf(reduced.structure, ({ needs }) => needs);
  const byCuts = cuts && Ratio.sumOf(cuts.map((cut) => Ratio.min(...[...cut].map(of))));
  const byPaths = paths?.map((path) => Ratio.sumOf([...path].map(of))) ?? [];
  const bounds = [worstByGates(reduced.structure, reduced.unavailable), ...byPaths, ...(byCuts ? [byCuts] : [])];
  return bounds.reduce((least, bound) => Ratio.min(least, bound), Ratio.one);
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

/** Minimal groups of leaves such that every gate has `count` of its members in the group; undefined when too many. */
function groupsOf(
  structure: Structure,
  count: (gate: Extract<Structure, { needs: number }>) => number,
): readonly Group[] | undefined {
  if ('leaf' in structure) return [new Set([structure.leaf])];
  const members: (readonly Group[])[] = [];
  for (const member of structure.of) {
    const groups = groupsOf(member, count);
    if (groups === undefined) return undefined;
    members.push(groups);
  }
  return choose(members, count(structure));
}

/** All unions of one group each of `wanted` members; row q holds those of q members seen so far. */
function choose(members: readonly (readonly Group[])[], wanted: number): readonly Group[] | undefined {
  let rows: (readonly Group[])[] = [[new Set<string>()], ...Array.from({ length: wanted }, () => [])];
  for (const groups of members) {
    const next: (readonly Group[])[] = [];
    for (const [q, row] of rows.entries()) {
      const longer = (rows[q - 1] ?? []).flatMap((one) => groups.map((group) => union(one, group)));
      if (row.length + longer.length > mostGroups) return undefined;
      next.push(minimal([...row, ...longer]));
    }
    rows = next;
  }
  return rows[wanted];
}

function union(one: Group, other: Group): Group {
  return new Set([...one, ...other]);
}

/** Without the groups that contain another. */
function minimal(groups: readonly Group[]): readonly Group[] {
  const kept: Group[] = [];
  for (const group of [...groups].sort((a, b) => a.size - b.size)) {
    if (!kept.some((smaller) => [...smaller].every((leaf) => group.has(leaf)))) kept.push(group);
  }
  return kept;
}
