/**
 * What would make a promise provable, the smallest change first. Owns: one leaf tightened, one leaf doubled, the target lowered.
 * Does not own: what a change costs, or whom to ask.
 *
 * On its active branch the guaranteed figure is linear in each leaf, so that the least change of a leaf is exact
 * (`required.ts`). Ties are ranked by Birnbaum's importance, R(leaf up) − R(leaf down).
 */
import { accepted, andThen } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { guaranteedAvailability } from './compose.ts';
import type { Promised } from './compose.ts';
import { sensitivityOf } from './importance.ts';
import type { Sensitivity } from './importance.ts';
import { leastPromises } from './required.ts';
import type { Structure } from './structure.ts';

export type Fix =
  | {
      readonly kind: 'tighten';
      readonly leaf: string;
      readonly from: Ratio;
      readonly to: Ratio;
      readonly importance: Ratio;
    }
  /** A second leaf of the same promise beside this one, either of which suffices. */
  | { readonly kind: 'double'; readonly leaf: string; readonly independent: Ratio; readonly likely: boolean }
  | { readonly kind: 'lower-target'; readonly to: Ratio };

export interface FixQuestion {
  readonly structure: Structure;
  readonly promised: Promised;
  readonly target: Ratio;
}

/** Fixes, those that change one promise first, the smallest change before the larger; none when the target is proven. */
export function fixesFor({ structure, promised, target }: FixQuestion): Outcome<readonly Fix[]> {
  const now = guaranteedAvailability(structure, promised).guaranteed;
  if (now.atLeast(target)) return accepted([]);
  return andThen(sensitivityOf(structure, promised), (sensitivity) =>
    accepted([
      ...tightened({ structure, promised, target }, sensitivity),
      ...doubled({ promised, target }, sensitivity),
      { kind: 'lower-target', to: now },
    ]),
  );
}

type Tightened = Extract<Fix, { kind: 'tighten' }>;
type Doubled = Extract<Fix, { kind: 'double' }>;

function tightened(question: FixQuestion, { importance }: Sensitivity): readonly Tightened[] {
  const found: Tightened[] = [];
  for (const [leaf, to] of leastPromises(question)) {
    const from = question.promised.get(leaf);
    if (from !== undefined)
      found.push({ kind: 'tighten', leaf, from, to, importance: importance.get(leaf) ?? Ratio.zero });
  }
  const change = ({ from, to }: Tightened): Ratio => to.minus(from);
  return found.sort((a, b) => change(a).compare(change(b)) || b.importance.compare(a.importance));
}

/**
 * Both may fail at the same time, so that doubling never proves more than before; it makes the target likelier. That is why it is
 * stated with the independent figure: two of them fail together with (1 − a)², and the figure is linear in the leaf.
 */
function doubled({ promised, target }: Omit<FixQuestion, 'structure'>, sensitivity: Sensitivity): readonly Doubled[] {
  const found: Doubled[] = [];
  for (const [leaf, importance] of sensitivity.importance) {
    const a = promised.get(leaf) ?? Ratio.zero;
    const gain = a.times(Ratio.one.minus(a)).times(importance);
    if (gain.isZero()) continue;
    const independent = sensitivity.independent.plus(gain);
    found.push({ kind: 'double', leaf, independent, likely: independent.atLeast(target) });
  }
  return found.sort((a, b) => b.independent.compare(a.independent));
}
