/**
 * How much each leaf matters to availability under independence: Birnbaum's importance, R(leaf up) − R(leaf down), of all leaves
 * at once. Owns: an estimate in floats, to put fixes in order by. Does not own: any figure that is shown (`independent.ts`).
 *
 * Down the tree the importance of a member is that of its gate times the chance that exactly k − 1 of the others are up; for a
 * shared leaf s it is R(s up) − R(s down), and for the rest a_s times theirs with s up and (1 − a_s) times theirs with s down.
 */
import { firstShared, settle } from './independent.ts';
import type { Available } from './independent.ts';
import type { Structure } from './structure.ts';

interface Sensitivity {
  readonly independent: number;
  readonly importance: ReadonlyMap<string, number>;
}

/** Characters of structures expanded after which the shared leaves left are taken for distinct ones. */
const mostExpanded = 2_000_000;

/** By leaf; one that decides nothing is missing. */
export function importanceOf(structure: Structure, available: Available): ReadonlyMap<string, number> {
  const known = new Map<string, Sensitivity>();
  let expanded = 0;
  const solve = (one: Structure | boolean): Sensitivity => {
    if (typeof one === 'boolean') return { independent: one ? 1 : 0, importance: new Map() };
    const leaf = firstShared(one);
    if (leaf === undefined || expanded > mostExpanded) return distinct(one, available);
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before !== undefined) return before;
    expanded += key.length;
    const [up, down] = [solve(settle(one, leaf, true)), solve(settle(one, leaf, false))];
    const found = mixed(leaf, available.get(leaf)?.toNumber() ?? 0, { up, down });
    known.set(key, found);
    return found;
  };
  return solve(structure).importance;
}

function mixed(
  leaf: string,
  a: number,
  { up, down }: { readonly up: Sensitivity; readonly down: Sensitivity },
): Sensitivity {
  const importance = new Map<string, number>([[leaf, up.independent - down.independent]]);
  for (const other of new Set([...up.importance.keys(), ...down.importance.keys()])) {
    importance.set(other, a * (up.importance.get(other) ?? 0) + (1 - a) * (down.importance.get(other) ?? 0));
  }
  return { independent: a * up.independent + (1 - a) * down.independent, importance };
}

function distinct(structure: Structure, available: Available): Sensitivity {
  const figures = new Map<Structure, number>();
  const importance = new Map<string, number>();
  const up = (one: Structure): number => {
    const figure = 'leaf' in one ? (available.get(one.leaf)?.toNumber() ?? 0) : atLeast(one.needs, one.of.map(up));
    figures.set(one, figure);
    return figure;
  };
  const down = (one: Structure, matters: number): void => {
    if ('leaf' in one) return void importance.set(one.leaf, (importance.get(one.leaf) ?? 0) + matters);
    const members = one.of.map((member) => figures.get(member) ?? 0);
    for (const [i, decides] of decisive(one.needs, members).entries()) {
      const member = one.of[i];
      if (member !== undefined) down(member, matters * decides);
    }
  };
  const independent = up(structure);
  down(structure, 1);
  return { independent, importance };
}

/** For each member, the chance that exactly one fewer than needed of the others is up. */
function decisive(needs: number, members: readonly number[]): readonly number[] {
  if (needs === members.length) return productsOfOthers(members);
  if (needs === 1) return productsOfOthers(members.map((a) => 1 - a));
  return members.map((_, i) => exactly(needs - 1, [...members.slice(0, i), ...members.slice(i + 1)]));
}

/** Entry k: chance that exactly k are up. */
function distribution(members: readonly number[]): readonly number[] {
  return members.reduce<readonly number[]>(
    (chances, a) => [...chances, 0].map((chance, k) => chance * (1 - a) + (chances[k - 1] ?? 0) * a),
    [1],
  );
}

function exactly(k: number, members: readonly number[]): number {
  return distribution(members)[k] ?? 0;
}

function atLeast(needs: number, members: readonly number[]): number {
  if (needs === members.length) return members.reduce((product, a) => product * a, 1);
  if (needs === 1) return 1 - members.reduce((product, a) => product * (1 - a), 1);
  return distribution(members)
    .slice(needs)
    .reduce((sum, chance) => sum + chance, 0);
}

/** Products of all but one, from both ends. */
function productsOfOthers(members: readonly number[]): readonly number[] {
  const after: number[] = [];
  let product = 1;
  for (const one of members.toReversed()) {
    after.push(product);
    product *= one;
  }
  product = 1;
  return members.map((one, i) => {
    const others = product * (after[members.length - 1 - i] ?? 1);
    product *= one;
    return others;
  });
}
