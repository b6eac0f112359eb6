/**
 * Evidence of files as the lines that are sent. Owns: sorting by source, and parts small enough to be sent again whole.
 * Slices kept as columns become rows one by one, so that a large file is never laid out twice.
 */
import { Instant, rowText } from '@troth/core';
import type { EvidenceRow, SliceColumns } from '@troth/core';

/** A row as it is sent, and how people know it. */
export interface ToldRow {
  readonly line: string;
  readonly name: string;
}

export interface Told {
  readonly source: string;
  readonly count: number;
  rows(): Iterable<ToldRow>;
}

interface Evidence {
  readonly rows: readonly EvidenceRow[];
  readonly columns: readonly SliceColumns[];
}

/** The rows of each source, sources in the order in which the files name them. */
export function toldRows({ rows, columns }: Evidence): readonly Told[] {
  const sources = [...new Set([...rows, ...columns].map(({ source }) => source))];
  return sources.map((source) => {
    const own = rows.filter((row) => row.source === source);
    const blocks = columns.filter((block) => block.source === source);
    return {
      source,
      count: blocks.reduce((sum, { total }) => sum + total.length, own.length),
      *rows() {
        for (const row of own) yield { line: rowText(row), name: `${row.place ?? row.form}: ${row.id}` };
        for (const block of blocks) yield* slicesOf(block);
      },
    };
  });
}

function* slicesOf(block: SliceColumns): Generator<ToldRow> {
  const { series, source, agreement, subject, recordedAt, start, stepMs, bad, total, unknown } = block;
  const shared = { form: 'slice', series, source, agreement, subject, recordedAt: Instant.format(recordedAt) };
  for (let index = 0; index < total.length; index += 1) {
    const from = Instant.plus(start, index * stepMs);
    const isUnknown = ((unknown?.[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
    const counts = isUnknown ? {} : { bad: bad[index], total: total[index] };
    const span = { start: Instant.format(from), end: Instant.format(Instant.plus(from, stepMs)) };
    yield { line: JSON.stringify({ ...shared, ...span, ...counts }), name: `${series} at ${span.start}` };
  }
}

const mostRows = 5_000;
const mostBytes = 4_000_000;

export function* partsOf(rows: Iterable<ToldRow>): Generator<readonly ToldRow[]> {
  let part: ToldRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (part.length === mostRows || (part.length > 0 && bytes + row.line.length > mostBytes)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(row);
    bytes += row.line.length;
  }
  if (part.length > 0) yield part;
}
