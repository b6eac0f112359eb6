/** Papers: reports, credit notes and contracts as files. What stands in them is not decided here. */
import { languages } from '@troth/core';
import {
  agreementPaper,
  contractPaperNames,
  previewCreditNote,
  previewReport,
  readDocument,
  statementFile,
} from '@troth/services';
import type { PaperFile } from '@troth/services';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../answers/shapes.ts';
import { raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { periodParams } from './statements.ts';

const language = z.enum(languages).default('en');
const format = z.enum(['pdf', 'html']).default('pdf');

/** A page of ours may be looked at within the application; it runs nothing and fetches nothing. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

const mediaType = /^[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?$/u;

/** What somebody else brought is only ever saved, never shown as a page of this server. */
export function sendFile(reply: FastifyReply, { type, bytes, name, brought = false }: PaperFile): FastifyReply {
  const shown = !brought && (type === 'application/pdf' || type.startsWith('text/html'));
  const plain = name.replaceAll(/[^\w.-]/gu, '_');
  const disposition = `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  if (shown)
    reply.header('content-security-policy', type === 'application/pdf' ? "frame-ancestors 'self'" : pagePolicy);
  return reply
    .type(mediaType.test(type) ? type : 'application/octet-stream')
    .header('content-disposition', disposition)
    .send(Buffer.from(bytes));
}

const kept = raw({
  id: 'readDocument',
  method: 'GET',
  path: '/v1/documents/{sha256}',
  tag: 'Documents',
  summary: 'A paper that was issued, or a file that was attached',
  description:
    'Named by the SHA-256 of its bytes; the same name always gives the same bytes. People of a party read what belongs to their own records, and never an internal edition.',
  // Whatever else is asked for is not there, and is answered like a document of somebody else.
  params: z.object({ sha256: idSchema }),
  answers: ['application/pdf', 'text/html', 'text/csv', 'application/octet-stream'],
  errors: ['invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params: { sha256 } }, { reply }) {
    const file = valueOf(await readDocument(context, { organisation, actor, sha256 }));
    // Bytes that are named by their hash never change.
    return sendFile(reply.header('cache-control', 'private, max-age=31536000, immutable'), file);
  },
});

const revision = z.coerce.number().int().min(1).max(1_000_000).optional();
/** Whatever else is asked for is not there, and is answered like a paper of somebody else. */
export const paperName = idSchema.describe(`${contractPaperNames.join(', ')}.`);
export const paperTypes = [
  'application/pdf',
  'text/html',
  'text/markdown',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

const contract = raw({
  id: 'downloadContract',
  method: 'GET',
  path: '/v1/agreements/{agreement}/contract.{extension}',
  tag: 'Documents',
  summary: 'The contract as a file',
  description:
    'The last revision, or the one named. PDF/A-3 and DOCX hold both languages, the governing one first; the PDF holds the terms as data, whose SHA-256 it prints on its page of signatures. HTML and Markdown are in the language asked for.',
  params: z.object({ agreement: idSchema, extension: z.enum(['pdf', 'docx', 'html', 'md']) }),
  query: z.strictObject({ language, revision }),
  answers: paperTypes,
  errors: ['invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    const { agreement, extension } = params;
    const asked = { organisation, actor, agreement, file: `contract.${extension}`, ...query };
    return sendFile(reply, valueOf(await agreementPaper(context, asked)));
  },
});

const paper = raw({
  id: 'downloadAgreementPaper',
  method: 'GET',
  path: '/v1/agreements/{agreement}/documents/{file}',
  tag: 'Documents',
  summary: 'A paper of a published revision',
  description:
    'The contract, the plain page on which every number leads to its clause, the difference to another revision (DOCX with tracked changes, PDF, HTML), or the extract for a role. `since` names the revision before; missing: the one before.',
  params: z.object({ agreement: idSchema, file: paperName }),
  query: z.strictObject({ language, revision, since: revision }),
  answers: paperTypes,
  errors: ['invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    return sendFile(reply, valueOf(await agreementPaper(context, { organisation, actor, ...params, ...query })));
  },
});

const preview = raw({
  id: 'previewReport',
  method: 'GET',
  path: '/v1/agreements/{agreement}/periods/{period}/report-preview',
  tag: 'Documents',
  summary: 'The report of a period as it would be issued now',
  description: 'From the issued statement and the words of the draft; marked as a draft until it is issued.',
  params: periodParams,
  query: z.strictObject({ edition: z.enum(['customer', 'internal']).default('customer'), language, format }),
  answers: ['application/pdf', 'text/html'],
  errors: ['conflict', 'invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    const file = valueOf(await previewReport(context, { organisation, actor, ...params, ...query }));
    return sendFile(reply.header('cache-control', 'no-store'), file);
  },
});

const notePreview = raw({
  id: 'previewCreditNote',
  method: 'GET',
  path: '/v1/credit-notes/{note}/preview',
  tag: 'Documents',
  summary: 'A credit note as it would be issued now',
  description: 'Marked as a draft until it is issued.',
  params: z.object({ note: idSchema }),
  query: z.strictObject({ language, format }),
  answers: ['application/pdf', 'text/html'],
  errors: ['invalid'],
  status: 200,
  example: '(the bytes of the file)',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    const file = valueOf(await previewCreditNote(context, { organisation, actor, ...params, ...query }));
    return sendFile(reply.header('cache-control', 'no-store'), file);
  },
});

const figures = raw({
  id: 'downloadStatement',
  method: 'GET',
  path: '/v1/agreements/{agreement}/periods/{period}/statement.csv',
  tag: 'Documents',
  summary: 'The figures of an issued statement as CSV',
  description: 'Exact, one line for each promise and part of the period; the last version, or the one named.',
  params: periodParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  answers: ['text/csv'],
  errors: ['invalid'],
  status: 200,
  example: 'agreement,period,status,clause,commitment,…',
  async handle({ context, caller: { organisation, actor }, params, query }, { reply }) {
    return sendFile(reply, valueOf(await statementFile(context, { organisation, actor, ...params, ...query })));
  },
});

export const documentOperations: readonly Operation[] = [kept, contract, paper, preview, notePreview, figures];
