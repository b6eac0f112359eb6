/**
 * What the texts behind would have to say so that the promises of an agreement follow from them: as changes of each text. Owns:
 * which parts are asked for how much, and for which terms. Does not own: drafts, the proof of the result.
 *
 * Parts that promise least are asked first: all below a common level are raised to it, and the level is the lowest that suffices.
 * What a text leaves out beyond ours is struck, since no share makes up for it.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { formatTime } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { guaranteedAvailability } from '../compose.ts';
import type { Promised } from '../compose.ts';
import type { AvailabilityProof, BoundLeaves } from './availability-proof.ts';
import { allowanceOf } from './availability-promise.ts';
import { availabilityChanges, termChanges, timeChanges } from './asked-changes.ts';
import type { AskedChange } from './asked-changes.ts';
import type { ProvenCommitment } from './deliverability.ts';
import type { Text } from './left-out.ts';
import type { ProvenAgreement } from './prove-agreement.ts';
import { promisedTime } from './promised-time.ts';
import { unmatchedExcuses } from './sides.ts';

export interface AskedText {
  readonly agreement: string;
  readonly changes: readonly AskedChange[];
}

/** Changes of the last texts behind; none where every promise that can be composed is proven. */
export function textsToAsk({ told, proofs, read }: ProvenAgreement, own: Revision): readonly AskedText[] {
  const asked = told.commitments.flatMap((answer) => {
    const commitment = own.commitments.find(({ id }) => id === answer.commitment);
    if (commitment === undefined || answer.verdict === 'PROVEN') return [];
    const ours: Text = { revision: own, commitment };
    const proof = proofs.get(answer.commitment);
    return proof === undefined ? timesToAsk(answer, ours, read.behind) : sharesToAsk(proof, ours, read.leaves);
  });
  const byAgreement = Map.groupBy(asked, ({ agreement }) => agreement);
  return [...byAgreement].map(([agreement, all]) => {
    const last = read.behind.get(agreement)?.revisions.at(-1);
    const changes = [...all.flatMap((one) => one.changes), ...(last === undefined ? [] : termChanges(last, read.term))];
    return { agreement, changes: [...new Map(changes.map((one) => [one.path.join(' › '), one])).values()] };
  });
}

const steps = 1_000_000n;

function sharesToAsk(proof: AvailabilityProof, ours: Text, leaves: BoundLeaves): readonly AskedText[] {
  const { structure } = proof.question;
  const flawed = new Set([...proof.basis.gaps, ...proof.worst.gaps].flatMap(({ leaf }) => leaf ?? []));
  const parts = [...proof.basis.promised].map(([leaf, now]) => {
    const promise = leaves.get(leaf)?.[0];
    const last = promise?.texts.at(-1);
    const isFlawed = last !== undefined && (flawed.has(leaf) || unmatchedExcuses(last, ours).length > 0);
    const allowance = last && allowanceOf(last, promise?.reference.subject);
    // By our windows and hours, its own share is what it is worth.
    const mended = allowance !== undefined && 'share' in allowance ? Ratio.one.minus(allowance.share) : now;
    return { leaf, last, isFlawed, worth: isFlawed ? mended : now };
  });
  const raised = (level: Ratio): Promised =>
    new Map(parts.map(({ leaf, worth, last }) => [leaf, last === undefined ? worth : Ratio.max(worth, level)]));
  const level = lowest((step) =>
    guaranteedAvailability(structure, raised(Ratio.of(step, steps))).guaranteed.atLeast(proof.needed),
  );
  if (level === undefined) return [];
  const share = Ratio.of(level, steps);
  return parts.flatMap(({ last, isFlawed, worth }) => {
    if (last === undefined || (!isFlawed && worth.atLeast(share))) return [];
    const target = Ratio.max(worth, share);
    return [{ agreement: last.revision.agreement, changes: availabilityChanges(last, ours, target) }];
  });
}

/** The lowest step that suffices, by halving; what suffices once suffices from there on. */
function lowest(suffices: (step: bigint) => boolean): bigint | undefined {
  if (!suffices(steps)) return undefined;
  let [low, high] = [-1n, steps];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Of a chain in which one step alone is promised, that step is asked to be so much faster; excuses are struck of each. */
function timesToAsk(
  { gaps }: ProvenCommitment,
  ours: Text,
  behind: ReadonlyMap<string, Agreement>,
): readonly AskedText[] {
  return gaps.flatMap(({ agreement = '', ref, minutes, unmatched, code }): readonly AskedText[] => {
    const last = behind.get(agreement)?.revisions.at(-1);
    if (last === undefined) return [];
    const texts = last.commitments.map((commitment): Text => ({ revision: last, commitment }));
    if (code === 'FORCE_MAJEURE' && unmatched !== undefined) {
      const clocks = texts.filter((text) => promisedTime(text, undefined) !== undefined);
      return clocks.map((text) => ({ agreement, changes: timeChanges(text, ours, undefined) }));
    }
    const late = texts.find(({ commitment }) => `${agreement} ${commitment.clause}` === ref);
    const now = late && promisedTime(late, undefined);
    if (late === undefined || now === undefined || minutes === undefined) return [];
    const ms = Ratio.of(now.ms).minus(Ratio.parse(minutes).times(Ratio.of(60_000)));
    if (ms.isNegative() || ms.isZero()) return [];
    return [{ agreement, changes: timeChanges(late, ours, formatTime(ms)) }];
  });
}
