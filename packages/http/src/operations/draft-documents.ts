/** Papers of a draft for both sides, and a DOCX of it that somebody edited. Owns: reading the bytes of the file. */
import { languages } from '@troth/core';
import { draftPaper, seesDraft, wordChangesIn } from '@troth/services';
import type { WordChanges } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import type { House } from '../house.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { paperName, paperTypes, sendFile } from './documents.ts';
import { changeShape } from './negotiation-shapes.ts';
import { raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const draftParams = { draft: idSchema };
const textName = wordsSchema(120).describe('now, in-force, version-3, revision-2 or offer-OFF-0007.');
const wordTypes = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/octet-stream',
];
/** What a text with pictures in it comes to, and not more than the reader takes. */
const mostWordBytes = 20_000_000;

const wordChangesShape = z
  .object({
    draft: z.string(),
    basis: z.object({ version: z.number().int(), hash: z.string(), named: z.boolean(), current: z.boolean() }),
    savedBy: z.string(),
    savedAt: z.string(),
    changes: z.array(
      z.object({
        key: z.string(),
        clause: z.string(),
        language: z.enum(languages),
        kind: z.enum(['prose', 'generated', 'comment']),
        before: z.string(),
        after: z.string(),
        words: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
        moved: z.boolean(),
        change: changeShape.optional().describe('Of prose: makes the words read so.'),
        terms: z.array(z.object({ path: z.array(z.string()), name: wordPair })),
        message: wordPair,
        remarks: z.array(z.object({ by: z.string(), at: z.string(), text: z.string() })),
        by: z.string(),
        at: z.string(),
        tracked: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'WordChanges',
    description: 'Differences between the text that left as DOCX and the file that came back.',
  });

const example: WordChanges = {
  draft: 'DRF-0001',
  basis: { version: 3, hash: 'c'.repeat(64), named: true, current: true },
  savedBy: 'Lydia Mok',
  savedAt: '2025-02-20T10:00:00Z',
  changes: [
    {
      key: 'K04',
      clause: '4.1',
      language: 'en',
      kind: 'prose',
      before: '4.1 Two paths.',
      after: '4.1 Three paths.',
      words: [
        { kind: 'same', text: '4.1 ' },
        { kind: 'removed', text: 'Two' },
        { kind: 'added', text: 'Three' },
        { kind: 'same', text: ' paths.' },
      ],
      moved: false,
      change: { path: ['clauses', 'K04', 'text', 'en'], value: 'Three paths.' },
      terms: [],
      message: { en: 'Words of the authors. They become an offer of this clause.' },
      remarks: [],
      by: 'Lydia Mok',
      at: '2025-02-20T10:00:00Z',
      tracked: true,
    },
  ],
};

export const draftDocumentOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'downloadDraftPaper',
    method: 'GET',
    path: '/v1/drafts/{draft}/documents/{file}',
    tag: 'Documents',
    summary: 'A paper of a draft',
    description:
      'As of a published revision. `of` names the text, `since` the one before it in a redline (missing: what is in force, or the first version). Reasons of open offers stand in the margin of the DOCX. Who is of a party has papers of drafts that were offered to it.',
    params: z.object({ ...draftParams, file: paperName }),
    query: z.strictObject({
      language: z.enum(languages).default('en'),
      of: textName.default('now'),
      since: textName.optional(),
    }),
    answers: paperTypes,
    errors: ['conflict', 'invalid'],
    status: 200,
    example: '(the bytes of the file)',
    async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
      const file = valueOf(await draftPaper(context, { organisation, actor, ...params, ...query }));
      return sendFile(reply.header('cache-control', 'no-store'), file);
    },
  }),
  raw({
    id: 'readWordChanges',
    method: 'POST',
    path: '/v1/drafts/{draft}/documents/word',
    tag: 'Documents',
    summary: 'What somebody changed in a DOCX of a draft',
    description:
      'The bytes of the file, at most 20 MB. Nothing is kept: words of authors come with the change that makes an offer of them, sentences written from terms with the terms to propose a change of, remarks as they are. Nothing of the file is left out.',
    params: z.object(draftParams),
    reads: wordTypes,
    answers: ['application/json'],
    tells: wordChangesShape,
    errors: ['conflict', 'invalid'],
    status: 200,
    example: JSON.stringify(example),
    async handle({ context, caller: { organisation, actor }, params }, { request, reply }) {
      // Whether it is there comes before what is wrong with the file.
      valueOf(await seesDraft(context, { organisation, actor, ...params }));
      oneOfTypes(request.headers['content-type'], wordTypes);
      const bytes = await wholeBody(request.raw, request.headers['content-encoding'], {
        arriving: mostWordBytes,
        expanded: mostWordBytes,
        expansion: house.limits.expansion,
        take: bytesOnTheWay(house, request, reply),
      });
      const found = valueOf(await wordChangesIn(context, { organisation, actor, ...params, bytes }));
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(found));
    },
  }),
];
