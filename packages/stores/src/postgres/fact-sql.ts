/** Rows of evidence in SQL. Owns: which rows are new, how they are kept (canonical text) and found again. */
import { extentOf, parseRow, rowText } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import type { EvidenceReceipt, FactBatch, FactQuestion, StoredFact } from '../ports/evidence.ts';
import type { Act } from '../ports/store.ts';
import { evidenceEntry } from '../rules/entries.ts';
import { factHash, rowWithRecordedAt } from '../rules/facts.ts';
import type { LedgerEnd } from './ledger-sql.ts';
import type { Session } from './session.ts';

interface FactRow {
  readonly entry: number;
  readonly position: number;
  readonly body: string;
}

function factOf({ entry, position, body }: FactRow): StoredFact {
  const read = parseRow(JSON.parse(body), `entry ${entry}, row ${position}`);
  // Only rows that parsed were written; one that does not parse now was changed outside of the product.
  if (!read.ok) throw new Error(`A stored row cannot be read: ${read.refusals[0]?.message ?? ''}`);
  const { place: _, ...row } = read.value;
  return { row, entry, position };
}

/** Rows of a question, in order of the ledger. */
export async function findFacts({ org, rows }: Session, question: FactQuestion): Promise<readonly StoredFact[]> {
  const { agreement, names, forms, source, span, knownAt, after, limit } = question;
  const found = await rows<FactRow>(
    `select entry, position, body from troth.facts where org = $1
     and ($2::text is null or agreement = $2
       or (agreement is null and ($3::text[] is null or subject is null or subject = any($3))))
     and ($4::text[] is null or form = any($4)) and ($5::text is null or source = $5)
     and ($6::bigint is null or (starts < $7 and (ends is null or ends > $6 or (ends = starts and starts >= $6))))
     and ($8::bigint is null or recorded_at <= $8)
     and ($9::bigint is null or (entry, position) > ($9, $10))
     order by entry, position limit $11`,
    [
      org,
      agreement ?? null,
      names === undefined ? null : [...names],
      forms === undefined ? null : [...forms],
      source ?? null,
      span?.start ?? null,
      span?.end ?? null,
      knownAt ?? null,
      after?.entry ?? null,
      after?.position ?? null,
      limit ?? null,
    ],
  );
  return found.map(factOf);
}

interface Candidate {
  readonly row: EvidenceRow;
  readonly hash: Buffer;
  /** Place in the batch that was handed in. */
  readonly at: number;
}

/** Rows not known yet, each once. */
async function freshAmong(
  session: Session,
  candidates: readonly Candidate[],
  claimed: boolean,
): Promise<readonly Candidate[]> {
  const known = await session.rows<{ fact: Buffer; recorded_at: number }>(
    'select fact, recorded_at from troth.facts where org = $1 and fact = any($2)',
    [session.org, candidates.map(({ hash }) => hash)],
  );
  const keyOf = (hash: Buffer, recordedAt: number): string =>
    claimed ? `${hash.toString('hex')} ${recordedAt}` : hash.toString('hex');
  const seen = new Set(known.map((one) => keyOf(one.fact, one.recorded_at)));
  return candidates.filter(({ hash, row }) => {
    const key = keyOf(hash, row.recordedAt);
    return !seen.has(key) && seen.add(key);
  });
}

/** New rows become facts under one entry; nothing is written when all are known. */
export async function addFacts(
  session: Session,
  end: LedgerEnd,
  { batch, act }: { readonly batch: FactBatch; readonly act: Act },
): Promise<EvidenceReceipt> {
  const stamp = await end.stamp();
  const claimed = batch.claimed === true;
  const candidates = batch.rows.map((told, at): Candidate => {
    const row = claimed ? told : rowWithRecordedAt(told, stamp);
    return { row, hash: Buffer.from(factHash(row)), at };
  });
  const fresh = await freshAmong(session, candidates, claimed);
  const duplicates = candidates.length - fresh.length;
  if (fresh.length === 0) return { entry: undefined, accepted: 0, duplicates, fresh: [] };
  const rows = fresh.map(({ row }) => row);
  const entry = await end.append(evidenceEntry({ ...batch, rows }, act));
  await insertFacts(session, entry.index, fresh);
  return { entry: entry.index, accepted: fresh.length, duplicates, fresh: fresh.map(({ at }) => at) };
}

async function insertFacts(session: Session, entry: number, fresh: readonly Candidate[]): Promise<void> {
  const extents = fresh.map(({ row }) => extentOf(row));
  const column = <T>(of: (row: EvidenceRow) => T): T[] => fresh.map(({ row }) => of(row));
  await session.rows(
    `insert into troth.facts (org, entry, position, form, source, agreement, subject, starts, ends, recorded_at, fact, body)
     select $1, $2, t.position - 1, t.form, t.source, t.agreement, t.subject, t.starts, t.ends, t.recorded_at, t.fact, t.body
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bytea[], $11::text[])
       with ordinality as t (form, source, agreement, subject, starts, ends, recorded_at, fact, body, position)`,
    [
      session.org,
      entry,
      column((row) => row.form),
      column((row) => row.source),
      column((row) => row.agreement ?? null),
      column((row) => row.subject ?? null),
      extents.map(({ start }) => start),
      extents.map((extent) => extent.end ?? null),
      column((row) => row.recordedAt),
      fresh.map(({ hash }) => hash),
      column(rowText),
    ],
  );
}
