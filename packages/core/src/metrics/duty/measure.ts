/** From duties due and done to a value. A duty counts in the period in which its time, grace included, runs out. */
import type { DutyRow } from '../../evidence/row.ts';
import { formatTime, quantity, time } from '../../terms/quantity.ts';
import type { Quantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import { addDays } from '../../values/local.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext, Measurement, Step } from '../metric.ts';
import { speaksOf } from '../speaks-of.ts';
import { endOfLimit } from '../time-limit.ts';
import type { DutyTerms } from './terms.ts';

/** A duty of the period. */
interface Judged {
  readonly row: DutyRow;
  /** From here on it is late. */
  readonly deadline: Instant;
  readonly late: boolean;
  /** Milliseconds after the deadline, so far when it is not done. */
  readonly lateMs: number;
}

/** Measures the duties whose time runs out in the span. */
export function measureDuties(terms: DutyTerms, context: MeasureContext): Measurement {
  const all = [...told(terms, context)].flatMap((row) => judged(row, terms, context));
  const excused = all.filter(({ row }) => isExcused(row, context));
  const duties = all.filter(({ row }) => !isExcused(row, context));
  const missed = duties.filter(({ late }) => late);
  const worst = duties.reduce((most, { lateMs }) => Math.max(most, lateMs), 0);
  return {
    value: valueOf(terms, { duties, missed, worst }, context),
    facets: {
      duties: quantity('count', Ratio.of(duties.length)),
      missed: quantity('count', Ratio.of(missed.length)),
      lateness: time(worst),
    },
    occurrences: missed.map(({ row, deadline, lateMs }) => ({
      id: `${row.duty} ${Instant.format(row.due)}`,
      start: deadline,
      end: Instant.plus(deadline, lateMs),
      counted: Ratio.of(lateMs),
      rows: [row.id],
    })),
    completeness: Ratio.one,
    flags: excused.length > 0 ? ['duty-excused'] : [],
    steps: [
      { what: 'duties due', value: String(duties.length), parts: duties.map(stepOf) },
      ...(excused.length > 0
        ? [{ what: 'duties excused', value: String(excused.length), parts: excused.map(stepOf) }]
        : []),
      { what: 'duties not on time', value: String(missed.length) },
    ],
  };
}

/** One row per duty and due instant: the most trusted source's, or else the earliest completion that anyone tells. */
function told(terms: DutyTerms, { evidence, precedence, subjects }: MeasureContext): Iterable<DutyRow> {
  const names = typeof terms.duty === 'string' ? [terms.duty] : terms.duty;
  const rank = ({ source }: DutyRow): number => {
    const place = precedence.indexOf(source);
    return place === -1 ? precedence.length : place;
  };
  const better = (a: DutyRow, b: DutyRow): boolean =>
    rank(a) - rank(b) < 0 || (rank(a) === rank(b) && (a.done ?? Instant.latest) < (b.done ?? Instant.latest));
  const found = new Map<string, DutyRow>();
  for (const row of evidence.rows('duty')) {
    if (!names.includes(row.duty) || !speaksOf(row, subjects)) continue;
    const key = JSON.stringify([row.due, row.duty, row.subject ?? '']);
    const known = found.get(key);
    if (known === undefined || better(row, known)) found.set(key, row);
  }
  return [...found.values()].sort((a, b) => a.due - b.due || (a.duty < b.duty ? -1 : 1));
}

function judged(row: DutyRow, terms: DutyTerms, context: MeasureContext): Judged[] {
  const limit = terms.grace === undefined ? undefined : endOfLimit(row.due, terms.grace, context);
  const deadline = limit?.ok ? limit.value : row.due;
  // A grace in days ends at a midnight, which belongs to the day that it ends.
  const belongsAt = deadline !== row.due && terms.grace?.dimension !== 'time' ? Instant.plus(deadline, -1) : deadline;
  if (belongsAt < context.span.start || belongsAt >= context.until) return [];
  const late = row.done === undefined || row.done > deadline;
  return [{ row, deadline, late, lateMs: late ? (row.done ?? context.until) - deadline : 0 }];
}

function isExcused(row: DutyRow, { exclusions }: MeasureContext): boolean {
  return exclusions.some(
    ({ intervals, subjects, cases, affected }) =>
      cases === undefined &&
      affected === undefined &&
      (subjects === undefined || (row.subject !== undefined && subjects.includes(row.subject))) &&
      intervals.contains(row.due),
  );
}

interface Tally {
  readonly duties: readonly Judged[];
  readonly missed: readonly Judged[];
  readonly worst: number;
}

function valueOf(terms: DutyTerms, { duties, missed, worst }: Tally, context: MeasureContext): Measured<Quantity> {
  if (duties.length === 0) return notMeasured('no-volume', 'No duty fell due in the period.');
  switch (terms.express) {
    case 'share-on-time':
      return measured(quantity('ratio', Ratio.of(duties.length - missed.length, duties.length)));
    case 'missed':
      return measured(quantity('count', Ratio.of(missed.length)));
    case 'lateness': {
      if (terms.days === undefined) return measured(time(worst));
      const days = missed.reduce((most, one) => Math.max(most, startedDays(one, terms.days, context)), 0);
      return measured(quantity('days', Ratio.of(days), terms.days));
    }
  }
}

/** Dates after the deadline's own up to that of completion, each started day a whole one. */
function startedDays(
  { deadline, lateMs }: Judged,
  days: DutyTerms['days'],
  { zone, calendar }: MeasureContext,
): number {
  // A deadline at midnight ends the day before it.
  let date = zone.toLocal(Instant.plus(deadline, -1)).date;
  const last = zone.toLocal(Instant.plus(deadline, lateMs)).date;
  let count = 0;
  while (date < last) {
    date = addDays(date, 1);
    if (days === 'calendar' || calendar.isBusinessDate(date)) count += 1;
  }
  return count;
}

function stepOf({ row, deadline, late, lateMs }: Judged): Step {
  const done = row.done === undefined ? 'not done' : `done ${Instant.format(row.done)}`;
  return {
    what: `${row.duty}: due ${Instant.format(row.due)}, ${done}${late ? `, late since ${Instant.format(deadline)}` : ''}`,
    value: late ? formatTime(Ratio.of(lateMs)) : 'on time',
    rows: [row.id],
  };
}
