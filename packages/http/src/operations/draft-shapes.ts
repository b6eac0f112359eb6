/** Shapes of drafts: what is read of one, its clauses and steps, what is written. */
import { draftSteps } from '@troth/core';
import type { DraftStep } from '@troth/core';
import { z } from 'zod';
import { anyJson, documentSchema, idSchema, wordPair, wordsSchema } from '../answers/shapes.ts';

const named = z.object({ id: z.string(), name: wordPair });
const agreementType = z.enum(['sla', 'ola', 'underpinning-contract', 'expectation']);
const place = z.array(z.union([z.string(), z.number()]));

export const stepSchema = z
  .enum(draftSteps as readonly [DraftStep, ...DraftStep[]])
  .meta({ id: 'DraftStep', description: 'A step in the life of a draft.' });

export const findingSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    path: place.describe('Place in the text.'),
    message: z.string(),
    example: z.string().describe('What goes wrong, in numbers or dates; may be empty.'),
    fix: z.string().describe('What to write; may be empty.'),
  })
  .meta({ id: 'DraftFinding', description: 'What lint says about the text, or why it has no meaning yet.' });

const guard = z
  .object({
    code: z.string(),
    ok: z.boolean(),
    message: wordPair,
    fix: wordPair.describe('How to satisfy it.'),
    at: place.optional().describe('Where to look: a path in the text, or the key of a clause.'),
  })
  .meta({ id: 'DraftGuard', description: 'A guard of a step as it stands.' });

const step = z
  .object({
    step: stepSchema,
    names: wordPair,
    to: z.string().optional().describe('State after it; the same when missing.'),
    may: z.boolean().describe('Whether it is yours to take.'),
    denial: wordPair.optional().describe('Why it is not.'),
    ready: z.boolean().describe('Every guard holds.'),
    reason: z.boolean().describe('It is taken with a reason.'),
    guards: z.array(guard),
  })
  .meta({ id: 'DraftStepView', description: 'A step that may follow, and what still keeps it.' });

const clause = z
  .object({
    key: z.string(),
    title: wordPair,
    present: z.boolean().describe('The text says something in it.'),
    owner: z.string().optional(),
    ownerName: wordPair.optional(),
    cleared: z.boolean().describe('As it stands.'),
    changed: z.boolean().describe('It was cleared, and changed since.'),
    clearedBy: z.string().optional(),
    clearedAt: z.string().optional(),
    notes: z.number().int().describe('Open notes.'),
  })
  .meta({ id: 'DraftClause', description: 'A clause of a draft: who answers for it, and whether it is cleared.' });

export const deviationSchema = z
  .object({
    clause: z.string(),
    path: place,
    language: z.enum(['en', 'zh-Hant']),
    passage: z.string().optional().describe('The approved passage that is nearest.'),
    approved: z.string(),
    written: z.string(),
    changes: z.array(z.object({ kind: z.string(), text: z.string() })),
    hash: z.string(),
  })
  .meta({ id: 'DraftDeviation', description: 'Words that are not the approved ones.' });

const inside = z
  .object({
    findings: z.array(findingSchema),
    compiles: z.boolean().describe('Whether the text has a meaning yet.'),
    clauses: z.array(clause),
    deviations: z.array(deviationSchema),
    legal: z.object({ by: z.string(), at: z.string(), hash: z.string(), current: z.boolean() }).optional(),
    replayed: z
      .object({ hash: z.string(), at: z.string(), credits: z.array(z.string()), periods: z.number().int() })
      .optional(),
    computed: z
      .array(
        z.object({ name: z.enum(['proof', 'price']), hash: z.string(), at: z.string(), lines: z.array(z.string()) }),
      )
      .optional()
      .describe('What was computed besides, of the text with that hash.'),
    origins: z.record(z.string(), z.string()).optional().describe('Where a term came from, by its place.'),
  })
  .meta({ id: 'DraftInside', description: 'What only the organisation itself sees of a draft.' });

const begunFrom = z.object({
  template: z.string().optional(),
  templateVersion: z.number().int().optional(),
  tier: z.string().optional(),
  agreement: z.string().optional(),
  revision: z.number().int().optional(),
  draft: z.string().optional(),
  requirements: z.array(z.string()).optional(),
  file: z.string().optional(),
});

const head = {
  id: z.string(),
  version: z.number().int().describe('Changes are made on a version.'),
  recordedAt: z.string(),
  actor: z.string().describe('Who wrote this version.'),
  state: z.string(),
  stateName: wordPair,
  type: agreementType,
  agreement: z.string(),
  revision: z.number().int().describe('The number that it will have when it is signed.'),
  title: wordPair,
  hash: z.string().describe('SHA-256 of the canonical text.'),
  proposal: z.string().optional().describe('Number of the proposal.'),
  provider: named.optional(),
  customer: named.optional(),
  manager: named.optional(),
};

export const draftLineSchema = z.object(head).meta({ id: 'DraftLine', description: 'A draft in a list.' });

export const draftSchema = z
  .object({
    ...head,
    representative: named.optional(),
    text: documentSchema('The agreement as data; its schema is docs/schema/agreement.json.'),
    begunFrom,
    round: z.number().int().optional().describe('Round of negotiation.'),
    agreed: z
      .object({
        hash: z.string(),
        at: z.string(),
        by: z.array(z.string()),
        documents: z.array(z.string()).optional(),
      })
      .optional()
      .describe('Who agreed which text.'),
    supersededBy: z.string().optional(),
    standing: z
      .object({
        standing: z.enum(['signed', 'in-force', 'suspended', 'superseded', 'expired', 'terminated', 'void']),
        names: wordPair,
      })
      .optional()
      .describe('Of a signed one: where its revision stands now, by its dates and by what was decided.'),
    notes: z.object({ all: z.number().int(), open: z.number().int() }),
    steps: z.array(step),
    edit: z.object({ may: z.boolean(), denial: wordPair.optional() }),
    trail: z.array(z.object({ act: z.string(), by: z.string(), at: z.string(), note: z.string().optional() })),
    inside: inside.optional(),
  })
  .meta({ id: 'Draft', description: 'A text of an agreement in the making.' });

export const versionSchema = z
  .object({
    version: z.number().int(),
    recordedAt: z.string(),
    actor: z.string(),
    state: z.string(),
    stateName: wordPair,
    hash: z.string(),
    changed: z.boolean().describe('The text is another than in the version before it.'),
  })
  .meta({ id: 'DraftVersion', description: 'A version of a draft.' });

export const versionTextSchema = versionSchema
  .omit({ changed: true })
  .extend({ text: documentSchema('The agreement as it was then.') })
  .meta({ id: 'DraftVersionText', description: 'A version of a draft with its text.' });

export const noteSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    recordedAt: z.string(),
    by: z.string(),
    clause: z.string(),
    form: z.enum(['comment', 'task', 'open-point']),
    text: wordPair,
    answers: z.string().optional(),
    assignee: z.string().optional(),
    due: z.string().optional(),
    withOtherSide: z.boolean(),
    state: z.string(),
    outcome: wordPair.optional(),
  })
  .meta({ id: 'DraftNote', description: 'Something said about a clause of a draft, or to be done about it.' });

export const changeSchema = z
  .strictObject({
    path: z
      .array(wordsSchema(200))
      .min(1)
      .max(30)
      .describe('Names from the outside in: keys of groups, ids of members of lists.'),
    value: anyJson.optional().describe('What it is set to; missing: it is taken away.'),
    before: idSchema
      .nullable()
      .optional()
      .describe('For a member of a list that is new or moves: the id of the member it comes before, null for the end.'),
  })
  .meta({ id: 'Change', description: 'A term set, or taken away when it has no value.' });

const sides = {
  agreement: idSchema.optional().describe('Id that the agreement will have; that of the text when missing.'),
  title: z.strictObject({ en: wordsSchema(300), 'zh-Hant': wordsSchema(300).optional() }).optional(),
  effective: z.iso.date().optional().describe('Date from which it will hold.'),
  provider: idSchema.optional(),
  customer: idSchema.optional(),
  manager: idSchema.optional().describe('Person; whoever stands in the roles of the agreement, or you, when missing.'),
  representative: idSchema.optional(),
  requirements: z.array(idSchema).max(500).optional(),
};

export const beginSchema = z.strictObject({
  from: z
    .union([
      z.strictObject({
        template: idSchema,
        tier: idSchema,
        values: z.record(wordsSchema(200), anyJson).describe('By key of the variables of the template.'),
        type: agreementType.optional().describe('Only an expectation can be made of another type.'),
      }),
      z.strictObject({ agreement: idSchema, revision: z.number().int().min(1).optional() }),
      z.strictObject({ yaml: z.string().min(1).max(4_000_000), file: wordsSchema(200).optional() }),
      z.strictObject({ text: documentSchema('The agreement as data.') }),
    ])
    .describe('A template, a published revision (the last one when no number is told), a file, or data.'),
  ...sides,
});
