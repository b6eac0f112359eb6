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
  const { steps } = expansions.get(structure) ?? { steps: expanded(structure) };
  expansions.set(structure, { steps });
  if (steps !== undefined) return accepted(along(steps, (leaf) => available.get(leaf) ?? Ratio.zero));
  const message = 'Too many components are shared for an exact figure: join some of them into one component.';
  return refused({ code: 'proof/too-entangled', message });
}

/** The figure of what is left, or a leaf to condition on, with what follows if it is up or down. */
type Step = { readonly distinct: Structure } | { readonly leaf: string; readonly up: Follows; readonly down: Follows };

/** Decided, or a step before this one by its place. */
type Follows = boolean | number;

/** The expansion depends on the structure alone; figures of many periods and of many changes are read off it. */
const expansions = new WeakMap<Structure, { readonly steps: readonly Step[] | undefined }>();

/** Each step after those that it needs, the whole last; undefined when there are too many. */
function expanded(structure: Structure): readonly Step[] | undefined {
  const steps: Step[] = [];
  const known = new Map<string, number>();
  let characters = 0;
  const place = (one: Structure | boolean): Follows | undefined => {
    if (typeof one === 'boolean') return one;
    const leaf = firstShared(one);
    if (leaf === undefined) return steps.push({ distinct: one }) - 1;
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before !== undefined) return before;
    characters += key.length;
    if (characters > mostExpanded) return undefined;
    const [up, down] = [place(settle(one, leaf, true)), place(settle(one, leaf, false))];
    if (up === undefined || down === undefined) return undefined;
    const at = steps.push({ leaf, up, down }) - 1;
    known.set(key, at);
    return at;
  };
  return place(structure) === undefined ? undefined : steps;
}

/** Over one denominator of all leaves, to some power: reducing after each step would cost more than it saves. */
function along(steps: readonly Step[], upOf: (leaf: string) => Ratio): Ratio {
  const leaves = new Set(
    steps.flatMap((step) => ('distinct' in step ? [...occurrences(step.distinct).keys()] : step.leaf)),
  );
  const whole = [...leaves].reduce((common, leaf) => leastCommon(common, upOf(leaf).den), 1n);
  const found: Powered[] = [];
  const figure = (follows: Follows): Powered => {
    if (typeof follows === 'number') return found[follows] ?? { num: 0n, power: 0n };
    return { num: follows ? 1n : 0n, power: 0n };
  };
  for (const step of steps) {
    if ('distinct' in step) {
      const { num, den } = upWhenDistinct(step.distinct, upOf);
      const power = BigInt(occurrences(step.distinct).size);
      found.push({ num: (num * whole ** power) / den, power });
      continue;
    }
    const [a, up, down] = [upOf(step.leaf), figure(step.up), figure(step.down)];
    const power = up.power > down.power ? up.power : down.power;
    const share = (a.num * whole) / a.den;
    const num =
      share * up.num * whole ** (power - up.power) + (whole - share) * down.num * whole ** (power - down.power);
    found.push({ num, power: power + 1n });
  }
  const { num, power } = found.at(-1) ?? { num: 0n, power: 0n };
  return Ratio.of(num, whole ** power);
}

/** num ÷ whole^power. */
interface Powered {
  readonly num: bigint;
  readonly power: bigint;
}

function leastCommon(one: bigint, other: bigint): bigint {
  return Ratio.of(one, other).num * other;
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
