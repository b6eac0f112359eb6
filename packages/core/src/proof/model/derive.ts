/**
 * What the texts behind would have to say so that the promises of an agreement follow from them: as changes of each text. Owns:
 * which parts are asked for how much, and for which terms. Does not own: drafts, the proof of the result.
 *
 * What a text leaves out beyond ours is struck, since no share makes up for it; how much share is asked of whom, see `split-asks.ts`.
 * Where several promises of ours ask the same term, the strictest is asked for.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { formatTime, parseQuantity } from '../../terms/quantity.ts';
import { higherIsBetter, parseTarget } from '../../terms/target.ts';
import { Ratio } from '../../values/ratio.ts';
import { occurrences } from '../structure.ts';
import type { AvailabilityProof, BoundLeaves } from './availability-proof.ts';
import { allowanceOf } from './availability-promise.ts';
import { availabilityChanges, termChanges, timeChanges } from './asked-changes.ts';
import type { AskedChange } from './asked-changes.ts';
import { loneFirst } from './behind-leaves.ts';
import { cited } from './bound-promise.ts';
import type { ProvenCommitment } from './deliverability.ts';
import { limitsLeftAfter, noWorksLeft } from './left-out.ts';
import type { LimitsLeft, Text } from './left-out.ts';
import type { ProvenAgreement } from './prove-agreement.ts';
import { promisedTime } from './promised-time.ts';
import { unmatchedExcuses } from './sides.ts';
import { splitAsks } from './split-asks.ts';

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
    return { agreement, changes: strictestOf(changes) };
  });
}

function strictestOf(changes: readonly AskedChange[]): readonly AskedChange[] {
  const found = new Map<string, AskedChange>();
  for (const change of changes) {
    const name = change.path.join(' › ');
    const known = found.get(name);
    if (known === undefined || isStricter(change.value, known.value)) found.set(name, change);
  }
  return [...found.values()];
}

function isStricter(value: AskedChange['value'], than: AskedChange['value']): boolean {
  if (typeof value !== 'string' || typeof than !== 'string') return false;
  const [one, other] = [parseTarget(value), parseTarget(than)];
  if (typeof one !== 'string' && typeof other !== 'string') {
    const [mine, known] = [one.bound.value, other.bound.value];
    return higherIsBetter(one) ? mine.greaterThan(known) : mine.lessThan(known);
  }
  const [length, before] = [parseQuantity(value), parseQuantity(than)];
  return typeof length !== 'string' && typeof before !== 'string' && length.value.lessThan(before.value);
}

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
  const named = parts.map((part) => ({ ...part, name: part.last && cited(part.last) }));
  const levels = splitAsks({
    structure,
    promised: new Map(parts.map(({ leaf, worth }) => [leaf, worth])),
    asks: leavesByName(named),
    needed: proof.needed,
  });
  if (levels === undefined) return [];
  const asked = new Map<string, AskedText>();
  const seen = new Set<string>();
  let left: LimitsLeft = new Map();
  for (const leaf of loneFirst([...occurrences(structure).keys()], structure)) {
    const {
      last,
      isFlawed,
      worth,
      name = '',
    } = named.find((part) => part.leaf === leaf) ?? { isFlawed: false, worth: Ratio.zero };
    if (last === undefined || seen.has(name)) continue;
    seen.add(name);
    const level = levels.get(name);
    const target = level === undefined ? worth : Ratio.max(worth, level);
    const isAsked = isFlawed || level !== undefined;
    const changes = isAsked ? availabilityChanges(last, { ...ours, left }, target) : [];
    if (isAsked) asked.set(leaf, { agreement: last.revision.agreement, changes });
    // Whoever is asked to work as we do may use all that is left of our limit.
    const asWeDo = changes.some(({ path: [first] }) => first === 'maintenance');
    left = asWeDo ? noWorksLeft(ours) : limitsLeftAfter([last], ours, left);
  }
  return named.flatMap(({ leaf }) => asked.get(leaf) ?? []);
}

/** Leaves on one clause are raised by one change. */
function leavesByName(
  parts: readonly { readonly leaf: string; readonly name: string | undefined }[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { leaf, name } of parts) if (name !== undefined) found.set(name, [...(found.get(name) ?? []), leaf]);
  return found;
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
