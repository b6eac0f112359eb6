/**
 * PromQL's `increase` beside the exact count, and why they differ. Owns: the explanation, piece by piece, which has to add
 * up to the whole difference. Never a measurement: it is for people who hold a dashboard against a statement.
 */
import { extrapolatedIncrease, Ratio } from '@troth/core';

/** A sample of one counter, a finite number. Samples are given in order of time, from before the window on. */
export interface CounterSample {
  readonly at: number;
  readonly value: number;
}

export interface CheckedWindow {
  /** After `from`, up to and including `to`: as PromQL takes a range. */
  readonly from: number;
  readonly to: number;
}

export type Reason =
  /** They stretch what they saw to the edges of the window. */
  | 'extrapolated'
  /** They do not see what was counted between the last sample before the window and the first in it. */
  | 'first-increment-lost'
  /** They need two samples in the window, and had fewer. */
  | 'too-few-samples'
  /** No piece explains it: look at the samples. */
  | 'unexplained';

export interface CrossCheck {
  readonly ours: string;
  /** Undefined where the query gave no answer. */
  readonly theirs: string | undefined;
  readonly restarts: number;
  readonly pieces: readonly { readonly reason: Reason; readonly amount: string }[];
  readonly sentence: string;
}

/** Doubles carry sixteen digits; a sum of some thousand of them, twelve. */
const noise = Ratio.parse('1e-9');

export function crossCheck(
  samples: readonly CounterSample[],
  window: CheckedWindow,
  theirs: number | undefined,
): CrossCheck {
  const inside = samples.filter(({ at }) => at > window.from && at <= window.to);
  const before = samples.findLast(({ at }) => at <= window.from);
  const known = before === undefined ? inside : [before, ...inside];
  const ours = grown(known);
  const seen = grown(inside);
  const head = {
    ours: ours.toString(),
    theirs: theirs === undefined ? undefined : String(theirs),
    restarts: restarts(known),
  };
  const lost = seen.minus(ours);
  const pieces: { reason: Reason; amount: Ratio }[] = [];
  const answer = theirs === undefined ? undefined : Ratio.tryParse(String(theirs));
  if (answer === undefined) {
    pieces.push({ reason: 'too-few-samples', amount: ours.negated() });
  } else if (!answer.equals(ours)) {
    pieces.push({ reason: 'first-increment-lost', amount: lost });
    const stretched = nearest(answer, predictions(known, inside, window)) ?? seen;
    pieces.push({ reason: 'extrapolated', amount: stretched.minus(seen) });
    const rest = answer.minus(stretched);
    if (rest.abs().greaterThan(noise.times(Ratio.max(Ratio.one, stretched.abs()))))
      pieces.push({ reason: 'unexplained', amount: rest });
  }
  const told = pieces.filter(({ amount }) => !amount.isZero());
  return {
    ...head,
    pieces: told.map(({ reason, amount }) => ({ reason, amount: amount.toString() })),
    sentence: sentenceOf(told, head),
  };
}

/** The digits that a double stands for. */
const exact = (value: number): Ratio => Ratio.parse(String(value));

/** Before Prometheus 3 a range held its left edge too, and a counter's zero was looked at before the distance of the edge. */
function predictions(
  known: readonly CounterSample[],
  inside: readonly CounterSample[],
  { from, to }: CheckedWindow,
): Ratio[] {
  const stretch = { from: Ratio.of(from), to: Ratio.of(to) };
  const closed = known[0]?.at === from ? known : inside;
  return [inside, closed].flatMap((seen) => {
    const readings = seen.map(({ at, value }) => ({ at: Ratio.of(at), value: exact(value) }));
    // The edge itself is taken in by moving it back by less than a sample can lie.
    const window = seen === inside ? stretch : { ...stretch, from: stretch.from.minus(Ratio.parse('1e-9')) };
    return (['after', 'before'] as const).flatMap((zero) => extrapolatedIncrease(readings, window, zero) ?? []);
  });
}

function nearest(answer: Ratio, among: readonly Ratio[]): Ratio | undefined {
  return [...among].sort((a, b) => a.minus(answer).abs().compare(b.minus(answer).abs()))[0];
}

/** What a counter grew by from its first sample to its last; restarts count from zero. */
function grown(samples: readonly CounterSample[]): Ratio {
  return Ratio.sumOf(
    samples.slice(1).map(({ value }, i) => {
      const before = samples[i]?.value ?? 0;
      return value < before ? exact(value) : exact(value).minus(exact(before));
    }),
  );
}

const restarts = (samples: readonly CounterSample[]): number =>
  samples.slice(1).filter(({ value }, i) => value < (samples[i]?.value ?? 0)).length;

const words: Readonly<Record<Reason, string>> = {
  extrapolated: 'it stretches what it saw to the edges of the window',
  'first-increment-lost': 'it does not see what was counted up to the first sample in the window',
  'too-few-samples': 'it needs two samples in the window and had fewer',
  unexplained: 'nothing known explains it; look at the samples',
};

function sentenceOf(
  pieces: readonly { reason: Reason; amount: Ratio }[],
  { ours, theirs, restarts: times }: Pick<CrossCheck, 'ours' | 'theirs' | 'restarts'>,
): string {
  const restarted =
    times === 0 ? '' : ` The counter restarted ${times === 1 ? 'once' : `${times} times`}; both count on from zero.`;
  if (pieces.length === 0) return `Both say ${ours}.${restarted}`;
  const why = pieces.map(
    ({ reason, amount }) => `${amount.isNegative() ? '' : '+'}${amount.toFixed(3)}: ${words[reason]}`,
  );
  return `Counted ${ours}, \`increase\` says ${theirs ?? 'nothing'}. ${why.join('; ')}.${restarted}`;
}
