/** Order and choice of names, the same in every store. Pure. */
import type { SeriesName } from '@troth/core';

/**
 * Order of code points, which is the order of UTF-8 bytes: what PostgreSQL's collation "C" does. JavaScript's own `<` goes by
 * UTF-16 and puts emoji before some Chinese characters.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    return weight(a.charCodeAt(i)) - weight(b.charCodeAt(i));
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all that one unit can write. */
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** By name of series, source, subject, agreement, then length of slice. */
export function bySeries(a: SeriesName, b: SeriesName): number {
  return (
    compareText(a.series, b.series) ||
    compareText(a.source, b.source) ||
    compareText(a.subject ?? '', b.subject ?? '') ||
    compareText(a.agreement ?? '', b.agreement ?? '') ||
    a.stepMs - b.stepMs
  );
}
