/** Statements as they are answered: the document itself untouched, so that its hash can be computed by whoever reads it. */
import { z } from 'zod';
import { documentSchema } from '../answers/shapes.ts';

export const statementDocument = documentSchema('The statement; its schema is docs/schema/statement.json.');
const difference = documentSchema('What moved it: rows of the statement, evidence, money.');

export const madeStatement = z
  .object({ statement: statementDocument, hash: z.string().describe('SHA-256 of the canonical statement.') })
  .meta({ id: 'MadeStatement', description: 'A statement computed for this question.' });

export const liveStatementShape = z
  .object({
    agreement: z.string(),
    period: z.string(),
    hash: z.string(),
    statement: statementDocument,
    updatedAt: z.string(),
    changed: z.array(
      z.object({
        commitment: z.string(),
        subject: z.string().optional(),
        field: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    ),
  })
  .meta({ id: 'LiveStatement', description: 'The provisional statement of a period that runs.' });

export const issuedStatementShape = z
  .object({
    agreement: z.string(),
    period: z.string(),
    version: z.number().int().describe('1 is final, later ones are restatements.'),
    hash: z.string(),
    knownAt: z.string(),
    status: z.enum(['final', 'restated']),
    statement: statementDocument,
    difference: difference.optional(),
    issuedBy: z.string(),
  })
  .meta({ id: 'IssuedStatement', description: 'A statement that was given out and stays.' });

export const restatementShape = z
  .object({
    id: z.string(),
    agreement: z.string(),
    period: z.string(),
    knownAt: z.string(),
    proposedBy: z.string(),
    before: z.string(),
    after: z.string(),
    difference,
    state: z.enum(['proposed', 'approved', 'declined', 'overtaken']),
    version: z.number().int(),
  })
  .meta({ id: 'Restatement', description: 'A statement that late evidence would change, before anybody decided.' });

const statement = { format: 'troth/statement/v1', agreement: 'SLA-HL-01', period: { key: '2025-01' } };

export const statementExamples = {
  made: { statement, hash: 'ab'.repeat(32) },
  live: {
    agreement: 'SLA-HL-01',
    period: '2025-02',
    hash: 'ab'.repeat(32),
    statement,
    updatedAt: '2025-02-26T00:30:00.000Z',
    changed: [],
  },
  issued: {
    agreement: 'SLA-HL-01',
    period: '2025-01',
    version: 1,
    hash: 'ab'.repeat(32),
    knownAt: '2025-02-05T16:00:00.000Z',
    status: 'final',
    statement,
    issuedBy: 'key:k7f3',
  },
  restatement: {
    id: 'SLA-HL-01/2025-01/2',
    agreement: 'SLA-HL-01',
    period: '2025-01',
    knownAt: '2025-02-20T02:00:00.000Z',
    proposedBy: 'system',
    before: 'ab'.repeat(32),
    after: 'cd'.repeat(32),
    difference: {},
    state: 'proposed',
    version: 1,
  },
};
