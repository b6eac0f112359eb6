/** Structures, promises and schedules drawn from a seed, for tests of the proof. */
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Structure } from '../structure.ts';

export interface Composed {
  readonly structure: Structure;
  /** How much each leaf may be down. */
  readonly down: ReadonlyMap<string, Ratio>;
}

type Pick = (below: number) => number;

/** A structure whose leaves are all different, with what each may be down. */
export function distinctStructure(seed: number): Composed {
  return drawn(picks(seed), (count) => `leaf ${count}`);
}

/** A structure whose leaves are drawn from five names. */
export function sharedStructure(seed: number): Composed {
  const pick = picks(seed);
  return drawn(pick, () => `leaf ${pick(5)}`);
}

function drawn(pick: Pick, nameOf: (count: number) => string): Composed {
  const down = new Map<string, Ratio>();
  const draw = (depth: number): Structure => {
    if (depth === 3 || (depth > 0 && pick(3) === 0)) {
      const of = Array.from({ length: 1 + pick(4) }, () => draw(depth - 1));
      return { needs: 1 + pick(of.length), of };
    }
    const leaf = nameOf(down.size);
    if (!down.has(leaf)) down.set(leaf, share(pick));
    return { leaf };
  };
  return { structure: draw(3), down };
}

/** A share of time that may be down, from none to all, half of them small. */
function share(pick: Pick): Ratio {
  return pick(2) === 0 ? Ratio.of(pick(101), 10_000) : Ratio.of(pick(1001), 1000);
}

/** What leaves promise, from what they may be down. */
export function promisedOf(down: ReadonlyMap<string, Ratio>): ReadonlyMap<string, Ratio> {
  return new Map([...down].map(([leaf, u]) => [leaf, Ratio.one.minus(u)] as const));
}

/** A stretch of 10,000 milliseconds: every share above is a whole number of them. */
export const agreedTime: IntervalSet = IntervalSet.single(Instant.of(0), Instant.of(10_000));

/** A schedule that spends up to a budget of milliseconds in pieces that begin and end where `pick` says. */
export function spend(budget: number, within: IntervalSet, pick: Pick): IntervalSet {
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
export function picks(seed: number): Pick {
  let state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
