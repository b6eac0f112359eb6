/** Signing in with a passkey. Owns: where the page was loaded from, as the passkey has to be made for it. */
import { beginPasskeySignIn, signInWithPasskey, usedPasskeySchema } from '@troth/services';
import type { Place } from '@troth/services';
import { z } from 'zod';
import { originsOf, visitOf } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { documentSchema, idSchema } from '../answers/shapes.ts';
import { onlyOrganisation, opened, signedInExample, signedInSchema } from '../answers/who.ts';
import type { House } from '../house.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

export const placeOf = (asked: Asked): Place => ({ host: asked.hostname, origins: originsOf(asked) });

export const begunSchema = z.object({
  options: documentSchema('For navigator.credentials, in the JSON form of WebAuthn.'),
  ceremony: z.string().describe('Comes back with the answer; ten minutes, once.'),
});

export const begunExample = { options: { challenge: 'mZ1…', rpId: 'troth.example' }, ceremony: 'b64…' };

export const ceremonySchema = z.string().min(1).max(4000);

export const usedPasskeyExample = {
  id: 'AQ',
  rawId: 'AQ',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
};

export const passkeyOperations = (house: House): readonly Operation[] => [
  json({
    id: 'beginPasskeySignIn',
    method: 'POST',
    path: '/v1/session/passkey/begin',
    tag: 'Session',
    summary: 'Begins to sign in with a passkey',
    description: 'Any passkey made for this place may answer; who has one is not told.',
    body: z.strictObject({ organisation: idSchema.optional() }),
    status: 200,
    answer: begunSchema,
    examples: { body: {}, answer: begunExample },
    async handle({ context, asked, body }) {
      const organisation = body.organisation ?? (await onlyOrganisation(context)) ?? '';
      return { body: await beginPasskeySignIn(context, { organisation, place: placeOf(asked) }) };
    },
  }),
  json({
    id: 'signInWithPasskey',
    method: 'POST',
    path: '/v1/session/passkey',
    tag: 'Session',
    summary: 'Signs in with a passkey',
    description: 'With what the browser answered. A passkey is both steps in one: no password, no code.',
    body: z.strictObject({ ceremony: ceremonySchema, response: usedPasskeySchema }),
    errors: ['unauthenticated'],
    status: 200,
    answer: signedInSchema,
    examples: { body: { ceremony: 'b64…', response: usedPasskeyExample }, answer: signedInExample },
    async handle({ context, asked, body }) {
      const given = { ...body, place: placeOf(asked), visit: visitOf(asked) };
      return opened(house, context, { asked, opened: valueOf(await signInWithPasskey(context, given)) });
    },
  }),
];
