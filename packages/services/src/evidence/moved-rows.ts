/**
 * Corrections that would carry a row from one agreement to another. Owns: refusing them: evidence is read by agreement, so the
 * old one would go on counting what was taken from it. The row is taken back there, and told anew for the other.
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

/** The rows without corrections that move what they replace. */
export async function withoutMoves(reader: Reader, source: string, rows: readonly EvidenceRow[]): Promise<Settled> {
  const corrections = rows.filter(({ supersedes }) => supersedes !== undefined);
  if (corrections.length === 0) return { rows, refused: [] };
  const refused: RefusedItem[] = [];
  const moved = new Set<EvidenceRow>();
  for (const [agreement, own] of Map.groupBy(corrections, (row) => row.agreement)) {
    const about = agreement === undefined ? {} : { agreement };
    const facts = await allFacts(reader, { source, ...about });
    const near = new Map([...facts.map(({ row }) => row), ...rows].map((row) => [row.id, row]));
    for (const row of own) {
      // Mostly it is among the agreement's own rows; only where it is not, all of the source is looked through.
      const original = near.get(row.supersedes ?? '') ?? (await findRow(reader, source, row.supersedes ?? ''));
      if (original === undefined || !isMoved(original, row)) continue;
      moved.add(row);
      refused.push({
        place: row.place ?? row.id,
        code: 'moves-row',
        message: `${original.id} is a row of ${nameOf(original)} and would become one of ${nameOf(row)}; take it back with \`retracts\`, and tell the other as a row of its own`,
      });
    }
  }
  return { rows: rows.filter((row) => !moved.has(row)), refused };
}

function nameOf({ agreement, subject }: EvidenceRow): string {
  return agreement ?? subject ?? 'no agreement';
}
