/**
 * A day from what was told of it. Owns: that the last telling of a slice holds, and that a slice told again the same is one
 * fact. The page depends only on what was told and when: not on how it was split into runs, repeated or handed in.
 */
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import { clearBit, hasBit, setBit, setRange } from './bits.ts';
import type { CountColumn } from './columns.ts';
import { slicesADay, stepFault } from './page.ts';
import type { Page, Run, SeriesName } from './page.ts';
import { sealDay } from './page-codec.ts';
import { columnOf, widthFor } from './page-column.ts';
import { wordsFor } from './page-bits.ts';

export interface DayQuestion {
  readonly series: Pick<SeriesName, 'stepMs'>;
  /** UTC midnight. */
  readonly day: Instant;
  /**
   * The page so far. All runs were told after every run it was made of: also after those that said nothing new, of which its
   * recordedAt does not speak. Where an older run turns up, the day is laid anew from all of them.
   */
  readonly base?: Page | undefined;
  /** In any order; of runs with the same recordedAt and entry the later in the list was told later. */
  readonly runs: readonly Run[];
}

/**
 * The page of a day with the runs laid over what was there, in the order in which they were told; undefined when nothing was
 * told of the day, and the base itself when nothing changed. Throws RangeError for runs that `runFault` refuses.
 */
export function layPage({ series, day, base, runs }: DayQuestion): Page | undefined {
  const { stepMs } = series;
  const fault = stepFault(stepMs);
  if (fault !== undefined) throw new RangeError(fault.message);
  const touching = runs
    .filter((run) => run.start < day + dayMs && run.start + run.total.length * stepMs > day)
    .sort((a, b) => a.recordedAt - b.recordedAt || a.entry - b.entry);
  if (touching.length === 0) return base;
  const sheet = new DaySheet(base, { day, stepMs, most: mostIn(touching, base) });
  let recordedAt = base?.recordedAt;
  for (const run of touching)
    if (sheet.lay(run)) recordedAt = Instant.of(Math.max(recordedAt ?? run.recordedAt, run.recordedAt));
  if (recordedAt === undefined || (base !== undefined && !sheet.changed)) return base;
  const { bad, total, unknown, absent } = sheet;
  return sealDay({ day, stepMs, recordedAt, bad, total, unknown, absent });
}

/** Upper bounds of the counts, so that one array holds whatever is laid. */
function mostIn(runs: readonly Run[], base: Page | undefined): { bad: number; total: number } {
  const most = { bad: bound(base?.bad), total: bound(base?.total) };
  for (const { bad, total } of runs) {
    most.bad = Math.max(most.bad, bound(bad));
    most.total = Math.max(most.total, bound(total));
  }
  return most;
}

function bound(column: CountColumn | undefined): number {
  if (column === undefined) return 0;
  if (column instanceof Float64Array) return Number.MAX_SAFE_INTEGER;
  return 2 ** (8 * column.BYTES_PER_ELEMENT) - 1;
}

/** The slices of a day while runs are laid over it. */
class DaySheet {
  readonly bad: CountColumn;
  readonly total: CountColumn;
  readonly unknown: Uint32Array;
  readonly absent: Uint32Array;
  changed = false;
  readonly #day: Instant;
  readonly #stepMs: number;

  constructor(base: Page | undefined, how: { day: Instant; stepMs: number; most: { bad: number; total: number } }) {
    const slices = slicesADay(how.stepMs);
    this.#day = how.day;
    this.#stepMs = how.stepMs;
    this.bad = columnOf(widthFor(how.most.bad), slices);
    this.total = columnOf(widthFor(how.most.total), slices);
    this.unknown = new Uint32Array(wordsFor(slices));
    this.absent = new Uint32Array(wordsFor(slices));
    if (base === undefined) {
      setRange(this.unknown, [0, slices]);
      setRange(this.absent, [0, slices]);
    } else {
      this.bad.set(base.bad);
      this.total.set(base.total);
      this.unknown.set(base.unknown ?? []);
      this.absent.set(base.absent ?? []);
    }
  }

  /** Lays the part of the run that lies in the day; answers whether it said anything new. */
  lay(run: Run): boolean {
    const offset = (run.start - this.#day) / this.#stepMs;
    if (!Number.isInteger(offset)) throw new RangeError(`A run starts ${Instant.format(run.start)}, inside a slice.`);
    const { bad, total, unknown } = run;
    const end = Math.min(total.length, this.total.length - offset);
    let news = false;
    for (let i = Math.max(0, -offset); i < end; i += 1) {
      const at = i + offset;
      const isUnknown = unknown !== undefined && hasBit(unknown, i);
      const failed = isUnknown ? 0 : (bad[i] as number);
      const events = total[i] as number;
      if (
        this.bad[at] === failed &&
        this.total[at] === events &&
        hasBit(this.unknown, at) === isUnknown &&
        !hasBit(this.absent, at)
      )
        continue;
      news = true;
      this.bad[at] = failed;
      this.total[at] = events;
      clearBit(this.absent, at);
      if (isUnknown) setBit(this.unknown, at);
      else clearBit(this.unknown, at);
    }
    this.changed ||= news;
    return news;
  }
}
