/** Pages as the columns that an evaluation reads. Owns: one block from many days; days without a page are unknown. */
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import { setRange, hasBit, setBit } from './bits.ts';
import type { CountColumn, SliceColumns, SlicePages } from './columns.ts';
import { slicesAnHour } from './page.ts';
import type { Page, SeriesName } from './page.ts';
import { emptyHours, hoursInto, openPage } from './page-codec.ts';
import type { PackedPage } from './page-codec.ts';
import { columnOf } from './page-column.ts';
import { wordsFor } from './page-bits.ts';

/** Bytes of a page and the hash that stands for them; the reader of the block is who checks that it does (`checkPage`). */
export type SealedPage = Pick<Page, 'bytes' | 'hash'>;

/**
 * One block from the first to the last of the days given, which stand in order; undefined when there are none. Columns are as
 * narrow as their largest count allows. Throws RangeError for bytes that are no page, days out of order and other steps.
 */
export function columnsFromPages(name: SeriesName, sealed: readonly SealedPage[]): SliceColumns | undefined {
  const pages = sealed.map(({ bytes }) => openPage(bytes));
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  checkOrder(name, pages);
  const days = (last.day - first.day) / dayMs + 1;
  const { agreement, subject, series, source, stepMs } = name;
  return {
    agreement,
    subject,
    series,
    source,
    recordedAt: Instant.of(Math.max(...pages.map((page) => page.recordedAt))),
    start: first.day,
    stepMs,
    bad: join(pages, 'bad', days),
    total: join(pages, 'total', days),
    unknown: joinUnknown(pages, days),
    pages: joinHours(pages, days),
    seals: pages.map(({ day }, index) => ({ day, hash: sealed[index]?.hash ?? '' })),
  };
}

function checkOrder({ series, stepMs }: SeriesName, pages: readonly PackedPage[]): void {
  let before = -Infinity;
  for (const { day, stepMs: own } of pages) {
    if (own !== stepMs) throw new RangeError(`${series}: a page has slices of ${own} ms, not of ${stepMs} ms.`);
    if (day <= before) throw new RangeError(`${series}: the page of ${Instant.format(day)} stands twice or too late.`);
    before = day;
  }
}

function join(pages: readonly PackedPage[], which: 'bad' | 'total', days: number): CountColumn {
  const widest = pages.reduce((width, page) => (page[which].width > width ? page[which].width : width), widthOfBytes);
  const slices = pages[0]?.slices ?? 0;
  const column = columnOf(widest, slices * days);
  for (const page of pages) page[which].into(column, offsetOf(page, pages));
  return column;
}

const widthOfBytes: PackedPage['bad']['width'] = 1;

const offsetOf = ({ day, slices }: PackedPage, [first]: readonly PackedPage[]): number =>
  first === undefined ? 0 : ((day - first.day) / dayMs) * slices;

/** A day is a whole number of words only for some steps: others are set bit by bit. */
function joinUnknown(pages: readonly PackedPage[], days: number): Uint32Array | undefined {
  if (pages.length === days && pages.every(({ unknown }) => unknown === undefined)) return undefined;
  const slices = pages[0]?.slices ?? 0;
  const bits = new Uint32Array(wordsFor(slices * days));
  let after = 0;
  for (const page of pages) {
    const offset = offsetOf(page, pages);
    setRange(bits, [after, offset]);
    after = offset + slices;
    if (page.unknown === undefined) continue;
    if (slices % 32 === 0) bits.set(page.unknown, offset / 32);
    else for (let i = 0; i < slices; i += 1) if (hasBit(page.unknown, i)) setBit(bits, offset + i);
  }
  return bits;
}

function joinHours(pages: readonly PackedPage[], days: number): SlicePages | undefined {
  const [first] = pages;
  const per = first === undefined ? undefined : slicesAnHour(first.stepMs);
  if (first === undefined || per === undefined) return undefined;
  const joined = emptyHours(per, 24 * days);
  let after = 0;
  for (const { day, hours } of pages) {
    const at = (day - first.day) / (dayMs / 24);
    joined.unknown.fill(per, after, at);
    after = at + 24;
    if (hours !== undefined) hoursInto(hours, joined, at);
  }
  return joined;
}
