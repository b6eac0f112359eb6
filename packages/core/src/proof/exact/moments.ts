/**
 * Moments that every promise reads alike. Owns: cutting a set by many others, and telling the pieces apart. Does not own: what
 * the sets mean.
 */
import { IntervalSet } from '../../values/interval.ts';

/** Moments that lie in exactly these of the sets. */
export interface Piece {
  readonly when: IntervalSet;
  readonly inside: ReadonlySet<number>;
}

/** The pieces that the sets cut `whole` into; undefined when there are more than `most`. */
export function piecesOf(whole: IntervalSet, sets: readonly IntervalSet[], most: number): readonly Piece[] | undefined {
  const steps = sets.flatMap((set, i) => set.bounds.map((at) => ({ at, i })));
  steps.sort((a, b) => a.at - b.at);
  const found = new Map<string, { readonly inside: ReadonlySet<number>; readonly bounds: number[] }>();
  const inside = new Set<number>();
  let next = 0;
  for (const { start, end } of whole) {
    for (let at: number = start; at < end;) {
      while (next < steps.length && (steps[next]?.at ?? 0) <= at) {
        const i = steps[next]?.i ?? 0;
        if (!inside.delete(i)) inside.add(i);
        next += 1;
      }
      const until = Math.min(end, steps[next]?.at ?? end);
      const key = [...inside].sort((a, b) => a - b).join(' ');
      const piece = found.get(key) ?? { inside: new Set(inside), bounds: [] };
      piece.bounds.push(at, until);
      found.set(key, piece);
      if (found.size > most) return undefined;
      at = until;
    }
  }
  return [...found.values()].map((piece) => ({ inside: piece.inside, when: IntervalSet.ofBounds(piece.bounds) }));
}
