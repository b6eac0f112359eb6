/**
 * Slices as runs: what can be kept in columns is told apart from what has to stay a row. Owns: that choice. A slice of
 * whole counts, aligned to its own length, that corrects nothing by name, is a place in a column; the last told holds there.
 */
import type { EvidenceRow, RowOf } from '@troth/core';
import type { RunOfSlices } from '@troth/stores';

const dayMs = 86_400_000;
const largest = 2 ** 32;

export interface SortedRows {
  readonly runs: readonly RunOfSlices[];
  readonly facts: readonly EvidenceRow[];
}

/** Splits rows into runs, in order of series and start, and all others in their order. */
export function sortIntoRuns(rows: readonly EvidenceRow[], claimed: boolean): SortedRows {
  const facts: EvidenceRow[] = [];
  const groups = new Map<string, Placed[]>();
  for (const row of rows) {
    const placed = row.form === 'slice' ? place(row) : undefined;
    if (placed === undefined) facts.push(row);
    else {
      const { series, subject, agreement, recordedAt } = placed.row;
      const stepMs = placed.row.end - placed.row.start;
      const key = JSON.stringify([series, subject, agreement, stepMs, claimed ? recordedAt : 0]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [placed]);
      else group.push(placed);
    }
  }
  return { runs: [...groups.values()].flatMap((group) => runsOf(group, claimed)), facts };
}

interface Placed {
  readonly row: RowOf<'slice'>;
  readonly counts: readonly [bad: number, total: number] | undefined;
}

function place(row: RowOf<'slice'>): Placed | undefined {
  const step = row.end - row.start;
  if (step <= 0 || dayMs % step !== 0 || row.start % step !== 0) return undefined;
  if (row.supersedes !== undefined || row.retracts !== undefined || row.reason !== undefined) return undefined;
  if (row.bad === undefined && row.total === undefined) return { row, counts: undefined };
  const [bad, total] = [countOf(row.bad), countOf(row.total)];
  return bad === undefined || total === undefined || bad > total ? undefined : { row, counts: [bad, total] };
}

function countOf(ratio: RowOf<'slice'>['bad']): number | undefined {
  if (ratio === undefined || ratio.isNegative()) return undefined;
  const whole = Number(ratio.floor());
  return whole < largest && String(whole) === ratio.toString() ? whole : undefined;
}

/** Slices of one series that follow each other without a gap; one told again in the same batch begins a later run. */
function runsOf(group: readonly Placed[], claimed: boolean): readonly RunOfSlices[] {
  const layers: Placed[][] = [];
  // One slice told twice in a batch: the later telling is kept in a later run, where it holds.
  const told = new Map<number, number>();
  for (const placed of group) {
    const layer = told.get(placed.row.start) ?? 0;
    told.set(placed.row.start, layer + 1);
    const own = layers[layer];
    if (own === undefined) layers[layer] = [placed];
    else own.push(placed);
  }
  return layers.flatMap((layer) => stretches(layer).map((stretch) => runOf(stretch, claimed)));
}

function stretches(layer: readonly Placed[]): readonly (readonly Placed[])[] {
  const found: Placed[][] = [];
  for (const placed of layer.toSorted((a, b) => a.row.start - b.row.start)) {
    const last = found.at(-1);
    if (last !== undefined && last.at(-1)?.row.end === placed.row.start) last.push(placed);
    else found.push([placed]);
  }
  return found;
}

function runOf(stretch: readonly Placed[], claimed: boolean): RunOfSlices {
  const [first] = stretch;
  if (first === undefined) throw new TypeError('a run holds at least one slice');
  const { series, subject, agreement, start, end, recordedAt } = first.row;
  const unknown = new Uint32Array(Math.ceil(stretch.length / 32));
  for (const [i, { counts }] of stretch.entries())
    if (counts === undefined) unknown[i >>> 5] = (unknown[i >>> 5] ?? 0) | (1 << (i & 31));
  return {
    series,
    ...(subject === undefined ? {} : { subject }),
    ...(agreement === undefined ? {} : { agreement }),
    stepMs: end - start,
    start,
    bad: stretch.map(({ counts }) => counts?.[0] ?? 0),
    total: stretch.map(({ counts }) => counts?.[1] ?? 0),
    ...(unknown.some((word) => word !== 0) ? { unknown } : {}),
    ...(claimed ? { recordedAt } : {}),
  };
}
