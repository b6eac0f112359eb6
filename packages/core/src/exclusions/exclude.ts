/**
 * Which time does not count, by whose decision and under which clause. Owns: applying the exclusion rules of one revision to
 * works and decisions. Does not own: subtracting the time (metrics do, so that weights and members are theirs).
 *
 * The rules in force at the time of the event decide (ISO-style change control, design: "the state in force at the time of
 * the event decides"); the caller passes the span that one revision governs.
 */
import type { Calendar } from '../calendars/calendar.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { RowOf } from '../evidence/row.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Exclusion } from '../metrics/metric.ts';
import type { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { IntervalSet } from '../values/interval.ts';
import { capped, capReach } from './cap.ts';
import { inWindows, noticeGiven } from './notice.ts';
import type { ExclusionTerms, MaintenanceTerms } from './schema.ts';

/** All that the rules of one revision need to be applied to one commitment. */
export interface ExclusionSetting {
  readonly commitment: string;
  readonly maintenance: readonly MaintenanceTerms[];
  readonly exclusions: readonly ExclusionTerms[];
  readonly evidence: EvidenceView;
  /** The part of the period that the revision governs. */
  readonly span: Interval;
  /** The whole period, for caps. */
  readonly period: Interval;
  readonly zone: Zone;
  readonly zones: (name: string) => Zone | undefined;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly hours: Calendar;
  /** First day of the agreement, before which no allowance was used. */
  readonly since: Instant;
}

/** A works notice or a decision that excluded nothing, and why; printed beside the result. */
export interface Refused {
  readonly rule: string;
  readonly row: string;
  readonly why: string;
}

export interface Excluded {
  readonly exclusions: readonly Exclusion[];
  readonly refused: readonly Refused[];
}

/** Exclusions in order of precedence: maintenance first, then the rules in the order the agreement lists them. */
export function excludedTime(setting: ExclusionSetting): Excluded {
  const refused: Refused[] = [];
  const exclusions: Exclusion[] = [];
  for (const rule of setting.maintenance) {
    if (applies(rule.appliesTo, setting.commitment)) exclusions.push(...maintenanceTime(rule, setting, refused));
  }
  for (const rule of setting.exclusions) {
    if (applies(rule.appliesTo, setting.commitment)) exclusions.push(...decidedTime(rule, setting, refused));
    else refused.push(...outsideScope(rule, setting));
  }
  return { exclusions, refused };
}

function applies(appliesTo: readonly string[] | undefined, commitment: string): boolean {
  return appliesTo === undefined || appliesTo.includes(commitment);
}

function maintenanceTime(rule: MaintenanceTerms, setting: ExclusionSetting, refused: Refused[]): Exclusion[] {
  const zone = rule.zone === undefined ? setting.zone : (setting.zones(rule.zone) ?? setting.zone);
  const calendar =
    (rule.noticeHours === undefined ? undefined : setting.calendars.get(rule.noticeHours)) ?? setting.hours;
  const found: { row: RowOf<'works'>; intervals: IntervalSet }[] = [];
  for (const row of setting.evidence.rows('works', capReach(rule.cap, setting))) {
    const refuse = refusing({ rule: rule.id, row, setting }, refused);
    const why = noticeGiven({ row, notice: rule.notice, calendar, zone, emergency: rule.emergency });
    if (why !== undefined) {
      refuse(why);
      continue;
    }
    const whole = IntervalSet.of([{ start: row.start, end: row.end }]);
    const intervals = rule.windows === undefined ? whole : whole.intersect(inWindows(rule.windows, zone, row));
    if (intervals.isEmpty) refuse('the works lie outside every agreed window');
    else found.push({ row, intervals });
  }
  return cappedHere(found, rule.cap, setting).map(({ row, intervals }) => ({
    rule: rule.id,
    clause: rule.clause ?? 'K10',
    intervals: intervals.clip(setting.span.start, setting.span.end),
    ...(row.subject === undefined ? {} : { subjects: [row.subject] }),
    rows: [row.id],
  }));
}

function decidedTime(rule: ExclusionTerms, setting: ExclusionSetting, refused: Refused[]): Exclusion[] {
  const found: { row: RowOf<'exclusion'>; intervals: IntervalSet; rows: string[] }[] = [];
  for (const row of setting.evidence.rows('exclusion', capReach(rule.cap, setting))) {
    if (row.kind !== rule.kind && row.kind !== rule.id) continue;
    const refuse = refusing({ rule: rule.id, row, setting }, refused);
    if (row.decision !== 'accepted') {
      const by = row.decidedBy === undefined ? '' : ` by ${row.decidedBy}`;
      const why =
        row.decision === 'refused'
          ? `refused${by}${row.basis === undefined ? '' : `: ${row.basis}`}`
          : 'not decided yet';
      refuse(why);
      continue;
    }
    const { intervals, signals } = duringEvents(row, rule, setting);
    if (intervals.isEmpty) refuse(`none of ${(rule.events ?? []).join(', ')} was in force`);
    else found.push({ row, intervals, rows: [row.id, ...signals] });
  }
  return cappedHere(found, rule.cap, setting).map(({ row, intervals, rows }) => ({
    rule: rule.id,
    clause: rule.clause ?? 'K09',
    intervals: intervals.clip(setting.span.start, setting.span.end),
    ...(row.subject === undefined ? {} : { subjects: [row.subject] }),
    ...(row.affected === undefined ? {} : { affected: row.affected }),
    ...(row.cases === undefined ? {} : { cases: row.cases }),
    rows,
  }));
}

interface Looking {
  readonly rule: string;
  readonly row: RowOf<'works' | 'exclusion'>;
  readonly setting: ExclusionSetting;
}

/** Notes why a row excluded nothing; rows of earlier periods were answered there. */
function refusing({ rule, row, setting }: Looking, refused: Refused[]): (why: string) => void {
  return (why) => {
    if (inPeriod(row, setting)) refused.push({ rule, row: row.id, why });
  };
}

function inPeriod(row: Interval, { period }: ExclusionSetting): boolean {
  return row.start < period.end && row.end > period.start;
}

/** What is left of each row of this period; rows of earlier periods only use up the cap. */
function cappedHere<F extends { readonly row: Interval; readonly intervals: IntervalSet }>(
  found: readonly F[],
  cap: ExclusionTerms['cap'],
  setting: ExclusionSetting,
): readonly F[] {
  return capped(found, cap, setting).filter(({ row }) => inPeriod(row, setting));
}

function duringEvents(row: RowOf<'exclusion'>, rule: ExclusionTerms, setting: ExclusionSetting) {
  const whole = IntervalSet.of([{ start: row.start, end: row.end }]);
  if (rule.events === undefined) return { intervals: whole, signals: [] };
  const events = rule.events;
  const signals = setting.evidence.rows('signal', row).filter((signal) => events.includes(signal.signal));
  const inForce = IntervalSet.of(signals.map((signal) => ({ start: signal.start, end: signal.end })));
  return { intervals: whole.intersect(inForce), signals: signals.map((signal) => signal.id) };
}

/** An accepted decision under a rule that does not reach this commitment changes nothing, and the reader should see that. */
function outsideScope(rule: ExclusionTerms, setting: ExclusionSetting): Refused[] {
  return setting.evidence
    .rows('exclusion', setting.period)
    .filter((row) => (row.kind === rule.kind || row.kind === rule.id) && row.decision !== 'proposed')
    .map((row) => ({
      rule: rule.id,
      row: row.id,
      why:
        row.decision === 'refused'
          ? `refused${row.basis === undefined ? '' : `: ${row.basis}`}`
          : 'the clause does not apply to this commitment',
    }));
}
