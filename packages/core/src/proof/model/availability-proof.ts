/**
 * A promise of availability of ours over every period of its term, on the promises of its parts. Owns: its question to the proof,
 * period by period where the target is no plain share of agreed time. Does not own: composing (`prove.ts`), sentences.
 */
import { periodsBetween } from '../../calendars/period.ts';
import type { Period } from '../../calendars/period.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { allAccepted, accepted, refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import type { JudgedBehind } from '../confirm.ts';
import type { CounterExample } from '../counter-example.ts';
import { fixesFor } from '../fixes.ts';
import type { Fix } from '../fixes.ts';
import { minutesOf } from '../in-period.ts';
import { proveAvailability } from '../prove.ts';
import type { PeriodProof, ProofQuestion } from '../prove.ts';
import { occurrences } from '../structure.ts';
import type { Structure } from '../structure.ts';
import type { ProofVerdict } from '../verdict.ts';
import { allowanceOf, availabilityTerms, roundingOf, targetOfText, windowRule } from './availability-promise.ts';
import { behindLeaves } from './behind-leaves.ts';
import { endOfPromise } from './bound-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { Text } from './left-out.ts';

/** Promises of availability behind each leaf, as the model binds them. */
export type BoundLeaves = ReadonlyMap<string, readonly BoundPromise[]>;

export interface AvailabilityQuestion {
  readonly text: Text;
  readonly subject?: string | undefined;
  readonly structure: Structure;
  readonly leaves: BoundLeaves;
  readonly term: Interval;
  readonly openEnded: boolean;
}

export interface AvailabilityProof {
  readonly verdict: PeriodProof['verdict'];
  /** The period that decides. */
  readonly worst: PeriodProof;
  /** The worst of those in which every promise is in force, where that is another one. */
  readonly whileBound: PeriodProof | undefined;
  /** What must be guaranteed in the period that fixes are sought for. */
  readonly needed: Ratio;
  readonly fixes: readonly Fix[];
  /** As it was put to the proof, in the period that fixes are sought for: to derive targets and counter-examples from. */
  readonly question: ProofQuestion;
  readonly basis: PeriodProof;
  /** Every promise that the leaves rest on, as it was read. */
  readonly behind: readonly JudgedBehind[];
  /** Outages that keep every promise and break this one, in that period where there are some. */
  readonly counterExample: CounterExample | undefined;
}

/** The proof; refused where the structure cannot be composed or the windows are none of whole days. */
export function proveOwnAvailability(asked: AvailabilityQuestion): Outcome<AvailabilityProof> {
  const { structure, term } = asked;
  const rule = windowRule(asked.text);
  if (rule === undefined) {
    const message = 'Its windows are no whole number of days: write the period as days, or as a month.';
    return refused({ code: 'proof/windows', message });
  }
  const periods = inTerm(periodsBetween(rule, term.start, term.end), asked);
  const behind = behindLeaves(asked);
  const promises = new Map(
    [...occurrences(structure).keys()].map(
      (leaf) => [leaf, behind.filter((one) => one.leaf === leaf).map(({ promise }) => promise)] as const,
    ),
  );
  const questions = [...grouped(asked, periods)].map(([value, of]): ProofQuestion => ({
    structure,
    promises,
    target: { value, roundedTo: roundedTo(asked.text), calendar: asked.text.commitment.calendar, periods: of },
  }));
  const all = proveGroups(questions);
  if (!all.ok) return all;
  const bound = boundWithin(asked);
  const inside = questions.flatMap((question) => {
    const kept = question.target.periods.filter(({ start, end }) => start >= bound.start && end <= bound.end);
    return kept.length === 0 ? [] : [{ ...question, target: { ...question.target, periods: kept } }];
  });
  const covered = inside.length === 0 ? undefined : proveGroups(inside);
  const whileBound = covered?.ok === true ? covered.value : undefined;
  const basis = whileBound ?? all.value;
  const needed = Ratio.one.minus(basis.proof.allowed.dividedBy(basis.proof.agreed));
  const fixes = fixesFor({ structure, promised: basis.proof.promised, target: needed });
  if (!fixes.ok) return fixes;
  return accepted({
    verdict: all.value.proof.verdict,
    worst: all.value.proof,
    whileBound: basis.proof.period.key === all.value.proof.period.key ? undefined : whileBound?.proof,
    needed,
    fixes: fixes.value,
    question: { ...basis.question, target: { ...basis.question.target, periods: [basis.proof.period] } },
    basis: basis.proof,
    behind,
    counterExample: basis.counterExample ?? all.value.counterExample,
  });
}

/** A target that is a number of minutes is another share of each length of period. */
function grouped(
  { text, subject }: AvailabilityQuestion,
  periods: readonly Period[],
): ReadonlyMap<Ratio, readonly Period[]> {
  const allowance = allowanceOf(text, subject);
  if (allowance === undefined) return new Map();
  const withExcluded = availabilityTerms(text)?.denominator === 'minus-excluded';
  if ('share' in allowance && !withExcluded)
    return new Map([[strict(text, Ratio.one.minus(allowance.share)), periods]]);
  const lengths = Map.groupBy(periods, ({ start, end }) =>
    minutesOf(text.commitment.calendar.openBetween(start, end)).toString(),
  );
  return new Map(
    [...lengths].map(([length, of]) => {
      const agreed = Ratio.parse(length);
      if (agreed.isZero()) return [Ratio.one, of] as const;
      const counted = withExcluded ? Ratio.max(Ratio.zero, agreed.minus(mostExcluded(text, agreed))) : agreed;
      const minutes = 'share' in allowance ? allowance.share.times(counted) : allowance.minutes;
      return [strict(text, Ratio.one.minus(minutes.dividedBy(agreed))), of] as const;
    }),
  );
}

/** Where excluded time leaves the denominator, what may be excluded makes the allowance smaller. */
function mostExcluded({ revision }: Text, agreed: Ratio): Ratio {
  const caps = revision.maintenance.map(({ cap }) =>
    cap !== undefined && 'length' in cap ? cap.length.value : undefined,
  );
  if (caps.some((cap) => cap === undefined)) return agreed;
  return Ratio.sumOf(caps.flatMap((cap) => (cap === undefined ? [] : [cap.dividedBy(Ratio.of(60_000))])));
}

/** "More than" asks for a little more than "at least"; nobody promises the difference. */
function strict(text: Text, value: Ratio): Ratio {
  const comparator = targetOfText(text)?.comparator;
  return comparator === '>' || comparator === '<' ? value.plus(Ratio.of(1n, 10n ** 12n)) : value;
}

/** Rounding of ours forgives for certain only half-up, where exactly half a step counts as the whole. */
function roundedTo(text: Text): number | undefined {
  const { rounding = 'none' } = text.commitment.terms;
  return rounding !== 'none' && rounding.mode === 'half-up' ? roundingOf(text).to : undefined;
}

/** What of each period lies in the term: an amendment cuts a period, and each part is judged alone. Where there is no end, none is cut by it. */
function inTerm(periods: readonly Period[], { term, openEnded }: AvailabilityQuestion): readonly Period[] {
  return periods
    .filter(({ end }, at) => !openEnded || at === 0 || end <= term.end)
    .map(({ key, start, end }) => ({
      key,
      start: Instant.of(Math.max(start, term.start)),
      end: Instant.of(openEnded ? end : Math.min(end, term.end)),
    }));
}

interface Proven {
  readonly question: ProofQuestion;
  readonly proof: PeriodProof;
  readonly counterExample: CounterExample | undefined;
}

function proveGroups(questions: readonly ProofQuestion[]): Outcome<Proven> {
  const proofs = allAccepted(
    questions.map((question): Outcome<Proven> => {
      const made = proveAvailability(question);
      return made.ok
        ? accepted({ question, proof: made.value.worst, counterExample: made.value.counterExample })
        : made;
    }),
  );
  if (!proofs.ok) return proofs;
  const [first, ...rest] = proofs.value;
  if (first === undefined) {
    return refused({
      code: 'proof/no-limit',
      message: 'Its target is no limit on time down: nothing follows from parts.',
    });
  }
  return accepted(rest.reduce((low, one) => (isWorse(one.proof, low.proof) ? one : low), first));
}

/** The span in which each leaf that anybody promises has a promise in force. */
function boundWithin({ structure, leaves, term }: AvailabilityQuestion): Interval {
  let [start, end] = [term.start, term.end];
  for (const leaf of occurrences(structure).keys()) {
    const promises = leaves.get(leaf) ?? [];
    if (promises.length === 0) continue;
    const begins = Math.min(...promises.map(({ texts }) => texts[0].from));
    const ends = Math.max(...promises.map((one) => endOfPromise(one) ?? Infinity));
    start = Instant.of(Math.max(start, begins));
    if (ends < end) end = Instant.of(ends);
  }
  return { start, end };
}

const order: readonly ProofVerdict[] = ['PROVEN', 'LIKELY', 'UNDELIVERABLE', 'UNPROVABLE'];

function isWorse(one: PeriodProof, other: PeriodProof): boolean {
  const [a, b] = [order.indexOf(one.verdict), order.indexOf(other.verdict)];
  return a === b ? one.guaranteed.lessThan(other.guaranteed) : a > b;
}
