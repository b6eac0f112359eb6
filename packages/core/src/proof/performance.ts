/**
 * Performance of a path from that of its sections. Owns: how each measure composes. Does not own: which are promised.
 *
 * Means of delay add. Loss: 1 − Π(1 − pᵢ) if sections lose independently, at most Σ pᵢ whatever they do. Delay variation: at
 * most Σ; the root of the sum of squares is an estimate that assumes independence and normal shape, and is called one. Sustained
 * capacity is that of the narrowest section.
 */
import { Ratio } from '../values/ratio.ts';

/** Mean delay of the path, and of anything else that adds. */
export function pathSum(sections: readonly Ratio[]): Ratio {
  return Ratio.sumOf(sections);
}

export interface PathLoss {
  readonly independent: Ratio;
  readonly upperBound: Ratio;
}

/** Share of packets lost on the path. */
export function pathLoss(sections: readonly Ratio[]): PathLoss {
  const delivered = sections.reduce((share, loss) => share.times(Ratio.one.minus(loss)), Ratio.one);
  return {
    independent: Ratio.one.minus(delivered),
    upperBound: Ratio.min(Ratio.one, Ratio.sumOf(sections)),
  };
}

export interface PathVariation {
  readonly upperBound: Ratio;
  /** Root of the sum of squares, to nine decimals; no verdict rests on it. */
  readonly estimate: Ratio;
}

/** Delay variation of the path. */
export function pathVariation(sections: readonly Ratio[]): PathVariation {
  const squares = Ratio.sumOf(sections.map((one) => one.times(one)));
  return { upperBound: Ratio.sumOf(sections), estimate: root(squares) };
}

/** Capacity of the path; undefined when it has no section. */
export function pathCapacity(sections: readonly Ratio[]): Ratio | undefined {
  return sections.length === 0 ? undefined : Ratio.min(...sections);
}

const rootScale = 10n ** 9n;

/** The square root, rounded down to nine decimals. */
function root(value: Ratio): Ratio {
  const scaled = value.times(Ratio.of(rootScale * rootScale)).floor();
  if (scaled < 2n) return Ratio.of(scaled, rootScale);
  let guess = 1n << BigInt(Math.ceil(scaled.toString(2).length / 2));
  for (;;) {
    // Newton's method from above: it falls until it has passed the root.
    const next = (guess + scaled / guess) / 2n;
    if (next >= guess) return Ratio.of(guess, rootScale);
    guess = next;
  }
}
