/** The ledger in memory. */
import { chainEntry, entryLeaf, Frontier } from '@troth/core';
import type { Entry, EntryDraft } from '@troth/core';
import { Conflict } from '../ports/faults.ts';
import type { LedgerReader, StoredCheckpoint } from '../ports/ledger.ts';
import { keyOf, ownJson } from './session.ts';
import type { Session } from './session.ts';

export function ledgerReader(session: Session): LedgerReader {
  return {
    async head() {
      const { head } = session.state;
      return { ...head, frontier: head.frontier.slice() };
    },
    async entries({ from = 0, limit, kind, subject }) {
      const found: Entry[] = [];
      for (const entry of entriesFrom(session, from)) {
        if (found.length >= limit) break;
        if ((kind ?? entry.kind) === entry.kind && (subject ?? entry.subject) === entry.subject) found.push(entry);
      }
      return found;
    },
    async entryHashes(from, to) {
      const found: string[] = [];
      for (const entry of entriesFrom(session, from)) {
        if (entry.index >= to) break;
        found.push(entry.hash);
      }
      return found;
    },
    async checkpoints(limit) {
      return [...session.state.checkpoints.values()]
        .sort((a, b) => b.size - a.size || b.recordedAt - a.recordedAt)
        .slice(0, limit);
    },
  };
}

function* entriesFrom({ state }: Session, from: number): Generator<Entry> {
  for (let index = Math.max(0, from); index < state.head.size; index += 1) {
    const entry = state.entries.get(keyOf(index));
    if (entry !== undefined) yield entry;
  }
}

export function append(session: Session, draft: EntryDraft): Entry {
  const { state } = session;
  const { head } = state;
  if (draft.key !== undefined && state.keys.get(draft.key) !== undefined)
    throw new Conflict(`The key ${draft.key} was used by an earlier entry.`, state.keys.get(draft.key));
  const recordedAt = session.stamp();
  const place = { index: head.size, recordedAt, previous: head.hash };
  const entry = Object.freeze(chainEntry({ ...draft, body: ownJson(draft.body) }, place));
  state.entries.set(keyOf(entry.index), entry);
  if (draft.key !== undefined) state.keys.set(draft.key, entry.index);
  const frontier = Frontier.fromBytes(head.frontier).append(entryLeaf(entry.hash)).toBytes();
  state.head = { size: head.size + 1, hash: entry.hash, recordedAt, frontier };
  return entry;
}

/** One of a size and an instant; the first one stands. */
export function keepCheckpoint({ state }: Session, checkpoint: StoredCheckpoint): void {
  const key = keyOf(checkpoint.size, checkpoint.recordedAt);
  if (state.checkpoints.get(key) === undefined) state.checkpoints.set(key, Object.freeze({ ...checkpoint }));
}
