/** Cases and contexts for the tests of this folder, in Hong Kong time. Owns nothing that the product uses. */
import { Calendar } from '../../../calendars/calendar.ts';
import type { CalendarDefinition } from '../../../calendars/definition.ts';
import { Zone } from '../../../calendars/zones/zone.ts';
import type { CaseEvent, CaseRow, EvidenceRow } from '../../../evidence/row.ts';
import type { EvidenceView } from '../../../evidence/view.ts';
import { Instant } from '../../../values/instant.ts';
import { IntervalSet } from '../../../values/interval.ts';
import type { MeasureContext, Measurement, MetricSetting } from '../../metric.ts';
import { caseClock } from '../case-clock.ts';
import { caseClockTerms } from '../terms.ts';

/** "2024-02-09 17:30" on the wall in Hong Kong. */
export const hk = (wall: string): Instant => Instant.parse(`${wall.replace(' ', 'T')}:00+08:00`);

/** An instant back on the wall in Hong Kong. */
export const wallOf = (at: Instant | undefined): string | undefined =>
  at === undefined
    ? undefined
    : Instant.format(Instant.plus(at, 8 * 3_600_000))
        .slice(0, 16)
        .replace('T', ' ');

export const min = 60_000;
export const hour = 60 * min;

type Telling = Partial<Pick<CaseRow, 'priority' | 'type' | 'why' | 'party' | 'source' | 'subject'>>;

/** When it happened, and what else the row tells. */
type Happening = string | Instant | readonly [at: string | Instant, telling: Telling];

/** One row of a case; its id says what it says, so equal rows are the same fact. */
export function event(id: string, what: CaseEvent, happening: Happening): CaseRow {
  const [when, telling] = typeof happening === 'object' ? happening : [happening, {}];
  const at = typeof when === 'string' ? hk(when) : when;
  const key = [id, what, at, telling.priority, telling.why, telling.party].join('/');
  return { form: 'case', id: key, source: 'desk', recordedAt: at, case: id, event: what, at, ...telling };
}

function calendarOf(definition: CalendarDefinition): Calendar {
  const calendar = Calendar.of(definition);
  if (!calendar.ok) throw new Error(calendar.refusals[0]?.message);
  return calendar.value;
}

const nineToSix = [['09:00', '18:00']] as const;
/** General holidays of February 2024. */
export const lunarNewYear = ['2024-02-10', '2024-02-12', '2024-02-13'];

/** Monday to Friday 09:00–18:00, closed on general holidays. */
export const office = calendarOf({
  zone: 'Asia/Hong_Kong',
  weekly: { mon: nineToSix, tue: nineToSix, wed: nineToSix, thu: nineToSix, fri: nineToSix },
  holidays: lunarNewYear,
});
export const roundTheClock = calendarOf({ zone: 'Asia/Hong_Kong', always: true });

export function zoneOf(name: string): Zone {
  const zone = Zone.get(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

/** A view that holds just these rows, in the order given. */
export function viewOf(
  rows: readonly EvidenceRow[],
  knownAt: Instant = Instant.parse('2030-01-01T00:00:00Z'),
): EvidenceView {
  return {
    knownAt,
    knownBy: (end) => (end < knownAt ? end : knownAt),
    rows: (form) => rows.filter((row) => row.form === form) as never,
    columns: () => [],
    conflicts: [],
    count: 0,
    digest: () => '',
  };
}

/** February 2024 unless told otherwise; round the clock. */
export function contextOf(rows: readonly EvidenceRow[], other: Partial<MeasureContext> = {}): MeasureContext {
  const period = other.period ?? { start: hk('2024-02-01 00:00'), end: hk('2024-03-01 00:00') };
  const span = other.span ?? period;
  return {
    span,
    period,
    zone: zoneOf('Asia/Hong_Kong'),
    calendar: roundTheClock,
    calendars: new Map([['office', office]]),
    agreed: IntervalSet.single(span.start, span.end),
    evidence: viewOf(rows),
    exclusions: [],
    unknown: 'separate',
    subjects: [],
    precedence: [],
    until: span.end,
    ...other,
  };
}

/** Terms as an author would write them. */
export function measureTerms(
  terms: object,
  rows: readonly EvidenceRow[],
  other: Partial<MeasureContext> = {},
): Measurement {
  return caseClock.measure(caseClockTerms.parse({ kind: 'case-clock', ...terms }), contextOf(rows, other));
}

/** A facet's exact number. */
export const facet = (measurement: Measurement, name: string): string | undefined =>
  measurement.facets[name]?.value.toString();

/** The value's exact number, or why there is none. */
export const valueIn = ({ value }: Measurement): string => (value.measured ? value.value.value.toString() : value.why);

/** An agreement of one commitment without priorities. */
export const alone: MetricSetting = { priorities: [], fellows: [] };
