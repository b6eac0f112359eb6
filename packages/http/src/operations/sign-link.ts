/**
 * What whoever was sent a link to sign does with it, without an account: read, ask for a code, sign, decline, pass it on. Owns: that
 * the token comes in a body and stands in no address, that guessing has to wait. Does not own: whether the code is right (services).
 */
import { createHash } from 'node:crypto';
import {
  askSigningCode,
  declineByLink,
  delegateByLink,
  documentByLink,
  readSigningLink,
  signByLink,
} from '@troth/services';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import { visitOf } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { wordsSchema } from '../answers/shapes.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { signPageExample, signPageSchema } from './signing-shapes.ts';

const tag = 'Signing';
const token = z.string().min(1).max(1000).describe('From the link.');
const code = z
  .string()
  .regex(/^\d{8}$/u, 'write the eight digits of the code')
  .describe('From the mail.');
const exampleToken = 'aGFyYm91cmxpbmU.U0lHLTAwMDE.czE.secret';
const withCode = { token: exampleToken, code: '12345678' };
const doneSchema = z.object({ signing: z.string(), state: z.string().describe('Of the signing.') });
const doneExample = { signing: 'SIG-0001', state: 'open' };
const done = ({ id, body }: { id: string; body: { state: string } }) => ({ signing: id, state: body.state });

/** Address and program belong to the evidence of a signature; the signer is told so before. */
const traceOf = (asked: Asked) => ({ address: asked.ip, agent: visitOf(asked).device });

/** Wrong links and wrong codes make whoever tries them wait longer each time. */
async function tried<T>(
  house: House,
  { asked, token: of }: { readonly asked: Asked; readonly token: string },
  work: () => Promise<Outcome<T>>,
): Promise<T> {
  const account = `link ${createHash('sha256').update(of).digest('base64url')}`;
  const trying = { account, from: visitOf(asked).from };
  const wait = house.tries.wait(trying);
  if (wait > 0)
    throw new Problem('too-many-requests', 'Too many attempts failed. Wait a moment, then try again.', {
      headers: { 'retry-after': String(Math.ceil(wait / 1000)) },
    });
  const outcome = await work();
  if (outcome.ok) house.tries.succeeded(trying);
  else if (['NOT-FOUND', 'CODE'].includes(outcome.refusals[0]?.code ?? '')) house.tries.failed(trying);
  return valueOf(outcome);
}

const reading = (house: House): readonly Operation[] => [
  json({
    id: 'readSigningLink',
    method: 'POST',
    path: '/v1/sign/read',
    tag,
    summary: 'What a link to sign opens',
    description:
      'The agreed text as data, so that the reader’s own program renders it and computes its hash; who signs in which order; the statement to agree to. The first opening is noted in the evidence.',
    body: z.strictObject({ token }),
    errors: ['not-found', 'too-many-requests'],
    status: 200,
    answer: signPageSchema,
    examples: { body: { token: exampleToken }, answer: signPageExample },
    async handle({ context, asked, body }) {
      const page = await tried(house, { asked, token: body.token }, () =>
        readSigningLink(context, { ...body, trace: traceOf(asked) }),
      );
      return { body: page };
    },
  }),
  json({
    id: 'readSigningDocument',
    method: 'POST',
    path: '/v1/sign/document',
    tag,
    summary: 'The document behind a link to sign',
    description: 'As it stands, with the signatures that are in it.',
    body: z.strictObject({ token }),
    errors: ['not-found', 'too-many-requests'],
    status: 200,
    answer: z.object({ name: z.string(), sha256: z.string(), pdf: z.base64().describe('The bytes, in base64.') }),
    examples: {
      body: { token: exampleToken },
      answer: { name: 'SLA-LR-METRO-r2.pdf', sha256: 'a'.repeat(64), pdf: 'JVBERi0=' },
    },
    async handle({ context, asked, body }) {
      const found = await tried(house, { asked, token: body.token }, () => documentByLink(context, body));
      const { name, sha256, bytes } = found;
      return { body: { name, sha256, pdf: Buffer.from(bytes).toString('base64') } };
    },
  }),
  json({
    id: 'askSigningCode',
    method: 'POST',
    path: '/v1/sign/code',
    tag,
    summary: 'Sends a one-time code to the address that the link went to',
    description: 'Eight digits, good for ten minutes, one use and five attempts. One sent before works no more.',
    body: z.strictObject({ token }),
    errors: ['conflict', 'not-found', 'too-many-requests'],
    status: 200,
    answer: z.object({ sentTo: z.string().describe('Enough of the address to know one’s own.') }),
    examples: { body: { token: exampleToken }, answer: { sentTo: 'd…k@harbourline.example' } },
    async handle({ context, asked, body }) {
      const trace = traceOf(asked);
      return {
        body: await tried(house, { asked, token: body.token }, () => askSigningCode(context, { ...body, trace })),
      };
    },
  }),
];

const deeds = (house: House): readonly Operation[] => [
  json({
    id: 'signByLink',
    method: 'POST',
    path: '/v1/sign/sign',
    tag,
    summary: 'Signs',
    description:
      'The signature is kept as a fact at once. It is put into the document, with a time stamp, right after; until then it is pending and says so.',
    body: z.strictObject({
      token,
      code,
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/u)
        .describe('Of the text, as the reader’s own program computed it.'),
      consent: wordsSchema(40).describe('Version of the statement that was agreed to.'),
    }),
    errors: ['conflict', 'forbidden', 'invalid', 'not-found', 'too-many-requests'],
    status: 200,
    answer: doneSchema,
    examples: { body: { ...withCode, hash: 'a'.repeat(64), consent: '2025-01' }, answer: doneExample },
    async handle({ context, asked, body }) {
      const trace = traceOf(asked);
      return {
        body: done(await tried(house, { asked, token: body.token }, () => signByLink(context, { ...body, trace }))),
      };
    },
  }),
  json({
    id: 'declineByLink',
    method: 'POST',
    path: '/v1/sign/decline',
    tag,
    summary: 'Declines to sign, with the reason',
    description: 'The text goes back to negotiation with it; nobody else can sign this one any more.',
    body: z.strictObject({ token, code, reason: wordsSchema(2000) }),
    errors: ['conflict', 'invalid', 'not-found', 'too-many-requests'],
    status: 200,
    answer: doneSchema,
    examples: { body: { ...withCode, reason: 'The cap is too low.' }, answer: { ...doneExample, state: 'declined' } },
    async handle({ context, asked, body }) {
      const trace = traceOf(asked);
      return {
        body: done(await tried(house, { asked, token: body.token }, () => declineByLink(context, { ...body, trace }))),
      };
    },
  }),
];

const passingOn = (house: House): readonly Operation[] => [
  json({
    id: 'delegateByLink',
    method: 'POST',
    path: '/v1/sign/delegate',
    tag,
    summary: 'Passes the signature on to somebody else of the same party',
    description: 'With the authority by which the other signs; both names stand in the evidence.',
    body: z.strictObject({
      token,
      code,
      to: z.strictObject({ name: wordsSchema(200), capacity: wordsSchema(200), email: z.email().max(200) }),
      note: wordsSchema(2000).describe('By what authority the other signs.'),
    }),
    errors: ['conflict', 'invalid', 'not-found', 'too-many-requests'],
    status: 200,
    answer: doneSchema,
    examples: {
      body: {
        ...withCode,
        to: { name: 'Otto Ho', capacity: 'Director', email: 'otto@lion-rock.example' },
        note: 'Board resolution 12 of 2025',
      },
      answer: doneExample,
    },
    async handle({ context, asked, body }) {
      const trace = traceOf(asked);
      return {
        body: done(await tried(house, { asked, token: body.token }, () => delegateByLink(context, { ...body, trace }))),
      };
    },
  }),
];

export const signLinkOperations = (house: House): readonly Operation[] => [
  ...reading(house),
  ...deeds(house),
  ...passingOn(house),
];
