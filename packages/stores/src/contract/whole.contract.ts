/** All that can be read of an organisation, for comparing one state with another. */
import { columnsHash, Instant, rowText } from '@troth/core';
import type { Reader, Transaction } from '../ports/store.ts';
import { act, start } from './opened.contract.ts';
import { blobOf } from './blobs.contract.ts';
import { everyForm, runOf } from './told.contract.ts';

const always = { start: Instant.earliest, end: Instant.latest };
const limit = 10_000;

/** Kinds of records and views, and scopes of answers, that the suites use. */
export const kinds = ['agreement', 'source'] as const;
export const sources = ['desk', 'probe', 'scraper'] as const;
export const answerKeys = ['a', 'b', 'c'] as const;

/** Ids of quarantined items are left out: a store may number them over all organisations. */
export async function everythingOf(reader: Reader): Promise<object> {
  const { frontier, ...head } = await reader.head();
  const entries = await reader.entries({ limit });
  const records = [];
  const views = [];
  for (const kind of kinds) {
    const current = await reader.records({ kind, limit, withRetired: true });
    for (const { id } of current) records.push(...(await reader.versions(kind, id)));
    views.push(...(await reader.projections({ kind, limit })));
  }
  const samples = [];
  for (const source of sources) samples.push(...(await reader.samples({ source, span: always })));
  const answers = [];
  for (const key of answerKeys) answers.push(await reader.answered('contract', key));
  const blobs = [];
  for (const blob of await reader.blobNames({ limit })) {
    const { bytes, ...kept } = (await reader.blob(blob)) ?? { bytes: new Uint8Array() };
    blobs.push({ ...kept, bytes: Buffer.from(bytes).toString('hex') });
  }
  return {
    head,
    frontier: Buffer.from(frontier).toString('hex'),
    counts: await reader.counts(),
    entries,
    hashes: await reader.entryHashes(0, limit),
    checkpoints: await reader.checkpoints(limit),
    records,
    views,
    facts: (await reader.facts({})).map(({ row, entry, position }) => ({ entry, position, row: rowText(row) })),
    columns: (await reader.columns({ span: always })).map((block) => ({
      name: block.series,
      hash: columnsHash(block),
    })),
    runs: (await reader.runs(0, limit)).map((run) => ({ ...run, bytes: Buffer.from(run.bytes).toString('hex') })),
    unsealed: await reader.unsealed(Instant.latest, limit),
    samples,
    blobs,
    quarantine: (await reader.quarantine({ limit })).map((item) => ({ ...item, id: 'its own' })),
    answers,
    timers: await reader.timers({ limit }),
    events: await reader.events({ after: 0, limit }),
  };
}

/** Writes something through every method that writes. */
export async function writeEverything(tx: Transaction): Promise<void> {
  await tx.append({ kind: 'note', subject: 'all', actor: act.actor, key: 'everything', body: null });
  await tx.put({ kind: 'agreement', id: 'SLA-1', body: { title: 'Line' } }, act);
  await tx.addFacts({ source: 'desk', rows: everyForm }, act);
  await tx.addRuns({ source: 'probe', runs: [runOf([[0, 1], [1, 4], 'unknown'])] }, act);
  await tx.addSamples('scraper', [{ labels: { job: 'web' }, at: start, value: 0.1 }]);
  await tx.seal(await tx.unsealed(Instant.latest, limit), act);
  await tx.addRuns({ source: 'probe', runs: [runOf([[1, 1]])] }, act);
  await tx.keepBlob(blobOf(Uint8Array.of(0, 92, 98, 255, 10, 13)));
  await tx.setAside([{ source: 'desk', place: 'desk.csv:3', code: 'shape', message: 'no end', raw: 'a,b' }]);
  await tx.keepCheckpoint({ size: 1, root: '0'.repeat(64), note: 'note', recordedAt: start });
  await tx.setTimers([{ kind: 'close', subject: 'SLA-1', dueAt: start, body: { period: '2025-01' } }]);
  await tx.addDestination('hook', []);
  await tx.emit('statement', 'SLA-1', { period: '2025-01' });
  await tx.answer('contract', 'a', { requestHash: 'ab'.repeat(32), status: 201, response: { id: 'SLA-1' } });
  await tx.project('agreement', 'SLA-1', { attained: '99.9' });
}
