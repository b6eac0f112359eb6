/** The ports over one session of memory. */
import { canonicalText } from '@troth/core';
import type { Reader, Transaction } from '../ports/store.ts';
import { blobReader, keepBlob } from './blobs.ts';
import { countsOf } from './counts.ts';
import { addFacts, findFacts } from './facts.ts';
import { append, keepCheckpoint, ledgerReader } from './ledger.ts';
import { outbox } from './outbox.ts';
import { putRecord, recordReader } from './records.ts';
import { addSamples, findQuarantined, findSamples, setAside } from './samples.ts';
import type { Session } from './session.ts';
import { addRuns, findColumns, findPages, findRuns, findUnsealed, seal } from './slices.ts';
import { workReader, workWriter } from './work.ts';

export function memoryReader(session: Session): Reader {
  return {
    organisation: session.organisation,
    ...ledgerReader(session),
    ...recordReader(session),
    ...workReader(session),
    ...blobReader(session),
    counts: async () => countsOf(session),
    facts: async (question) => findFacts(session, question),
    columns: async (question) => findColumns(session, question),
    pages: async (question) => findPages(session, question),
    runs: async (from, to) => findRuns(session, from, to),
    unsealed: async (before, limit) => findUnsealed(session, before, limit),
    samples: async (question) => findSamples(session, question),
    quarantine: async (question) => findQuarantined(session, question),
  };
}

export function memoryTransaction(session: Session): Transaction {
  return {
    ...memoryReader(session),
    ...workWriter(session),
    ...outbox(session),
    stamp: async () => session.stamp(),
    append: async (draft) => append(session, draft),
    put: async (record, act) => putRecord(session, record, act),
    addFacts: async (batch, act) => addFacts(session, batch, act),
    addRuns: async (batch, act) => addRuns(session, batch, act),
    addSamples: async (source, samples) => addSamples(session, source, samples),
    seal: async (days, act) => seal(session, days, act),
    setAside: async (items) => setAside(session, items),
    keepCheckpoint: async (checkpoint) => keepCheckpoint(session, checkpoint),
    keepBlob: async (blob) => keepBlob(session, blob),
    async enqueue(queue, { key, data, after }) {
      session.state.wantedJobs.push({ queue, key, data: canonicalText(data), after });
    },
  };
}
