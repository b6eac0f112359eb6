/** A text over the months that were lived through: what it would have come to. Of the organisation alone. */
import { backTestSections } from '@troth/core';
import { backTestAgreement, backTestDraft, mostBackTestPeriods } from '@troth/services';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { agreementBackTestShape, backTestExample, draftBackTestShape } from './backtest-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const section = z.enum(backTestSections);

const query = z.strictObject({
  periods: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostBackTestPeriods)
    .optional()
    .describe('How many closed periods; 12 when missing.'),
  comparable: idSchema.optional().describe('An agreement whose months are taken instead.'),
  with: z
    .union([section, z.array(section).max(backTestSections.length)])
    .optional()
    .describe('ablation: each clause left out once; honesty: other readings of time; stress: other luck.'),
});

const asked = ({ with: sections, ...rest }: z.output<typeof query>) => ({
  ...rest,
  with: sections === undefined ? [] : [sections].flat(),
});

export const backTestOperations: readonly Operation[] = [
  json({
    id: 'backTestAgreement',
    method: 'GET',
    path: '/v1/agreements/{agreement}/backtest',
    tag: 'Agreements',
    summary: 'The text in force over past months',
    description:
      'Every closed period is judged by the text as if it had held from the first day: values, verdicts, margins and credits; how often each promise held and the strictest that would have; what made them miss.',
    params: z.object({ agreement: idSchema }),
    query,
    status: 200,
    answer: agreementBackTestShape,
    examples: { answer: backTestExample },
    async handle({ context, caller: { organisation, actor }, params, query: given }) {
      return { body: valueOf(await backTestAgreement(context, { organisation, actor, ...params, ...asked(given) })) };
    },
  }),
  json({
    id: 'backTestDraft',
    method: 'GET',
    path: '/v1/drafts/{draft}/backtest',
    tag: 'Negotiation',
    summary: 'A draft over past months',
    description:
      'As the text in force, with that beside it. A draft without history of its own names a comparable agreement; without one it is tried on no month.',
    params: z.object({ draft: idSchema }),
    query,
    status: 200,
    answer: draftBackTestShape,
    examples: { answer: { ...backTestExample, draft: 'DRF-0001', name: 'now' } },
    async handle({ context, caller: { organisation, actor }, params, query: given }) {
      return { body: valueOf(await backTestDraft(context, { organisation, actor, ...params, ...asked(given) })) };
    },
  }),
];
