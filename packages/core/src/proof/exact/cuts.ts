/**
 * The smallest groups of leaves that bring a structure down, or hold it up. Owns: listing them, as far as they can be listed.
 * Does not own: how long they may be down.
 */
import { occurrences } from '../structure.ts';
import type { Gate, Structure } from '../structure.ts';

export type Group = ReadonlySet<string>;

/** More groups than this are not listed. */
const mostGroups = 2000;

type Groups = { readonly listed: readonly Group[] | undefined };

/** Every period of a term asks for the cuts of one structure. */
const remembered = new WeakMap<Structure, Groups>();

/** The minimal cuts: the structure is down while all leaves of one of them are. Undefined when there are too many. */
export function minimalCuts(structure: Structure): readonly Group[] | undefined {
  const known = remembered.get(structure) ?? {
    listed: groupsOf(structure, ({ needs, of: { length } }) => length - needs + 1),
  };
  remembered.set(structure, known);
  return known.listed;
}

/** The minimal paths: the structure is up while all leaves of one of them are. Undefined when there are too many. */
export function minimalPaths(structure: Structure): readonly Group[] | undefined {
  return groupsOf(structure, ({ needs }) => needs);
}

/** Minimal groups of leaves such that every gate has `count` of its members in the group. */
function groupsOf(structure: Structure, count: (gate: Gate) => number): readonly Group[] | undefined {
  const isShared = [...occurrences(structure).values()].some((times) => times > 1);
  const tidy = isShared ? minimal : (groups: readonly Group[]) => groups;
  const visit = (one: Structure): readonly Group[] | undefined => {
    if ('leaf' in one) return [new Set([one.leaf])];
    const members: (readonly Group[])[] = [];
    for (const member of one.of) {
      const groups = visit(member);
      if (groups === undefined) return undefined;
      members.push(groups);
    }
    return choose(members, count(one), tidy);
  };
  return visit(structure);
}

type Tidy = (groups: readonly Group[]) => readonly Group[];

/** All unions of one group each of `wanted` members; row q holds those of q members seen so far. */
function choose(members: readonly (readonly Group[])[], wanted: number, tidy: Tidy): readonly Group[] | undefined {
  if (wanted === 1) {
    const all = members.flat();
    return all.length > mostGroups ? undefined : tidy(all);
  }
  if (wanted === members.length) return together(members, tidy);
  let rows: (readonly Group[])[] = [[new Set<string>()], ...Array.from({ length: wanted }, () => [])];
  for (const [at, groups] of members.entries()) {
    const next: (readonly Group[])[] = [];
    for (const [q, row] of rows.entries()) {
      // Too few members are left to complete what has fewer.
      if (q + members.length - at - 1 < wanted) {
        next.push([]);
        continue;
      }
      const shorter = rows[q - 1] ?? [];
      if (row.length + shorter.length * groups.length > 4 * mostGroups) return undefined;
      const longer = shorter.flatMap((one) => groups.map((group) => union(one, group)));
      const kept = tidy([...row, ...longer]);
      if (kept.length > mostGroups) return undefined;
      next.push(kept);
    }
    rows = next;
  }
  return rows[wanted];
}

/** All unions of one group each of all members. */
function together(members: readonly (readonly Group[])[], tidy: Tidy): readonly Group[] | undefined {
  let all: readonly Group[] = [new Set<string>()];
  for (const groups of members) {
    if (all.length * groups.length > 4 * mostGroups) return undefined;
    all = tidy(all.flatMap((one) => groups.map((group) => union(one, group))));
    if (all.length > mostGroups) return undefined;
  }
  return all;
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
