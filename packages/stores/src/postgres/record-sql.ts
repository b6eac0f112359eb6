/** Records in SQL: each version is a row of its own, written beside the ledger entry that says the same. */
import type { Json } from '@troth/core';
import { Instant } from '@troth/core';
import { Conflict } from '../ports/faults.ts';
import type { RecordReader, RecordWrite, StoredRecord } from '../ports/records.ts';
import type { Act } from '../ports/store.ts';
import { recordEntry } from '../rules/entries.ts';
import type { LedgerEnd } from './ledger-sql.ts';
import type { Session } from './session.ts';

interface RecordRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly entry: number;
  readonly recorded_at: number;
  readonly actor: string;
  readonly retired: boolean;
  readonly body: string;
}

function recordOf(row: RecordRow): StoredRecord {
  return {
    kind: row.kind,
    id: row.id,
    version: row.version,
    entry: row.entry,
    recordedAt: Instant.of(row.recorded_at),
    actor: row.actor,
    retired: row.retired,
    // Written by `putRecord` as JSON of a Json value.
    body: JSON.parse(row.body) as Json,
  };
}

const columns = 'kind, id, version, entry, recorded_at, actor, retired, body';

export function recordReader({ org, rows }: Session): RecordReader {
  return {
    async record(kind, id, at = {}) {
      const found = await rows<RecordRow>(
        `select ${columns} from troth.records where org = $1 and kind = $2 and id = $3
         and ($4::bigint is null or recorded_at <= $4) and ($5::int is null or version = $5)
         order by version desc limit 1`,
        [org, kind, id, at.knownAt ?? null, at.version ?? null],
      );
      return found[0] === undefined ? undefined : recordOf(found[0]);
    },
    async records({ kind, after, prefix, limit, knownAt, withRetired = false }) {
      const found = await rows<RecordRow>(
        `select * from (
           select distinct on (id) ${columns} from troth.records where org = $1 and kind = $2
           and ($3::text is null or id > $3) and ($4::text is null or starts_with(id, $4))
           and ($6::bigint is null or recorded_at <= $6)
           order by id, version desc
         ) as current where $7 or not retired order by id limit $5`,
        [org, kind, after ?? null, prefix ?? null, limit, knownAt ?? null, withRetired],
      );
      return found.map(recordOf);
    },
    async versions(kind, id) {
      const found = await rows<RecordRow>(
        `select ${columns} from troth.records where org = $1 and kind = $2 and id = $3 order by version`,
        [org, kind, id],
      );
      return found.map(recordOf);
    },
  };
}

/** A new version, in the turn of this transaction. */
export async function putRecord(
  session: Session,
  end: LedgerEnd,
  { write, act }: { readonly write: RecordWrite; readonly act: Act },
): Promise<StoredRecord> {
  const recordedAt = await end.stamp();
  const { kind, id, body, expect, retired = false } = write;
  const current = await recordReader(session).record(kind, id);
  const before = current?.version ?? 0;
  if (expect !== undefined && expect !== before) {
    const found = before === 0 ? 'does not exist' : `is at version ${before}`;
    throw new Conflict(`${kind} ${id} ${found}, not at version ${expect}; read it again and decide anew.`, before);
  }
  const record = { kind, id, version: before + 1, recordedAt, actor: act.actor, retired, body };
  const entry = await end.append(recordEntry(write, act, record.version));
  await session.rows(`insert into troth.records (org, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    session.org,
    kind,
    id,
    record.version,
    entry.index,
    recordedAt,
    act.actor,
    retired,
    JSON.stringify(body),
  ]);
  return { ...record, entry: entry.index };
}
