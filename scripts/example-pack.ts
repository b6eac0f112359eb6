/**
 * The evidence packs of the examples: Harbourline's month for Silkroad Pay, as its ledger would have it. Each row entered when
 * it became known, each statement when it was issued. The key is made from a seed that stands here, so it proves nothing.
 *
 *   node scripts/example-pack.ts
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFiles } from '@troth/connectors';
import {
  buildPack,
  chainEntry,
  chainStart,
  entryLeaf,
  evaluate,
  evidenceBody,
  formatVerifierKey,
  Instant,
  merkleRoot,
  readAgreements,
  readDocuments,
  rowHash,
  rowText,
  signCheckpoint,
  statementHash,
} from '@troth/core';
import type { Entry, EntryDraft, EvidenceRow, NamedText, RecordedRow, Signer, Statement } from '@troth/core';
import { zipPack } from '../packages/cli/src/packs/zip.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const agreement = 'SLA-SP-DIA';
const period = '2024-11';
const origin = 'troth.example/harbourline';
const signedOn = Instant.parse('2024-01-25T10:00:00+08:00');
const issuedAt = ['2024-12-02T09:00:00+08:00', '2024-12-05T09:00:00+08:00'].map(Instant.parse);
const knownAt = issuedAt[1] ?? signedOn;

interface Moment {
  readonly at: Instant;
  readonly draft: EntryDraft;
  readonly row?: EvidenceRow;
}

function demoSigner(): Signer {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, 'harbourline demo'),
  ]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { name: origin, publicKey, sign: async (bytes) => new Uint8Array(sign(null, bytes, key)) };
}

const recordOf = (kind: string, id: string, hash: string): EntryDraft => ({
  kind: 'record',
  subject: `${kind}/${id}`,
  actor: 'mei.lau@harbourline.example',
  body: { kind, id, version: 1, retired: false, body: { hash } },
});

function rowMoment(row: EvidenceRow): Moment {
  const body = evidenceBody(row.source, [rowHash(rowText(row))]);
  return { at: row.recordedAt, row, draft: { kind: 'evidence', subject: row.source, actor: row.source, body } };
}

function statementsOf(texts: readonly NamedText[], rows: readonly EvidenceRow[]): readonly Statement[] {
  const book = readAgreements(texts);
  const found = book.ok ? book.value.agreements.find(({ id }) => id === agreement) : undefined;
  if (found === undefined) throw new Error(`${agreement} cannot be read`);
  return issuedAt.map((at) => {
    const known = rows.filter((row) => row.recordedAt <= at);
    const made = evaluate({ agreement: found, evidence: { rows: known }, period, knownAt: at });
    if (!made.ok) throw new Error(made.refusals[0]?.message);
    return made.value;
  });
}

/** Everything that happened at Harbourline, other customers' rows too, in the order in which it became known. */
function ledgerOf(moments: readonly Moment[]): readonly (Moment & { readonly entry: Entry })[] {
  let previous = chainStart;
  return moments
    .toSorted((a, b) => a.at - b.at)
    .map((moment, index) => {
      const entry = chainEntry(moment.draft, { index, recordedAt: moment.at, previous });
      previous = entry.hash;
      return { ...moment, entry };
    });
}

/** The files to be written, by name. */
export async function examplePacks(): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const read = await readFiles([join(root, 'examples/harbourline')]);
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  const texts = read.value.agreements.filter(({ file }) => /(?:standard|sla-sp-dia)\.yaml$/u.test(file));
  const documents = readDocuments(texts);
  if (!documents.ok) throw new Error(documents.refusals[0]?.message);
  const statements = statementsOf(texts, read.value.rows);
  const ledger = ledgerOf([
    ...documents.value.map(({ id, hash }) => ({ at: signedOn, draft: recordOf('agreement', id, hash) })),
    ...read.value.rows.map(rowMoment),
    ...statements.map((one) => ({
      at: Instant.parse(one.knownAt),
      draft: recordOf('statement', `${agreement} ${period}`, statementHash(one)),
    })),
  ]);
  const mine = ledger.filter(
    ({ at, row, draft }) => at <= knownAt && (row === undefined ? draft.kind === 'record' : isMine(row)),
  );
  const hashes = ledger.map(({ entry }) => entry.hash);
  const signer = demoSigner();
  const noteOver = (size: number): Promise<string> => {
    const extension = [`recordedAt ${Instant.format(ledger[size - 1]?.at ?? signedOn)}`];
    return signCheckpoint({ origin, size, root: merkleRoot(hashes.slice(0, size).map(entryLeaf)), extension }, signer);
  };
  const before = ledger.filter(({ at }) => at <= (issuedAt[0] ?? signedOn)).length;
  const rows = mine.flatMap(({ row, entry }): RecordedRow[] =>
    row === undefined ? [] : [{ entry: entry.index, place: 0, row }],
  );
  const pack = buildPack({
    product: '0.1.0',
    org: 'harbourline',
    agreement,
    period,
    knownAt,
    agreements: texts,
    entries: mine.map(({ entry }) => entry),
    rows,
    statements,
    checkpoint: { note: await noteOver(ledger.length), hashes },
    earlier: [before],
    keys: [signer],
  });
  const credited = Buffer.from(pack.get('rows.jsonl') ?? '')
    .toString('utf8')
    .split('\n');
  const shorter = credited.filter((line) => !line.includes('"OUT-0195"')).join('\n');
  return new Map<string, Uint8Array | string>([
    ['silkroad-2024-11.zip', zipPack(pack)],
    ['silkroad-2024-11-altered.zip', zipPack(new Map([...pack, ['rows.jsonl', Buffer.from(shorter)]]))],
    ['harbourline.key', `${formatVerifierKey(signer)}\n`],
    ['checkpoint-2024-12-02.txt', await noteOver(before)],
  ]);
}

/** What the statement looks at: rows of the agreement, and rows about the world that name none. */
const isMine = (row: EvidenceRow): boolean => row.agreement === undefined || row.agreement === agreement;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, 'examples/packs');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of await examplePacks()) writeFileSync(join(folder, name), content);
}
