/**
 * Amounts of fee bases for a span of time. Owns: windows, pro-rating, metered lines from the evidence, figures by name.
 * Everything is exact. Does not own: what an author may write (fees.ts).
 */
import type { EvidenceView } from '../evidence/view.ts';
import type { ChargeRow } from '../evidence/row.ts';
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import type { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { addDays, addMonths, days, fromDays } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import { fixed, fixedBetween, fixedInPeriod } from './fee-ages.ts';
import type { AgesQuestion, FeeAge } from './fee-ages.ts';
import { linesOf } from './fees.ts';
import type { FeeBase, FeeLine, Fees } from './fees.ts';
import { dateSpan, daySpan, lengthOf, monthsOf, overlapOf, wholeMonths } from './local-days.ts';
import type { DaySpan, LocalDays } from './local-days.ts';
import type { CreditPeriod, FeeQuestion, FeeReader } from './rule.ts';
import { Undetermined, unstated } from './undetermined.ts';

export interface FeeFacts {
  readonly fees: Fees;
  /** Price lists over time; the one above holds always when missing. */
  readonly ages?: readonly FeeAge[] | undefined;
  readonly currency: string;
  /** What bases are pro-rated to: the part of the period that is in force. */
  readonly span: Interval;
  /** The part of the period in which the agreement holds at all, where revisions divide it; `span` when missing. */
  readonly inForce?: Interval | undefined;
  readonly period: CreditPeriod;
  readonly zone: LocalDays;
  readonly evidence: Pick<EvidenceView, 'rows'>;
  /** First day of the term, for fees of the term to date. */
  readonly termStartsOn: PlainDate;
  /** When the customer claimed; bases that look back from it are read from the end of the period while nobody has. */
  readonly claimedAt?: Instant | undefined;
  /** Only charges of these subjects, and those of no subject, count. */
  readonly subjects?: readonly string[] | undefined;
}

/** Reads the fees of one span. `base` throws RangeError for unknown bases and for metered lines without a charge. */
export function feeReader(facts: FeeFacts): FeeReader {
  return {
    currency: facts.currency,
    base: (id, ask = {}) => {
      const base = facts.fees.bases[id];
      if (base === undefined) throw new RangeError(`no fee base is called "${id}"`);
      return Amount.of(amountOf({ base, id, ask }, facts), facts.currency);
    },
    figure: (name) => figureOf(name, facts),
  };
}

interface Question {
  readonly base: FeeBase;
  readonly id: string;
  readonly ask: FeeQuestion;
}

function amountOf(question: Question, facts: FeeFacts): Ratio {
  const { base } = question;
  const { window } = base;
  if (typeof window === 'object') return inDaysBefore(window, question, facts);
  switch (window) {
    case 'period':
      return inPeriod({ ...question, period: facts.period }, facts);
    case 'previous-period':
      return inPeriod({ ...question, period: neighbour(facts.period, -1), ask: { whole: true } }, facts);
    case 'annual':
      return yearly(question, facts);
    case 'twelfth-of-annual':
      return prorated(yearly(question, facts).dividedBy(Ratio.of(12)), question, facts);
    case 'rolling-12-months':
      return between(
        { from: later(addMonths(facts.period.endsOn, -12), facts.termStartsOn), to: facts.period.endsOn },
        question,
        facts,
      );
    case 'term-to-date':
      return between({ from: facts.termStartsOn, to: facts.period.endsOn }, question, facts);
    case 'once':
      return sumOver(question, facts, (line) => onceOf(line, question, facts));
    case 'next-invoice':
    case 'invoice-applied':
      return figureOf(window, facts) ?? invoiceAfter(question, facts);
  }
}

/** The fees of one whole period, or of its part in force. */
function inPeriod(question: Question & { readonly period: Dates }, facts: FeeFacts): Ratio {
  const { period, base, ask } = question;
  const span = daySpan(facts.span, facts.zone);
  const whole = dateSpan(period.startsOn, period.endsOn);
  const undivided = base.prorate === 'none' || ask.whole === true;
  const metered = sumOver(question, facts, (line) =>
    'metered' in line ? required(chargesIn(line, undivided ? whole : span, facts), { line, question }) : Ratio.zero,
  );
  const within = lengthOf(overlapOf(span, whole)).isZero() ? whole : overlapOf(span, whole);
  const fixedFees = fixedInPeriod(pricesOf(question, facts), period, within);
  return prorated(fixedFees, question, facts).plus(
    base.prorate === 'none' ? prorated(metered, question, facts) : metered,
  );
}

type Dates = Pick<CreditPeriod, 'startsOn' | 'endsOn'>;

function pricesOf({ id, base }: Question, { fees, ages }: FeeFacts): AgesQuestion {
  return { id, base, ages: ages ?? [{ fees }] };
}

/**
 * By days: the days of the span over the days of the period. Without pro-rating a period counts whole however few of its days
 * are in force; parts that revisions make of it share it, so that no fee counts twice. `whole` asks for it undivided.
 */
function prorated(amount: Ratio, { base, ask }: Question, facts: FeeFacts): Ratio {
  if (ask.whole === true) return amount;
  const whole = dateSpan(facts.period.startsOn, facts.period.endsOn);
  const daysOf = (span: Interval): Ratio => lengthOf(overlapOf(daySpan(span, facts.zone), whole));
  const part = daysOf(facts.span);
  const length = lengthOf(whole);
  const inForce = daysOf(facts.inForce ?? facts.span);
  if (base.prorate === 'none') return inForce.isZero() ? amount : amount.times(part).dividedBy(inForce);
  if (base.prorate === unstated && !inForce.equals(length)) {
    throw new Undetermined('AMBIGUOUS-PRORATE', {
      message: `${inForce.toString()} of ${length.toString()} days are in force, and the text does not say whether the fee counts by days`,
      readings: ['by-days', 'none'],
    });
  }
  return amount.times(part).dividedBy(length);
}

function sumOver({ base }: Question, { fees }: FeeFacts, amount: (line: FeeLine) => Ratio): Ratio {
  return Ratio.sumOf(linesOf(base, fees.lines).map(amount));
}

/** What is charged once: the line's amount, or everything charged on a metered line. */
function onceOf(line: FeeLine, question: Question, facts: FeeFacts): Ratio {
  if ('metered' in line) return required(chargesIn(line, undefined, facts), { line, question });
  return line.per === 'once' ? line.amount : Ratio.zero;
}

/** A year of each line: fixed lines by their price, metered ones by the last twelve months. */
function yearly(question: Question, facts: FeeFacts): Ratio {
  const { endsOn } = facts.period;
  return sumOver(question, facts, (line) => {
    if (!('metered' in line)) return fixed(line, Ratio.of(12));
    return required(chargesIn(line, dateSpan(addMonths(endsOn, -12), endsOn), facts), { line, question });
  });
}

function between(
  dates: { readonly from: PlainDate; readonly to: PlainDate },
  question: Question,
  facts: FeeFacts,
): Ratio {
  const span = dateSpan(dates.from, dates.to);
  const others = sumOver(question, facts, (line) => {
    if ('metered' in line) return required(chargesIn(line, span, facts), { line, question });
    return line.per === 'once' ? line.amount : Ratio.zero;
  });
  return others.plus(fixedBetween(pricesOf(question, facts), { startsOn: dates.from, endsOn: dates.to }));
}

function inDaysBefore(window: Extract<FeeBase['window'], object>, question: Question, facts: FeeFacts): Ratio {
  const count = 'daysBeforeClaim' in window ? window.daysBeforeClaim : window.daysBeforeOccurrence;
  const at = 'daysBeforeClaim' in window ? facts.claimedAt : question.ask.occurrence;
  const to = at === undefined ? facts.period.endsOn : facts.zone.toLocal(at).date;
  return between({ from: addDays(to, -count), to }, question, facts);
}

/** The invoice after the period: the first charge from its end on, or the fixed fees of the next period. */
function invoiceAfter(question: Question, facts: FeeFacts): Ratio {
  const next = neighbour(facts.period, 1);
  return sumOver(question, facts, (line) => {
    if (!('metered' in line))
      return fixed(line, monthsOf(dateSpan(next.startsOn, next.endsOn), { from: next.startsOn, to: next.endsOn }));
    const rows = chargeRows(line, facts).filter((row) => row.start >= facts.period.end);
    const first = rows.reduce<ChargeRow | undefined>(
      (best, row) => (best === undefined || row.start < best.start ? row : best),
      undefined,
    );
    return required(first?.amount, { line, question });
  });
}

/** The period before or after: as many months, or as many days. */
function neighbour({ startsOn, endsOn }: Dates, step: -1 | 1): Dates {
  const months = wholeMonths(startsOn, endsOn);
  if (step === 1) {
    const length = days(endsOn) - days(startsOn);
    return { startsOn: endsOn, endsOn: months === undefined ? addDays(endsOn, length) : addMonths(endsOn, months) };
  }
  return {
    startsOn: months === undefined ? fromDays(2 * days(startsOn) - days(endsOn)) : addMonths(startsOn, -months),
    endsOn: startsOn,
  };
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function chargeRows(line: FeeLine, { evidence, subjects }: FeeFacts): readonly ChargeRow[] {
  return evidence
    .rows('charge')
    .filter(
      (row) =>
        row.line === line.id && (subjects === undefined || row.subject === undefined || subjects.includes(row.subject)),
    );
}

/** Charges of a line in a span of days; one that lies across its edge counts by days. Undefined when there is none. */
function chargesIn(line: FeeLine, span: DaySpan | undefined, facts: FeeFacts): Ratio | undefined {
  const parts = chargeRows(line, facts).flatMap((row) => {
    const whole = daySpan(row, facts.zone);
    if (span === undefined) return [row.amount];
    const part = lengthOf(overlapOf(whole, span));
    return part.isZero() ? [] : [row.amount.times(part).dividedBy(lengthOf(whole))];
  });
  return parts.length === 0 ? undefined : Ratio.sumOf(parts);
}

function required(
  amount: Ratio | undefined,
  { line, question }: { readonly line: FeeLine; readonly question: Question },
): Ratio {
  if (amount !== undefined) return amount;
  throw new RangeError(
    `the fee base "${question.id}" needs a charge on the line "${line.id}", and the evidence has none for the time`,
  );
}

/** The figure of that name that covers most of the span; of equals the one learned last. */
function figureOf(name: string, { evidence, span }: FeeFacts): Ratio | undefined {
  const rows = evidence.rows('figure', span).filter((row) => row.name === name);
  const covered = (row: Interval): number => Math.min(row.end, span.end) - Math.max(row.start, span.start);
  const best = rows.reduce<(typeof rows)[number] | undefined>((one, row) => {
    if (one === undefined) return row;
    const order = covered(row) - covered(one) || row.recordedAt - one.recordedAt;
    return order > 0 ? row : one;
  }, undefined);
  return best?.value;
}
