/** What people do with their own account: language, password, second step, passkeys, sessions. Nobody else does it for them. */
import {
  addPasskey,
  beginPasskey,
  changePassword,
  chooseLanguage,
  endSessions,
  listSessions,
  newPasskeySchema,
  proposeAuthenticator,
  removeAuthenticator,
  removePasskey,
  setAuthenticator,
  summaryOf,
} from '@troth/services';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { accountExample, accountSchema } from '../answers/accounts.ts';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { nothingHere, Problem } from '../errors.ts';
import { newPasskeyExample } from './invited.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { begunExample, begunSchema, ceremonySchema, placeOf } from './passkeys.ts';

const tag = 'Account';
const code = wordsSchema(40).describe('Six digits of the authenticator, or a recovery code.');
const passkeySchema = z.object({ id: z.string(), name: z.string(), addedAt: z.string() });
const passkeyParams = z.object({ passkey: z.string().min(1).max(2000) });
const done = z.object({ done: z.literal(true) });
const isDone = { done: true } as const;

const sessionSchema = z
  .object({
    id: z.string(),
    openedAt: z.string(),
    seenAt: z.string(),
    how: z.string(),
    from: z.string().describe('The network, not the machine.'),
    device: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'Session', description: 'Where somebody is signed in.' });

const exampleSession = {
  id: '0f3a',
  openedAt: '2025-02-26T00:30:00.000Z',
  seenAt: '2025-02-26T00:30:00.000Z',
  how: 'password',
  from: '203.0.113.0/24',
  device: 'Firefox, Linux',
  current: true,
};

function own({ signedIn }: Caller): NonNullable<Caller['signedIn']> {
  if (signedIn === undefined) throw new Problem('unauthenticated', 'Sign in first.');
  return signedIn;
}

const authenticatorOperations: readonly Operation[] = [
  json({
    id: 'beginAuthenticator',
    method: 'POST',
    path: '/v1/account/authenticator/begin',
    tag,
    summary: 'A secret for an authenticator',
    description: 'Nothing is kept yet: it comes back with the first code that the authenticator shows.',
    status: 200,
    answer: z.object({ secret: z.string().optional(), uri: z.string().optional().describe('For a QR code.') }),
    secrets: ['secret', 'uri'],
    examples: { answer: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Troth:ada?secret=JBSWY3DPEHPK3PXP' } },
    handle: async ({ context, caller }) => ({ body: proposeAuthenticator(context, own(caller).account.body.email) }),
  }),
  json({
    id: 'setAuthenticator',
    method: 'PUT',
    path: '/v1/account/authenticator',
    tag,
    summary: 'Asks for a second step from now on',
    description: 'Answers recovery codes, each good once in place of the authenticator. They are shown this once.',
    body: z.strictObject({ secret: wordsSchema(100), code }),
    status: 200,
    answer: z.object({ recovery: z.array(z.string()).optional() }),
    secrets: ['recovery'],
    examples: { body: { secret: 'JBSWY3DPEHPK3PXP', code: '123456' }, answer: { recovery: ['MFRGGZDFMZTWQ2LK'] } },
    async handle({ context, command, caller, body }) {
      return {
        body: valueOf(await setAuthenticator(context, { ...command, account: own(caller).account.id, ...body })),
      };
    },
  }),
  json({
    id: 'removeAuthenticator',
    method: 'POST',
    path: '/v1/account/authenticator/remove',
    tag,
    summary: 'Asks for no second step any more',
    description: 'With a code of it, so that a screen left open changes nothing.',
    body: z.strictObject({ code }),
    status: 200,
    answer: done,
    examples: { body: { code: '123456' }, answer: isDone },
    async handle({ context, command, caller, body }) {
      valueOf(await removeAuthenticator(context, { ...command, account: own(caller).account.id, ...body }));
      return { body: isDone };
    },
  }),
];

const passkeyOperations: readonly Operation[] = [
  json({
    id: 'beginPasskey',
    method: 'POST',
    path: '/v1/account/passkeys/begin',
    tag,
    summary: 'Begins to make a passkey',
    description: 'For the browser’s own dialogue.',
    status: 200,
    answer: begunSchema,
    examples: { answer: begunExample },
    async handle({ context, caller, asked }) {
      const { id, body } = own(caller).account;
      const account = { id, email: body.email, passkeys: body.passkeys };
      return {
        body: await beginPasskey(context, { organisation: caller.organisation, account, place: placeOf(asked) }),
      };
    },
  }),
  json({
    id: 'addPasskey',
    method: 'POST',
    path: '/v1/account/passkeys',
    tag,
    summary: 'Adds a passkey',
    description: 'With what the browser answered.',
    body: z.strictObject({ ceremony: ceremonySchema, response: newPasskeySchema, name: wordsSchema(60) }),
    status: 201,
    answer: passkeySchema,
    examples: {
      body: { ceremony: 'b64…', response: newPasskeyExample, name: 'Ada’s phone' },
      answer: { id: 'AQ', name: 'Ada’s phone', addedAt: exampleSession.openedAt },
    },
    async handle({ context, command, caller, asked, body }) {
      const given = { ...command, ...body, account: own(caller).account.id, place: placeOf(asked) };
      return { body: valueOf(await addPasskey(context, given)) };
    },
  }),
  json({
    id: 'removePasskey',
    method: 'DELETE',
    path: '/v1/account/passkeys/{passkey}',
    tag,
    summary: 'Takes a passkey away',
    description: 'It lets nobody in any more. The last way in stays.',
    params: passkeyParams,
    status: 200,
    answer: done,
    examples: { answer: isDone },
    async handle({ context, command, caller, params }) {
      const account = own(caller).account.id;
      valueOf(await removePasskey(context, { ...command, account, id: params.passkey }));
      return { body: isDone };
    },
  }),
];

const sessionOperations: readonly Operation[] = [
  json({
    id: 'listSessions',
    method: 'GET',
    path: '/v1/sessions',
    tag,
    summary: 'Where you are signed in',
    description: 'Sessions that are not over, the newest first.',
    status: 200,
    answer: z.object({ items: z.array(sessionSchema) }),
    examples: { answer: { items: [exampleSession] } },
    async handle({ context, caller }) {
      const { account, session } = own(caller);
      const asked = { organisation: caller.organisation, account: account.id, current: session };
      return { body: { items: await listSessions(context, asked) } };
    },
  }),
  json({
    id: 'endSession',
    method: 'DELETE',
    path: '/v1/sessions/{session}',
    tag,
    summary: 'Signs out elsewhere',
    description: 'Ends one of your sessions.',
    params: z.object({ session: idSchema }),
    status: 200,
    answer: done,
    examples: { answer: isDone },
    async handle({ context, caller, params }) {
      const account = own(caller).account.id;
      const ended = await context.store.write(caller.organisation, (transaction) =>
        endSessions(transaction, account, { only: params.session }),
      );
      if (ended === 0) throw nothingHere();
      return { body: isDone };
    },
  }),
  json({
    id: 'endOtherSessions',
    method: 'DELETE',
    path: '/v1/sessions',
    tag,
    summary: 'Signs out everywhere else',
    description: 'Ends all your sessions but this one.',
    status: 200,
    answer: done,
    examples: { answer: isDone },
    async handle({ context, caller }) {
      const { account, session } = own(caller);
      await context.store.write(caller.organisation, (transaction) =>
        endSessions(transaction, account.id, { but: session }),
      );
      return { body: isDone };
    },
  }),
];

export const ownAccountOperations: readonly Operation[] = [
  json({
    id: 'readOwnAccount',
    method: 'GET',
    path: '/v1/account',
    tag,
    summary: 'Your account',
    description: 'What you sign in with.',
    status: 200,
    answer: accountSchema,
    examples: { answer: accountExample },
    handle: async ({ caller }) => ({ body: summaryOf(own(caller).account) }),
  }),
  json({
    id: 'chooseLanguage',
    method: 'PUT',
    path: '/v1/account',
    tag,
    summary: 'Chooses your language',
    description: 'Of screens, and of what is sent to you.',
    body: z.strictObject({ language: z.enum(['en', 'zh-Hant']) }),
    status: 200,
    answer: accountSchema,
    examples: { body: { language: 'zh-Hant' }, answer: { ...accountExample, language: 'zh-Hant' } },
    async handle({ context, command, caller, body }) {
      return { body: valueOf(await chooseLanguage(context, { ...command, account: own(caller).account.id, ...body })) };
    },
  }),
  json({
    id: 'changePassword',
    method: 'PUT',
    path: '/v1/account/password',
    tag,
    summary: 'Changes your password',
    description: 'With the one before, where there is one. All your other sessions end.',
    body: z.strictObject({
      before: z.string().max(1000).optional(),
      password: z.string().min(1).max(1000),
    }),
    status: 200,
    answer: done,
    examples: { body: { before: 'my old password', password: 'correct horse battery staple' }, answer: isDone },
    async handle({ context, command, caller, body }) {
      const { account, session } = own(caller);
      valueOf(await changePassword(context, { ...command, ...body, account: account.id, session }));
      return { body: isDone };
    },
  }),
  ...authenticatorOperations,
  ...passkeyOperations,
  ...sessionOperations,
];
