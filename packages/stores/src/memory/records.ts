/** Records in memory: all versions of each, the oldest first. */
import { Conflict } from '../ports/faults.ts';
import type { RecordReader, RecordWrite, StoredRecord } from '../ports/records.ts';
import type { Act } from '../ports/store.ts';
import { recordEntry } from '../rules/entries.ts';
import { compareText } from '../rules/names.ts';
import { append } from './ledger.ts';
import { keyOf, ownJson } from './session.ts';
import type { Session } from './session.ts';

export function recordReader(session: Session): RecordReader {
  const versionsOf = (kind: string, id: string): readonly StoredRecord[] =>
    session.state.records.get(keyOf(kind, id)) ?? [];
  return {
    async record(kind, id, { knownAt, version } = {}) {
      return versionsOf(kind, id).findLast(
        (one) => one.recordedAt <= (knownAt ?? one.recordedAt) && one.version === (version ?? one.version),
      );
    },
    async records({ kind, after, prefix = '', limit, knownAt, withRetired = false }) {
      return session.state.records
        .values()
        .flatMap((versions) => versions.findLast((one) => one.recordedAt <= (knownAt ?? one.recordedAt)) ?? [])
        .filter((one) => one.kind === kind && (withRetired || !one.retired) && one.id.startsWith(prefix))
        .filter(({ id }) => after === undefined || compareText(id, after) > 0)
        .sort((a, b) => compareText(a.id, b.id))
        .slice(0, limit);
    },
    async versions(kind, id) {
      return versionsOf(kind, id);
    },
  };
}

export function putRecord(session: Session, write: RecordWrite, act: Act): StoredRecord {
  const { kind, id, body, expect, retired = false } = write;
  const versions = session.state.records.get(keyOf(kind, id)) ?? [];
  const before = versions.length;
  if (expect !== undefined && expect !== before) {
    const found = before === 0 ? 'does not exist' : `is at version ${before}`;
    throw new Conflict(`${kind} ${id} ${found}, not at version ${expect}; read it again and decide anew.`, before);
  }
  const version = before + 1;
  const entry = append(session, recordEntry(write, act, version));
  const head = { kind, id, version, entry: entry.index, recordedAt: entry.recordedAt, actor: act.actor };
  const record = Object.freeze({ ...head, retired, body: ownJson(body) });
  session.state.records.set(keyOf(kind, id), Object.freeze([...versions, record]));
  return record;
}
