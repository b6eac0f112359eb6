/**
 * Variables of a template: what whoever fills it in has to tell. Owns: the sorts of values and how each is read. A value is kept
 * as it was written, because it becomes part of a text that is signed.
 */
import { z } from 'zod';
import { copySchema, organisationSchema, personSchema, signatorySchema } from '../../agreements/schema/parties.ts';
import { siteSchema } from '../../agreements/schema/scope.ts';
import {
  dateSchema,
  deadlineSchema,
  idSchema,
  localizedSchema,
  moneySchema,
  numberSchema,
  quantitySchema,
  targetSchema,
} from '../../terms/schema.ts';

/** What the value of each sort must look like. */
const readers = {
  id: idSchema,
  party: organisationSchema,
  person: personSchema,
  signatories: z.array(signatorySchema).min(1),
  copies: z.array(copySchema).min(1),
  date: dateSchema,
  text: localizedSchema,
  texts: z.array(z.string().min(1)).min(1),
  passages: z.array(localizedSchema),
  money: moneySchema,
  number: numberSchema,
  whole: z.int().min(0),
  quantity: quantitySchema,
  limit: deadlineSchema,
  target: targetSchema,
  sites: z.array(siteSchema).min(1),
  choice: z.string().min(1),
} as const satisfies Record<string, z.ZodType>;

export const variableKinds = Object.keys(readers) as readonly VariableKind[];
export type VariableKind = keyof typeof readers;

export const variableSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/u, 'write a key in letters and digits, as customerName'),
    names: localizedSchema.describe('What the person who fills it in is asked for.'),
    help: localizedSchema.optional(),
    kind: z.enum(Object.keys(readers) as [VariableKind, ...VariableKind[]]),
    options: z
      .array(z.strictObject({ value: z.string().min(1), names: localizedSchema }))
      .min(1)
      .optional()
      .describe('What may be chosen, for a choice.'),
    default: z.json().optional().describe('Taken where nobody tells another value.'),
    required: z.boolean().default(true).describe('Without a value the place that asks for it stays out, when false.'),
  })
  .describe('What is told when the template is filled in.');
export type TemplateVariable = z.output<typeof variableSchema>;

/** The schema that a value of that kind must meet. */
export const schemaOfVariable = (kind: VariableKind): z.ZodType => readers[kind];

export interface ValueFault {
  /** Within the value. */
  readonly path: readonly string[];
  readonly message: string;
}

/** What is wrong with a value, place by place; nothing when it may stand. */
export function valueFaults(variable: TemplateVariable, value: unknown): readonly ValueFault[] {
  const read = readers[variable.kind].safeParse(value);
  if (!read.success) return read.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  if (variable.options !== undefined && !variable.options.some((option) => option.value === value))
    return [{ path: [], message: `choose one of ${variable.options.map((option) => option.value).join(', ')}` }];
  return [];
}
