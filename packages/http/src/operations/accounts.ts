/** Who has an account, what for, and who came in. Owns: the addresses; who may give what is the services' to say. */
import {
  changeAccount,
  createAccount,
  inviteToAccount,
  listAccounts,
  listInvitations,
  listSignIns,
  readAccount,
  waysIn,
  withdrawInvitation,
} from '@troth/services';
import { z } from 'zod';
import { accountExample, accountSchema, standingExample, standingFields } from '../answers/accounts.ts';
import { idSchema, pageOf, pageOfWhole, pageQuery } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const tag = 'People';
const accountParams = z.object({ account: idSchema });

const invitationSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    createdBy: z.string(),
    expiresAt: z.string(),
    forgetAuthenticator: z.boolean(),
  })
  .meta({ id: 'Invitation', description: 'A link that waits to be used; never its token.' });

const exampleInvitation = {
  id: '0123456789abcdef',
  account: 'leo',
  createdBy: 'person:derek',
  expiresAt: '2025-03-05T00:30:00.000Z',
  forgetAuthenticator: false,
};

const signInSchema = z
  .object({
    entry: z.number().int().describe('Its place in the ledger.'),
    at: z.string(),
    account: z.string().optional().describe('Missing where nobody has the address that was given.'),
    how: z.enum(waysIn),
    outcome: z.enum(['in', 'refused']),
    from: z.string().describe('The network, not the machine.'),
    device: z.string(),
  })
  .meta({ id: 'SignIn', description: 'Somebody came in, or tried to.' });

const linkOperations: readonly Operation[] = [
  json({
    id: 'inviteToAccount',
    method: 'POST',
    path: '/v1/accounts/{account}/invitations',
    tag,
    summary: 'Makes a link to an account',
    description:
      'Whoever opens it sets a password or a passkey: for a new account, and where both are lost. It works once and for seven days; one made before works no more.',
    params: accountParams,
    body: z.strictObject({
      forgetAuthenticator: z.boolean().optional().describe('The second step is lost, too.'),
    }),
    errors: ['forbidden'],
    status: 201,
    answer: invitationSchema.extend({ token: z.string().optional().describe('Shown once; only its hash is kept.') }),
    secrets: ['token'],
    examples: { body: {}, answer: { ...exampleInvitation, token: 'aGFyYm91cmxpbmU.0123456789abcdef.…' } },
    async handle({ context, command, params: { account }, body }) {
      return { body: valueOf(await inviteToAccount(context, { ...command, account, ...body })) };
    },
  }),
  json({
    id: 'listInvitations',
    method: 'GET',
    path: '/v1/invitations',
    tag,
    summary: 'Links that wait to be used',
    description: 'Without their tokens.',
    status: 200,
    answer: z.object({ items: z.array(invitationSchema) }),
    examples: { answer: { items: [exampleInvitation] } },
    handle: async ({ context, caller: { organisation } }) => ({
      body: { items: await listInvitations(context, { organisation }) },
    }),
  }),
  json({
    id: 'withdrawInvitation',
    method: 'DELETE',
    path: '/v1/invitations/{invitation}',
    tag,
    summary: 'Takes a link back',
    description: 'It lets nobody in any more.',
    params: z.object({ invitation: idSchema }),
    status: 200,
    answer: invitationSchema,
    examples: { answer: exampleInvitation },
    async handle({ context, command, params }) {
      return { body: valueOf(await withdrawInvitation(context, { ...command, id: params.invitation })) };
    },
  }),
];

export const accountOperations: readonly Operation[] = [
  json({
    id: 'listAccounts',
    method: 'GET',
    path: '/v1/accounts',
    tag,
    summary: 'Accounts',
    description: 'Everybody who can sign in, and what they may do.',
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(accountSchema),
    examples: { answer: { items: [accountExample] } },
    async handle({ context, caller: { organisation }, query }) {
      const read = () => listAccounts(context, { organisation });
      return { body: await pageOfWhole(query, 'accounts', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'readAccount',
    method: 'GET',
    path: '/v1/accounts/{account}',
    tag,
    summary: 'One account',
    description: 'Its ETag is what a change is made against.',
    params: accountParams,
    status: 200,
    answer: accountSchema,
    examples: { answer: accountExample },
    async handle({ context, caller: { organisation }, params }) {
      const found = valueOf(await readAccount(context, { organisation, id: params.account }));
      return { body: found, version: found.version };
    },
  }),
  json({
    id: 'createAccount',
    method: 'POST',
    path: '/v1/accounts',
    tag,
    summary: 'Makes an account',
    description: 'For a person on record. Nobody gives a level above their own. Make a link for it to let them in.',
    body: z.strictObject({ id: idSchema.optional(), ...standingFields }),
    errors: ['forbidden', 'conflict'],
    status: 201,
    answer: accountSchema,
    examples: { body: standingExample, answer: accountExample },
    async handle({ context, command, body }) {
      const made = valueOf(await createAccount(context, { ...command, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'changeAccount',
    method: 'PUT',
    path: '/v1/accounts/{account}',
    tag,
    summary: 'Changes what an account is',
    description:
      'Address, level, roles, party, and whether it may sign in at all. Nobody changes their own standing; who is disabled is signed out.',
    params: accountParams,
    body: z.strictObject({ ...standingFields, disabled: z.boolean().optional() }),
    versioned: true,
    errors: ['changed-since', 'forbidden', 'conflict'],
    status: 200,
    answer: accountSchema,
    examples: { body: { ...standingExample, level: 5 }, answer: { ...accountExample, version: 2, level: 5 } },
    async handle({ context, command, params, body, version }) {
      const asked = { ...command, ...body, id: params.account, expect: version };
      const changed = valueOf(await changeAccount(context, asked), version);
      return { body: changed, version: changed.version };
    },
  }),
  ...linkOperations,
  json({
    id: 'listSignIns',
    method: 'GET',
    path: '/v1/sign-ins',
    tag,
    summary: 'Who came in, and who tried',
    description: 'The newest first, as the ledger has it.',
    query: z.strictObject({ account: idSchema.optional(), limit: pageQuery.limit }),
    status: 200,
    answer: z.object({ items: z.array(signInSchema) }),
    examples: {
      answer: {
        items: [
          {
            entry: 1500,
            at: '2025-02-26T00:30:00.000Z',
            account: 'ada',
            how: 'password',
            outcome: 'in',
            from: '203.0.113.0/24',
            device: 'Firefox, Linux',
          },
        ],
      },
    },
    handle: async ({ context, caller: { organisation }, query: { account, limit } }) => ({
      body: {
        items: await listSignIns(context, { organisation, limit, ...(account === undefined ? {} : { account }) }),
      },
    }),
  }),
];
