/** Drafts: begun, read, changed term by term or as files, moved from step to step. Their clauses are in draft-clauses.ts. */
import { draftSteps } from '@troth/core';
import type { Change } from '@troth/core';
import {
  beginDraft,
  changeDraft,
  draftText,
  draftVersion,
  draftVersions,
  listDrafts,
  readDraft,
  takeStep,
  undoDraft,
  writeDraft,
} from '@troth/services';
import type { Changed, DraftSource } from '@troth/services';
import { z } from 'zod';
import { idSchema, pageById, pageOf, pageQuery, wordsSchema } from '../answers/shapes.ts';
import { Problem, nothingHere, pointer } from '../errors.ts';
import {
  beginSchema,
  changeSchema,
  draftLineSchema,
  draftSchema,
  stepSchema,
  versionSchema,
  versionTextSchema,
} from './draft-shapes.ts';
import { draftExample, lineExample, versionExample } from './draft-examples.ts';
import { draftParams, note, shownDraft as shown } from './draft-answer.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const version = z.number().int().min(1);
const revise = z
  .boolean()
  .optional()
  .describe('Of a text that is offered, agreed or being signed: begin the next revision with this change.');

/** The changed draft, or the places where two people changed the same thing. */
function changedOf({ met, draft }: Changed): string {
  if (met === undefined && draft !== undefined) return draft.id;
  throw new Problem(
    'conflict',
    'Somebody changed the same place since you read it. Nothing of this request was changed; choose, and send it again on the newest version.',
    {
      errors: (met ?? []).map((one) => ({
        code: 'MEETS',
        message: `${one.path.join(' › ')}: you wrote ${shortly(one.yours)}, somebody else ${shortly(one.theirs)}`,
        pointer: pointer(one.path),
        met: { ...one, path: [...one.path] },
      })),
    },
  );
}

function shortly(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const reading: readonly Operation[] = [
  json({
    id: 'listDrafts',
    method: 'GET',
    path: '/v1/drafts',
    tag: 'Drafts',
    summary: 'Drafts',
    description: 'In order of id. The other side gets those that were offered to it.',
    query: z.strictObject({
      ...pageQuery,
      state: wordsSchema(200).optional().describe('States, separated by commas.'),
      agreement: idSchema.optional(),
      party: idSchema.optional(),
    }),
    status: 200,
    answer: pageOf(draftLineSchema),
    examples: { answer: { items: [lineExample] } },
    async handle({ context, caller: { organisation, actor }, query: { limit, cursor, ...wanted } }) {
      const read = (page: { after?: string; limit: number }) =>
        listDrafts(context, { organisation, actor, ...wanted, ...page });
      return { body: await pageById({ limit, cursor }, 'drafts', { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'readDraft',
    method: 'GET',
    path: '/v1/drafts/{draft}',
    tag: 'Drafts',
    summary: 'One draft',
    description:
      'Its text, the steps that may follow with their guards, and to the organisation itself what lint says, who answers for which clause, and where words deviate from the approved ones.',
    params: draftParams,
    status: 200,
    answer: draftSchema,
    examples: { answer: draftExample },
    // What a guard says depends on offers, risks and the day, not on the version alone.
    async handle({ context, caller: { organisation, actor }, params: { draft } }) {
      return { body: valueOf(await readDraft(context, { organisation, actor, draft })) };
    },
  }),
  json({
    id: 'listDraftVersions',
    method: 'GET',
    path: '/v1/drafts/{draft}/versions',
    tag: 'Drafts',
    summary: 'Every version of a draft',
    description: 'The newest first. Of the other side those that it could see.',
    params: draftParams,
    status: 200,
    answer: z.object({ items: z.array(versionSchema) }),
    examples: { answer: { items: [versionExample] } },
    async handle({ context, caller: { organisation, actor }, params: { draft } }) {
      return { body: { items: valueOf(await draftVersions(context, { organisation, actor, draft })) } };
    },
  }),
  json({
    id: 'readDraftVersion',
    method: 'GET',
    path: '/v1/drafts/{draft}/versions/{version}',
    tag: 'Drafts',
    summary: 'A version of a draft with its text',
    description: 'As it was then, to the byte.',
    params: draftParams.extend({ version: idSchema.describe('Its number.') }),
    status: 200,
    answer: versionTextSchema,
    examples: { answer: { ...versionExample, text: draftExample.text } },
    async handle({ context, caller: { organisation, actor }, params: { draft, version: asked } }) {
      // What is no number is nowhere, as a number that no version has.
      const number = /^\d{1,9}$/u.test(asked) ? Number(asked) : 0;
      return { body: valueOf(await draftVersion(context, { organisation, actor, draft, version: number })) };
    },
  }),
  json({
    id: 'readDraftText',
    method: 'GET',
    path: '/v1/drafts/{draft}/text',
    tag: 'Drafts',
    summary: 'The text of a draft as a file',
    description: 'YAML or JSON in one canonical form: the same text gives the same bytes, whichever way it came in.',
    params: draftParams,
    query: z.strictObject({ format: z.enum(['yaml', 'json']).default('yaml') }),
    status: 200,
    answer: z.object({ name: z.string(), version: z.number().int(), hash: z.string(), text: z.string() }),
    examples: {
      answer: { name: 'sla-lr-metro-2.yaml', version: 7, hash: draftExample.hash, text: 'apiVersion: troth/v1\n…' },
    },
    async handle({ context, caller: { organisation, actor }, params, query }) {
      return { body: valueOf(await draftText(context, { organisation, actor, ...params, ...query })) };
    },
  }),
];

const writing: readonly Operation[] = [
  json({
    id: 'beginDraft',
    method: 'POST',
    path: '/v1/drafts',
    tag: 'Drafts',
    summary: 'Begins a draft',
    description:
      'From a template, a published revision, a file, or data. It takes the next number of the agreement; the promises name the requirements that they answer.',
    body: beginSchema,
    errors: ['conflict', 'forbidden'],
    status: 201,
    answer: draftSchema,
    examples: {
      body: { from: { agreement: 'SLA-LR-METRO' }, effective: '2025-05-01' },
      answer: draftExample,
    },
    async handle(ask) {
      const { from, ...rest } = ask.body;
      // Parsed from JSON: whatever a source holds is JSON.
      const told = { ...ask.command, ...rest, from: from as DraftSource };
      const begun = valueOf(await beginDraft(ask.context, told));
      return shown(ask, begun.id);
    },
  }),
  json({
    id: 'changeDraft',
    method: 'PATCH',
    path: '/v1/drafts/{draft}',
    tag: 'Drafts',
    summary: 'Changes terms of a draft',
    description:
      'Changes made on an older version are joined with what others did since. Where they meet, nothing is changed and each place is told with both versions (409). The answer may be another draft when a text that is out of your hands is revised.',
    params: draftParams,
    body: z.strictObject({
      base: version.describe('The version that was read.'),
      changes: z.array(changeSchema).min(1).max(2000),
      revise,
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    keep: 'a month',
    status: 200,
    answer: draftSchema,
    examples: {
      body: { base: 7, changes: [{ path: ['commitments', 'availability', 'target'], value: '>= 99.95 %' }] },
      answer: draftExample,
    },
    async handle(ask) {
      const { changes, ...rest } = ask.body;
      // Parsed from JSON: each value is JSON.
      const told = { ...rest, ...ask.params, changes: changes as readonly Change[] };
      return shown(ask, changedOf(valueOf(await changeDraft(ask.context, { ...ask.command, ...told }))));
    },
  }),
  json({
    id: 'writeDraftText',
    method: 'PUT',
    path: '/v1/drafts/{draft}/text',
    tag: 'Drafts',
    summary: 'Puts a file in the place of the text',
    description:
      'As the changes that the file makes of the version it was written from. A text that has no meaning yet is kept, too; what is wrong with it is among the findings.',
    params: draftParams,
    body: z.strictObject({
      text: z.string().min(1).max(4_000_000).describe('YAML or JSON, one document.'),
      file: wordsSchema(200).optional().describe('Name under which faults speak of it.'),
      base: version.optional().describe('The version that the file was written from; the newest when missing.'),
      revise,
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    keep: 'a month',
    status: 200,
    answer: draftSchema,
    examples: { body: { text: 'apiVersion: troth/v1\nkind: Agreement\n…', base: 7 }, answer: draftExample },
    async handle(ask) {
      const told = { ...ask.body, ...ask.params };
      return shown(ask, changedOf(valueOf(await writeDraft(ask.context, { ...ask.command, ...told }))));
    },
  }),
  json({
    id: 'undoDraft',
    method: 'POST',
    path: '/v1/drafts/{draft}/undo',
    tag: 'Drafts',
    summary: 'Goes back to the text of an earlier version',
    description: 'What was between stays as versions.',
    params: draftParams,
    body: z.strictObject({ to: version }),
    errors: ['conflict', 'forbidden', 'not-found'],
    versioned: true,
    status: 200,
    answer: draftSchema,
    examples: { body: { to: 5 }, answer: draftExample },
    async handle(ask) {
      const told = { ...ask.params, ...ask.body, expect: ask.version };
      return shown(ask, changedOf(valueOf(await undoDraft(ask.context, { ...ask.command, ...told }), ask.version)));
    },
  }),
  json({
    id: 'takeDraftStep',
    method: 'POST',
    path: '/v1/drafts/{draft}/steps/{step}',
    tag: 'Drafts',
    summary: 'Takes a step in the life of a draft',
    description:
      'A step that is refused says which guards do not hold and how to satisfy each. A text is agreed with the version that was read, as If-Match. When both named persons agreed the same text it is frozen.',
    params: draftParams.extend({ step: idSchema.describe(`One of ${draftSteps.join(', ')}.`) }),
    body: z.strictObject({ note }),
    errors: ['conflict', 'forbidden', 'not-found'],
    versioned: true,
    status: 200,
    answer: draftSchema,
    examples: { body: {}, answer: draftExample },
    async handle(ask) {
      const step = stepSchema.safeParse(ask.params.step);
      if (!step.success) throw nothingHere();
      // One agrees to what one has read; without its version nobody could say what that was.
      if (step.data === 'consent' && ask.version === undefined)
        throw new Problem(
          'conflict',
          'Say which version of the text you read and agree to: send its number as If-Match.',
        );
      const told = { draft: ask.params.draft, step: step.data, ...ask.body, expect: ask.version };
      const taken = valueOf(await takeStep(ask.context, { ...ask.command, ...told }), ask.version);
      return shown(ask, taken.id);
    },
  }),
];

export const draftOperations: readonly Operation[] = [...reading, ...writing];
