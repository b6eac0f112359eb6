/** A ledger of seven entries and the pack of one month of it, for tests; signed with a stand-in for a signature. */
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { readAgreements } from '../../agreements/book.ts';
import { readDocuments } from '../../agreements/document.ts';
import { smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { columnsFromPages } from '../../evidence/page-columns.ts';
import { sealDay } from '../../evidence/page-codec.ts';
import { rowText } from '../../evidence/canonical.ts';
import { parseRow } from '../../evidence/parse.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { statementHash } from '../../evaluation/statement.ts';
import type { Statement } from '../../evaluation/statement.ts';
import { signCheckpoint } from '../../ledger/checkpoint.ts';
import type { Signer, Verify } from '../../ledger/checkpoint.ts';
import { chainEntry, chainStart, entryHash } from '../../ledger/entry.ts';
import type { Entry, EntryDraft, Json } from '../../ledger/entry.ts';
import { entryLeaf, merkleRoot } from '../../ledger/merkle.ts';
import { sameBytes } from '../../ledger/merkle-proofs.ts';
import { Instant } from '../../values/instant.ts';
import type { Outcome } from '../../values/outcome.ts';
import { evidenceBody, rowHash } from '../bodies.ts';
import type { PackParts, RecordedRow } from '../build-pack.ts';

export const origin = 'troth.example/small';

/** Whoever knows the public key could forge this; it stands in for Ed25519 where only who signed matters. */
export function signerOf(seed: number, name = origin): Signer {
  const publicKey = new Uint8Array(32).fill(seed);
  return { name, publicKey, sign: async (bytes) => sha512(concatBytes(publicKey, bytes)) };
}
export const verify: Verify = async (publicKey, bytes, signature) =>
  sameBytes(signature, sha512(concatBytes(publicKey, bytes)));

export const taken = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new TypeError(outcome.refusals.map(({ message }) => message).join('\n'));
  return outcome.value;
};

const recorded = Instant.parse('2024-05-01T08:00:00Z');
export const knownAt = Instant.parse('2024-05-02T08:00:00Z');

function down(id: string, start: string, extra: object = {}): EvidenceRow {
  const end = `${start.slice(0, 11)}12:00:00Z`;
  return taken(parseRow({ id, source: 'probe', form: 'state', state: 'down', start, end, ...extra }, 'test'));
}

const told: readonly RecordedRow[] = [
  { entry: 1, place: 0, row: down('OUT-1', '2024-04-03T11:00:00Z') },
  { entry: 1, place: 1, row: down('OTHER', '2024-04-04T11:00:00Z', { agreement: 'OTHER' }), withheld: true },
  { entry: 1, place: 2, row: down('OUT-2', '2024-04-10T11:30:00Z', { affected: '1/3' }) },
  { entry: 3, place: 0, row: down('OUT-3', '2024-04-20T11:45:00Z', { cause: '光纜' }) },
  { entry: 3, place: 1, row: down('OUT-4', '2024-04-21T11:50:00Z') },
];

const series = { source: 'probe', series: 'requests', agreement: 'SMALL', stepMs: 3_600_000 };

/** Two days of hourly counts. */
const pages = ['2024-04-10T00:00:00Z', '2024-04-11T00:00:00Z'].map((day, bad) =>
  sealDay({
    day: Instant.parse(day),
    stepMs: series.stepMs,
    recordedAt: recorded,
    bad: new Uint8Array(24).fill(bad),
    total: new Uint8Array(24).fill(60),
  }),
);

const rowsOf = (rows: readonly RecordedRow[], entry: number): readonly string[] =>
  rows.filter((one) => one.entry === entry).map(({ row }) => rowHash(rowText(row)));

const text = smallAgreement({}, 'agreements/small.yaml');

/** The statement of the month from these rows. */
export function statementOf(rows: readonly RecordedRow[]): Statement {
  const [agreement] = taken(readAgreements([text])).agreements;
  if (agreement === undefined) throw new TypeError('no agreement');
  const columns = [columnsFromPages(series, pages)].filter((block) => block !== undefined);
  const evidence = { rows: rows.map(({ row }) => row), columns };
  return taken(evaluate({ agreement, evidence, period: '2024-04', knownAt }));
}

const record = (kind: string, id: string, body: Json): EntryDraft => ({
  kind: 'record',
  subject: id,
  actor: 'mei',
  body: { kind, id, version: 1, body },
});

/** All entries of the ledger, the two that are nobody's business in this pack included. */
export function ledgerOf(rows: readonly RecordedRow[], statement: Statement): readonly Entry[] {
  const hash = taken(readDocuments([text]))[0]?.hash ?? '';
  const evidence = (entry: number): EntryDraft => {
    const body = evidenceBody('probe', rowsOf(rows, entry));
    return { kind: 'evidence', subject: 'probe', actor: 'probe', body };
  };
  const drafts = [
    record('agreement', 'SMALL', { hash }),
    evidence(1),
    record('source', 'probe', { interval: 60 }),
    evidence(3),
    { kind: 'pages', subject: 'pages', actor: 'worker', body: { pages: pages.map(sealedDay) } },
    record('statement', 'SMALL 2024-04', { hash: statementHash(statement) }),
    record('source', 'probe', { interval: 60 }),
  ];
  return chained(drafts);
}

const sealedDay = ({ day, hash }: { day: Instant; hash: string }): Json => {
  const { stepMs: _step, ...name } = series;
  return { ...name, day: Instant.format(day), hash, recordedAt: Instant.format(recorded) };
};

export function chained(drafts: readonly EntryDraft[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, draft] of drafts.entries())
    entries.push(chainEntry(draft, { index, recordedAt: recorded, previous: entries.at(-1)?.hash ?? chainStart }));
  return entries;
}

/** A note over the first `size` entries. */
export function noteOver(entries: readonly Entry[], size: number, signer = signerOf(1)): Promise<string> {
  const root = merkleRoot(entries.slice(0, size).map((entry) => entryLeaf(entryHash(entry))));
  return signCheckpoint({ origin, size, root, extension: [] }, signer);
}

/** The parts of the pack, from rows that may have been altered before they were entered. */
export async function smallParts(rows: readonly RecordedRow[] = told, size = 7): Promise<PackParts> {
  const statement = statementOf(rows);
  const all = ledgerOf(rows, statement).slice(0, size);
  return {
    product: '0.1.0',
    org: 'small',
    agreement: 'SMALL',
    period: '2024-04',
    knownAt,
    agreements: [text],
    entries: all.filter(({ index }) => [0, 1, 3, 4, 5].includes(index)),
    rows,
    pages,
    statements: [statement],
    checkpoint: { note: await noteOver(all, all.length), hashes: all.map(({ hash }) => hash) },
    earlier: [3, 5].filter((one) => one < size),
    keys: [signerOf(1)],
  };
}
