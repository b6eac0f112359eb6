/**
 * When a time limit ends. Owns: anchors, days that end at local midnight, months by the calendar, business days. Does not own:
 * which calendar is meant (the caller hands it in).
 */
import { addDays, addMonths, partsOf } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import { Instant } from '../../values/instant.ts';
import type { Quantity } from '../../terms/quantity.ts';
import type { CreditPeriod } from '../rule.ts';
import { firstOfMonth, wholeMonths } from '../local-days.ts';
import type { LocalDays } from '../local-days.ts';
import type { ClaimStage } from './schema.ts';

/** What anchors are read from. Anchors whose fact is missing have no deadline yet. */
export interface ClaimFacts {
  readonly period: CreditPeriod;
  readonly incident?: { readonly start: Instant; readonly end: Instant } | undefined;
  readonly awareAt?: Instant | undefined;
  readonly eligibleAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
}

/** What is asked of a calendar here. */
export interface BusinessDates {
  isBusinessDate(date: PlainDate): boolean;
}

export interface DeadlineSetting {
  readonly zone: LocalDays;
  readonly businessDays: BusinessDates;
  readonly receivedBy: 'end-of-day' | 'instant';
}

/** A moment, or the end of the day before a date: "end of the month" has no time of day of its own. */
type Anchor = { readonly at: Instant } | { readonly before: PlainDate };

const searchDays = 3660;

/** The instant before which the stage must be received; undefined while its anchor is unknown or no business day follows. */
export function deadlineOf(
  stage: Pick<ClaimStage, 'from' | 'within'>,
  facts: ClaimFacts,
  setting: DeadlineSetting,
): Instant | undefined {
  const anchor = anchorOf(stage.from, facts, setting.zone);
  return anchor === undefined ? undefined : addLimit(anchor, stage.within, setting);
}

/** A time limit counted from an instant: for exercise windows and the like. */
export function deadlineFrom(at: Instant, within: Quantity, setting: DeadlineSetting): Instant | undefined {
  return addLimit({ at }, within, setting);
}

/** A time limit counted from the end of a day, which is given by the date after it. */
export function deadlineAfter(before: PlainDate, within: Quantity, setting: DeadlineSetting): Instant | undefined {
  return addLimit({ before }, within, setting);
}

function anchorOf(from: ClaimStage['from'], facts: ClaimFacts, zone: LocalDays): Anchor | undefined {
  const { period, incident } = facts;
  if (typeof from === 'object')
    return {
      before: cycleEnd(
        period,
        incident === undefined ? undefined : zone.toLocal(incident.start).date,
        from.billingCycleEnd,
      ),
    };
  const lastDay = addDays(period.endsOn, -1);
  switch (from) {
    case 'period-end':
      return { before: period.endsOn };
    case 'month-end':
      return { before: addMonths(firstOfMonth(lastDay), 1) };
    case 'quarter-end':
      return { before: quarterEnd(lastDay) };
    case 'following-month-end':
      return {
        before: addMonths(firstOfMonth(incident === undefined ? lastDay : zone.toLocal(incident.start).date), 2),
      };
    case 'incident-month-end':
      return incident && { before: addMonths(firstOfMonth(zone.toLocal(incident.start).date), 1) };
    case 'incident-start':
      return incident && { at: incident.start };
    case 'incident-end':
      return incident && { at: incident.end };
    case 'awareness':
      return instant(facts.awareAt);
    case 'eligibility':
      return instant(facts.eligibleAt);
    case 'ticket-closure':
      return instant(facts.closedAt);
  }
}

function instant(at: Instant | undefined): Anchor | undefined {
  return at === undefined ? undefined : { at };
}

function quarterEnd(date: PlainDate): PlainDate {
  const { month } = partsOf(date);
  return addMonths(firstOfMonth(date), 3 - ((month - 1) % 3));
}

/** The end of the n-th cycle after the one of the incident; cycles repeat the period, else calendar months. */
function cycleEnd(period: CreditPeriod, incident: PlainDate | undefined, n: number): PlainDate {
  const months = wholeMonths(period.startsOn, period.endsOn);
  const inPeriod = incident === undefined || (incident >= period.startsOn && incident < period.endsOn);
  if (months !== undefined && inPeriod) return addMonths(period.startsOn, months * (n + 1));
  return addMonths(firstOfMonth(incident ?? addDays(period.endsOn, -1)), n + 1);
}

function addLimit(anchor: Anchor, within: Quantity | undefined, setting: DeadlineSetting): Instant | undefined {
  const { zone } = setting;
  if (within === undefined) return 'at' in anchor ? anchor.at : zone.startOfDay(anchor.before);
  if (within.dimension === 'time') {
    const start = 'at' in anchor ? anchor.at : zone.startOfDay(anchor.before);
    return Instant.plus(start, Number(within.value.floor()));
  }
  if ('before' in anchor) {
    // Months after "the end of February" end with April, not on its 28th.
    if (within.unit === 'months') return zone.startOfDay(addMonths(anchor.before, Number(within.value.floor())));
    const last = addCount(addDays(anchor.before, -1), within, setting);
    return last === undefined ? undefined : zone.startOfDay(addDays(last, 1));
  }
  const local = zone.toLocal(anchor.at);
  const last = addCount(local.date, within, setting);
  if (last === undefined) return undefined;
  if (setting.receivedBy === 'end-of-day') return zone.startOfDay(addDays(last, 1));
  return Instant.plus(zone.startOfDay(last), anchor.at - zone.startOfDay(local.date));
}

function addCount(date: PlainDate, within: Quantity, { businessDays }: DeadlineSetting): PlainDate | undefined {
  const count = Number(within.value.floor());
  if (within.unit === 'months') return addMonths(date, count);
  if (within.unit !== 'business') return addDays(date, count);
  let day = date;
  let left = count;
  for (let tried = 0; left > 0; tried += 1) {
    if (tried > searchDays) return undefined;
    day = addDays(day, 1);
    if (businessDays.isBusinessDate(day)) left -= 1;
  }
  return day;
}
