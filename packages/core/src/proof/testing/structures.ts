/** Arbitrary structures, promises and schedules for tests of the proof. */
import * as fc from 'fast-check';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Structure } from '../structure.ts';

export interface Composed {
  readonly structure: Structure;
  /** How much each leaf may be down. */
  readonly down: ReadonlyMap<string, Ratio>;
}

/** A shape with numbers in place of names; names are given afterwards, so that leaves are distinct or shared at will. */
type Shape = number | { readonly k: number; readonly of: readonly Shape[] };

const { tree } = fc.letrec<{ tree: Shape; gate: Shape; seed: Shape }>((tie) => ({
  seed: fc.nat({ max: 999 }),
  gate: fc
    .tuple(fc.nat({ max: 99 }), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
    .map(([k, of]) => ({ k: (k % of.length) + 1, of })),
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('seed'), tie('gate')),
}));

/** Shares of time that may be down, from none to all, most of them small. */
const share = fc.oneof(
  fc.nat({ max: 100 }).map((n) => Ratio.of(n, 10_000)),
  fc.nat({ max: 1000 }).map((n) => Ratio.of(n, 1000)),
);

/** Structures whose leaves are all different, with what each may be down. */
export const distinctStructures: fc.Arbitrary<Composed> = named((_, count) => `leaf ${count}`);

/** Structures whose leaves are drawn from five names. */
export const sharedStructures: fc.Arbitrary<Composed> = named((seed) => `leaf ${seed % 5}`);

function named(nameOf: (seed: number, count: number) => string): fc.Arbitrary<Composed> {
  return fc.tuple(tree, fc.array(share, { minLength: 40, maxLength: 40 })).map(([shape, shares]) => {
    const down = new Map<string, Ratio>();
    const build = (one: Shape): Structure => {
      if (typeof one !== 'number') return { needs: one.k, of: one.of.map(build) };
      const leaf = nameOf(one, down.size);
      down.set(leaf, shares[down.size % shares.length] ?? Ratio.zero);
      return { leaf };
    };
    return { structure: build(shape), down };
  });
}

/** What leaves promise, from what they may be down. */
export function promisedOf(down: ReadonlyMap<string, Ratio>): ReadonlyMap<string, Ratio> {
  return new Map([...down].map(([leaf, u]) => [leaf, Ratio.one.minus(u)] as const));
}

/** A stretch of 10,000 milliseconds: every share above is a whole number of them. */
export const agreedTime: IntervalSet = IntervalSet.single(Instant.of(0), Instant.of(10_000));

/** A schedule that spends up to a budget of milliseconds in pieces that begin and end where `pick` says. */
export function spend(budget: number, within: IntervalSet, pick: (below: number) => number): IntervalSet {
  let [left, spent] = [budget, IntervalSet.empty];
  for (let piece = 0; piece < 3 && left > 0; piece += 1) {
    const length = 1 + pick(left);
    const [first] = within;
    if (first === undefined) return spent;
    const start = Instant.plus(first.start, pick(Math.max(1, first.end - first.start - length)));
    const end = Instant.of(Math.min(first.end, start + length));
    spent = spent.union(IntervalSet.single(start, end));
    left = budget - spent.total();
  }
  return spent;
}

/** A repeatable stream of numbers below a limit (a linear congruence; quality does not matter here). */
export function picks(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
