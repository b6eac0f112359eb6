/** What a link of an invitation is good for. Owns: nothing beyond its form; the token comes in a body, never in an address that is logged. */
import {
  acceptInvitation,
  beginPasskey,
  checkNewPasskey,
  newPasskeySchema,
  readInvitation,
  registerOf,
} from '@troth/services';
import type { Context } from '@troth/services';
import { z } from 'zod';
import { visitOf } from '../access/visit.ts';
import { wordPair, wordsSchema } from '../answers/shapes.ts';
import { opened, organisationOf, organisationSchema, signedInExample, signedInSchema } from '../answers/who.ts';
import type { House } from '../house.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { begunExample, begunSchema, ceremonySchema, placeOf } from './passkeys.ts';

const tokenSchema = z.string().min(1).max(1000).describe('From the link.');
const exampleToken = 'aGFyYm91cmxpbmU.0123456789abcdef.secret';

export const newPasskeyExample = {
  id: 'AQ',
  rawId: 'AQ',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', attestationObject: 'AA' },
};

const acceptBody = z.union([
  z.strictObject({ token: tokenSchema, password: z.string().min(1).max(1000) }),
  z.strictObject({
    token: tokenSchema,
    ceremony: ceremonySchema,
    response: newPasskeySchema,
    name: wordsSchema(60),
  }),
]);

const before: readonly Operation[] = [
  json({
    id: 'readInvitation',
    method: 'POST',
    path: '/v1/invitation/read',
    tag: 'Session',
    summary: 'Whom a link is for',
    description: 'Before it is used. A link that was used, taken back or is too old is not there.',
    body: z.strictObject({ token: tokenSchema }),
    errors: ['not-found'],
    status: 200,
    answer: z.object({
      email: z.string(),
      name: z.union([z.string(), wordPair]),
      language: z.enum(['en', 'zh-Hant']),
      organisation: organisationSchema,
      isNew: z.boolean().describe('Nobody has come in with this account yet.'),
    }),
    examples: {
      body: { token: exampleToken },
      answer: {
        email: 'ada@harbourline.example',
        name: 'Ada Cheung',
        language: 'en',
        organisation: { id: 'harbourline', name: 'Harbourline Networks' },
        isNew: true,
      },
    },
    async handle({ context, body }) {
      const { organisation, account } = valueOf(await readInvitation(context, body.token));
      const register = await registerOf(context.store, organisation);
      return {
        body: {
          email: account.email,
          name: register.get('person', account.person)?.body.name ?? account.email,
          language: account.language,
          organisation: await organisationOf(context, organisation),
          isNew: !account.hasPassword && account.passkeys.length === 0,
        },
      };
    },
  }),
  json({
    id: 'beginInvitedPasskey',
    method: 'POST',
    path: '/v1/invitation/passkey/begin',
    tag: 'Session',
    summary: 'Begins to make a passkey with a link',
    description: 'For those who want no password at all.',
    body: z.strictObject({ token: tokenSchema }),
    errors: ['not-found'],
    status: 200,
    answer: begunSchema,
    examples: { body: { token: exampleToken }, answer: begunExample },
    async handle({ context, asked, body }) {
      const found = valueOf(await readInvitation(context, body.token));
      return { body: await beginPasskey(context, { ...found, place: placeOf(asked) }) };
    },
  }),
];

export const invitedOperations = (house: House): readonly Operation[] => [
  ...before,
  json({
    id: 'acceptInvitation',
    method: 'POST',
    path: '/v1/invitation/accept',
    tag: 'Session',
    summary: 'Uses a link: sets a password or a passkey, and signs in',
    description: 'Works once. Whoever had a session of this account before is signed out.',
    body: acceptBody,
    errors: ['not-found'],
    status: 200,
    answer: signedInSchema,
    examples: { body: { token: exampleToken, password: 'correct horse battery staple' }, answer: signedInExample },
    async handle({ context, asked, body }) {
      const key = 'password' in body ? { password: body.password } : { passkey: await passkeyOf(context, body, asked) };
      const accepted = await acceptInvitation(context, { token: body.token, key, visit: visitOf(asked) });
      return opened(house, context, { asked, opened: valueOf(accepted) });
    },
  }),
];

type WithPasskey = Exclude<z.output<typeof acceptBody>, { password: string }>;

async function passkeyOf(context: Context, body: WithPasskey, asked: Parameters<typeof placeOf>[0]) {
  const { organisation, account } = valueOf(await readInvitation(context, body.token));
  const { ceremony, response, name } = body;
  const made = { organisation, account: account.id, ceremony, response, name, place: placeOf(asked) };
  return valueOf(await checkNewPasskey(context, made));
}
