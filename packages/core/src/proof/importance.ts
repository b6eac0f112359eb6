/**
 * How much each leaf matters to availability under independence. Owns: Birnbaum's importance of all leaves at once, which is the
 * slope of the figure in each of them. Does not own: the figure (`independent.ts`).
 *
 * Availability is linear in each leaf, so that R(a) = R(now) + (a − now)·importance. Down the tree the importance of a member is
 * that of its gate times the chance that exactly k − 1 of the others are up; for a shared leaf s it is R(s up) − R(s down), and
 * for the rest a_s times theirs with s up and (1 − a_s) times theirs with s down.
 */
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { atLeastUp, firstShared, settle } from './independent.ts';
import type { Available } from './independent.ts';
import type { Structure } from './structure.ts';

/** The figure and its slope in each leaf; a leaf that decides nothing is missing. */
export interface Sensitivity {
  readonly independent: Ratio;
  readonly importance: ReadonlyMap<string, Ratio>;
}

/** Characters of structures expanded after which one is refused, as in `independent.ts`. */
const mostExpanded = 4_000_000;

export function sensitivityOf(structure: Structure, available: Available): Outcome<Sensitivity> {
  const known = new Map<string, Sensitivity>();
  let expanded = 0;
  const solve = (one: Structure | boolean): Sensitivity | undefined => {
    if (typeof one === 'boolean') return { independent: one ? Ratio.one : Ratio.zero, importance: new Map() };
    const leaf = firstShared(one);
    if (leaf === undefined) return distinct(one, available);
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before !== undefined) return before;
    expanded += key.length;
    if (expanded > mostExpanded) return undefined;
    const [up, down] = [solve(settle(one, leaf, true)), solve(settle(one, leaf, false))];
    if (up === undefined || down === undefined) return undefined;
    const found = mixed(leaf, available.get(leaf) ?? Ratio.zero, { up, down });
    known.set(key, found);
    return found;
  };
  const found = solve(structure);
  if (found !== undefined) return accepted(found);
  const message = 'Too many components are shared for an exact figure: join some of them into one component.';
  return refused({ code: 'proof/too-entangled', message });
}

function mixed(
  leaf: string,
  a: Ratio,
  { up, down }: { readonly up: Sensitivity; readonly down: Sensitivity },
): Sensitivity {
  const importance = new Map<string, Ratio>([[leaf, up.independent.minus(down.independent)]]);
  const b = Ratio.one.minus(a);
  for (const other of new Set([...up.importance.keys(), ...down.importance.keys()])) {
    const [whenUp, whenDown] = [up, down].map((side) => side.importance.get(other) ?? Ratio.zero);
    importance.set(other, a.times(whenUp ?? Ratio.zero).plus(b.times(whenDown ?? Ratio.zero)));
  }
  return { independent: a.times(up.independent).plus(b.times(down.independent)), importance };
}

function distinct(structure: Structure, available: Available): Sensitivity {
  const figures = new Map<Structure, Ratio>();
  const importance = new Map<string, Ratio>();
  const up = (one: Structure): Ratio => {
    const figure = 'leaf' in one ? (available.get(one.leaf) ?? Ratio.zero) : atLeastUp(one.needs, one.of.map(up));
    figures.set(one, figure);
    return figure;
  };
  const down = (one: Structure, matters: Ratio): void => {
    if ('leaf' in one) return void importance.set(one.leaf, matters);
    const members = one.of.map((member) => figures.get(member) ?? Ratio.zero);
    for (const [i, decides] of decisive(one.needs, members).entries()) {
      const member = one.of[i];
      if (member !== undefined) down(member, matters.times(decides));
    }
  };
  const independent = up(structure);
  down(structure, Ratio.one);
  return { independent, importance };
}

/** For each member, the chance that exactly one fewer than needed of the others is up. */
function decisive(needs: number, members: readonly Ratio[]): readonly Ratio[] {
  const alike = needs === members.length ? members : members.map((a) => Ratio.one.minus(a));
  if (needs === members.length || needs === 1) return productsOfOthers(alike);
  return members.map((_, i) => {
    const others = members.filter((_other, j) => j !== i);
    return atLeastUp(needs - 1, others).minus(atLeastUp(needs, others));
  });
}

/** Products of all but one, from both ends; fractions are reduced once, at the end. */
function productsOfOthers(members: readonly Ratio[]): readonly Ratio[] {
  const after: { num: bigint; den: bigint }[] = [];
  let [num, den] = [1n, 1n];
  for (const one of members.toReversed()) {
    after.unshift({ num, den });
    [num, den] = [num * one.num, den * one.den];
  }
  [num, den] = [1n, 1n];
  return members.map((one, i) => {
    const rest = after[i] ?? { num: 1n, den: 1n };
    const product = Ratio.of(num * rest.num, den * rest.den);
    [num, den] = [num * one.num, den * one.den];
    return product;
  });
}
