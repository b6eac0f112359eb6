/**
 * The same months with other luck: without their worst event, with it twice as long, with events of weekends on weekdays. Owns:
 * what happened otherwise. Does not own: what came of it (supposed.ts).
 */
import type { Zone } from '../../calendars/zones/zone.ts';
import type { EvidenceRow, RowOf } from '../../evidence/row.ts';
import type { Occurrence } from '../../metrics/metric.ts';
import type { Localized } from '../../terms/text.ts';
import { Instant } from '../../values/instant.ts';
import { dayMs, weekday } from '../../values/local.ts';
import { suppose } from './supposed.ts';
import type { BaseRun, ChangedRow } from './supposed.ts';
import { tableOf } from './table.ts';

export const scenarios = ['without-worst', 'worst-doubled', 'on-weekdays'] as const;
export type ScenarioName = (typeof scenarios)[number];

export const scenarioWords: Readonly<Record<ScenarioName, Localized>> = {
  'without-worst': { en: 'Without the worst event', 'zh-Hant': '剔除最嚴重的一次事故' },
  'worst-doubled': { en: 'The worst event lasts twice as long', 'zh-Hant': '最嚴重的一次事故時間加倍' },
  'on-weekdays': { en: 'Events of weekends fall on weekdays', 'zh-Hant': '週末的事故改在平日發生' },
};

/** The event that is left out or made longer. */
export interface WorstEvent {
  readonly commitment: string;
  readonly id: string;
  readonly start: string;
  readonly countedMs: string;
  readonly cause?: string;
}

export interface Stressed {
  readonly scenario: ScenarioName;
  readonly event?: WorstEvent;
  /** How many rows of evidence were moved, left out or made longer. */
  readonly changed: number;
  readonly held: readonly {
    readonly commitment: string;
    readonly before: number;
    readonly after: number;
    readonly of: number;
  }[];
  readonly rows: readonly ChangedRow[];
  readonly credit: string;
  readonly difference: string;
}

/** Worst events of all promises that count time, each told once; then the weekdays. */
export function stressesOf(base: BaseRun): readonly Stressed[] {
  const events = worstEvents(base);
  return [
    ...events.map((event) =>
      stressed(base, { scenario: 'without-worst', event, evidence: without(base.question, event) }),
    ),
    ...events.map((event) =>
      stressed(base, { scenario: 'worst-doubled', event, evidence: doubled(base.question, event) }),
    ),
    stressed(base, { scenario: 'on-weekdays', evidence: onWeekdays(base) }),
  ].filter((one) => one !== undefined);
}

interface Worst {
  readonly commitment: string;
  readonly occurrence: Occurrence;
  readonly rows: ReadonlySet<string>;
}

function worstEvents({ past }: BaseRun): readonly Worst[] {
  const worst = new Map<string, Worst>();
  for (const { written, judged } of past.periods.flatMap(tableOf)) {
    if (written.downtimeMs === undefined) continue;
    for (const occurrence of judged.segments.flatMap(({ measurement }) => measurement.occurrences)) {
      const before = worst.get(written.commitment);
      if (occurrence.rows.length === 0 || before?.occurrence.counted.atLeast(occurrence.counted) === true) continue;
      worst.set(written.commitment, { commitment: written.commitment, occurrence, rows: new Set(occurrence.rows) });
    }
  }
  const once = new Map([...worst.values()].map((one) => [one.occurrence.rows.join(' '), one]));
  return [...once.values()];
}

interface Changed {
  readonly rows: readonly EvidenceRow[];
  readonly changed: number;
}

/** Rows of other agreements stay as they are: nobody asked for their luck. */
function changing(
  { evidence: { rows }, agreement: { id } }: BaseRun['question'],
  patch: (row: EvidenceRow) => EvidenceRow | undefined,
): Changed {
  let changed = 0;
  const kept = rows.flatMap((row) => {
    const now = row.agreement === undefined || row.agreement === id ? patch(row) : row;
    if (now !== row) changed += 1;
    return now ?? [];
  });
  return { rows: kept, changed };
}

const without = (question: BaseRun['question'], { rows: ids }: Worst): Changed =>
  changing(question, (row) => (row.form === 'state' && ids.has(row.id) ? undefined : row));

const doubled = (question: BaseRun['question'], { rows: ids }: Worst): Changed =>
  changing(question, (row) =>
    row.form === 'state' && ids.has(row.id) && row.end !== undefined
      ? { ...row, end: Instant.plus(row.end, row.end - row.start) }
      : row,
  );

/** States and whole cases that begin on a weekend, on the nearest weekday of the same month, at the same hour of the day. */
function onWeekdays({ question }: BaseRun): Changed {
  const { agreement, evidence } = question;
  const zone = agreement.revisions.at(-1)?.zone;
  if (zone === undefined) return { rows: evidence.rows, changed: 0 };
  const opened = new Map(
    evidence.rows.flatMap((row) =>
      row.form === 'case' && row.event === 'opened' ? [[row.case, row.at] as const] : [],
    ),
  );
  return changing(question, (row) => {
    if (row.form === 'state') return movedState(row, daysOff(row.start, zone));
    const from = row.form === 'case' ? opened.get(row.case) : undefined;
    const off = from === undefined ? 0 : daysOff(from, zone);
    return row.form !== 'case' || off === 0 ? row : { ...row, at: Instant.plus(row.at, off * dayMs) };
  });
}

function movedState(row: RowOf<'state'>, days: number): EvidenceRow {
  if (days === 0 || row.state === 'up') return row;
  const by = (at: Instant): Instant => Instant.plus(at, days * dayMs);
  return { ...row, start: by(row.start), ...(row.end === undefined ? {} : { end: by(row.end) }) };
}

/** Saturdays go back to Friday and Sundays on to Monday, unless that is another month. */
function daysOff(at: Instant, zone: Zone): number {
  const { date } = zone.toLocal(at);
  const monthAfter = (days: number): string => zone.toLocal(Instant.plus(at, days * dayMs)).date.slice(0, 7);
  const month = date.slice(0, 7);
  switch (weekday(date)) {
    case 5:
      return monthAfter(-1) === month ? -1 : 2;
    case 6:
      return monthAfter(1) === month ? 1 : -2;
    default:
      return 0;
  }
}

function stressed(
  base: BaseRun,
  {
    scenario,
    event,
    evidence,
  }: { readonly scenario: ScenarioName; readonly event?: Worst; readonly evidence: Changed },
): Stressed | undefined {
  const found = suppose(base, { evidence: { ...base.question.evidence, rows: evidence.rows } });
  if (found === undefined) return undefined;
  return {
    scenario,
    ...(event === undefined ? {} : { event: toldOf(base, event) }),
    changed: evidence.changed,
    held: heldUnder(base, found.rows),
    ...found,
  };
}

function toldOf({ question }: BaseRun, { commitment, occurrence, rows }: Worst): WorstEvent {
  const { id, start, counted } = occurrence;
  const row = question.evidence.rows.find((one) => one.form === 'state' && rows.has(one.id) && one.cause !== undefined);
  const cause = row?.form === 'state' ? row.cause : undefined;
  const head = { commitment, id, start: Instant.format(start), countedMs: counted.toString() };
  return cause === undefined ? head : { ...head, cause };
}

/** Rows that were met, before and after, of promises whose verdicts turned. */
function heldUnder({ rows }: BaseRun, changed: readonly ChangedRow[]): Stressed['held'] {
  const turned = changed.filter((row) => row.turned);
  return [...Map.groupBy(turned, ({ commitment }) => commitment)].map(([commitment, own]) => {
    const judged = rows.filter((row) => row.commitment === commitment && ['met', 'missed'].includes(row.verdict));
    const before = judged.filter(({ verdict }) => verdict === 'met').length;
    const gained = own.filter(({ supposed }) => supposed.verdict === 'met').length;
    const lost = own.filter(({ as }) => as.verdict === 'met').length;
    return { commitment, before, after: before + gained - lost, of: judged.length };
  });
}
