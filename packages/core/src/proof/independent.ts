/**
 * Availability when components fail independently of each other. Owns: the exact figure, by the distribution of how many
 * members of a gate are up, and by conditioning on components that are shared. Does not own: what holds whatever the timing.
 *
 * Without shared leaves: P(at least k of n up) from the product of (1−aᵢ) + aᵢ·x. With a shared leaf s: R = a_s·R(s up) +
 * (1−a_s)·R(s down) (Shannon's expansion), each side simplified before it is expanded further, and remembered.
 */
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';

/** Availability by leaf. */
export type Available = ReadonlyMap<string, Ratio>;

/** Characters of structures expanded after which one is refused: its shared components are too entangled to enumerate. */
const mostExpanded = 10_000_000;

/** The exact availability under independence; refused when it would take too many states to enumerate. */
export function independentAvailability(structure: Structure, available: Available): Outcome<Ratio> {
  const known = new Map<string, Ratio>();
  let expanded = 0;
  const upOf = (leaf: string): Ratio => available.get(leaf) ?? Ratio.zero;
  const solve = (one: Structure | boolean): Ratio | undefined => {
    if (typeof one === 'boolean') return one ? Ratio.one : Ratio.zero;
    const leaf = firstShared(one);
    if (leaf === undefined) return upWhenDistinct(one, upOf);
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before !== undefined) return before;
    expanded += key.length;
    if (expanded > mostExpanded) return undefined;
    const [up, down] = [solve(settle(one, leaf, true)), solve(settle(one, leaf, false))];
    if (up === undefined || down === undefined) return undefined;
    const a = upOf(leaf);
    const found = a.times(up).plus(Ratio.one.minus(a).times(down));
    known.set(key, found);
    return found;
  };
  const found = solve(structure);
  if (found !== undefined) return accepted(found);
  const message = 'Too many components are shared for an exact figure: join some of them into one component.';
  return refused({ code: 'proof/too-entangled', message });
}

/** A leaf that stands in several places; undefined when there is none. */
export function firstShared(structure: Structure): string | undefined {
  for (const [leaf, times] of occurrences(structure)) if (times > 1) return leaf;
  return undefined;
}

/** The structure once a leaf is known to be up or down; true or false when that decides it. */
export function settle(structure: Structure, leaf: string, up: boolean): Structure | boolean {
  if ('leaf' in structure) return structure.leaf === leaf ? up : structure;
  let { needs } = structure;
  const of: Structure[] = [];
  for (const member of structure.of) {
    const left = settle(member, leaf, up);
    if (typeof left !== 'boolean') of.push(left);
    else if (left) needs -= 1;
  }
  if (needs <= 0) return true;
  if (needs > of.length) return false;
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { needs, of };
}

function upWhenDistinct(structure: Structure, upOf: (leaf: string) => Ratio): Ratio {
  if ('leaf' in structure) return upOf(structure.leaf);
  return atLeast(
    structure.needs,
    structure.of.map((member) => upWhenDistinct(member, upOf)),
  );
}

/** P(at least k of independent members up). Whole numbers over one common denominator: reducing after every step would cost more than it saves. */
function atLeast(needs: number, up: readonly Ratio[]): Ratio {
  const most = up.length - needs;
  // Entry d: weight of exactly d members down; more than `most` are not followed.
  let weights = [1n];
  let whole = 1n;
  for (const { num, den } of up) {
    whole *= den;
    const next: bigint[] = [];
    for (let d = 0; d <= Math.min(weights.length, most); d += 1) {
      next.push((weights[d] ?? 0n) * num + (d === 0 ? 0n : (weights[d - 1] ?? 0n)) * (den - num));
    }
    weights = next;
  }
  return Ratio.of(
    weights.reduce((sum, weight) => sum + weight, 0n),
    whole,
  );
}
