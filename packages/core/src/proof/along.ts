/** Stretches of a set of moments, counted along it as if it had no gaps. Owns: cutting by length. Does not own: what is cut. */
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';

/** The part of a set between two offsets counted along it. */
export function along(set: IntervalSet, from: number, to: number): IntervalSet {
  const bounds: number[] = [];
  let passed = 0;
  for (const { start, end } of set) {
    if (passed >= to) break;
    const [begins, ends] = [Math.max(from - passed, 0), Math.min(to - passed, end - start)];
    if (begins < ends) bounds.push(Instant.plus(start, begins), Instant.plus(start, ends));
    passed += end - start;
  }
  return IntervalSet.ofBounds(bounds);
}
