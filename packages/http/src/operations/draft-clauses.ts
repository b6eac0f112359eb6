/** Clauses of a draft: who answers for them, clearing them, counsel's approval, and what is said about them. */
import { approveDeviations, assignClause, clearClause, listNotes, reopenClause, writeNote } from '@troth/services';
import type { PracticeRecord } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { draftParams, note, shownDraft as shown } from './draft-answer.ts';
import { draftExample, noteExample } from './draft-examples.ts';
import { draftSchema, noteSchema } from './draft-shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const clauseParams = draftParams.extend({ clause: idSchema.describe('K01 … K25.') });

function noteOf({ id, version, recordedAt, body }: PracticeRecord<'clause-note'>) {
  const { clause, form, text, answers, assignee, due, state, outcome, trail, party } = body;
  return {
    id,
    version,
    recordedAt,
    clause,
    form,
    text,
    answers,
    assignee,
    due,
    state,
    outcome,
    by: trail[0]?.by ?? '',
    withOtherSide: party !== undefined,
  };
}

export const draftClauseOperations: readonly Operation[] = [
  json({
    id: 'listDraftNotes',
    method: 'GET',
    path: '/v1/drafts/{draft}/notes',
    tag: 'Drafts',
    summary: 'What is said about its clauses',
    description: 'Comments, tasks and open points, the oldest first. The other side gets what is shared with it.',
    params: draftParams,
    status: 200,
    answer: z.object({ items: z.array(noteSchema) }),
    examples: { answer: { items: [noteExample] } },
    async handle({ context, caller: { organisation, actor }, params: { draft } }) {
      const found = valueOf(await listNotes(context, { organisation, actor, draft }));
      return { body: { items: found.map(noteOf) } };
    },
  }),
  json({
    id: 'assignDraftClause',
    method: 'POST',
    path: '/v1/drafts/{draft}/clauses/{clause}/assign',
    tag: 'Drafts',
    summary: 'Gives a clause to somebody',
    description: 'Who then answers for it and clears it.',
    params: clauseParams,
    body: z.strictObject({ owner: idSchema.describe('Person.') }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: draftSchema,
    examples: { body: { owner: 'henry' }, answer: draftExample },
    async handle(ask) {
      valueOf(await assignClause(ask.context, { ...ask.command, ...ask.params, ...ask.body }));
      return shown(ask, ask.params.draft);
    },
  }),
  json({
    id: 'clearDraftClause',
    method: 'POST',
    path: '/v1/drafts/{draft}/clauses/{clause}/clear',
    tag: 'Drafts',
    summary: 'Clears a clause as it stands',
    description: 'By whoever answers for it. A later change of the clause opens it again by itself.',
    params: clauseParams,
    body: z.strictObject({ note }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: draftSchema,
    examples: { body: {}, answer: draftExample },
    async handle(ask) {
      valueOf(await clearClause(ask.context, { ...ask.command, ...ask.params, ...ask.body }));
      return shown(ask, ask.params.draft);
    },
  }),
  json({
    id: 'reopenDraftClause',
    method: 'POST',
    path: '/v1/drafts/{draft}/clauses/{clause}/reopen',
    tag: 'Drafts',
    summary: 'Opens a clause again',
    description: 'With a reason.',
    params: clauseParams,
    body: z.strictObject({ note }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: draftSchema,
    examples: { body: { note: 'The cap does not cover January.' }, answer: draftExample },
    async handle(ask) {
      valueOf(await reopenClause(ask.context, { ...ask.command, ...ask.params, ...ask.body }));
      return shown(ask, ask.params.draft);
    },
  }),
  json({
    id: 'approveDraftDeviations',
    method: 'POST',
    path: '/v1/drafts/{draft}/legal-approval',
    tag: 'Drafts',
    summary: 'Counsel approves deviations from approved wording',
    description: 'As they stand: a word more is approved again. By a person whose roles include "legal".',
    params: draftParams,
    body: z.strictObject({ note }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 200,
    answer: draftSchema,
    examples: { body: {}, answer: draftExample },
    async handle(ask) {
      valueOf(await approveDeviations(ask.context, { ...ask.command, ...ask.params, ...ask.body }));
      return shown(ask, ask.params.draft);
    },
  }),
  json({
    id: 'writeDraftNote',
    method: 'POST',
    path: '/v1/drafts/{draft}/notes',
    tag: 'Drafts',
    summary: 'Says something about a clause',
    description:
      'A comment, a task for somebody, or an open point. It stays among ourselves unless it is shared; what the other side writes is always shared.',
    params: draftParams,
    body: z.strictObject({
      clause: z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06'),
      // The kind of record says which there are, once it is known whose draft this is.
      form: wordsSchema(40).meta({ enum: ['comment', 'task', 'open-point'] }),
      text: z.strictObject({ en: wordsSchema(20_000), 'zh-Hant': wordsSchema(20_000).optional() }),
      answers: idSchema.optional().describe('The note that this one answers.'),
      assignee: idSchema.optional(),
      due: z.iso.date().optional(),
      withOtherSide: z.boolean().optional(),
    }),
    errors: ['conflict', 'forbidden', 'not-found'],
    status: 201,
    answer: noteSchema,
    examples: {
      body: { clause: 'K13', form: 'task', text: { en: 'Check the cap.' }, assignee: 'henry' },
      answer: noteExample,
    },
    async handle({ context, command, params, body }) {
      const { text, ...rest } = body;
      return { body: noteOf(valueOf(await writeNote(context, { ...command, ...params, ...rest, text }))) };
    },
  }),
];
