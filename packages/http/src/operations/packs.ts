/** Evidence packs: one file from which the other party computes the statement again without us. */
import { demandSight } from '../access/sight.ts';
import { buildEvidencePack } from '@troth/services';
import { raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { periodParams } from './statements.ts';

export const packOperations: readonly Operation[] = [
  raw({
    id: 'downloadPack',
    method: 'GET',
    path: '/v1/agreements/{agreement}/periods/{period}/pack',
    tag: 'Ledger',
    summary: 'The evidence pack of a period',
    description:
      'A zip file with agreement, ledger, evidence, proofs and statements. `troth verify` checks it on any machine, without this server.',
    params: periodParams,
    answers: ['application/zip'],
    errors: ['invalid'],
    status: 200,
    example: '(the bytes of a zip file)',
    async handle({ context, caller: { organisation, actor }, params }, { reply }) {
      await demandSight(context, { organisation, actor, agreement: params.agreement });
      const { name, bytes } = valueOf(await buildEvidencePack(context, { organisation, ...params }));
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/gu, '_')}"`)
        .send(Buffer.from(bytes));
    },
  }),
];
