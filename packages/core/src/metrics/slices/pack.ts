/**
 * Rows of slices become columns. Rows of one subject and source with the same length and phase make a stream; long gaps
 * split it, so that memory follows the rows. A slice told twice counts once: what was recorded last.
 */
import type { SliceRow } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Counts, Stream } from './stream.ts';

/** A stream with the words that decide whether and when it is believed. */
export interface Told {
  readonly stream: Stream;
  readonly source: string;
  readonly subject?: string | undefined;
  readonly recordedAt: number;
}

export interface Packed {
  readonly told: readonly Told[];
  readonly flags: readonly string[];
}

const longestGap = 60;
const largest = Ratio.of(Number.MAX_SAFE_INTEGER);

/** Least common multiple of all denominators: times it, every count is an integer. One in all usual evidence. */
export function commonScale(rows: readonly SliceRow[]): bigint {
  let scale = 1n;
  for (const { bad, total } of rows)
    for (const count of [bad, total]) {
      const rest = count === undefined ? 1n : Ratio.of(scale).times(count).den;
      if (rest !== 1n) scale *= rest;
    }
  return scale;
}

/** Packs the rows with every count times `scale`. */
export function packRows(rows: readonly SliceRow[], scale: bigint): Packed {
  const flags = new Set<string>();
  const groups = new Map<string, SliceRow[]>();
  for (const row of rows) {
    const step = row.end - row.start;
    if (step <= 0) continue;
    const key = JSON.stringify([row.subject ?? '', row.source, step, ((row.start % step) + step) % step]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const told = [...groups.values()].flatMap((group) =>
    chunks(once(group, flags)).map((chunk) => pack(chunk, { scale, flags })),
  );
  return { told, flags: [...flags] };
}

/** In order of time, each slice once. */
function once(rows: readonly SliceRow[], flags: Set<string>): SliceRow[] {
  const sorted = [...rows].sort((a, b) => a.start - b.start || a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
  const kept: SliceRow[] = [];
  for (const row of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || last.start !== row.start) kept.push(row);
    else {
      if (!same(last.bad, row.bad) || !same(last.total, row.total)) flags.add('slice-told-twice-differently');
      kept[kept.length - 1] = row;
    }
  }
  return kept;
}

const same = (a: Ratio | undefined, b: Ratio | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);

function chunks(rows: readonly SliceRow[]): SliceRow[][] {
  const out: SliceRow[][] = [];
  let last: SliceRow | undefined;
  for (const row of rows) {
    const far = last === undefined || row.start - last.end > longestGap * (row.end - row.start);
    if (far) out.push([row]);
    else out[out.length - 1]?.push(row);
    last = row;
  }
  return out;
}

function pack(rows: readonly SliceRow[], how: { scale: bigint; flags: Set<string> }): Told {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (first === undefined || last === undefined) throw new RangeError('A stream is packed from at least one row.');
  const step = first.end - first.start;
  const length = (last.start - first.start) / step + 1;
  const [bad, total] = [new Float64Array(length), new Float64Array(length)];
  const unknown = new Uint32Array(Math.ceil(length / 32)).fill(-1);
  for (const row of rows) {
    const i = (row.start - first.start) / step;
    const facts = factsOf(row, how);
    total[i] = facts.total;
    if (facts.bad === undefined) continue;
    bad[i] = facts.bad;
    unknown[i >>> 5] = (unknown[i >>> 5] ?? 0) & ~(1 << (i & 31));
  }
  const recordedAt = rows.reduce((latest, row) => Math.max(latest, row.recordedAt), 0);
  const stream = { start: first.start, step, length, bad: narrow(bad), total: narrow(total), unknown };
  return { stream, source: first.source, subject: first.subject, recordedAt };
}

/** The two counts as integers; a row that cannot be true (more bad than total, negative) says nothing and is flagged. */
function factsOf(row: SliceRow, how: { scale: bigint; flags: Set<string> }): { bad?: number; total: number } {
  const [bad, total] = [row.bad?.times(Ratio.of(how.scale)), row.total?.times(Ratio.of(how.scale))];
  if (total === undefined) return { total: 0 };
  const impossible = total.isNegative() || (bad !== undefined && (bad.isNegative() || bad.greaterThan(total)));
  if (impossible) how.flags.add('inconsistent-counts');
  if (total.greaterThan(largest)) how.flags.add('counts-too-large');
  if (impossible || total.greaterThan(largest)) return { total: 0 };
  return { total: Number(total.num), ...(bad === undefined ? {} : { bad: Number(bad.num) }) };
}

/** The narrowest column that holds every count. */
function narrow(column: Float64Array): Counts {
  let most = 0;
  for (const count of column) most = Math.max(most, count);
  if (most <= 0xff) return Uint8Array.from(column);
  if (most <= 0xffff) return Uint16Array.from(column);
  return most <= 0xffff_ffff ? Uint32Array.from(column) : column;
}

/** A stream with every count times `scale`; only needed where some other source tells fractions. */
export function scaled(stream: Stream, scale: bigint): Stream {
  const factor = Number(scale);
  const times = (column: Counts): Float64Array => Float64Array.from(column, (count) => count * factor);
  return { ...stream, bad: times(stream.bad), total: times(stream.total), pages: undefined };
}
