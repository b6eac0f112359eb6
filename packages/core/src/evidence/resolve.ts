/**
 * From everything that was ever told to what one agreement may look at, as known at an instant.
 * Owns: visibility (knownAt, agreement), the order of rows, the digest. Does not own: what the rows mean (metrics).
 */
import type { Instant } from '../values/instant.ts';
import { columnsHash, evidenceDigest } from './canonical.ts';
import { firstOf, stretchOf } from './columns.ts';
import type { SliceColumns } from './columns.ts';
import { extentOf, touches } from './extent.ts';
import type { EvidenceRow, RowForm, RowOf } from './row.ts';
import { standingRows } from './standing.ts';
import type { EvidenceConflict, EvidenceView } from './view.ts';

export interface EvidenceQuestion {
  readonly rows: readonly EvidenceRow[];
  readonly columns?: readonly SliceColumns[] | undefined;
  /** Rows recorded later are invisible; a row recorded at this very instant is known. */
  readonly knownAt: Instant;
  readonly agreement: string;
  /** Where given, rows that name no agreement are kept only for these subjects (and for none in particular). */
  readonly subjects?: readonly string[] | undefined;
}

/**
 * Evidence for one agreement as known at an instant: rows recorded by then, corrections applied, each fact once.
 * The order and repetition of the input change nothing, neither the rows nor the digest. Never refuses: rows of one
 * source that contradict each other under one id are listed in `conflicts`, and the one recorded first stands.
 */
export function resolveEvidence(question: EvidenceQuestion): EvidenceView {
  const { knownAt } = question;
  const known = question.rows.filter((row) => row.recordedAt <= knownAt);
  // Corrections first, then the agreement: a correction may move a row from one agreement to another.
  const standing = standingRows(known);
  const mine = standing.rows.filter((row) => concerns(row, question));
  const columns = versionsInForce((question.columns ?? []).filter((block) => block.recordedAt <= knownAt))
    .filter((block) => concerns(block, question))
    .sort(byColumns);
  const conflicts = standing.contradictions
    .filter(({ row }) => concerns(row, question))
    .map(({ conflict }) => conflict)
    .sort(byConflict);
  return new ResolvedEvidence({ rows: mine, columns, knownAt, conflicts });
}

function concerns(fact: Pick<EvidenceRow, 'agreement' | 'subject'>, question: EvidenceQuestion): boolean {
  if (fact.agreement !== undefined) return fact.agreement === question.agreement;
  return question.subjects === undefined || fact.subject === undefined || question.subjects.includes(fact.subject);
}

function byConflict(a: EvidenceConflict, b: EvidenceConflict): number {
  return compareText(a.source, b.source) || compareText(a.id, b.id);
}

/** A block told again for the same series, source, subject and start is a new version of it: the last recorded holds. */
function versionsInForce(blocks: readonly SliceColumns[]): SliceColumns[] {
  const latest = new Map<string, SliceColumns>();
  for (const block of blocks) {
    const key = JSON.stringify([
      block.agreement ?? null,
      block.subject ?? null,
      block.series,
      block.source,
      firstOf(block),
      block.stepMs,
    ]);
    const held = latest.get(key);
    if (held === undefined || isLater(block, held)) latest.set(key, block);
  }
  return [...latest.values()];
}

/** Of two versions recorded at one instant their text decides, so that the order in which they came does not. */
function isLater(block: SliceColumns, held: SliceColumns): boolean {
  if (block.recordedAt !== held.recordedAt) return block.recordedAt > held.recordedAt;
  return columnsHash(block) > columnsHash(held);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byColumns(a: SliceColumns, b: SliceColumns): number {
  return (
    firstOf(a) - firstOf(b) ||
    compareText(a.series, b.series) ||
    compareText(a.source, b.source) ||
    compareText(a.subject ?? '', b.subject ?? '')
  );
}

/** Rows of one form in order of occurrence, with the latest end so far beside each: a span is found by two searches. */
interface Shelf<F extends RowForm> {
  readonly rows: readonly RowOf<F>[];
  readonly latestEnd: readonly number[];
}

function byOccurrence(a: EvidenceRow, b: EvidenceRow): number {
  return extentOf(a).start - extentOf(b).start || compareText(a.source, b.source) || compareText(a.id, b.id);
}

function shelve<F extends RowForm>(all: readonly EvidenceRow[], form: F): Shelf<F> {
  const rows = all.filter((row): row is RowOf<F> => row.form === form).sort(byOccurrence);
  let latest = -Infinity;
  const latestEnd = rows.map((row) => (latest = Math.max(latest, extentOf(row).end ?? Infinity)));
  return { rows, latestEnd };
}

/** First index whose value is at least `bound` in a list that never falls. */
function firstAtLeast(values: readonly number[], bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

class ResolvedEvidence implements EvidenceView {
  readonly knownAt: Instant;
  readonly conflicts: readonly EvidenceConflict[];
  readonly #rows: readonly EvidenceRow[];
  readonly #columns: readonly SliceColumns[];
  readonly #shelves: { [F in RowForm]?: Shelf<F> } = {};
  #digest: string | undefined;

  constructor(held: {
    rows: readonly EvidenceRow[];
    columns: readonly SliceColumns[];
    knownAt: Instant;
    conflicts: readonly EvidenceConflict[];
  }) {
    this.#rows = held.rows;
    this.#columns = held.columns;
    this.knownAt = held.knownAt;
    this.conflicts = held.conflicts;
  }

  rows<F extends RowForm>(form: F, span?: { readonly start: Instant; readonly end: Instant }): readonly RowOf<F>[] {
    const shelves: { [K in RowForm]?: Shelf<K> } = this.#shelves;
    const shelf: Shelf<F> = shelves[form] ?? shelve(this.#rows, form);
    Object.assign(shelves, { [form]: shelf });
    if (span === undefined) return shelf.rows;
    const found: RowOf<F>[] = [];
    for (let i = firstAtLeast(shelf.latestEnd, span.start); i < shelf.rows.length; i += 1) {
      const row = shelf.rows[i];
      if (row === undefined || extentOf(row).start >= span.end) break;
      if (touches(extentOf(row), span)) found.push(row);
    }
    return found;
  }

  get count(): number {
    return this.#rows.length;
  }

  knownBy(end: Instant): Instant {
    return end < this.knownAt ? end : this.knownAt;
  }

  columns(series: string, span?: { readonly start: Instant; readonly end: Instant }): readonly SliceColumns[] {
    const blocks = this.#columns.filter((block) => block.series === series);
    return span === undefined ? blocks : blocks.filter((block) => touches(stretchOf(block), span));
  }

  digest(): string {
    this.#digest ??= evidenceDigest(this.#rows, this.#columns);
    return this.#digest;
  }
}
