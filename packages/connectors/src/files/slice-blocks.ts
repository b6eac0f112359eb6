/**
 * Slices of equal length as typed columns. Owns: grouping by series and cutting at gaps, so that a missing slice stays missing.
 * The order of the input changes nothing.
 */
import { Instant } from '@troth/core';
import type { SliceColumns } from '@troth/core';
import { readCell } from './cell.ts';
import type { Gathered } from './gathered.ts';

interface Slice {
  readonly start: number;
  readonly end: number;
  /** Undefined where nothing is known. */
  readonly counts: readonly [bad: number, total: number] | undefined;
}

interface Head {
  readonly series: string;
  readonly source: string;
  readonly agreement?: string;
  readonly subject?: string;
  /** When the slices were recorded; their own ends when the table does not say. */
  readonly recordedAt?: number;
}

type Written = Readonly<Record<string, unknown>>;

const idFields = ['series', 'source', 'agreement', 'subject'] as const;

export class SliceBlocks {
  readonly #file: string;
  readonly #groups = new Map<string, { head: Head; slices: Slice[] }>();

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Takes a slice with its values as the table holds them (dates, numbers or texts). False when it cannot be a column
   * (fractions, huge counts, a fault): the caller reads it as a row, which says why.
   */
  add(written: Written): boolean {
    const slice = sliceOf(written);
    if (slice === undefined) return false;
    const { series, source, agreement, subject, recordedAt } = written;
    const key = [series, source, agreement, subject, recordedAt, slice.end - slice.start].map(String).join('\u0000');
    const group = this.#groups.get(key);
    if (group !== undefined) {
      group.slices.push(slice);
      return true;
    }
    const head = headOf(written);
    if (head !== undefined) this.#groups.set(key, { head, slices: [slice] });
    return head !== undefined;
  }

  finish(into: Gathered): void {
    for (const { head, slices } of this.#groups.values()) {
      slices.sort((a, b) => a.start - b.start);
      for (const run of runs(slices)) {
        const twice = run.find((slice, index) => index > 0 && slice.start < (run[index - 1]?.end ?? 0));
        if (twice === undefined) into.columns.push(columnsOf(head, run));
        else {
          const at = Instant.format(Instant.of(twice.start));
          into.refuse(
            'SLICE-TWICE',
            `${this.#file}: ${head.series}: two slices that differ at ${at}; give corrections an id and "supersedes"`,
          );
        }
      }
    }
  }
}

function headOf(written: Written): Head | undefined {
  const { series, source, agreement, subject, recordedAt } = written;
  if (typeof series !== 'string' || typeof source !== 'string') return undefined;
  const ids = idFields.map((name) => written[name]).filter((id) => id !== undefined);
  if (!ids.every((id) => typeof id === 'string' && readCell(id, 'id').ok)) return undefined;
  const recorded = recordedAt === undefined ? undefined : instantOf(recordedAt);
  if (recordedAt !== undefined && recorded === undefined) return undefined;
  return {
    series,
    source,
    ...(typeof agreement === 'string' ? { agreement } : {}),
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(recorded === undefined ? {} : { recordedAt: recorded }),
  };
}

function sliceOf({ start, end, bad, total }: Written): Slice | undefined {
  const [from, to] = [instantOf(start), instantOf(end)];
  if (from === undefined || to === undefined || to <= from) return undefined;
  if (bad === undefined && total === undefined) return { start: from, end: to, counts: undefined };
  const counts = [countOf(bad), countOf(total)] as const;
  if (counts[0] === undefined || counts[1] === undefined || counts[0] > counts[1]) return undefined;
  return { start: from, end: to, counts: [counts[0], counts[1]] };
}

function instantOf(value: unknown): number | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  return typeof value === 'string' ? Instant.tryParse(value) : undefined;
}

function countOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < 2 ** 32 ? value : undefined;
  if (typeof value === 'bigint') return value >= 0n && value < 2n ** 32n ? Number(value) : undefined;
  return typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : undefined;
}

function same(a: Slice, b: Slice): boolean {
  return a.start === b.start && a.counts?.[0] === b.counts?.[0] && a.counts?.[1] === b.counts?.[1];
}

/** Runs without gaps; a slice told twice in the same words counts once. */
function runs(slices: readonly Slice[]): Slice[][] {
  const found: Slice[][] = [];
  for (const slice of slices) {
    const run = found[found.length - 1];
    const before = run?.[run.length - 1];
    if (run === undefined || before === undefined || slice.start > before.end) found.push([slice]);
    else if (!same(before, slice)) run.push(slice);
  }
  return found;
}

function columnsOf(head: Head, run: readonly Slice[]): SliceColumns {
  const first = run[0];
  const last = run[run.length - 1];
  if (first === undefined || last === undefined) throw new RangeError('a run of slices holds at least one');
  const largest = run.reduce((most, { counts }) => Math.max(most, counts?.[1] ?? 0), 0);
  const make = (): Uint8Array | Uint16Array | Uint32Array =>
    largest < 256
      ? new Uint8Array(run.length)
      : largest < 65_536
        ? new Uint16Array(run.length)
        : new Uint32Array(run.length);
  const [bad, total] = [make(), make()];
  const unknown = run.some(({ counts }) => counts === undefined)
    ? new Uint32Array(Math.ceil(run.length / 32))
    : undefined;
  for (const [index, { counts }] of run.entries()) {
    if (counts === undefined && unknown !== undefined)
      unknown[index >>> 5] = (unknown[index >>> 5] ?? 0) | (1 << (index & 31));
    bad[index] = counts?.[0] ?? 0;
    total[index] = counts?.[1] ?? 0;
  }
  const { recordedAt, ...names } = head;
  return {
    ...names,
    recordedAt: Instant.of(recordedAt ?? last.end),
    start: Instant.of(first.start),
    stepMs: first.end - first.start,
    bad,
    total,
    ...(unknown === undefined ? {} : { unknown }),
  };
}
