/**
 * What made a promise miss: counted time by cause, by whose cause it was and by hour of day. Owns: sharing out. Time over the
 * allowance is shared in proportion to the counted time of the same missed window, so that the shares sum to it exactly.
 * Does not own: which rows count (evaluation), who answers for a cause (asked of the caller).
 */
import type { Zone } from '../../calendars/zones/zone.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import type { EvidenceView } from '../../evidence/view.ts';
import type { Judged } from '../../evaluation/judge.ts';
import type { Occurrence } from '../../metrics/metric.ts';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { promiseOf } from './promises.ts';
import type { TableRow } from './table.ts';

/** Who answers for a row of evidence: the id of a supplier, of ourselves; undefined where nobody said. */
export type Attribution = (row: EvidenceRow) => string | undefined;

export interface Driver {
  /** A cause in words, an id, an hour "00" to "23"; empty where nothing was told. */
  readonly key: string;
  readonly occurrences: number;
  /** Counted time in missed periods, exact milliseconds. */
  readonly countedMs: string;
  /** Its part of the time over the allowance. */
  readonly overMs: string;
  readonly periods: readonly string[];
}

export interface Drivers {
  readonly commitment: string;
  readonly target?: string;
  readonly missed: readonly string[];
  readonly overMs: string;
  readonly byCause: readonly Driver[];
  readonly bySupplier: readonly Driver[];
  readonly byHour: readonly Driver[];
}

/** Of every promise that leaves a time and missed at least once; the largest shares first, hours in their order. */
export function driversOf(
  table: readonly TableRow[],
  { evidence, attribution }: { readonly evidence: EvidenceView; readonly attribution?: Attribution | undefined },
): readonly Drivers[] {
  const rows = new Map<string, EvidenceRow>();
  for (const form of ['state', 'case'] as const) for (const row of evidence.rows(form)) rows.set(row.id, row);
  const known = { rows, attribution };
  const timed = table.filter(({ written }) => written.allowedMs !== undefined && written.verdict === 'missed');
  return [...Map.groupBy(timed, promiseOf).values()].map((missed) => driversIn(missed, known));
}

interface Known {
  readonly rows: ReadonlyMap<string, EvidenceRow>;
  readonly attribution: Attribution | undefined;
}

/** A piece of counted time with what it is shared out by. */
interface Piece {
  readonly occurrence: string;
  readonly period: string;
  readonly cause: string;
  readonly supplier: string;
  readonly hour: string;
  readonly counted: Ratio;
  readonly over: Ratio;
}

function driversIn(missed: readonly TableRow[], known: Known): Drivers {
  const [first] = missed;
  const pieces = missed.flatMap((row) => piecesOf(row, known));
  const bySize = (a: Driver, b: Driver): number => Ratio.parse(b.countedMs).compare(Ratio.parse(a.countedMs));
  return {
    commitment: first?.written.commitment ?? '',
    ...(first?.written.target === undefined ? {} : { target: first.written.target }),
    missed: [...new Set(missed.map(({ written }) => written.period))],
    overMs: Ratio.sumOf(missed.map(overOf)).toString(),
    byCause: shares(pieces, 'cause').sort(bySize),
    bySupplier: shares(pieces, 'supplier').sort(bySize),
    byHour: shares(pieces, 'hour').sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function overOf({ written: { margin } }: TableRow): Ratio {
  return margin?.unit === 'ms' ? Ratio.max(Ratio.zero, Ratio.parse(margin.exact).negated()) : Ratio.zero;
}

function shares(pieces: readonly Piece[], by: 'cause' | 'supplier' | 'hour'): Driver[] {
  return [...Map.groupBy(pieces, (piece) => piece[by])].map(([key, own]) => ({
    key,
    occurrences: new Set(own.map(({ period, occurrence }) => `${period} ${occurrence}`)).size,
    countedMs: Ratio.sumOf(own.map(({ counted }) => counted)).toString(),
    overMs: Ratio.sumOf(own.map(({ over }) => over)).toString(),
    periods: [...new Set(own.map(({ period }) => period))],
  }));
}

function piecesOf(row: TableRow, { rows, attribution }: Known): readonly Piece[] {
  const occurrences = row.judged.segments.flatMap((part) =>
    part.measurement.occurrences
      .filter(({ counted }) => counted.greaterThan(Ratio.zero))
      .map((occurrence) => ({ part, occurrence })),
  );
  const counted = Ratio.sumOf(occurrences.map(({ occurrence }) => occurrence.counted));
  if (counted.isZero()) return [];
  const overPerMs = overOf(row).dividedBy(counted);
  return occurrences.flatMap(({ part, occurrence }) => {
    const found = occurrence.rows.flatMap((id) => rows.get(id) ?? []);
    const told = found.find((one) => one.form === 'state' && one.cause !== undefined);
    const cause = told?.form === 'state' ? (told.cause ?? '') : '';
    const supplier = found.map((one) => attribution?.(one)).find((id) => id !== undefined) ?? '';
    return byHours(occurrence, part).map(({ hour, share }) => {
      const time = occurrence.counted.times(share);
      const head = { occurrence: occurrence.id, period: row.written.period, cause, supplier, hour };
      return { ...head, counted: time, over: time.times(overPerMs) };
    });
  });
}

/** The counted part of an outage by hours of the clock on the wall; all of it under its first hour where nothing of it is agreed time. */
function byHours(
  { start, end }: Occurrence,
  { segment: { commitment, revision, span }, exclusions }: Judged,
): readonly { readonly hour: string; readonly share: Ratio }[] {
  const from = Instant.of(Math.max(start, span.start));
  const to = Instant.of(Math.max(from, Math.min(end, span.end)));
  const excluded = IntervalSet.unionOf(
    exclusions.filter((one) => one.subjects === undefined && one.affected === undefined).map((one) => one.intervals),
  );
  const counting = commitment.calendar.openBetween(from, to).minus(excluded);
  const whole = counting.total();
  if (whole === 0) return [{ hour: hourOf(start, revision.zone), share: Ratio.one }];
  const byHour = new Map<string, number>();
  for (const piece of counting)
    for (const { hour, ms } of hoursIn(piece, revision.zone)) byHour.set(hour, (byHour.get(hour) ?? 0) + ms);
  return [...byHour].map(([hour, ms]) => ({ hour, share: Ratio.of(ms, whole) }));
}

const hourMs = 3_600_000;

function hourOf(at: Instant, zone: Zone): string {
  return String(Math.floor(zone.toLocal(at).ms / hourMs) % 24).padStart(2, '0');
}

function* hoursIn(
  { start, end }: { readonly start: Instant; readonly end: Instant },
  zone: Zone,
): Generator<{ readonly hour: string; readonly ms: number }> {
  let at = start;
  while (at < end) {
    const next = Instant.of(Math.min(end, at + hourMs - (zone.toLocal(at).ms % hourMs)));
    yield { hour: hourOf(at, zone), ms: next - at };
    at = next;
  }
}
