/**
 * When a service was down, from when its components were. Owns: the sweep over real intervals through the structure. Does not
 * own: what counts as down.
 */
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Structure } from './structure.ts';

/** The stretches in which too many members of some gate were down at once; a leaf without stretches was always up. */
export function downtimeOf(structure: Structure, down: ReadonlyMap<string, IntervalSet>): IntervalSet {
  if ('leaf' in structure) return down.get(structure.leaf) ?? IntervalSet.empty;
  const together = structure.of.length - structure.needs + 1;
  return coveredBy(
    together,
    structure.of.map((member) => downtimeOf(member, down)),
  );
}

/** Moments that lie in at least `depth` of the sets. */
function coveredBy(depth: number, sets: readonly IntervalSet[]): IntervalSet {
  const steps = sets.flatMap((set) => set.bounds.map((at, i) => ({ at, by: i % 2 === 0 ? 1 : -1 })));
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  const bounds: number[] = [];
  let covering = 0;
  for (const { at, by } of steps) {
    if (covering + (by > 0 ? 1 : 0) === depth) bounds.push(Instant.of(at));
    covering += by;
  }
  return IntervalSet.ofBounds(bounds);
}
