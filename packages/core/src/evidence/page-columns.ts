/** Pages as the columns that an evaluation reads. Owns: one block from many days; days without a page are unknown. */
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import { setRange } from './bits.ts';
import type { CountColumn, DaySeal, SliceColumns, SlicePages } from './columns.ts';
import { slicesADay, slicesAnHour } from './page.ts';
import type { Page, SeriesName } from './page.ts';
import { emptyHours, hoursInto, openPage } from './page-codec.ts';
import type { PackedPage } from './page-codec.ts';
import { columnOf } from './page-column.ts';
import type { CountWidth } from './page-column.ts';
import { setStretches, wordsFor } from './page-bits.ts';

/** Bytes of a page and the hash that stands for them; the reader of the block is who checks that it does (`checkPage`). */
export type SealedPage = Pick<Page, 'bytes' | 'hash'>;

/** Days of which only the hash is needed: their windows were judged before and did not change. */
export interface EarlierDays {
  /** In order, all before `until`. */
  readonly days: readonly DaySeal[];
  /** The latest recordedAt of their pages. */
  readonly recordedAt: Instant;
  /** UTC midnight from which on slices are laid out. */
  readonly until: Instant;
}

/**
 * One block from the first to the last of the days given, which stand in order; undefined when there are none. Columns are as
 * narrow as their largest count allows. Throws RangeError for bytes that are no page, days out of order and other steps.
 */
export function columnsFromPages(
  name: SeriesName,
  sealed: readonly SealedPage[],
  earlier?: EarlierDays,
): SliceColumns | undefined {
  const pages = sealed.map(({ bytes }) => openPage(bytes));
  const named = earlier === undefined || earlier.days.length === 0 ? undefined : earlier;
  const start = named?.until ?? pages[0]?.day;
  if (start === undefined) return undefined;
  checkOrder(name, pages, named);
  const days = ((pages.at(-1)?.day ?? start - dayMs) - start) / dayMs + 1;
  const sheet: Sheet = { pages, start, days, slices: slicesADay(name.stepMs) };
  const { agreement, subject, series, source, stepMs } = name;
  const own = pages.map(({ day }, index) => ({ day, hash: sealed[index]?.hash ?? '' }));
  const recorded = pages.map(({ recordedAt }) => recordedAt);
  return {
    agreement,
    subject,
    series,
    source,
    recordedAt: Instant.of(Math.max(...recorded, named?.recordedAt ?? -Infinity)),
    start,
    stepMs,
    bad: join(sheet, 'bad'),
    total: join(sheet, 'total'),
    unknown: joinUnknown(sheet),
    pages: joinHours(sheet, slicesAnHour(stepMs)),
    seals: [...(named?.days ?? []), ...own],
  };
}

/** Where the slices of the pages are laid out. */
interface Sheet {
  readonly pages: readonly PackedPage[];
  readonly start: Instant;
  readonly days: number;
  /** Of one day. */
  readonly slices: number;
}

function checkOrder({ series, stepMs }: SeriesName, pages: readonly PackedPage[], named?: EarlierDays): void {
  const other = pages.find((page) => page.stepMs !== stepMs);
  if (other !== undefined)
    throw new RangeError(`${series}: a page has slices of ${other.stepMs} ms, not of ${stepMs} ms.`);
  const days = [...(named?.days ?? []), ...pages].map(({ day }) => day);
  const wrong = days.find((day, index) => index > 0 && day <= (days[index - 1] ?? day));
  if (wrong !== undefined)
    throw new RangeError(`${series}: the page of ${Instant.format(wrong)} stands twice or too late.`);
  if (named === undefined) return;
  const split = named.days.every(({ day }) => day < named.until) && pages.every(({ day }) => day >= named.until);
  if (!split || named.until % dayMs !== 0)
    throw new RangeError(`${series}: days before ${Instant.format(named.until)} are named, those from it on laid out.`);
}

const dayIn = ({ start }: Sheet, { day }: PackedPage): number => (day - start) / dayMs;

function join(sheet: Sheet, which: 'bad' | 'total'): CountColumn {
  const width = sheet.pages.reduce<CountWidth>(
    (most, page) => (page[which].width > most ? page[which].width : most),
    1,
  );
  const column = columnOf(width, sheet.slices * sheet.days);
  for (const page of sheet.pages) page[which].into(column, dayIn(sheet, page) * sheet.slices);
  return column;
}

/** Days without a page are unknown as a whole. */
function joinUnknown(sheet: Sheet): Uint32Array | undefined {
  const { pages, days, slices } = sheet;
  if (pages.length === days && pages.every(({ unknown }) => unknown.length === 0)) return undefined;
  const bits = new Uint32Array(wordsFor(slices * days));
  let after = 0;
  for (const page of pages) {
    const offset = dayIn(sheet, page) * slices;
    setRange(bits, [after, offset]);
    after = offset + slices;
    setStretches(bits, page.unknown, offset);
  }
  return bits;
}

function joinHours(sheet: Sheet, per: number | undefined): SlicePages | undefined {
  if (per === undefined) return undefined;
  const joined = emptyHours(per, 24 * sheet.days);
  let after = 0;
  for (const page of sheet.pages) {
    const at = 24 * dayIn(sheet, page);
    joined.unknown.fill(per, after, at);
    after = at + 24;
    if (page.hours !== undefined) hoursInto(page.hours, joined, at);
  }
  return joined;
}
