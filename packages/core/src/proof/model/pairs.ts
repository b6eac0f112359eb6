/**
 * Our text against each text behind it, term by term, as two contracts are laid side by side. Owns: which promises of the two are
 * compared, in nominal windows (a month of 30 days), and each side's terms. Does not own: the comparison (`back-to-back.ts`).
 */
import type { Calendar } from '../../calendars/calendar.ts';
import { periodsFrom } from '../../calendars/period.ts';
import type { Period, PeriodRule } from '../../calendars/period.ts';
import type { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { backToBack } from '../back-to-back.ts';
import type { BackToBack } from '../back-to-back.ts';
import { minutesOf } from '../in-period.ts';
import { compareTerms } from '../other-terms.ts';
import type { AgreementSide, SideTerms, TermsComparison, TermsGap } from '../other-terms.ts';
import { allowanceOf, promiseTerms, windowRule } from './availability-promise.ts';
import { cited, textAt, textsIn, unboundIn } from './bound-promise.ts';
import type { BoundPromise } from './bound-promise.ts';
import type { ProvenPair } from './deliverability.ts';
import type { FoundGap } from './found-gap.ts';
import { ofTheAgreement, toldGap } from './found-gap.ts';
import { gapWords, wordsOf } from './gap-words.ts';
import { sinceWhen } from './gap-spans.ts';
import { figuresOf, grownSince } from './grown.ts';
import { spanOf } from './left-out.ts';
import type { Text } from './left-out.ts';
import { measuresOf } from './measures.ts';
import {
  claimDaysOf,
  creditCapOf,
  dayBefore,
  excusesOf,
  noticeDaysOf,
  reportDaysOf,
  uncoveredDays,
  unmatchedExcuses,
} from './sides.ts';

export interface PairQuestion {
  /** Ours, with the promise of availability that stands on theirs, where there is one. */
  readonly own: Text;
  readonly availability: Text | undefined;
  /** All promises of one agreement that the model names. */
  readonly promises: readonly [BoundPromise, ...BoundPromise[]];
  readonly term: Interval;
}

export interface ComparedPair {
  readonly told: ProvenPair;
  readonly gaps: readonly FoundGap[];
}

/** Under every text of theirs that binds in the term; a gap that several of them leave is told where it is largest. */
export function comparePair(question: PairQuestion): ComparedPair {
  const { promises, term } = question;
  const later = promises.flatMap((one) => textsIn(one, term).flatMap(({ from }) => (from > term.start ? [from] : [])));
  const moments = [term.start, ...new Set(later)].sort((one, other) => one - other);
  const compared = moments.map((at, index): ComparedSpan => {
    const span = { start: at, end: moments[index + 1] ?? term.end };
    return { span, pair: comparedAt(question, at) };
  });
  const [first, ...more] = compared.map(({ pair }) => pair);
  const worst = more.reduce(worseOf, first ?? comparedAt(question, term.start));
  const found = compared.map(({ span, pair }) => ({ span, gaps: pair.gaps }));
  const gaps = worst.gaps.map((gap) => sinceWhen(gap, { found, term, revision: question.own.revision }));
  return { gaps, told: { ...worst.told, gaps: gaps.map(toldGap) } };
}

interface ComparedSpan {
  readonly span: Interval;
  readonly pair: ComparedPair;
}

function worseOf(one: ComparedPair, other: ComparedPair): ComparedPair {
  const gaps = largestOf(one.gaps, other.gaps);
  const over = ({ worst = '0' }: ProvenPair): Ratio => Ratio.parse(worst);
  const fits = one.told.verdict === 'PROVEN';
  const isWorse = fits === (other.told.verdict === 'PROVEN') ? over(other.told).greaterThan(over(one.told)) : fits;
  const { told } = isWorse ? other : one;
  const fitting = one.told.fitting.filter((code) => other.told.fitting.includes(code));
  return { gaps, told: { ...told, gaps: gaps.map(toldGap), fitting } };
}

function largestOf(known: readonly FoundGap[], more: readonly FoundGap[]): readonly FoundGap[] {
  const found = new Map(known.map((gap) => [toldGap(gap).id, gap]));
  for (const gap of more) {
    const told = toldGap(gap);
    const before = found.get(told.id);
    if (before === undefined || grownSince(figuresOf(toldGap(before)), figuresOf(told)) !== undefined)
      found.set(told.id, gap);
  }
  return [...found.values()];
}

function comparedAt({ own, availability, promises, term }: PairQuestion, at: Instant): ComparedPair {
  const theirs = textAt(promises[0], at);
  const promised = promises.find((one) => allowanceOf(textAt(one, at)) !== undefined);
  const main = promised === undefined ? undefined : textAt(promised, at);
  const measures = measuresOf({ own, promises, term, at });
  const sides = {
    ours: { ...ownTerms(own, term), ...measures.ours },
    theirs: { ...theirTerms(theirs, promises), ...measures.theirs },
  };
  const excused = excusesOf(main ?? theirs);
  const asked = availability ?? own;
  const compared = {
    ...sides,
    theirs: { ...sides.theirs, forceMajeure: excused && unmatchedExcuses(main ?? theirs, asked) },
  };
  const shown =
    main === undefined || availability === undefined
      ? undefined
      : inNominalWindows(availability, main, { ...compared, term });
  const found: TermsComparison = shown ?? compareTerms(compared.ours, compared.theirs);
  const without = unboundIn(promises, term);
  const gaps = found.gaps.map((gap) =>
    foundGap(gap, { main, theirs, availability, measures: measures.of, own, without }),
  );
  const { revision } = theirs;
  return {
    gaps,
    told: {
      agreement: revision.agreement,
      revision: revision.revision,
      title: wordsOf(revision.terms.title),
      ...(shown === undefined || availability === undefined ? {} : { commitment: availability.commitment.id }),
      ...(shown === undefined || main === undefined ? {} : { promise: main.commitment.id }),
      verdict: shown?.verdict ?? (found.gaps.length === 0 ? 'PROVEN' : 'UNDELIVERABLE_AS_WRITTEN'),
      ...(shown === undefined
        ? {}
        : {
            guaranteed: shown.guaranteed.toString(),
            worst: shown.worst.toString(),
            allowed: shown.allowed.toString(),
          }),
      gaps: gaps.map(toldGap),
      fitting: [...found.fitting],
    },
  };
}

function ownTerms({ revision }: Text, { start, end }: Interval): AgreementSide {
  return {
    creditCap: creditCapOf(revision),
    noticeDays: noticeDaysOf(revision),
    reportedAfterDays: reportDaysOf(revision),
    term: { from: revision.zone.toLocal(start).date, to: dayBefore(end, revision) },
  };
}

/** The terms of the text that binds; the end is that of the last one. */
function theirTerms({ revision }: Text, [first]: PairQuestion['promises']): SideTerms {
  const { revision: last, until } = first.texts.at(-1) ?? first.texts[0];
  return {
    creditCap: creditCapOf(revision),
    claimDays: claimDaysOf(revision),
    noticeDays: noticeDaysOf(revision),
    expires: until === undefined ? undefined : dayBefore(until, last),
  };
}

interface Sides {
  readonly ours: AgreementSide;
  readonly theirs: SideTerms;
  readonly term: Interval;
}

const nominalDays = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

/** The first window of the term that is as long as its unit is called; a month of 30 days, a year of 365. */
function nominalWindow(rule: PeriodRule, from: Interval['start']): Period | undefined {
  const wanted = nominalDays[rule.unit] * (rule.count ?? 1) * 86_400_000;
  const windows = periodsFrom(rule, from, rule.unit === 'year' ? 4 : 13);
  return windows.find(({ start, end }) => end - start === wanted) ?? windows[0];
}

const openMinutes = (calendar: Calendar, { start, end }: Period): Ratio => minutesOf(calendar.openBetween(start, end));

function inNominalWindows(own: Text, main: Text, { ours, theirs, term }: Sides): BackToBack | undefined {
  const [ourRule, theirRule] = [windowRule(own), windowRule(main)];
  const [allowance, promise] = [allowanceOf(own), promiseTerms(main, { ...own, alone: true })];
  const period = ourRule && nominalWindow(ourRule, term.start);
  const window = theirRule && nominalWindow(theirRule, term.start);
  if (allowance === undefined || promise === undefined || period === undefined || window === undefined)
    return undefined;
  const agreed = openMinutes(own.commitment.calendar, period);
  if (agreed.isZero()) return undefined;
  const share = 'share' in allowance ? allowance.share : allowance.minutes.dividedBy(agreed);
  const covered = openMinutes(own.commitment.calendar.intersect(main.commitment.calendar), period);
  return backToBack(
    { ...ours, value: Ratio.one.minus(share), window: { unit: spanOf(own.commitment).unit, minutes: agreed } },
    {
      ...theirs,
      ...promise,
      window: {
        unit: spanOf(main.commitment).unit,
        minutes: promise.windowOf ?? openMinutes(main.commitment.calendar, window),
      },
      covered,
    },
  );
}

interface Whose {
  readonly main: Text | undefined;
  readonly theirs: Text;
  readonly availability: Text | undefined;
  readonly measures: ReturnType<typeof measuresOf>['of'];
  readonly own: Text;
  /** When none of the promises binds. */
  readonly without: readonly Interval[];
}

function foundGap(gap: TermsGap, { main, theirs, availability, measures, own, without }: Whose): FoundGap {
  const { agreement } = theirs.revision;
  const measured = measures.get(gap.code);
  const text = measured?.theirs ?? main ?? theirs;
  const ref = ofTheAgreement.has(gap.code) ? agreement : cited(text);
  const ours = measured?.ours ?? availability ?? own;
  const terms = { ...gap, ...(gap.code === 'TERM' ? uncoveredDays(without, own.revision) : {}) };
  const commitment = ofTheAgreement.has(gap.code) ? undefined : ours.commitment.id;
  return {
    ...terms,
    agreement,
    ref,
    ...(commitment === undefined ? {} : { commitment }),
    text: gapWords(terms, {
      who: wordsOf(ref),
      ours: spanOf(ours.commitment).unit,
      theirs: spanOf(text.commitment).unit,
      kind: gap.ref,
      unit: measured?.unit,
    }),
  };
}
