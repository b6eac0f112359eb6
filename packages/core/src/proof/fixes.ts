/**
 * What would make a promise provable, the smallest change first. Owns: one leaf tightened, one leaf doubled, the target lowered.
 * Does not own: what a change costs, or whom to ask.
 *
 * On its active branch the guaranteed figure is linear in each leaf, so that the least change of a leaf is exact
 * (`required.ts`). Ties are ranked by Birnbaum's importance, R(leaf up) − R(leaf down).
 */
import { accepted, allAccepted, andThen } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { guaranteedAvailability } from './compose.ts';
import type { Promised } from './compose.ts';
import { importanceOf } from './importance.ts';
import { independentAvailability } from './independent.ts';
import { leastPromises } from './required.ts';
import type { Structure } from './structure.ts';

export type Fix =
  | {
      readonly kind: 'tighten';
      readonly leaf: string;
      readonly from: Ratio;
      readonly to: Ratio;
    }
  /** A second leaf of the same promise beside this one, either of which suffices. */
  | { readonly kind: 'double'; readonly leaf: string; readonly independent: Ratio; readonly likely: boolean }
  | { readonly kind: 'lower-target'; readonly to: Ratio };

export interface FixQuestion {
  readonly structure: Structure;
  readonly promised: Promised;
  readonly target: Ratio;
}

/** Of many parts that could be doubled, those that gain most are stated. */
const mostDoubled = 10;

/** Fixes, those that change one promise first, the smallest change before the larger; none when the target is proven. */
export function fixesFor(question: FixQuestion): Outcome<readonly Fix[]> {
  const { structure, promised, target } = question;
  const now = guaranteedAvailability(structure, promised).guaranteed;
  if (now.atLeast(target)) return accepted([]);
  const importance = importanceOf(structure, promised);
  return andThen(doubled(question, importance), (second) =>
    accepted([...tightened(question, importance), ...second, { kind: 'lower-target', to: now }]),
  );
}

type Tightened = Extract<Fix, { kind: 'tighten' }>;
type Doubled = Extract<Fix, { kind: 'double' }>;
type Importance = ReadonlyMap<string, number>;

function tightened(question: FixQuestion, importance: Importance): readonly Tightened[] {
  const found: Tightened[] = [];
  for (const [leaf, to] of leastPromises(question)) {
    const from = question.promised.get(leaf);
    if (from !== undefined) found.push({ kind: 'tighten', leaf, from, to });
  }
  const change = ({ from, to }: Tightened): Ratio => to.minus(from);
  const matters = ({ leaf }: Tightened): number => importance.get(leaf) ?? 0;
  return found.sort((a, b) => change(a).compare(change(b)) || matters(b) - matters(a));
}

/**
 * Both may fail at the same time, so that doubling never proves more than before; it makes the target likelier. That is why
 * it is stated with the independent figure.
 */
function doubled(question: FixQuestion, importance: Importance): Outcome<readonly Doubled[]> {
  const { structure, promised } = question;
  const gain = (leaf: string): number => {
    const a = promised.get(leaf)?.toNumber() ?? 0;
    return a * (1 - a) * (importance.get(leaf) ?? 0);
  };
  const promising = [...importance.keys()].sort((a, b) => gain(b) - gain(a)).slice(0, mostDoubled);
  const all = allAccepted(promising.map((leaf) => double(leaf, question)));
  if (!all.ok) return all;
  return andThen(independentAvailability(structure, promised), (before) => {
    const helpful = all.value.filter(({ independent }) => independent.greaterThan(before));
    return accepted(helpful.sort((a, b) => b.independent.compare(a.independent)));
  });
}

function double(leaf: string, { structure, promised, target }: FixQuestion): Outcome<Doubled> {
  // Two of them fail together with (1 − a)²: one that is as good as both, in its place.
  const u = Ratio.one.minus(promised.get(leaf) ?? Ratio.zero);
  const both = new Map([...promised, [leaf, Ratio.one.minus(u.times(u))]]);
  return andThen(independentAvailability(structure, both), (independent) =>
    accepted({ kind: 'double', leaf, independent, likely: independent.atLeast(target) }),
  );
}
