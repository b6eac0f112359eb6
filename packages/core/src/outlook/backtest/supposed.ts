/**
 * The draft over the same months under another supposition: without a clause, read otherwise, with other events. Owns: what of
 * it came out otherwise: verdicts, time, money. Each is a whole evaluation; promises that the supposition cannot touch are not
 * judged a second time.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Verdict } from '../../credits/rule.ts';
import type { EvidenceInput } from '../../evaluation/evaluate.ts';
import { measurePeriod } from '../../evaluation/measure-period.ts';
import type { JudgedPeriod, PeriodQuestion } from '../../evaluation/measure-period.ts';
import { judgePeriods } from '../../evaluation/past-periods.ts';
import type { PastPeriod, PastPeriods, PastQuestion } from '../../evaluation/past-periods.ts';
import { windowKey } from '../../evaluation/periods.ts';
import { Instant } from '../../values/instant.ts';
import { dayMs } from '../../values/local.ts';
import { Money } from '../../values/money.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { tableOf } from './table.ts';
import type { BackTestRow } from './table.ts';

/** The draft as it is over its months. */
export interface BaseRun {
  readonly question: PastQuestion;
  readonly past: PastPeriods;
  readonly rows: readonly BackTestRow[];
  readonly credit: string;
  readonly currency: string;
  /** How each window was judged. */
  readonly known: ReadonlyMap<string, readonly JudgedPeriod[]>;
}

/** A row that came out otherwise. */
export interface ChangedRow {
  readonly commitment: string;
  readonly subject?: string;
  readonly period: string;
  readonly as: Side;
  readonly supposed: Side;
  /** Whether it is broken under one of them and not under the other. */
  readonly turned: boolean;
}

export interface Side {
  readonly verdict: Verdict;
  readonly value?: string;
  readonly unit?: string;
  readonly downtimeMs?: string;
  readonly credit: string;
}

export interface Supposed {
  readonly rows: readonly ChangedRow[];
  /** Credits of all periods. */
  readonly credit: string;
  /** Less those of the draft as it is. */
  readonly difference: string;
}

/** Judges the months; keeps how each window came out. */
export function baseRun(question: PastQuestion, currency: string): Outcome<BaseRun> {
  const known = new Map<string, readonly JudgedPeriod[]>();
  const measure = (asked: PeriodQuestion): readonly JudgedPeriod[] => {
    const found = measurePeriod(asked);
    known.set(keyOf(asked), found);
    return found;
  };
  const past = judgePeriods({ ...question, measure });
  if (!past.ok) return past;
  const { periods } = past.value;
  return {
    ok: true,
    value: { question, past: past.value, rows: rowsOf(periods), credit: sumOf(periods, currency), currency, known },
  };
}

const keyOf = ({ commitment, window, within }: PeriodQuestion): string =>
  `${windowKey(commitment, window)} ${within.start} ${within.end}`;

export const rowsOf = (periods: readonly PastPeriod[]): readonly BackTestRow[] =>
  periods.flatMap((period) => tableOf(period).map(({ written }) => written));

export function sumOf(periods: readonly PastPeriod[], currency: string): string {
  const totals = periods.map(({ credit }) => Money.of(credit?.total ?? '0', currency));
  return Money.sum(totals, currency).toString();
}

export interface Supposition {
  readonly agreement?: Agreement;
  readonly evidence?: EvidenceInput;
  /** Promises that it can touch, all when missing; promises made of others are always judged again. */
  readonly touches?: readonly string[] | undefined;
  /** Its periods may end a little later than those of the contract; what was known of them then is asked all the same. */
  readonly endsLater?: boolean | undefined;
}

/** What comes out otherwise; undefined where the supposition cannot be evaluated. */
export function suppose(base: BaseRun, { agreement, touches, ...supposed }: Supposition): Supposed | undefined {
  const { question, known, currency } = base;
  const evidence = supposed.evidence ?? question.evidence;
  const touched = touches === undefined ? undefined : new Set(touches);
  const measure = (asked: PeriodQuestion): readonly JudgedPeriod[] => {
    const { id, metric } = asked.commitment;
    const kept = touched === undefined || touched.has(id) || metric.readsOthers ? undefined : known.get(keyOf(asked));
    return kept ?? measurePeriod(asked);
  };
  const made = judgePeriods({
    ...question,
    measure,
    ...(agreement === undefined ? {} : { agreement }),
    ...(supposed.endsLater === true ? later(evidence, question.knownAt) : { evidence }),
  });
  if (!made.ok) return undefined;
  const credit = sumOf(made.value.periods, currency);
  const difference = Money.of(credit, currency).minus(Money.of(base.credit, currency)).toString();
  return { rows: changedRows(base.rows, rowsOf(made.value.periods)), credit, difference };
}

/** What was known at an instant, read two days later. */
function later({ rows, columns = [] }: EvidenceInput, knownAt: Instant): Pick<PastQuestion, 'evidence' | 'knownAt'> {
  const known = ({ recordedAt }: { readonly recordedAt: Instant }): boolean => recordedAt <= knownAt;
  const evidence = { rows: rows.filter(known), columns: columns.filter(known) };
  return { evidence, knownAt: Instant.plus(knownAt, 2 * dayMs) };
}

const rowKey = ({ commitment, subject, period }: BackTestRow): string => `${commitment} ${subject ?? ''} ${period}`;

function changedRows(before: readonly BackTestRow[], after: readonly BackTestRow[]): readonly ChangedRow[] {
  const others = new Map(after.map((row) => [rowKey(row), row]));
  return before.flatMap((row): readonly ChangedRow[] => {
    const other = others.get(rowKey(row));
    if (other === undefined) return [];
    const [as, supposed] = [sideOf(row), sideOf(other)];
    if (same(as, supposed)) return [];
    const { commitment, subject, period } = row;
    const head = { commitment, ...(subject === undefined ? {} : { subject }), period };
    return [{ ...head, as, supposed, turned: (as.verdict === 'missed') !== (supposed.verdict === 'missed') }];
  });
}

function sideOf({ verdict, value, downtimeMs, credit }: BackTestRow): Side {
  return {
    verdict,
    ...(value === undefined ? {} : { value: value.exact, unit: value.unit }),
    ...(downtimeMs === undefined ? {} : { downtimeMs }),
    credit,
  };
}

const same = (one: Side, other: Side): boolean =>
  one.verdict === other.verdict &&
  one.value === other.value &&
  one.downtimeMs === other.downtimeMs &&
  one.credit === other.credit;

/** Downtime that the supposition adds to a row; negative where it takes some away. */
export function addedMs({ as, supposed }: ChangedRow): Ratio | undefined {
  if (as.downtimeMs === undefined || supposed.downtimeMs === undefined) return undefined;
  return Ratio.parse(supposed.downtimeMs).minus(Ratio.parse(as.downtimeMs));
}
