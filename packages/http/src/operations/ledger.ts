/** The ledger to look at and to check: head, entries, checkpoints, proofs. */
import { entryLeaf, Instant, MerkleTree } from '@troth/core';
import type { Entry } from '@troth/core';
import { signHead } from '@troth/services';
import type { Context } from '@troth/services';
import type { StoredCheckpoint } from '@troth/stores';
import { z } from 'zod';
import { idSchema, numberAfter, pageFrom, pageOf, pageQuery } from '../answers/shapes.ts';
import { nothingHere, Problem } from '../errors.ts';
import { json } from './operation.ts';
import type { Operation } from './operation.ts';

const hashSchema = z.string().describe('SHA-256 in hexadecimal.');

const head = z.object({
  size: z.number().int(),
  hash: hashSchema,
  recordedAt: z.string().optional(),
});

const entry = z
  .object({
    index: z.number().int(),
    kind: z.string(),
    subject: z.string(),
    actor: z.string(),
    occurred: z.string().optional(),
    recordedAt: z.string(),
    key: z.string().optional(),
    body: z.unknown(),
    previous: hashSchema,
    hash: hashSchema,
  })
  .meta({ id: 'LedgerEntry', description: 'What was told or decided, in the order in which it became known.' });

const checkpoint = z
  .object({ size: z.number().int(), root: z.string(), note: z.string(), recordedAt: z.string() })
  .meta({ id: 'Checkpoint', description: 'A signed note (C2SP) about the first `size` entries.' });

const proof = z.object({ size: z.number().int(), root: hashSchema, proof: z.array(hashSchema) });

const exampleCheckpoint = {
  size: 1500,
  root: 'ab'.repeat(32),
  note: 'troth/harbourline\n1500\n…\n',
  recordedAt: '2025-02-26T00:30:00.000Z',
};
const exampleProof = { size: 1500, root: 'ab'.repeat(32), proof: ['cd'.repeat(32)] };

const indexSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const sizeSchema = indexSchema.optional().describe('Size of the tree the proof is for; the whole ledger when missing.');

const shownEntry = ({ occurred, recordedAt, ...rest }: Entry) => ({
  ...rest,
  recordedAt: Instant.format(recordedAt),
  ...(occurred === undefined ? {} : { occurred: Instant.format(occurred) }),
});

const shownCheckpoint = ({ recordedAt, ...rest }: StoredCheckpoint) => ({
  ...rest,
  recordedAt: Instant.format(recordedAt),
});

/** A tree is laid over hashes in memory; beyond it proofs are made from a pack, offline. */
const largestTree = 500_000;

async function treeOf(context: Context, organisation: string, asked: number | undefined): Promise<MerkleTree> {
  const hashes = await context.store.read(organisation, async (reader) => {
    const { size } = await reader.head();
    const wanted = asked ?? size;
    if (wanted > size) throw tooFar(`The ledger has ${size} entries; ask for a tree of at most that many.`);
    if (wanted > largestTree) throw tooFar(`Proofs are made here for at most ${largestTree} entries; use a pack.`);
    return reader.entryHashes(0, wanted);
  });
  return new MerkleTree(hashes.map(entryLeaf));
}

const tooFar = (message: string): Problem => new Problem('invalid', message);

const proofOf = (tree: MerkleTree, path: readonly Uint8Array[]) => ({
  size: tree.size,
  root: Buffer.from(tree.root()).toString('hex'),
  proof: path.map((hash) => Buffer.from(hash).toString('hex')),
});

const read: readonly Operation[] = [
  json({
    id: 'readLedgerHead',
    method: 'GET',
    path: '/v1/ledger',
    tag: 'Ledger',
    summary: 'How far the ledger has come',
    description: 'Number of entries, and the hash of the last one, which ties all before it.',
    status: 200,
    answer: head,
    examples: { answer: { size: 1500, hash: 'ab'.repeat(32), recordedAt: '2025-02-26T00:30:00.000Z' } },
    async handle({ context, caller: { organisation } }) {
      const { size, hash, recordedAt } = await context.store.read(organisation, (reader) => reader.head());
      const at = recordedAt === undefined ? {} : { recordedAt: Instant.format(recordedAt) };
      return { body: { size, hash, ...at }, version: `${size}-${hash.slice(0, 16)}` };
    },
  }),
  json({
    id: 'listLedgerEntries',
    method: 'GET',
    path: '/v1/ledger/entries',
    tag: 'Ledger',
    summary: 'Entries of the ledger',
    description: 'In order of index, from the first or from where the cursor stands.',
    query: z.strictObject({
      ...pageQuery,
      kind: z.string().min(1).max(60).optional(),
      subject: idSchema.optional(),
    }),
    status: 200,
    answer: pageOf(entry),
    examples: {
      answer: {
        items: [
          {
            index: 0,
            kind: 'record',
            subject: 'agreement/SLA-HL-01',
            actor: 'key:k7f3',
            recordedAt: '2025-01-05T02:00:00.000Z',
            body: {},
            previous: '0'.repeat(64),
            hash: 'ab'.repeat(32),
          },
        ],
      },
    },
    async handle({ context, caller: { organisation }, query }) {
      const { kind, subject, limit } = query;
      const list = `entries/${kind ?? ''}/${subject ?? ''}`;
      const from = (numberAfter(list, query) ?? -1) + 1;
      const asked = {
        from,
        limit: limit + 1,
        ...(kind === undefined ? {} : { kind }),
        ...(subject === undefined ? {} : { subject }),
      };
      const found = await context.store.read(organisation, (reader) => reader.entries(asked));
      const page = pageFrom(found, { list, limit }, (one) => one.index);
      return { body: { ...page, items: page.items.map(shownEntry) } };
    },
  }),
  json({
    id: 'listCheckpoints',
    method: 'GET',
    path: '/v1/ledger/checkpoints',
    tag: 'Ledger',
    summary: 'Signed checkpoints',
    description: 'The newest first. Keep them outside: they show any rewriting of what they cover.',
    query: z.strictObject({ limit: pageQuery.limit }),
    status: 200,
    answer: z.object({ items: z.array(checkpoint) }),
    examples: { answer: { items: [exampleCheckpoint] } },
    async handle({ context, caller: { organisation }, query }) {
      const found = await context.store.read(organisation, (reader) => reader.checkpoints(query.limit));
      return { body: { items: found.map(shownCheckpoint) } };
    },
  }),
];

const prove: readonly Operation[] = [
  json({
    id: 'signCheckpoint',
    method: 'POST',
    path: '/v1/ledger/checkpoints',
    tag: 'Ledger',
    summary: 'Signs the head of the ledger',
    description: 'Makes a checkpoint when there is something new to sign and the server has a key to sign with.',
    status: 200,
    answer: z.object({ checkpoint: checkpoint.optional().describe('Missing when there is nothing new or no key.') }),
    examples: { answer: { checkpoint: exampleCheckpoint } },
    async handle({ context, caller: { organisation } }) {
      const signed = await signHead(context, { organisation });
      return { body: signed === undefined ? {} : { checkpoint: shownCheckpoint(signed) } };
    },
  }),
  json({
    id: 'proveInclusion',
    method: 'GET',
    path: '/v1/ledger/entries/{index}/proof',
    tag: 'Ledger',
    summary: 'Proof that an entry is in the ledger',
    description: 'RFC 9162 §2.1.3: hashes that lead from the entry to the root.',
    params: z.object({ index: indexSchema }),
    query: z.strictObject({ size: sizeSchema }),
    errors: ['invalid'],
    status: 200,
    answer: proof,
    examples: { answer: exampleProof },
    async handle({ context, caller: { organisation }, params, query }) {
      const tree = await treeOf(context, organisation, query.size);
      if (params.index >= tree.size) throw nothingHere();
      return { body: proofOf(tree, tree.inclusionProof(params.index)) };
    },
  }),
  json({
    id: 'proveConsistency',
    method: 'GET',
    path: '/v1/ledger/consistency',
    tag: 'Ledger',
    summary: 'Proof that the ledger only grew',
    description:
      'RFC 9162 §2.1.4: hashes that show the tree of the first `from` entries to be a beginning of the later one.',
    query: z.strictObject({ from: indexSchema, size: sizeSchema }),
    errors: ['invalid'],
    status: 200,
    answer: proof,
    examples: { answer: exampleProof },
    async handle({ context, caller: { organisation }, query }) {
      const tree = await treeOf(context, organisation, query.size);
      if (query.from > tree.size) throw tooFar(`\`from\` is at most the size of the tree, ${tree.size}.`);
      return { body: proofOf(tree, tree.consistencyProof(query.from)) };
    },
  }),
];

export const ledgerOperations: readonly Operation[] = [...read, ...prove];
