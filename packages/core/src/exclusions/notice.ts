/** Whether works were announced in time, and the agreed windows they must stay in. */
import type { Calendar } from '../calendars/calendar.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { RowOf } from '../evidence/row.ts';
import { formatQuantity } from '../terms/quantity.ts';
import type { Quantity } from '../terms/quantity.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import { days, fromDays, weekday } from '../values/local.ts';
import type { MaintenanceTerms } from './schema.ts';

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Notice {
  readonly row: RowOf<'works'>;
  readonly notice: Quantity | undefined;
  readonly calendar: Calendar;
  readonly zone: Zone;
  readonly emergency: 'counts' | 'excluded';
}

/** Undefined when the notice was in time (or none is asked for); otherwise the sentence that says why it was not. */
export function noticeGiven(facts: Notice): string | undefined {
  const { row, notice } = facts;
  if (row.emergency === true) return facts.emergency === 'excluded' ? undefined : 'emergency works count as downtime';
  if (notice === undefined) return undefined;
  if (row.noticedAt === undefined) return `no notice is on record; ${formatQuantity(notice)} are required`;
  if (row.noticedAt <= latestNotice(facts, notice)) return undefined;
  return `notice came at ${Instant.format(row.noticedAt)}, too late: ${formatQuantity(notice)} before ${Instant.format(row.start)} are required`;
}

/** The last instant at which notice is still in time. Business days are counted back from the start at the same time of day. */
function latestNotice(facts: Notice, notice: Quantity): number {
  const { row, calendar, zone } = facts;
  if (notice.dimension === 'time') return row.start - Number(notice.value.ceil());
  const count = Number(notice.value.ceil());
  if (notice.dimension === 'days' && notice.unit === 'business') {
    const latest = calendar.addBusinessDays(row.start, -count, 'same-wall-time');
    return latest.ok ? latest.value : -Infinity;
  }
  const local = zone.toLocal(row.start);
  return zone.toInstant(fromDays(days(local.date) - count), 0) + local.ms;
}

/** Agreed windows around the works, as instants; a window that ends before it starts crosses midnight. */
export function inWindows(
  windows: NonNullable<MaintenanceTerms['windows']>,
  zone: Zone,
  around: Interval,
): IntervalSet {
  const found: Interval[] = [];
  const first = days(zone.toLocal(around.start).date) - 1;
  const last = days(zone.toLocal(around.end).date) + 1;
  for (let day = first; day <= last; day += 1) {
    const date = fromDays(day);
    const name = dayNames[weekday(date)];
    for (const window of windows) {
      if (name === undefined || !window.days.includes(name)) continue;
      const crossing = window.to <= window.from && window.to !== '24:00';
      const start = zone.toInstant(date, window.from);
      const end = zone.toInstant(crossing ? fromDays(day + 1) : date, window.to);
      if (end > start) found.push({ start, end });
    }
  }
  return IntervalSet.of(found);
}
