/** Reader and transaction of one organisation, put together from the tables' files. */
import type { Instant } from '@troth/core';
import type { BossJobs } from './jobs.ts';
import type { HeldCounts, Reader, Transaction } from '../ports/store.ts';
import { blobReader, keepBlob } from './blob-sql.ts';
import { findColumns, findPages, findUnsealed, sealDays } from './column-sql.ts';
import { addFacts, findFacts } from './fact-sql.ts';
import { bytes, LedgerEnd, ledgerReader } from './ledger-sql.ts';
import { makeMonths } from './months.ts';
import { putRecord, recordReader } from './record-sql.ts';
import { addRuns, findRuns } from './run-sql.ts';
import { addSamples, findQuarantined, findSamples, setAside } from './sample-sql.ts';
import type { Session } from './session.ts';
import { workReader, workWriter } from './work-sql.ts';

const countAll = `select (select count(*) from troth.records where org = $1) as records,
  (select count(*) from troth.facts where org = $1) as facts, (select count(*) from troth.runs where org = $1) as runs,
  (select count(*) from troth.pages where org = $1) as pages, (select count(*) from troth.blobs where org = $1) as blobs`;

export function readerOn(session: Session, clock: () => Instant): Reader {
  return {
    organisation: session.organisation,
    ...ledgerReader(session),
    ...recordReader(session),
    ...workReader(session, clock),
    ...blobReader(session),
    async counts() {
      const [row] = await session.rows<HeldCounts>(countAll, [session.org]);
      if (row === undefined) throw new Error('A query of counts gives one row.');
      return row;
    },
    facts: (question) => findFacts(session, question),
    columns: (question) => findColumns(session, question),
    pages: (question) => findPages(session, question),
    runs: (from, to) => findRuns(session, from, to),
    unsealed: (before, limit) => findUnsealed(session, before, limit),
    samples: (question) => findSamples(session, question),
    quarantine: (question) => findQuarantined(session, question),
  };
}

export interface Writing {
  readonly session: Session;
  readonly clock: () => Instant;
  readonly send: BossJobs['send'];
}

/** The transaction, and what has to happen right before it commits. */
export function transactionOn({ session, clock, send }: Writing): {
  readonly transaction: Transaction;
  readonly settle: () => Promise<void>;
} {
  const end = new LedgerEnd(session, clock);
  const transaction: Transaction = {
    ...readerOn(session, clock),
    ...workWriter(session, end, clock),
    stamp: () => end.stamp(),
    append: (draft) => end.append(draft),
    head: () => end.head(),
    put: (write, act) => putRecord(session, end, { write, act }),
    addFacts: (batch, act) => addFacts(session, end, { batch, act }),
    addRuns: (batch, act) => addRuns(session, end, { batch, act }),
    async addSamples(source, samples) {
      await makeMonths(
        session.rows,
        samples.map(({ at }) => at),
      );
      return addSamples(session, { source, samples, at: clock() });
    },
    seal: (days, act) => sealDays(session, end, { days, act }),
    setAside: (items) => setAside(session, items, clock()),
    async keepCheckpoint({ size, root, note, recordedAt }) {
      await session.rows(
        `insert into troth.checkpoints (org, size, root, note, recorded_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [session.org, size, bytes(root), note, recordedAt],
      );
    },
    keepBlob: (blob) => keepBlob(session, blob, clock()),
    enqueue: (queue, job) => send(session, queue, job),
  };
  return { transaction, settle: () => end.settle() };
}
