/** Terms of a formula: its expression or readings, and what the names in it stand for. */
import { z } from 'zod';
import { idSchema } from '../../terms/schema.ts';
import { valueUnitSchema } from '../value-unit.ts';
import { parseExpression } from './expression.ts';
import type { Expression } from './expression.ts';

const expressionSchema = z
  .string()
  .meta({
    description: 'Numbers, names of variables, + - * / and brackets.',
    examples: ['(max - unavailable) / max * 100'],
  })
  .transform((text, context): { readonly text: string; readonly parsed: Expression } => {
    const parsed = parseExpression(text);
    if (typeof parsed !== 'string') return { text, parsed };
    context.addIssue({ code: 'custom', message: `"${text}": ${parsed}` });
    return z.NEVER;
  });

const variableSchema = z.strictObject({
  commitment: idSchema.describe('Commitment whose figure it is; usually one without a target.'),
  figure: idSchema.describe('Name of the figure, or value.'),
  in: z.enum(['ms', 's', 'min', 'h', 'share', '%', 'count']).describe('Unit in which the formula counts it.'),
});

export const formulaTerms = z
  .strictObject({
    kind: z.literal('formula').describe('A value computed as a text prints it, from figures of other commitments.'),
    expression: expressionSchema.optional().describe('The formula.'),
    readings: z
      .record(idSchema, expressionSchema)
      .optional()
      .describe('Where a printed formula can be read in several ways: each of them.'),
    chosen: idSchema.optional().describe('The reading that both parties agree on.'),
    variables: z
      .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/u), variableSchema)
      .describe('What the names stand for.'),
    unit: valueUnitSchema.describe('Unit of the result.'),
  })
  .refine((terms) => (terms.expression === undefined) !== (terms.readings === undefined), {
    path: ['expression'],
    message: 'write either expression or readings',
  })
  .refine((terms) => terms.chosen === undefined || terms.readings?.[terms.chosen] !== undefined, {
    path: ['chosen'],
    message: 'the chosen reading is one of those listed',
  });
export type FormulaTerms = z.output<typeof formulaTerms>;

/** The formula that counts; undefined while several readings stand. */
export function formulaOf(terms: FormulaTerms): { readonly text: string; readonly parsed: Expression } | undefined {
  return terms.expression ?? (terms.chosen === undefined ? undefined : terms.readings?.[terms.chosen]);
}
