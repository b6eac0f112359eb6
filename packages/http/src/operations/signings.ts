/** Signings from the sender's side: sending, who waits, reminding, paper signatures, sealing again. Signers act by their link (sign-link.ts). */
import {
  listSignings,
  readSigning,
  recordPaper,
  remindSigner,
  sealAgain,
  signingPaper,
  startSigning,
  voidSigning,
} from '@troth/services';
import type { SigningPaper } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import type { House } from '../house.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { sendFile } from './documents.ts';
import { json, raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { movedExample, movedSchema, roomExample, roomSchema } from './signing-shapes.ts';

const tag = 'Signing';
const signing = idSchema;
const onSigner = z.object({ signing: idSchema, signer: idSchema });

type Room = Awaited<ReturnType<typeof listSignings>>[number];
const shown = ({ body, ...room }: Room) => {
  const { trail: _trail, places: _places, origin: _origin, ...told } = body;
  return { ...told, ...room };
};
const moved = ({ id, version, body }: { id: string; version: number; body: { state: string } }) => ({
  signing: id,
  version,
  state: body.state,
});

interface Told {
  readonly id: 'downloadSignedContract' | 'downloadCertificate';
  readonly summary: string;
  readonly description: string;
}

const paper = (name: SigningPaper, told: Told): Operation =>
  raw({
    ...told,
    method: 'GET',
    path: `/v1/signings/{signing}/${name}.pdf`,
    tag,
    params: z.object({ signing }),
    answers: ['application/pdf'],
    status: 200,
    example: '(the bytes of the file)',
    async handle({ context, caller: { organisation, actor }, params }, { reply }) {
      const found = valueOf(await signingPaper(context, { organisation, actor, ...params, paper: name }));
      return sendFile(reply.header('cache-control', 'no-store'), { type: 'application/pdf', ...found });
    },
  });

const reading: readonly Operation[] = [
  json({
    id: 'listSignings',
    method: 'GET',
    path: '/v1/signings',
    tag,
    summary: 'Signings of a draft or an agreement',
    description: 'The newest first. People of a party see those of their own agreements.',
    query: z.strictObject({ draft: idSchema.optional(), agreement: idSchema.optional() }),
    status: 200,
    answer: z.object({ items: z.array(roomSchema) }),
    examples: { answer: { items: [roomExample] } },
    async handle({ context, caller: { organisation, actor }, query }) {
      return { body: { items: (await listSignings(context, { organisation, actor, ...query })).map(shown) } };
    },
  }),
  json({
    id: 'readSigning',
    method: 'GET',
    path: '/v1/signings/{signing}',
    tag,
    summary: 'A signing: who, in which order, the evidence, the seal',
    description:
      'The evidence trail is chained by hash; `trailFault` names the first line that is not as it was written.',
    params: z.object({ signing }),
    status: 200,
    answer: roomSchema,
    examples: { answer: roomExample },
    async handle({ context, caller: { organisation, actor }, params }) {
      const room = valueOf(await readSigning(context, { organisation, actor, ...params }));
      return { body: shown(room), version: room.version };
    },
  }),
  paper('document', {
    id: 'downloadSignedContract',
    summary: 'The contract with its signatures so far',
    description:
      'The document grows with each signature; nothing that was signed before is changed by one that follows.',
  }),
  paper('certificate', {
    id: 'downloadCertificate',
    summary: 'The certificate of completion',
    description: 'Who signed what and when, how they were known, hashes before and after, the evidence trail. Sealed.',
  }),
];

const startBody = z.strictObject({
  draft: idSchema,
  signers: z
    .array(
      z.strictObject({
        order: z.number().int().min(1).max(99),
        email: z.email().optional().describe('Where the terms and the record of the person have none.'),
        method: z.enum(['electronic', 'wet-ink', 'external']).optional(),
        person: idSchema.optional(),
      }),
    )
    .max(20)
    .optional()
    .describe('What the agreed text does not say of its signatories, by their order.'),
  expiresInDays: z.number().int().min(1).max(180).optional().describe('30 when missing.'),
  remindEveryDays: z.number().int().min(1).max(60).nullable().optional().describe('3 when missing; null for never.'),
});

const acts: readonly Operation[] = [
  json({
    id: 'remindSigner',
    method: 'POST',
    path: '/v1/signings/{signing}/signers/{signer}/remind',
    tag,
    summary: 'Reminds somebody who was asked, with a new link',
    description: 'The link before works no more. `again` sends the first letter once more instead of a reminder.',
    params: onSigner,
    body: z.strictObject({ again: z.boolean().optional() }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: movedSchema,
    examples: { body: {}, answer: movedExample },
    async handle({ context, command, params, body }) {
      return { body: moved(valueOf(await remindSigner(context, { ...command, ...params, ...body }))) };
    },
  }),
  json({
    id: 'sealSigningAgain',
    method: 'POST',
    path: '/v1/signings/{signing}/reseal',
    tag,
    summary: 'Has the sealing tried again now',
    description: 'Where it failed, also when it was given up. The signatures are kept whatever happens.',
    params: z.object({ signing }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: movedSchema,
    examples: { answer: movedExample },
    async handle({ context, command, params }) {
      return { body: moved(valueOf(await sealAgain(context, { ...command, ...params }))) };
    },
  }),
  json({
    id: 'voidSigning',
    method: 'POST',
    path: '/v1/signings/{signing}/void',
    tag,
    summary: 'Calls a signing off; the text goes back to negotiation',
    description: 'Not once everybody has signed. Whoever was asked is told, with the reason.',
    params: z.object({ signing }),
    body: z.strictObject({ reason: wordsSchema(2000) }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: movedSchema,
    examples: { body: { reason: 'The effective date is wrong.' }, answer: { ...movedExample, state: 'voided' } },
    async handle({ context, command, params, body }) {
      return { body: moved(valueOf(await voidSigning(context, { ...command, ...params, ...body }))) };
    },
  }),
];

const types = ['application/pdf', 'application/octet-stream'];
const mostScanBytes = 10 * 1024 * 1024;

export const signingOperations = (house: House): readonly Operation[] => [
  ...reading,
  json({
    id: 'startSigning',
    method: 'POST',
    path: '/v1/signings',
    tag,
    summary: 'Sends an agreed text for signature',
    description:
      'Everything that the end needs is tried first: signatories and their authority, addresses, mail, key, certificate, time stamps. Only then is the first signer asked; each of the others when those before have signed and stand in the document.',
    body: startBody,
    errors: ['conflict', 'forbidden', 'invalid'],
    status: 201,
    answer: movedSchema,
    examples: { body: { draft: 'DRF-0001', expiresInDays: 14 }, answer: movedExample },
    async handle({ context, command, body, asked }) {
      const origin = house.config.publicUrl ?? `${asked.protocol}://${asked.host}`;
      return { body: moved(valueOf(await startSigning(context, { ...command, ...body, origin }))) };
    },
  }),
  ...acts,
  raw({
    id: 'recordPaperSignature',
    method: 'POST',
    path: '/v1/signings/{signing}/signers/{signer}/paper',
    tag,
    summary: 'Records a signature that was given on paper or elsewhere',
    description:
      'The scan as PDF, at most 10 MB, with who saw the original. The certificate of completion says that the seal proves the scan, and the original the signature.',
    params: onSigner,
    query: z.strictObject({
      name: wordsSchema(200).describe('Name of the file.'),
      witness: wordsSchema(200).describe('Who saw the original.'),
      signedOn: z.iso.date().describe('The day that stands on the paper.'),
    }),
    reads: types,
    answers: ['application/json'],
    errors: ['conflict', 'forbidden', 'invalid'],
    status: 200,
    example: JSON.stringify(movedExample),
    async handle({ context, command, params, query }, { request, reply }) {
      // Whose it is comes before what is wrong with the file.
      const { organisation, actor } = command;
      valueOf(await readSigning(context, { organisation, actor, signing: params.signing }));
      oneOfTypes(request.headers['content-type'], types);
      const { expansion } = house.limits;
      const take = bytesOnTheWay(house, request, reply);
      const allow = { arriving: mostScanBytes, expanded: mostScanBytes, expansion, take };
      const bytes = await wholeBody(request.raw, request.headers['content-encoding'], allow);
      const done = valueOf(await recordPaper(context, { organisation, actor, ...params, ...query, bytes }));
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(moved(done)));
    },
  }),
];
