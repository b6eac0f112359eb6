/**
 * The negotiation of a draft: the room, offers and their answers, differences in words, terms and money, the log. Both sides ask
 * these operations and each is shown what is its own; a draft or offer of somebody else is not there.
 */
import {
  acceptOffer,
  counterOffer,
  draftDifference,
  draftExamples,
  keepReplay,
  mostPeriods,
  negotiationLog,
  negotiationRoom,
  putOffer,
  refuseOffer,
  replayDraft,
  withdrawOffer,
} from '@troth/services';
import type { Command, Context } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import {
  acceptedShape,
  draftDifferenceShape,
  draftReplayShape,
  examplesShape,
  negotiationExamples,
  negotiationLogShape,
  offerBody,
  roomShape,
} from './negotiation-shapes.ts';
import { offerEffectOperation } from './offer-effect.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { recordSchema } from './records.ts';

const draftParams = z.object({ draft: idSchema });
const offerParams = z.object({ offer: idSchema });
const textName = wordsSchema(120).describe('now, in-force, version-3, revision-2 or offer-OFF-0007.');
const months = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostPeriods)
  .optional()
  .describe('How many closed periods; 12 when missing.');
const { hash, ...examples } = negotiationExamples;

const rooms: readonly Operation[] = [
  json({
    id: 'readNegotiation',
    method: 'GET',
    path: '/v1/drafts/{draft}/offers',
    tag: 'Negotiation',
    summary: 'The negotiation room of a draft',
    description:
      'Every clause with its words and where it stands, every offer with what it would change, open points, and who agreed this very text. What an offer was worth over history is shown to the organisation alone.',
    params: draftParams,
    status: 200,
    answer: roomShape,
    examples: { answer: examples.room },
    async handle({ context, caller: { organisation, actor }, params }) {
      // Without a version: offers come and go while the draft stays as it is.
      return { body: valueOf(await negotiationRoom(context, { organisation, actor, ...params })) };
    },
  }),
  json({
    id: 'readNegotiationLog',
    method: 'GET',
    path: '/v1/drafts/{draft}/log',
    tag: 'Negotiation',
    summary: 'Everything that happened at the table',
    description: 'On one line of time, the newest first; and who gave what, when and why.',
    params: draftParams,
    status: 200,
    answer: negotiationLogShape,
    examples: { answer: { draft: 'DRF-0001', lines: [], concessions: [] } },
    async handle({ context, caller: { organisation, actor }, params }) {
      return { body: valueOf(await negotiationLog(context, { organisation, actor, ...params })) };
    },
  }),
  json({
    id: 'readDraftDifference',
    method: 'GET',
    path: '/v1/drafts/{draft}/difference',
    tag: 'Negotiation',
    summary: 'Two texts of a draft side by side',
    description: 'Clause by clause: terms before and after, and the words of both languages.',
    params: draftParams,
    query: z.strictObject({ from: textName.default('in-force'), to: textName.default('now') }),
    status: 200,
    answer: draftDifferenceShape,
    examples: {
      answer: {
        draft: 'DRF-0001',
        from: { name: 'in-force', hash },
        to: { name: 'now', hash },
        chapters: [
          {
            key: 'K09',
            title: { en: 'Exclusions', 'zh-Hant': '不計時間' },
            terms: [{ term: 'exclusions[force-majeure].appliesTo[0]', before: 'attendance', after: 'availability' }],
            words: { en: [], 'zh-Hant': [] },
          },
        ],
      },
    },
    async handle({ context, caller: { organisation, actor }, params, query }) {
      return { body: valueOf(await draftDifference(context, { organisation, actor, ...params, ...query })) };
    },
  }),
];

interface KeepAsk {
  readonly context: Context;
  readonly command: Command;
  readonly params: { readonly draft: string };
  readonly body: { readonly periods?: number | undefined; readonly comparable?: string | undefined };
}

async function keepAll({ context, command, params, body: { periods, comparable } }: KeepAsk) {
  const asked = { ...command, ...params, comparable, ...(periods === undefined ? {} : { periods }) };
  const kept = valueOf(await keepReplay(context, asked));
  return { body: kept, version: kept.version };
}

const money: readonly Operation[] = [
  json({
    id: 'readDraftExamples',
    method: 'GET',
    path: '/v1/drafts/{draft}/examples',
    tag: 'Negotiation',
    summary: 'Three example months of a draft',
    description:
      'A good one, one that narrowly misses, a bad one; or one at the value that is asked about. The engine computes them from made-up evidence.',
    params: draftParams,
    query: z.strictObject({ commitment: idSchema.optional(), value: wordsSchema(40).optional() }),
    status: 200,
    answer: examplesShape,
    examples: { answer: { draft: 'DRF-0001', hash, months: [] } },
    async handle({ context, caller: { organisation, actor }, params, query }) {
      return { body: valueOf(await draftExamples(context, { organisation, actor, ...params, ...query })) };
    },
  }),
  json({
    id: 'replayDraft',
    method: 'GET',
    path: '/v1/drafts/{draft}/replay',
    tag: 'Negotiation',
    summary: 'What two texts would have owed',
    description:
      'Both are evaluated on the same evidence of the last closed periods. A draft without history of its own names a comparable agreement.',
    params: draftParams,
    query: z.strictObject({
      from: textName.optional(),
      to: textName.optional(),
      periods: months,
      comparable: idSchema.optional(),
    }),
    status: 200,
    answer: draftReplayShape,
    examples: { answer: examples.replay },
    async handle({ context, caller: { organisation, actor }, params, query }) {
      return { body: valueOf(await replayDraft(context, { organisation, actor, ...params, ...query })) };
    },
  }),
  json({
    id: 'keepDraftReplay',
    method: 'POST',
    path: '/v1/drafts/{draft}/replay',
    tag: 'Negotiation',
    summary: 'Computes what a draft means and keeps the result',
    description:
      'Over history, whether it can be kept by what stands behind it, and what it is worth; under the hash of its text as it stands: that text, and no other, can be offered with it.',
    params: draftParams,
    body: z.strictObject({ periods: months, comparable: idSchema.optional() }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { periods: 12 }, answer: { ...examples.record, kind: 'draft' as const, id: 'DRF-0001' } },
    handle: keepAll,
  }),
  json({
    id: 'computeDraftImpact',
    method: 'POST',
    path: '/v1/drafts/{draft}/impact',
    tag: 'Negotiation',
    summary: 'Computes all that a draft means and keeps it',
    description: 'The same by the name of the guard that asks for it.',
    params: draftParams,
    body: z.strictObject({ periods: months, comparable: idSchema.optional() }),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: { periods: 12 }, answer: { ...examples.record, kind: 'draft' as const, id: 'DRF-0001' } },
    handle: keepAll,
  }),
];

const answer = z.strictObject({ answer: wordPair.optional().describe('Why.') });

const offers: readonly Operation[] = [
  json({
    id: 'putOffer',
    method: 'POST',
    path: '/v1/drafts/{draft}/offers',
    tag: 'Negotiation',
    summary: 'Puts an offer to the other side',
    description:
      'Changes of one clause, with the reason. In negotiation the text changes in no other way than by an offer that the other side accepts.',
    params: draftParams,
    body: offerBody,
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { body: examples.body, answer: examples.record },
    async handle({ context, command, params, body }) {
      const made = valueOf(await putOffer(context, { ...command, ...params, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'counterOffer',
    method: 'POST',
    path: '/v1/offers/{offer}/counter',
    tag: 'Negotiation',
    summary: 'Answers an offer with another one',
    description: 'About the same clause; the offer answered is settled by it and stays readable.',
    params: offerParams,
    body: offerBody.omit({ clause: true }),
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: recordSchema,
    examples: { body: examples.counter, answer: examples.record },
    async handle({ context, command, params, body }) {
      const made = valueOf(await counterOffer(context, { ...command, ...params, ...body }));
      return { body: made, version: made.version };
    },
  }),
  json({
    id: 'acceptOffer',
    method: 'POST',
    path: '/v1/offers/{offer}/accept',
    tag: 'Negotiation',
    summary: 'Accepts an offer into the text',
    description:
      'By whoever answers for the other side. Whoever had agreed the text before has not agreed this one. An offer whose place was changed since is refused.',
    params: offerParams,
    body: answer,
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: acceptedShape,
    examples: {
      body: examples.answer,
      answer: { offer: 'OFF-0002', draft: 'DRF-0001', version: 8, before: hash, after: 'cd'.repeat(32) },
    },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await acceptOffer(context, { ...command, ...params, ...body })) };
    },
  }),
  json({
    id: 'refuseOffer',
    method: 'POST',
    path: '/v1/offers/{offer}/refuse',
    tag: 'Negotiation',
    summary: 'Refuses an offer with the reason',
    description: 'By whoever answers for the other side; the text stays as it is.',
    params: offerParams,
    body: answer.required(),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: examples.answer, answer: examples.record },
    async handle({ context, command, params, body }) {
      const told = valueOf(await refuseOffer(context, { ...command, ...params, ...body }));
      return { body: told, version: told.version };
    },
  }),
  json({
    id: 'withdrawOffer',
    method: 'POST',
    path: '/v1/offers/{offer}/withdraw',
    tag: 'Negotiation',
    summary: 'Withdraws an offer',
    description: 'By the side that put it; it stays readable.',
    params: offerParams,
    body: z.strictObject({}),
    errors: ['conflict', 'forbidden'],
    status: 200,
    answer: recordSchema,
    examples: { body: {}, answer: examples.record },
    async handle({ context, command, params }) {
      const told = valueOf(await withdrawOffer(context, { ...command, ...params }));
      return { body: told, version: told.version };
    },
  }),
];

export const negotiationOperations: readonly Operation[] = [...rooms, ...money, offerEffectOperation, ...offers];
