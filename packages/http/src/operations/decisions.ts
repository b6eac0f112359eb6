/** Facts that people write down: corrections, outages, exclusions. */
import { correctRow, decideExclusion, logOutage, proposeExclusion } from '@troth/services';
import { z } from 'zod';
import { idSchema, momentSchema, wordsSchema, anyJson } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const recorded = z.object({ id: z.string().describe('Id of the row that was recorded.') });
const shareSchema = z.string().max(60).optional().describe('Exact: 12/68, 25 % or 0.25.');

export const decisionOperations: readonly Operation[] = [
  json({
    id: 'correctEvidence',
    method: 'POST',
    path: '/v1/evidence/corrections',
    tag: 'Evidence',
    summary: 'Corrects or retracts a row',
    description:
      'Nothing is overwritten: a new row supersedes the one named, with the reason and its author. Statements issued before stay as they are; a restatement is proposed where the figures move.',
    body: z.strictObject({
      source: idSchema,
      row: idSchema.describe('Id of the row that is corrected.'),
      id: idSchema.describe('Id of the correcting row.'),
      reason: wordsSchema(2000),
      change: z.record(z.string().max(60), anyJson).optional().describe('The fields that change; left out to retract.'),
      retract: z.boolean().optional(),
    }),
    errors: ['not-found'],
    status: 201,
    answer: recorded,
    examples: {
      body: {
        source: 'probe-hk',
        row: 'out-17',
        id: 'out-17-b',
        reason: 'The circuit was back at 09:12 by the log of the switch.',
        change: { end: '2025-02-03T09:12:00+08:00' },
      },
      answer: { id: 'out-17-b' },
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await correctRow(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'logOutage',
    method: 'POST',
    path: '/v1/outages',
    tag: 'Evidence',
    summary: 'Writes down an outage by hand',
    description: 'For what no tool saw. Author and reason stay with the row.',
    body: z.strictObject({
      id: idSchema,
      agreement: idSchema.optional(),
      subject: idSchema.optional(),
      start: momentSchema,
      end: momentSchema.optional(),
      state: z.string().min(1).max(60),
      affected: shareSchema,
      cause: z.string().max(200).optional(),
      reason: wordsSchema(2000),
    }),
    status: 201,
    answer: recorded,
    examples: {
      body: {
        id: 'noc-2025-02-03-1',
        subject: 'circuit-17',
        start: '2025-02-03T08:40:00+08:00',
        end: '2025-02-03T09:12:00+08:00',
        state: 'down',
        reason: 'Reported by telephone; the probe was in maintenance.',
      },
      answer: { id: 'noc-2025-02-03-1' },
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await logOutage(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'proposeExclusion',
    method: 'POST',
    path: '/v1/exclusions',
    tag: 'Exclusions',
    summary: 'Proposes an exclusion',
    description: 'Asks that a span should not count, by a rule of the agreement. Somebody else decides.',
    body: z.strictObject({
      id: idSchema,
      agreement: idSchema,
      kind: z.string().min(1).max(60).describe('Kind of exclusion, as the agreement names it.'),
      start: momentSchema,
      end: momentSchema,
      subject: idSchema.optional(),
      cases: z.array(idSchema).max(1000).optional(),
      affected: shareSchema,
      basis: wordsSchema(2000).describe('What it rests on.'),
    }),
    errors: ['not-found'],
    status: 201,
    answer: recorded,
    examples: {
      body: {
        id: 'ex-9',
        agreement: 'SLA-HL-01',
        kind: 'customer-act',
        start: '2025-02-03T08:40:00+08:00',
        end: '2025-02-03T08:55:00+08:00',
        basis: 'The customer had switched its router off; see CASE-1204.',
      },
      answer: { id: 'ex-9' },
    },
    async handle({ context, command, body }) {
      return { body: valueOf(await proposeExclusion(context, { ...command, ...body })) };
    },
  }),
  json({
    id: 'decideExclusion',
    method: 'POST',
    path: '/v1/exclusions/{exclusion}/decision',
    tag: 'Exclusions',
    summary: 'Accepts or refuses an exclusion',
    description: 'Refused when the one who decides is the one who proposed.',
    params: z.object({ exclusion: idSchema }),
    body: z.strictObject({
      agreement: idSchema,
      decision: z.enum(['accepted', 'refused']),
      reason: wordsSchema(2000),
    }),
    status: 200,
    answer: recorded,
    examples: {
      body: { agreement: 'SLA-HL-01', decision: 'accepted', reason: 'The log of the router shows it.' },
      answer: { id: 'ex-9' },
    },
    async handle({ context, command, params, body }) {
      return { body: valueOf(await decideExclusion(context, { ...command, id: params.exclusion, ...body })) };
    },
  }),
];
