/** The organisation of the key, and keys. */
import { createKey, grantSchema, listKeys, revokeKey } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, pageOf, pageOfWhole, pageQuery, wordsSchema } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const keySummary = z
  .object({
    id: z.string(),
    name: z.string(),
    grants: z.array(grantSchema),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string().optional(),
    revoked: z.boolean(),
  })
  .meta({ id: 'Key', description: 'An API key as it is listed: never its secret.' });

const newKey = z.strictObject({
  name: wordsSchema(200).describe('What it is for, for people.'),
  grants: z.array(grantSchema).min(1).max(50),
  expiresAt: momentSchema.optional(),
});

const exampleKey = {
  id: 'k7f3',
  name: 'probe in Kwun Tong',
  grants: [{ scope: 'evidence:write', source: 'probe-hk' }],
  createdAt: '2025-02-01T00:00:00.000Z',
  createdBy: 'key:admin',
  revoked: false,
};

const keyParams = z.object({ key: idSchema });

export const organisationOperations: readonly Operation[] = [
  json({
    id: 'readOrganisation',
    method: 'GET',
    path: '/v1/organisation',
    tag: 'Organisation',
    summary: 'The organisation of this key',
    description: 'Which organisation the key belongs to, what the key may do, and how far the ledger has come.',
    status: 200,
    answer: z.object({
      id: z.string(),
      actor: z.string().describe('How this key is named in the ledger.'),
      grants: z.array(grantSchema),
      ledger: z.object({ size: z.number().int(), hash: z.string() }),
    }),
    examples: {
      answer: {
        id: 'harbourline',
        actor: 'key:k7f3',
        grants: [{ scope: 'read' }],
        ledger: { size: 1500, hash: 'ab'.repeat(32) },
      },
    },
    async handle({ context, caller }) {
      const { size, hash } = await context.store.read(caller.organisation, (reader) => reader.head());
      const { id, grants } = caller.actor;
      return { body: { id: caller.organisation, actor: id, grants, ledger: { size, hash } } };
    },
  }),
  json({
    id: 'listKeys',
    method: 'GET',
    path: '/v1/keys',
    tag: 'Organisation',
    summary: 'API keys',
    description: 'All keys of the organisation, revoked ones too, without their secrets.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(keySummary),
    examples: { answer: { items: [exampleKey] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = () => listKeys(context, { organisation });
      return { body: await pageOfWhole(query, 'keys', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'createKey',
    method: 'POST',
    path: '/v1/keys',
    tag: 'Organisation',
    summary: 'A new API key',
    description:
      'Makes a key with the scopes named, each limited to a source, a series or a subject where it says so. `token` is shown this once: an answer given again for an idempotency key leaves it out.',
    body: newKey,
    status: 201,
    answer: keySummary.extend({ token: z.string().optional().describe('Shown once; only its hash is kept.') }),
    secrets: ['token'],
    examples: {
      body: { name: exampleKey.name, grants: exampleKey.grants },
      answer: { ...exampleKey, token: 'troth_harbourline_k7f3_…' },
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await createKey(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'revokeKey',
    method: 'DELETE',
    path: '/v1/keys/{key}',
    tag: 'Organisation',
    summary: 'Revokes an API key',
    description: 'The key is refused from now on. It stays listed, since what it wrote stays.',
    params: keyParams,
    status: 200,
    answer: keySummary,
    examples: { answer: { ...exampleKey, revoked: true } },
    async handle({ context, command, params }) {
      return { body: valueOf(await revokeKey(context, { ...command, id: params.key })) };
    },
  }),
];
