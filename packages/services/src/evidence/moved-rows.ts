/**
 * Corrections that would carry a row from one agreement to another, or take away what the sender may not write. Owns: refusing
 * them: evidence is read by agreement, so the old one would go on counting what was taken from it. The row is taken back there,
 * and told anew for the other.
 */
import type { RefusedItem } from '@troth/connectors';
import type { EvidenceRow } from '@troth/core';
import type { Reader } from '@troth/stores';
import { allFacts, findRow } from './find-row.ts';

export interface Settled {
  readonly rows: readonly EvidenceRow[];
  readonly refused: readonly RefusedItem[];
}

/** Whether the correction is found by other names than the row that it replaces. */
export function isMoved(original: EvidenceRow, correction: EvidenceRow): boolean {
  if (original.agreement !== correction.agreement) return true;
  return original.agreement === undefined && original.subject !== correction.subject;
}

export interface Corrector {
  readonly source: string;
  /** Whether the sender may write the row that is replaced; asked without one where nobody told it yet. */
  readonly may: (original: EvidenceRow | undefined) => boolean;
}

/** The rows without corrections that move what they replace, or replace what is not the sender's. */
export async function withoutMoves(
  reader: Reader,
  rows: readonly EvidenceRow[],
  { source, may }: Corrector,
): Promise<Settled> {
  const corrections = rows.filter(({ supersedes }) => supersedes !== undefined);
  if (corrections.length === 0) return { rows, refused: [] };
  const refused: RefusedItem[] = [];
  const moved = new Set<EvidenceRow>();
  for (const [agreement, own] of Map.groupBy(corrections, (row) => row.agreement)) {
    const about = agreement === undefined ? {} : { agreement };
    const facts = await allFacts(reader, { source, ...about });
    // A correction may keep the id of the row that it replaces; the first told is what is replaced.
    const originals = rows.filter(({ id, supersedes }) => id !== supersedes);
    const near = new Map([...facts.map(({ row }) => row), ...originals].reverse().map((row) => [row.id, row]));
    for (const row of own) {
      // Mostly it is among the agreement's own rows; only where it is not, all of the source is looked through.
      const original = near.get(row.supersedes ?? '') ?? (await findRow(reader, source, row.supersedes ?? ''));
      const fault = may(original) ? moveFault(original, row) : notYours(row);
      if (fault === undefined) continue;
      moved.add(row);
      refused.push({ place: row.place ?? row.id, ...fault });
    }
  }
  return { rows: rows.filter((row) => !moved.has(row)), refused };
}

type Fault = Pick<RefusedItem, 'code' | 'message'>;

function moveFault(original: EvidenceRow | undefined, row: EvidenceRow): Fault | undefined {
  if (original === undefined || !isMoved(original, row)) return undefined;
  return {
    code: 'moves-row',
    message: `${original.id} is a row of ${nameOf(original)} and would become one of ${nameOf(row)}; take it back with \`retracts\`, and tell the other as a row of its own`,
  };
}

function notYours({ supersedes }: EvidenceRow): Fault {
  const message = `the key may not write the row ${supersedes ?? ''} that is corrected; ask for a key whose grant covers it`;
  return { code: 'outside-grant', message };
}

function nameOf({ agreement, subject }: EvidenceRow): string {
  return agreement ?? subject ?? 'no agreement';
}
