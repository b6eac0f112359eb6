/**
 * Which periods of each commitment a statement speaks of. Owns: from "2024-11" to the windows of every commitment.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import { parsePeriod } from '../calendars/period-key.ts';
import { periodsBetween } from '../calendars/period.ts';
import type { Period, PeriodRule } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { days } from '../values/local.ts';
import type { Interval } from '../values/interval.ts';
import type { Outcome } from '../values/outcome.ts';

/** The statement's period in the zone of the agreement: that of its latest revision in force, or its last one. */
export function statementPeriod(
  agreement: Agreement,
  key: string,
): Outcome<{ readonly period: Period; readonly zone: Zone; readonly zoneName: string }> {
  const last = agreement.revisions[agreement.revisions.length - 1];
  if (last === undefined)
    return { ok: false, refusals: [{ code: 'NO-REVISION', message: `${agreement.id} has no revision` }] };
  const period = parsePeriod(key, last.zone);
  return period.ok ? { ok: true, value: { period: period.value, zone: last.zone, zoneName: last.zoneName } } : period;
}

/** A window of a fixed length, counted from local midnight of its anchor. */
function fixedWindows(
  terms: { readonly fixed: { readonly value: { floor(): bigint } }; readonly anchor: string },
  zone: Zone,
  span: Interval,
): readonly Period[] {
  const length = Number(terms.fixed.value.floor());
  const anchor = zone.startOfDay(terms.anchor);
  const found: Period[] = [];
  for (let k = Math.floor((span.start - anchor) / length); anchor + k * length < span.end; k += 1) {
    const start = Instant.of(anchor + k * length);
    found.push({ start, end: Instant.of(start + length), key: `${zone.toLocal(start).date}/${length / 86_400_000}d` });
  }
  return found;
}

function ruleOf(commitment: Commitment, zone: Zone): PeriodRule | undefined {
  const { period } = commitment.terms;
  if (typeof period === 'string') return { unit: period, zone };
  if ('fixed' in period) return undefined;
  return {
    unit: period.unit,
    count: period.count,
    zone,
    ...(period.anchor === undefined ? {} : { anchor: period.anchor }),
  };
}

/** All windows of the commitment that meet the span. */
export function windowsOf(commitment: Commitment, revision: Revision, span: Interval): readonly Period[] {
  const { period } = commitment.terms;
  if (typeof period !== 'string' && 'fixed' in period) return fixedWindows(period, revision.zone, span);
  const rule = ruleOf(commitment, revision.zone);
  return rule === undefined ? [] : periodsBetween(rule, span.start, span.end);
}

/** Windows that a statement for `statement` shows: those that end in it, or the one under way when none does. */
export function windowsIn(commitment: Commitment, revision: Revision, statement: Interval): readonly Period[] {
  const all = windowsOf(commitment, revision, statement);
  const ended = all.filter((window) => window.end > statement.start && window.end <= statement.end);
  return ended.length > 0 ? ended : all.slice(-1);
}

/** Calendar days of a window in the zone (28 to 31 for months). */
export function daysIn(window: Interval, zone: Zone): number {
  return days(zone.toLocal(window.end).date) - days(zone.toLocal(window.start).date);
}

/** Names a window among the commitment's windows. */
export function windowKey(commitment: Pick<Commitment, 'id'>, window: Period): string {
  return `${commitment.id} ${window.start} ${window.end}`;
}
