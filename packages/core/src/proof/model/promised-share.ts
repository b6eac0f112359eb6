/**
 * Promises about a share of cases or about the performance of a path, on those of the ways and sections. Owns: reading their
 * figures, which way of composing fits which measure. Does not own: the composing (`percent-chains.ts`, `performance.ts`).
 */
import { comparable } from '../../terms/quantity.ts';
import { higherIsBetter } from '../../terms/target.ts';
import type { Interval } from '../../values/interval.ts';
import { accepted, allAccepted, andThen, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { chainShare, mixtureShare } from '../percent-chains.ts';
import type { GapCode } from '../gap.ts';
import { pathCapacity, pathLoss, pathSum } from '../performance.ts';
import { targetOfText } from './availability-promise.ts';
import { boundPromise, textsIn } from './bound-promise.ts';
import type { Behind, BoundPromise, BoundText } from './bound-promise.ts';
import type { Text } from './left-out.ts';
import { hoursOf, promisedTime } from './promised-time.ts';
import type { PromiseReference, ServiceModel } from './service-model.ts';
import { worstRun } from '../time-chain.ts';

/** What composes, in the unit of the target; more is better, or less is. */
export interface FigureProof {
  readonly guaranteed: Ratio;
  readonly independent: Ratio;
  readonly needed: Ratio;
  readonly moreIsBetter: boolean;
  readonly code: GapCode;
  readonly behind: readonly { readonly promise: BoundPromise; readonly text: BoundText }[];
}

export interface ShareQuestion {
  readonly text: Text;
  readonly behind: Behind;
  readonly term: Interval;
}

type Mix = NonNullable<ServiceModel['mixes']>[number];

/** A mixture of ways: Σ share · p. Ways whose own limit is longer than ours keep nothing for certain. */
export function proveMix(mix: Mix, question: ShareQuestion): Outcome<FigureProof> {
  const target = targetOfText(question.text);
  if (target?.bound.dimension !== 'ratio' || !higherIsBetter(target)) {
    return refused({ code: 'proof/mix', message: 'Only a promise of a share of cases stands on a mixture of ways.' });
  }
  if (!Ratio.sumOf(mix.parts.map(({ share }) => share)).equals(Ratio.one)) {
    return refused({ code: 'proof/mix', message: 'The shares of the ways do not add up to 100 %.' });
  }
  const behind: { promise: BoundPromise; text: BoundText }[] = [];
  const ways = allAccepted(
    mix.parts.map(({ share, promise, attains }): Outcome<{ share: Ratio; p: Ratio }> => {
      if (promise === undefined) return accepted({ share, p: attains ?? Ratio.zero });
      return andThen(found(promise, question), (one) => {
        behind.push(one);
        const p = targetOfText(one.text, promise.subject)?.bound;
        if (p?.dimension !== 'ratio') return refused(noShare(promise));
        return accepted({ share, p: inOurTime(one.text, question) ? p.value : Ratio.zero });
      });
    }),
  );
  return andThen(ways, (all) => {
    const expected = mixtureShare(all);
    return accepted({
      guaranteed: expected,
      independent: expected,
      needed: target.bound.value,
      moreIsBetter: true,
      code: 'AVAILABILITY',
      behind,
    });
  });
}

/** Whether a case in time there is in time here; where either has no limit in hours, only the shares are compared. */
function inOurTime(theirs: BoundText, { text, term }: ShareQuestion): boolean {
  const [limit, promised] = [promisedTime(text, undefined), promisedTime(theirs, undefined)];
  if (limit === undefined || promised === undefined) return true;
  const chain = { name: theirs.commitment.id, ms: promised.ms, calendar: hoursOf(theirs, undefined) };
  const run = worstRun(chain, hoursOf(text, undefined), term);
  return run.ok && run.value.elapsedMs <= limit.ms;
}

/** Of several texts within the term the one that promises the least. */
function found(
  reference: PromiseReference,
  { behind, term }: ShareQuestion,
): Outcome<{ promise: BoundPromise; text: BoundText }> {
  return andThen(boundPromise(reference, behind), (promise) => {
    const [first = promise.texts.at(-1) ?? promise.texts[0], ...others] = textsIn(promise, term);
    const text = others.reduce((least, one) => (promisesLess(one, least, reference) ? one : least), first);
    return accepted({ promise, text });
  });
}

function promisesLess(one: BoundText, other: BoundText, { subject }: PromiseReference): boolean {
  const [own, least] = [targetOfText(one, subject), targetOfText(other, subject)];
  // A text without a target promises nothing: whoever asks for its figure says so.
  if (own === undefined || least === undefined) return least !== undefined;
  return higherIsBetter(own)
    ? least.bound.value.greaterThan(own.bound.value)
    : own.bound.value.greaterThan(least.bound.value);
}

const noShare = ({ agreement, commitment }: PromiseReference) => ({
  code: 'proof/mix',
  message: `${agreement} ${commitment} promises no share of cases: bind the way to one that does, or say what it attains.`,
});

type Path = NonNullable<ServiceModel['paths']>[number];

/** A path of sections: delays add, losses add at most, shares of good events lose at most what each loses, the narrowest counts. */
export function provePath({ sections }: Path, question: ShareQuestion): Outcome<FigureProof> {
  const target = targetOfText(question.text);
  if (target === undefined)
    return refused({ code: 'proof/path', message: 'It has no target that sections could keep.' });
  const all = allAccepted(
    sections.map((reference) =>
      andThen(found(reference, question), (one) => {
        const theirs = targetOfText(one.text, reference.subject);
        const same =
          theirs !== undefined && comparable(theirs.bound, target.bound) && sameMeasure(one.text, question.text);
        if (same && higherIsBetter(theirs) === higherIsBetter(target))
          return accepted({ ...one, bound: theirs.bound.value });
        const message = `${reference.agreement} ${reference.commitment} is not measured as ours is, so that it cannot be a section of the path.`;
        return refused({ code: 'proof/path', message });
      }),
    ),
  );
  if (!all.ok) return all;
  const bounds = all.value.map(({ bound }) => bound);
  const composed = composedOf(bounds, target.bound.dimension, higherIsBetter(target));
  if (composed === undefined) return refused({ code: 'proof/path', message: 'The path has no section.' });
  const moreIsBetter = higherIsBetter(target);
  const behind = all.value.map(({ promise, text }) => ({ promise, text }));
  return accepted({
    ...composed,
    needed: target.bound.value,
    moreIsBetter,
    code: figureCode(question.text) ?? 'AVAILABILITY',
    behind,
  });
}

function composedOf(bounds: readonly Ratio[], dimension: string, moreIsBetter: boolean) {
  if (moreIsBetter && dimension === 'ratio') return chainShare(bounds);
  if (moreIsBetter) {
    const narrowest = pathCapacity(bounds);
    return narrowest && { guaranteed: narrowest, independent: narrowest };
  }
  if (bounds.length === 0) return undefined;
  if (dimension === 'ratio') {
    const { upperBound, independent } = pathLoss(bounds);
    return { guaranteed: upperBound, independent };
  }
  const sum = pathSum(bounds);
  return { guaranteed: sum, independent: sum };
}

/** Means add, and longest times do; percentiles do not, nor does a mean bound a longest. One section alone is as it is. */
function sameMeasure(theirs: Text, ours: Text): boolean {
  const [one, other] = [measureOf(theirs), measureOf(ours)];
  return one === other;
}

/** What is measured and how; equal texts are comparable. */
export function measureOf({ commitment }: Text): string {
  const { metric } = commitment.terms;
  if (metric.kind !== 'statistic') return metric.kind;
  const { take, percentile, within } = metric;
  return [
    metric.kind,
    take,
    percentile?.toString() ?? '',
    take === 'share-within' ? (within?.value.toString() ?? '') : '',
  ].join(' ');
}

/** Which measure it is, by its unit and by what it is called. */
export function figureCode({ commitment }: Text): GapCode | undefined {
  if (commitment.terms.metric.kind !== 'statistic')
    return targetOfText({ commitment })?.bound.dimension === 'ratio' ? 'AVAILABILITY' : undefined;
  const target = targetOfText({ commitment });
  if (target !== undefined && higherIsBetter(target))
    return target.bound.dimension === 'ratio' ? 'AVAILABILITY' : 'CAPACITY';
  if (target?.bound.dimension === 'ratio') return 'LOSS';
  return /jitter|variation/iu.test(`${commitment.id} ${commitment.title.en}`) ? 'JITTER' : 'LATENCY';
}
