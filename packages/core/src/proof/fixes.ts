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
import { independentAvailability } from './independent.ts';
import { requiredLeaf } from './required.ts';
import { occurrences } from './structure.ts';
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
export function fixesFor(question: FixQuestion): Outcome<readonly Fix[]> {
  const { structure, promised, target } = question;
  const now = guaranteedAvailability(structure, promised).guaranteed;
  if (now.atLeast(target)) return accepted([]);
  const leaves = [...occurrences(structure).keys()];
  const tightened: Extract<Fix, { kind: 'tighten' }>[] = [];
  for (const leaf of leaves) {
    const fix = tighten(leaf, question);
    if (!fix.ok) return fix;
    tightened.push(...fix.value);
  }
  const change = ({ from, to }: { readonly from: Ratio; readonly to: Ratio }): Ratio => to.minus(from);
  tightened.sort((a, b) => change(a).compare(change(b)) || b.importance.compare(a.importance));
  const doubled = allAccepted(leaves.map((leaf) => double(leaf, question)));
  if (!doubled.ok) return doubled;
  const before = independentAvailability(structure, promised);
  if (!before.ok) return before;
  const helpful = doubled.value.filter(({ independent }) => independent.greaterThan(before.value));
  helpful.sort((a, b) => b.independent.compare(a.independent));
  return accepted([...tightened, ...helpful, { kind: 'lower-target', to: now }]);
}

function tighten(
  leaf: string,
  { structure, promised, target }: FixQuestion,
): Outcome<readonly Extract<Fix, { kind: 'tighten' }>[]> {
  const needed = requiredLeaf({ structure, promised, leaf, target });
  if (!needed.ok) return needed;
  const to = needed.value.guaranteed;
  const from = promised.get(leaf);
  if (to === undefined || from === undefined) return accepted([]);
  return accepted([{ kind: 'tighten', leaf, from, to, importance: needed.value.importance }]);
}

/**
 * Both may fail at the same time, so that doubling never proves more than before; it makes the target likelier. That is why
 * it is stated with the independent figure.
 */
function double(leaf: string, { structure, promised, target }: FixQuestion): Outcome<Extract<Fix, { kind: 'double' }>> {
  const second = `${leaf} (second)`;
  const beside = (one: Structure): Structure => {
    if (!('leaf' in one)) return { needs: one.needs, of: one.of.map(beside) };
    return one.leaf === leaf ? { needs: 1, of: [one, { leaf: second }] } : one;
  };
  const both = new Map([...promised, [second, promised.get(leaf) ?? Ratio.zero]]);
  return andThen(independentAvailability(beside(structure), both), (independent) =>
    accepted({ kind: 'double', leaf, independent, likely: independent.atLeast(target) }),
  );
}
