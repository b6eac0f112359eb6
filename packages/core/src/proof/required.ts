/**
 * What one leaf must promise so that a target holds, the other promises as they are. Owns: solving for one unknown. Does not
 * own: which leaf to ask (`fixes.ts`).
 *
 * Guaranteed: from the root down to the leaf, each gate says how much its member may be down (`downtime-bound.ts`), exactly.
 * Independent: availability is linear in each leaf, R(a) = R(down) + a·(R(up) − R(down)); solved for a.
 */
import { accepted, andThen, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { guaranteedAvailability } from './compose.ts';
import type { Promised } from './compose.ts';
import { independentAvailability } from './independent.ts';
import { mostByGates, sharedLimits } from './downtime-bound.ts';
import { lowestStep } from './lowest-step.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';

export interface Unknown {
  readonly structure: Structure;
  readonly promised: Promised;
  readonly leaf: string;
  readonly target: Ratio;
}

export interface Required {
  /** The least promise that proves the target; undefined when no promise of this leaf does. */
  readonly guaranteed: Ratio | undefined;
  /** The least promise with which the target holds under independence; undefined when there is none. */
  readonly independent: Ratio | undefined;
  /** Birnbaum's importance of the leaf: R(leaf up) − R(leaf down). */
  readonly importance: Ratio;
}

/** Where the exact figure is out of reach, leaves are solved on a grid of this many steps, rounded to the stricter side. */
const gridSteps = 10n ** 9n;

/** The least promise of the leaf, both ways; refused when the leaf does not stand in the structure. */
export function requiredLeaf(unknown: Unknown): Outcome<Required> {
  const times = occurrences(unknown.structure);
  if (!times.has(unknown.leaf)) {
    const message = `"${unknown.leaf}" does not stand in the structure: name one of ${[...times.keys()].join(', ')}.`;
    return refused({ code: 'proof/missing-leaf', message });
  }
  return andThen(requiredIndependent(unknown), (independent) =>
    accepted({ guaranteed: leastPromises(unknown, [unknown.leaf]).get(unknown.leaf), ...independent }),
  );
}

/**
 * The least promise of each leaf that proves the target, the others as they are; leaves that cannot prove it alone are missing.
 * Exact; on a grid where components are shared and the exact figure is out of reach.
 */
export function leastPromises(
  question: Omit<Unknown, 'leaf'>,
  wanted: readonly string[] = [...occurrences(question.structure).keys()],
): ReadonlyMap<string, Ratio> {
  const { structure, promised, target } = question;
  const limit = Ratio.one.minus(target);
  if (limit.isNegative()) return new Map();
  const unavailable = new Map([...promised].map(([name, a]) => [name, Ratio.one.minus(a)] as const));
  const isShared = [...occurrences(structure).values()].some((count) => count > 1);
  const most = isShared ? mostShared(question, wanted) : mostByGates(structure, { unavailable, limit });
  const least = wanted.map((leaf) => [leaf, most.get(leaf)] as const);
  return new Map(least.flatMap(([leaf, u]) => (u === undefined ? [] : [[leaf, Ratio.one.minus(u)] as const])));
}

function mostShared(question: Omit<Unknown, 'leaf'>, wanted: readonly string[]): ReadonlyMap<string, Ratio> {
  const { structure, promised, target } = question;
  const unavailable = new Map([...promised].map(([name, a]) => [name, Ratio.one.minus(a)] as const));
  const limits = sharedLimits(structure, unavailable);
  const most = (leaf: string): Ratio | undefined => {
    if (limits !== undefined) return limits.most(leaf, Ratio.one.minus(target));
    const needed = requiredOnGrid({ ...question, leaf });
    return needed && Ratio.one.minus(needed);
  };
  const found = wanted.map((leaf) => [leaf, most(leaf)] as const);
  return new Map(found.flatMap(([leaf, u]) => (u === undefined ? [] : [[leaf, u] as const])));
}

/** The guaranteed figure never falls when a promise rises: the least sufficient step of the grid, by halving. */
function requiredOnGrid({ structure, promised, leaf, target }: Unknown): Ratio | undefined {
  const suffices = (step: bigint): boolean => {
    const tried = new Map([...promised, [leaf, Ratio.of(step, gridSteps)]]);
    return guaranteedAvailability(structure, tried).guaranteed.atLeast(target);
  };
  const step = lowestStep(gridSteps, suffices);
  return step === undefined ? undefined : Ratio.of(step, gridSteps);
}

type Linear = Pick<Required, 'independent' | 'importance'>;

function requiredIndependent(unknown: Unknown): Outcome<Linear> {
  const { structure, promised, leaf, target } = unknown;
  const when = (a: Ratio): Outcome<Ratio> => independentAvailability(structure, new Map([...promised, [leaf, a]]));
  return andThen(when(Ratio.zero), (down) =>
    andThen(when(Ratio.one), (up): Outcome<Linear> => {
      const importance = up.minus(down);
      if (up.lessThan(target)) return accepted({ independent: undefined, importance });
      if (down.atLeast(target)) return accepted({ independent: Ratio.zero, importance });
      return accepted({ independent: target.minus(down).dividedBy(importance), importance });
    }),
  );
}
