/** Columns as text that a person can compare: "bad/total", or "?" where nothing is known. */
import type { SliceColumns } from '@troth/core';

export function slicesOf({ bad, total, unknown }: SliceColumns): readonly string[] {
  return Array.from(total, (events, i) => {
    const word = unknown?.[i >>> 5] ?? 0;
    return ((word >>> (i & 31)) & 1) === 1 ? '?' : `${bad[i] ?? ''}/${events}`;
  });
}
