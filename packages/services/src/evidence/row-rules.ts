/**
 * Which written rows a delivery may bring. Owns: reading each with its place, the source it speaks for, what its key is
 * limited to, and moments that cannot have been observed yet. Every refusal names the row and says what to send instead.
 */
import type { RefusedItem, WrittenRow } from '@troth/connectors';
import { extentOf, Instant, parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import type { Grant } from '../access/grants.ts';

/** A clock that is a little fast is forgiven; what is further ahead was not observed. */
export const futureToleranceMs = 5 * 60_000;
const rawLength = 2000;

export interface RowRules {
  readonly source: string;
  readonly grants: readonly Grant[];
  readonly receivedAt: Instant;
  readonly claimed: boolean;
}

export interface ReadRows {
  readonly rows: readonly EvidenceRow[];
  readonly refused: readonly RefusedItem[];
}

/** Reads each row alone: one that is wrong takes none of the others with it. */
export function readRows(written: readonly WrittenRow[], rules: RowRules): ReadRows {
  const rows: EvidenceRow[] = [];
  const refused: RefusedItem[] = [];
  for (const { place, row } of written) {
    const found = readRow({ place, row }, rules);
    if ('form' in found) rows.push(found);
    else refused.push({ place, ...found, raw: JSON.stringify(row).slice(0, rawLength) });
  }
  return { rows, refused };
}

type Fault = Pick<RefusedItem, 'code' | 'message'>;

function readRow({ place, row }: WrittenRow, rules: RowRules): EvidenceRow | Fault {
  const { source, receivedAt, claimed } = rules;
  if (row['source'] !== undefined && row['source'] !== source)
    return {
      code: 'source-not-yours',
      message: `this address speaks for the source ${source} only; leave \`source\` out`,
    };
  // When a row became known is ours to say; only an import of history is believed about it.
  const told = claimed ? { ...row, source } : { ...row, source, recordedAt: Instant.format(receivedAt) };
  const read = parseRow(told, place);
  if (!read.ok) {
    const [first] = read.refusals;
    return { code: first?.code ?? 'evidence-shape', message: read.refusals.map(({ message }) => message).join('; ') };
  }
  return outside(read.value, rules) ?? inFuture(read.value, rules) ?? read.value;
}

function outside(row: EvidenceRow, { source, grants }: RowRules): Fault | undefined {
  const series = 'series' in row ? row.series : undefined;
  const own = grants.filter(
    (grant) =>
      grant.scope === 'admin' ||
      (grant.scope.startsWith('evidence:') && (grant.source === undefined || grant.source === source)),
  );
  const allowed = own.some(
    (grant) =>
      (grant.series === undefined || series?.startsWith(grant.series) === true) &&
      (grant.subject === undefined || row.subject?.startsWith(grant.subject) === true),
  );
  if (allowed) return undefined;
  return {
    code: 'outside-grant',
    message: `the key may not write ${series === undefined ? 'rows' : `the series ${series}`} of ${row.subject ?? 'no subject'}; ask for a key whose grant covers it`,
  };
}

function inFuture(row: EvidenceRow, { receivedAt }: RowRules): Fault | undefined {
  const last = observedUntil(row);
  if (last === undefined || last <= receivedAt + futureToleranceMs) return undefined;
  return {
    code: 'in-the-future',
    message: `${Instant.format(last)} lies ahead of our clock (${Instant.format(receivedAt)}); mend the sender’s clock and send it again`,
  };
}

/** The last moment that the row claims to have observed; works, duties and decisions may speak of what is to come. */
function observedUntil(row: EvidenceRow): Instant | undefined {
  switch (row.form) {
    case 'state':
    case 'slice':
    case 'value':
    case 'case':
    case 'score': {
      const { start, end } = extentOf(row);
      return end ?? start;
    }
    default:
      return undefined;
  }
}
