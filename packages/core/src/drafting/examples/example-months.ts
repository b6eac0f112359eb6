/**
 * Three example periods of an agreement that nobody has signed yet: a good one, one that narrowly misses, a bad one; and the same for
 * any value that somebody asks about. Owns: which values are shown. The figures come from the evaluation itself, fed with made-up
 * evidence, so that an example cannot promise another amount than the statement will.
 */
import type { Commitment, Revision } from '../../agreements/revision.ts';
import type { Period } from '../../calendars/period.ts';
import type { Verdict } from '../../credits/rule.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { sayAttained, sayUsed } from '../../evaluation/figure-words.ts';
import { windowsOf } from '../../evaluation/periods.ts';
import type { CreditTotal, SegmentResult } from '../../evaluation/statement.ts';
import { parseQuantity } from '../../terms/quantity.ts';
import { higherIsBetter } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import type { Localized } from '../../terms/text.ts';
import { Instant } from '../../values/instant.ts';
import { refused } from '../../values/outcome.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { exampleEvidence, exampleVolume } from './example-evidence.ts';
import type { Wanted } from './example-evidence.ts';

type Words = Required<Localized>;

export interface ExampleMonth {
  /** good, narrow, bad; asked: the value of somebody’s question. */
  readonly key: 'good' | 'narrow' | 'bad' | 'asked';
  readonly label: Words;
  readonly commitment: { readonly id: string; readonly clause: string; readonly title: Localized };
  /** "2025-01" or another window of the promise. */
  readonly period: string;
  /** Minutes down of those allowed, or cases late of all. */
  readonly used: Words;
  /** The value as a statement says it. */
  readonly attained: Words;
  readonly target: string | undefined;
  readonly verdict: Verdict;
  /** Missing where the agreement knows no money. */
  readonly credit: { readonly amount: string; readonly currency: string } | undefined;
  /** Consequences other than money, in their own words. */
  readonly otherRemedies: CreditTotal['otherRemedies'];
}

const labels: Readonly<Record<ExampleMonth['key'], Words>> = {
  good: { en: 'A good month', 'zh-Hant': '良好的月份' },
  narrow: { en: 'A month that narrowly misses', 'zh-Hant': '僅僅未達標的月份' },
  bad: { en: 'A bad month', 'zh-Hant': '惡劣的月份' },
  asked: { en: 'A month at this value', 'zh-Hant': '達此數值的月份' },
};

/** Three periods of the promise that matters most: the first one with a price, or of the one named. Empty where none can be made up. */
export function exampleMonths(revision: Revision, named?: string): readonly ExampleMonth[] {
  const candidates = named === undefined ? byWeight(revision) : revision.commitments.filter(({ id }) => id === named);
  for (const commitment of candidates) {
    const window = exampleWindow(commitment, revision);
    const values = window === undefined ? undefined : threeValues(commitment, window);
    if (window === undefined || values === undefined) continue;
    const months = (['good', 'narrow', 'bad'] as const).flatMap((key) => {
      const month = monthOf(revision, commitment, { key, window, wanted: values[key] });
      return month === undefined ? [] : [month];
    });
    if (months.length === 3) return months;
  }
  return [];
}

/** One period in which the promise attains this value, as in "99.82 %". */
export function exampleAt(revision: Revision, commitment: string, value: string): Outcome<ExampleMonth> {
  const found = revision.commitments.find(({ id }) => id === commitment);
  if (found === undefined)
    return refused({
      code: 'EXAMPLE-COMMITMENT',
      message: `there is no promise “${commitment}”; choose ${revision.commitments.map(({ id }) => id).join(', ')}`,
      at: ['commitment'],
    });
  const read = parseQuantity(value);
  if (typeof read === 'string') return refused({ code: 'EXAMPLE-VALUE', message: read, at: ['value'] });
  if (read.dimension !== found.metric.unit.dimension)
    return refused({
      code: 'EXAMPLE-VALUE',
      message: `${value} is no value of “${found.title.en}”; write it as its target is written`,
      at: ['value'],
    });
  const window = exampleWindow(found, revision);
  const month =
    window === undefined
      ? undefined
      : monthOf(revision, found, { key: 'asked', window, wanted: { value: read.value, lateMs: 20 * minute } });
  if (month === undefined)
    return refused({
      code: 'EXAMPLE-NONE',
      message: `no example of ${value} can be made up for “${found.title.en}”`,
      at: ['value'],
    });
  return { ok: true, value: month };
}

/** Promises with a price first. */
function byWeight({ commitments }: Revision): readonly Commitment[] {
  const judged = commitments.filter(({ terms }) => terms.target !== undefined);
  return [...judged.filter(({ rules }) => rules.length > 0), ...judged.filter(({ rules }) => rules.length === 0)];
}

const minute = 60_000;
const twoYears = 732 * 86_400_000;

/** The first window that lies wholly in the time of the revision. */
function exampleWindow(commitment: Commitment, revision: Revision): Period | undefined {
  const end = Instant.of(Math.min(revision.to ?? Infinity, revision.from + twoYears));
  return windowsOf(commitment, revision, { start: revision.from, end }).find(
    (window) => window.start >= revision.from && window.end <= end,
  );
}

type Three = Readonly<Record<'good' | 'narrow' | 'bad', Wanted>>;

function threeValues(commitment: Commitment, window: Period): Three | undefined {
  const target = commitment.targetFor(commitment.subjects[0]?.class);
  if (target === undefined) return undefined;
  const [good, narrow, bad] = valuesBeside(target, commitment, window);
  return {
    good: { value: good, lateMs: 0 },
    narrow: { value: narrow, lateMs: 20 * minute },
    bad: { value: bad, lateMs: 190 * minute },
  };
}

type Values = readonly [good: Ratio, narrow: Ratio, bad: Ratio];

function valuesBeside(target: Target, commitment: Commitment, window: Period): Values {
  const bound = target.bound.value;
  const times = (factor: string): Ratio => bound.times(Ratio.parse(factor));
  if (target.bound.dimension === 'count' && !target.comparator.startsWith('>'))
    return [Ratio.zero, bound.plus(Ratio.one), bound.plus(Ratio.of(4))];
  if (!higherIsBetter(target)) return [times('0.5'), times('1.1'), times('2')];
  if (target.bound.dimension !== 'ratio') return [bound, times('0.98'), times('0.8')];
  const allowed = Ratio.one.minus(bound);
  if (isTimed(commitment)) {
    const agreed = commitment.calendar.elapsed(window.start, window.end);
    const aMinute = Ratio.of(minute, agreed);
    // Whole minutes, as people count them.
    const minutesDown = (ms: Ratio): Ratio => Ratio.of(ms.dividedBy(Ratio.of(minute)).floor()).times(aMinute);
    const all = allowed.times(Ratio.of(agreed));
    return [
      Ratio.one.minus(minutesDown(all.dividedBy(Ratio.of(4)))),
      Ratio.one.minus(minutesDown(all).plus(aMinute)),
      Ratio.one.minus(Ratio.max(minutesDown(all.times(Ratio.of(6))), aMinute.times(Ratio.of(60)))),
    ];
  }
  const missed = (share: Ratio): Ratio => Ratio.one.minus(Ratio.min(share, Ratio.one));
  const one = Ratio.of(1, exampleVolume);
  const wholly = (share: Ratio): Ratio => Ratio.of(share.times(Ratio.of(exampleVolume)).floor(), exampleVolume);
  return [
    missed(wholly(allowed.dividedBy(Ratio.of(4)))),
    missed(wholly(allowed).plus(one)),
    missed(wholly(allowed.times(Ratio.of(4))).plus(one.times(Ratio.of(4)))),
  ];
}

const isTimed = ({ metric }: Commitment): boolean => metric.kind === 'availability' || metric.kind === 'good-slices';

interface Month {
  readonly key: ExampleMonth['key'];
  readonly window: Period;
  readonly wanted: Wanted;
}

function monthOf(revision: Revision, commitment: Commitment, { key, window, wanted }: Month): ExampleMonth | undefined {
  const evidence = exampleEvidence(commitment, window, wanted);
  if (evidence === undefined) return undefined;
  const mine = { agreement: revision.agreement };
  const statement = evaluate({
    agreement: { id: revision.agreement, revisions: [alone(revision, commitment, window)] },
    evidence: {
      rows: evidence.rows.map((row) => ({ ...row, ...mine })),
      columns: evidence.columns.map((block) => ({ ...block, ...mine })),
    },
    window,
    knownAt: Instant.of(window.end + twoYears),
  });
  if (!statement.ok) return undefined;
  const { rows, credit } = statement.value;
  const row = rows.find((one) => one.commitment === commitment.id);
  const segment = row?.segments[0];
  if (row === undefined || segment?.value === undefined) return undefined;
  return {
    key,
    label: labels[key],
    commitment: { id: commitment.id, clause: commitment.clause, title: commitment.title },
    period: row.period.key,
    used: inBoth(segment, sayUsed),
    attained: inBoth(segment, sayAttained),
    target: segment.target,
    verdict: row.verdict,
    credit: credit === undefined ? undefined : { amount: credit.total, currency: credit.currency },
    otherRemedies: credit?.otherRemedies ?? [],
  };
}

const inBoth = (
  segment: SegmentResult,
  say: (segment: SegmentResult, language: 'en' | 'zh-Hant') => string,
): Words => ({
  en: say(segment, 'en'),
  'zh-Hant': say(segment, 'zh-Hant'),
});

/** The one promise, in the one window; trial targets count and nothing need be claimed, since an example shows what it would cost. */
function alone(revision: Revision, commitment: Commitment, window: Period): Revision {
  const { credits, waivers: _none, ...terms } = revision.terms;
  const { initialUntil: _trial, ...promise } = commitment.terms;
  return {
    ...revision,
    from: window.start,
    commitments: [{ ...commitment, terms: promise }],
    terms: { ...terms, ...(credits === undefined ? {} : { credits: { ...credits, claim: 'automatic' } }) },
  };
}
