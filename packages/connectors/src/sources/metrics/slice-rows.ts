/** Slices and values as rows of evidence. Owns: their ids, made of series, subject and time, so that they are made again alike. */
import { Instant } from '@troth/core';
import type { WrittenRow } from '../source.ts';
import type { Complaints } from './complaints.ts';
import type { Group } from './group.ts';
import type { Slice } from './tally.ts';

export interface SliceOf {
  readonly group: Group;
  readonly slice: Slice;
}

export interface SliceTerms {
  readonly step: number;
  /** What `part` counts. */
  readonly part: 'good' | 'bad';
  readonly complaints: Complaints;
}

export const momentText = (at: number): string => Instant.format(Instant.of(at));

/** The row of a slice: bad of total, or neither where it is unknown. */
export function sliceRow({ group, slice }: SliceOf, { step, part, complaints }: SliceTerms): WrittenRow {
  const start = momentText(slice.start);
  const id = `${group.name}@${start}`;
  const written = { form: 'slice', id, ...group.head, start, end: momentText(slice.start + step) };
  const { counts } = slice;
  if (counts === undefined) return { place: id, row: written };
  if (counts.part > counts.total) {
    const message = `${counts.part} ${part} ones of ${counts.total} in all; what is counted as ${part} has to be counted among all`;
    complaints.add({ place: group.name, code: 'PART-ABOVE-TOTAL', message }, start);
    return { place: id, row: written };
  }
  const bad = part === 'bad' ? counts.part : counts.total - counts.part;
  return { place: id, row: { ...written, bad: String(bad), total: String(counts.total) } };
}
