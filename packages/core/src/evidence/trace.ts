/**
 * What a judgement looked at. Owns: telling whether it would see the same again, so that a window judged before is judged anew
 * only when something it looked at changed. Does not own: what is kept (evaluation/history.ts).
 */
import { Instant } from '../values/instant.ts';
import type { Interval } from '../values/interval.ts';
import { dayMs } from '../values/local.ts';
import { rowText } from './canonical.ts';
import { isPartial, stretchOf } from './columns.ts';
import type { DaySeal, SliceColumns } from './columns.ts';
import type { EvidenceRow, RowForm, RowOf } from './row.ts';
import type { EvidenceConflict, EvidenceView } from './view.ts';

type Look = (view: EvidenceView, rows: SameRows) => boolean;

/** Whether a list of rows was found the same before in this comparison: logs without a span are read by every window. */
type SameRows = (before: readonly EvidenceRow[], now: readonly EvidenceRow[]) => boolean;

/** All that was looked at through one view. */
export interface EvidenceTrace {
  readonly looks: ReadonlyMap<string, Look>;
  /** Series of which slices were asked for that are only named: what was judged so cannot stand. */
  readonly missed: ReadonlySet<string>;
}

/** The view, and what is looked at through it from now on. */
export function traced(view: EvidenceView): { readonly view: EvidenceView; readonly trace: EvidenceTrace } {
  const looks = new Map<string, Look>();
  const missed = new Set<string>();
  return { view: new TracedEvidence(view, looks, missed), trace: { looks, missed } };
}

/** Compares traces with what a view shows now. */
export function sameIn(view: EvidenceView): (trace: EvidenceTrace) => boolean {
  const found = new Map<readonly EvidenceRow[], readonly EvidenceRow[]>();
  const same: SameRows = (before, now) => {
    if (found.get(before) === now) return true;
    const equal = before.length === now.length && before.every((row, index) => sameRow(row, now[index]));
    if (equal) found.set(before, now);
    return equal;
  };
  return ({ looks, missed }) => missed.size === 0 && [...looks.values()].every((look) => look(view, same));
}

const sameRow = (before: EvidenceRow, now: EvidenceRow | undefined): boolean =>
  now !== undefined && (before === now || rowText(before) === rowText(now));

class TracedEvidence implements EvidenceView {
  readonly #view: EvidenceView;
  readonly #looks: Map<string, Look>;
  readonly #missed: Set<string>;

  constructor(view: EvidenceView, looks: Map<string, Look>, missed: Set<string>) {
    this.#view = view;
    this.#looks = looks;
    this.#missed = missed;
  }

  get knownAt(): Instant {
    const { knownAt } = this.#view;
    this.#looks.set('knownAt', (view) => view.knownAt === knownAt);
    return knownAt;
  }

  knownBy(end: Instant): Instant {
    const known = this.#view.knownBy(end);
    this.#looks.set(`knownBy ${end}`, (view) => view.knownBy(end) === known);
    return known;
  }

  rows<F extends RowForm>(form: F, span?: Interval): readonly RowOf<F>[] {
    const rows = this.#view.rows(form, span);
    this.#looks.set(`rows ${form} ${span?.start} ${span?.end}`, (view, same) => same(rows, view.rows(form, span)));
    return rows;
  }

  columns(series: string, span?: Interval): readonly SliceColumns[] {
    const asked = span ?? { start: Instant.earliest, end: Instant.latest };
    const blocks = this.#view.columns(series, span);
    if (blocks.some((block) => isPartial(block) && block.start > asked.start)) this.#missed.add(series);
    const text = blocksText(this.#view, { series, asked, blocks });
    const loose = blocks.filter((block) => block.seals === undefined);
    this.#looks.set(`columns ${series} ${asked.start} ${asked.end}`, (view) => {
      const now = view.columns(series, span);
      const rest = now.filter((block) => block.seals === undefined);
      if (rest.length !== loose.length || !rest.every((block, index) => block === loose[index])) return false;
      return blocksText(view, { series, asked, blocks: now }) === text;
    });
    return blocks;
  }

  get count(): number {
    const { count } = this.#view;
    this.#looks.set('count', (view) => view.count === count);
    return count;
  }

  get conflicts(): readonly EvidenceConflict[] {
    const { conflicts } = this.#view;
    const text = JSON.stringify(conflicts);
    this.#looks.set('conflicts', (view) => JSON.stringify(view.conflicts) === text);
    return conflicts;
  }

  digest(): string {
    const digest = this.#view.digest();
    this.#looks.set('digest', (view) => view.digest() === digest);
    return digest;
  }
}

interface Blocks {
  readonly series: string;
  readonly asked: Interval;
  readonly blocks: readonly SliceColumns[];
}

/** The days that the time asked for touches. They stand in order, and there may be years of them. */
function daysIn(seals: readonly DaySeal[], { start, end }: Interval): readonly DaySeal[] {
  let [from, to] = [0, seals.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((seals[middle]?.day ?? end) + dayMs <= start) from = middle + 1;
    else to = middle;
  }
  while ((seals[to]?.day ?? end) < end) to += 1;
  return seals.slice(from, to);
}

/**
 * What blocks of sealed days say of the time asked for. When a block was last recorded matters only beside other tellings of the
 * same source, which it may come before or after.
 */
function blocksText(view: EvidenceView, { series, asked, blocks }: Blocks): string {
  const rows = blocks.length === 0 ? [] : view.rows('slice', asked).filter((row) => row.series === series);
  const tellings = [...blocks, ...rows].map(({ source }) => source);
  return JSON.stringify(
    blocks.map((block) => {
      const { start, end } = stretchOf(block);
      const alone = tellings.filter((source) => source === block.source).length === 1;
      const days = block.seals === undefined ? undefined : daysIn(block.seals, asked);
      return [
        [block.agreement ?? null, block.subject ?? null, block.source, block.stepMs, alone ? null : block.recordedAt],
        [Math.max(start, asked.start), Math.min(end, asked.end)],
        days?.map(({ hash }) => hash) ?? null,
      ];
    }),
  );
}
