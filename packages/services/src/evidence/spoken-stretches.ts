/** Of which time a delivery spoke. Owns: joining what touches, so that a thousand slices are one stretch. */
import { extentOf } from '@troth/core';
import type { EvidenceRow } from '@troth/core';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In order of time; announced works, duties and decisions are not observations and do not count. */
export function spokenStretches(rows: readonly EvidenceRow[]): readonly Stretch[] {
  const joined: { start: number; end: number }[] = [];
  const stretches = rows.filter(observes).map((row): Stretch => {
    const { start, end = start } = extentOf(row);
    return { start, end };
  });
  for (const { start, end } of stretches.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function observes({ form }: EvidenceRow): boolean {
  return form === 'state' || form === 'slice' || form === 'value' || form === 'case' || form === 'score';
}
