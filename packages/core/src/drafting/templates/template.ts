/**
 * A template: the text of an agreement with places left open, in tiers. Owns: the form of a template, whoever made it: it
 * shipped with the product, was saved from an agreement, or was written as a file. Does not own: filling it in (instantiate.ts),
 * keeping it and who approves it (services).
 *
 * In the text `{ $var: key }` stands for a whole value, `{key}` inside words for the value in words,
 * `{ $tier: { silver: …, gold: … } }` for what differs by tier, `{ $case: key, of: { value: … } }` for what depends on a choice, and
 * `{ $each: key, of: … }` for one member of a list for each of the values, whose own fields are then words. Where a tier or a choice
 * is not named, nothing stands there.
 */
import { z } from 'zod';
import { agreementTypes } from '../../agreements/schema/agreement.ts';
import type { Json } from '../../ledger/entry.ts';
import { idSchema, localizedSchema } from '../../terms/schema.ts';
import { variableSchema } from './variables.ts';

const tierSchema = z.strictObject({
  id: idSchema,
  names: localizedSchema,
  summary: localizedSchema.optional().describe('For whom this tier is.'),
});

export const templateSchema = z
  .strictObject({
    apiVersion: z.literal('troth/v1'),
    kind: z.literal('Template'),
    id: idSchema,
    version: z.int().min(1),
    title: localizedSchema,
    description: localizedSchema.optional(),
    type: z.enum(agreementTypes),
    stands: z
      .array(idSchema)
      .optional()
      .describe(
        'Templates of the agreements that stand behind this one: operational level agreements and underpinning contracts.',
      ),
    proof: z
      .record(idSchema, z.strictObject({ sum: localizedSchema, holds: z.enum(['proven', 'likely']) }))
      .optional()
      .describe('For each tier: how the promise follows from what stands behind it.'),
    tiers: z.array(tierSchema).min(1),
    variables: z.array(variableSchema),
    text: z.record(z.string(), z.json()).describe('The agreement, with places left open.'),
  })
  .meta({
    id: 'Template',
    title: 'Troth template',
    description: 'The text of an agreement with places left open, in tiers.',
  });

/** A template as it was read. */
export type Template = Omit<z.output<typeof templateSchema>, 'text'> & {
  readonly text: { readonly [key: string]: Json };
};
/** A template as people write it. */
export type WrittenTemplate = Omit<z.input<typeof templateSchema>, 'text' | 'variables'> & {
  readonly text: { readonly [key: string]: Json };
  readonly variables: readonly WrittenVariable[];
};
type WrittenVariable = Omit<z.input<typeof variableSchema>, 'default'> & { readonly default?: Json };
