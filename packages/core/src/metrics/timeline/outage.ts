/**
 * Outages: the longest runs of time in which the service is down. Owns: where one outage ends and the next begins, and
 * which rows it rests on. Does not own: which outages count (availability, count).
 */
import type { RowOf } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Ratio } from '../../values/ratio.ts';
import type { Stretch } from './sweep.ts';
import type { Timeline } from './from-evidence.ts';
import { weigh } from './weighted-time.ts';

/** A stretch of an outage that counts, with the share of the service that counts in it. */
export interface CountedPiece extends Interval {
  readonly weight: Ratio;
}

/** An outage as it happened, from its first to its last moment, and what of it lies in agreed time and is not excluded. */
export interface Outage extends Interval {
  readonly id: string;
  readonly pieces: readonly CountedPiece[];
  /** Weighted milliseconds that count. */
  readonly counted: Ratio;
  /** Length by which short outages are told: unweighted, with its parts outside the span that lie in service hours. */
  readonly length: number;
  readonly rows: readonly RowOf<'state'>[];
}

/** Outages with any counted time in the span, in order of time. Stretches that touch belong to one outage. */
export function outagesOf(timeline: Timeline): Outage[] {
  const runs: Stretch[][] = [];
  for (const stretch of timeline.stretches) {
    if (stretch.down.isZero()) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.end === stretch.start) run.push(stretch);
    else runs.push([stretch]);
  }
  const outages = runs.map((run) => outageOf(run, timeline)).filter(({ pieces }) => pieces.length > 0);
  return withOwnIds(outages);
}

function outageOf(run: readonly Stretch[], timeline: Timeline): Outage {
  const start = run[0]?.start ?? timeline.span.start;
  const end = run.at(-1)?.end ?? start;
  const counting = run.filter((stretch) => stretch.agreed && !stretch.left.isZero());
  const pieces = counting.map((stretch) => ({ start: stretch.start, end: stretch.end, weight: stretch.left }));
  const rows = rowsOf({ start, end }, timeline);
  const inside = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  return {
    id: rows[0]?.id ?? 'unknown',
    start,
    end,
    pieces,
    counted: weigh(pieces, ({ weight }) => weight),
    length: inside + outside(run, timeline),
    rows,
  };
}

/** Exclusions outside the span are not known here; service hours are. */
function outside(run: readonly Stretch[], { span, calendar }: Timeline): number {
  const beyond = IntervalSet.of(run.filter(({ start, end }) => end <= span.start || start >= span.end));
  let ms = 0;
  for (const { start, end } of beyond) ms += calendar.openBetween(start, end).total();
  return ms;
}

function rowsOf(run: Interval, timeline: Timeline): RowOf<'state'>[] {
  const rows = new Set<RowOf<'state'>>();
  for (const saying of timeline.weighing) {
    if (saying.start >= run.end) break;
    if (saying.from < run.end && saying.end > run.start) rows.add(saying.row);
  }
  return [...rows];
}

/** An outage is named by its first row; where one row is cut into several outages, each adds its start. */
function withOwnIds(outages: readonly Outage[]): Outage[] {
  const times = new Map<string, number>();
  for (const { id } of outages) times.set(id, (times.get(id) ?? 0) + 1);
  return outages.map((outage) =>
    (times.get(outage.id) ?? 0) > 1 ? { ...outage, id: `${outage.id}@${Instant.format(outage.start)}` } : outage,
  );
}
