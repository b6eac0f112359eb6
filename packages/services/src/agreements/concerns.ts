/** Which agreements a row of evidence bears on. Owns: that rule, asked when a row comes in and again when it is read. */
import type { EvidenceRow } from '@troth/core';
import type { Shelf } from './shelf.ts';

/** What of a row or a run of slices says whom it is for. */
export interface Spoken {
  readonly agreement?: string | undefined;
  readonly subject?: string | undefined;
  readonly series?: string | undefined;
}

/** The names by which a row asks to be found. */
export function spokenBy(row: EvidenceRow): Spoken {
  return { agreement: row.agreement, subject: row.subject, series: 'series' in row ? row.series : undefined };
}

/** Ids of the agreements that may look at it. A row that names nothing at all (a storm signal) bears on every one. */
export function concernedBy(spoken: Spoken, { agreements, byName }: Shelf): readonly string[] {
  if (spoken.agreement !== undefined) return agreements.has(spoken.agreement) ? [spoken.agreement] : [];
  const [first, ...rest] = [spoken.subject, spoken.series].filter((name) => name !== undefined);
  if (first === undefined) return [...agreements.keys()];
  const found = byName.get(first) ?? [];
  return rest.length === 0 ? found : found.filter((id) => rest.every((name) => agreements.get(id)?.names.has(name)));
}

/** Whether one agreement, which says these names, may look at it. */
export function isConcerned(
  { id, names }: { readonly id: string; readonly names: ReadonlySet<string> },
  spoken: Spoken,
): boolean {
  if (spoken.agreement !== undefined) return spoken.agreement === id;
  return [spoken.subject, spoken.series].every((name) => name === undefined || names.has(name));
}
