/** Seals sums of pages of slices, so that whole hours are added without being unpacked. */
import type { SliceColumns, SlicePages } from '../../evidence/columns.ts';
import { streamOf } from './stream.ts';
import type { Stream } from './stream.ts';
import { tally } from './tally.ts';

/** Sums per page of `per` slices; slices after the last whole page stay single. Throws when a page passes 2^53. */
export function sumPages(stream: Stream, per: number): SlicePages {
  const count = Math.floor(stream.length / per);
  const fields = (): Float64Array => new Float64Array(count);
  const pages = { per, bad: fields(), total: fields(), unknown: fields(), unknownTotal: fields() };
  for (let page = 0; page < count; page += 1) {
    const sums = tally({ ...stream, pages: undefined }, [page * per, (page + 1) * per]);
    pages.bad[page] = safe(sums.bad);
    pages.total[page] = safe(sums.total);
    pages.unknown[page] = sums.unknown;
    pages.unknownTotal[page] = safe(sums.unknownTotal);
  }
  return pages;
}

function safe(sum: bigint): number {
  if (sum > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`A page sums to ${sum}, above 2^53: make pages shorter.`);
  return Number(sum);
}

/** The same columns with the sums of their pages. Throws RangeError for columns that do not belong together. */
export function sealPages(columns: SliceColumns, per: number): SliceColumns {
  return { ...columns, pages: sumPages(streamOf(columns), per) };
}
