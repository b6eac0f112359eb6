/** JSON Schema (2020-12) of the three documents that cross the door: what editors, senders and readers check against. */
import { z } from 'zod';
import { agreementSchema } from '../agreements/schema/agreement.ts';
import { rowSchema } from '../evidence/schema.ts';
import { statementSchema } from './statement-schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** As people write it: before texts become numbers. */
const written = {
  io: 'input',
  unrepresentable: 'any',
  reused: 'ref',
  target: 'draft-2020-12',
  override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => allowDecimals(jsonSchema),
} as const;

/** A file's 99.9 reaches the schema as the text it was written in; an editor sees a number and must not complain. */
function allowDecimals(schema: z.core.JSONSchema.BaseSchema): void {
  const [text, whole, ...more] = schema.anyOf ?? [];
  if (more.length > 0 || typeof text !== 'object' || typeof whole !== 'object') return;
  if (text.type === 'string' && whole.type === 'integer') schema.anyOf = [text, { type: 'number' }];
}

export function agreementJsonSchema(): JsonSchema {
  return z.toJSONSchema(agreementSchema, written);
}

/** A document of rows; a line of JSON Lines or a record of CSV is one of `rows`. */
export function evidenceJsonSchema(): JsonSchema {
  const row = rowSchema;
  const document = z
    .strictObject({
      apiVersion: z.literal('troth/v1'),
      kind: z.literal('Evidence'),
      description: z.string().optional(),
      agreement: z
        .string()
        .optional()
        .describe('For every row that names none; so are source, subject, recordedAt, form and reason.'),
      source: z.string().optional(),
      subject: z.string().optional(),
      form: z.string().optional(),
      recordedAt: z.string().optional(),
      reason: z.string().optional(),
      rows: z.array(row),
    })
    .meta({ id: 'Evidence', title: 'Troth evidence', description: 'Facts that agreements are evaluated on.' });
  return z.toJSONSchema(document, written);
}

export function statementJsonSchema(): JsonSchema {
  return z.toJSONSchema(statementSchema, { unrepresentable: 'any', target: 'draft-2020-12' });
}
