/**
 * Papers that leave the house: made from issued statements and records, kept by the hash of their bytes. Owns: which papers a
 * report and a credit note have, and what their files are called. Does not own: their words (documents), who may read them (read-document.ts).
 */
import { accepted, languages, refused } from '@troth/core';
import type { Language, Outcome } from '@troth/core';
import { creditNotePaper, paperHtml, printPdf, reportPaper, statementCsv } from '@troth/documents';
import type { NoteView, Paper } from '@troth/documents';
import type { Transaction } from '@troth/stores';
import { createHash } from 'node:crypto';
import type { Context, Question } from '../context.ts';
import { issuedOf, issueId, statementKind } from '../periods/issued.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { nameOf } from './record-lines.ts';
import { reportView } from './report-facts.ts';

export type PaperFormat = 'pdf' | 'html' | 'csv';

export const contentTypes: Readonly<Record<PaperFormat | 'md', string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

export interface PaperFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** "SLA-LR-METRO-2024-11-report-en.pdf". */
  readonly name: string;
  /** Somebody brought it; it is not ours. */
  readonly brought?: boolean;
}

export interface MadeDocument extends PaperFile {
  readonly language: Language;
  readonly format: PaperFormat;
  readonly sha256: string;
  readonly size: number;
}

export interface MadeReportDocument extends MadeDocument {
  readonly edition: 'customer' | 'internal';
}

export interface MadeNoteDocument extends MadeDocument {
  readonly format: 'pdf' | 'html';
}

const utf8 = new TextEncoder();

async function laidOut(paper: Paper, format: 'pdf' | 'html'): Promise<Uint8Array> {
  return format === 'pdf' ? printPdf(paper) : utf8.encode(paperHtml(paper));
}

/** The paper as a file in the format asked for. */
export async function fileOf(paper: Paper, format: 'pdf' | 'html', name: string): Promise<PaperFile> {
  return { type: contentTypes[format], bytes: await laidOut(paper, format), name: `${name}.${format}` };
}

function made<F extends PaperFormat>(
  file: PaperFile,
  { language, format }: { readonly language: Language; readonly format: F },
): MadeDocument & { readonly format: F } {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return { ...file, language, format, sha256, size: file.bytes.length };
}

export interface ReportName {
  readonly agreement: string;
  readonly period: string;
  readonly number: number;
  readonly edition: 'customer' | 'internal';
  readonly language: Language;
}

const shortLanguage: Readonly<Record<Language, string>> = { en: 'en', 'zh-Hant': 'zh' };

export function reportFileName({ agreement, period, number, edition, language }: ReportName): string {
  const revision = number === 1 ? '' : `-r${number}`;
  return `${agreement}-${period}-report${revision}${edition === 'internal' ? '-internal' : ''}-${shortLanguage[language]}`;
}

export const noteFileName = (number: string, language: Language): string => `${number}-${shortLanguage[language]}`;

/** All papers of a report as it is about to be issued: both editions, both languages, and the figures. */
export async function makeReportDocuments(
  context: Context,
  { organisation, id }: Question & { readonly id: string },
): Promise<Outcome<readonly MadeReportDocument[]>> {
  const report = (await registerOf(context.store, organisation)).get('report', id);
  if (report === undefined) return refused({ code: 'NOT-FOUND', message: `there is no report ${id}` });
  const { agreement, period, number } = report.body;
  const found: MadeReportDocument[] = [];
  for (const edition of ['customer', 'internal'] as const) {
    const view = await reportView(context, { organisation, agreement, period, report, edition, final: true });
    if (!view.ok) return view;
    for (const language of languages) {
      const name = reportFileName({ agreement, period, number, edition, language });
      const paper = reportPaper(view.value, language);
      for (const format of ['pdf', 'html'] as const)
        found.push({ ...made(await fileOf(paper, format, name), { language, format }), edition });
    }
    if (edition === 'internal') continue;
    const { statement, hash } = view.value;
    const bytes = utf8.encode(statementCsv(statement, hash));
    // Figures have no language; the file is listed once.
    const name = `${reportFileName({ agreement, period, number, edition, language: 'en' })}.csv`;
    found.push({ ...made({ type: contentTypes.csv, bytes, name }, { language: 'en', format: 'csv' }), edition });
  }
  return accepted(found);
}

export async function makeCreditNoteDocuments(
  context: Context,
  { organisation, id }: Question & { readonly id: string },
): Promise<Outcome<readonly MadeNoteDocument[]>> {
  const note = (await registerOf(context.store, organisation)).get('credit-note', id);
  if (note === undefined) return refused({ code: 'NOT-FOUND', message: `there is no credit note ${id}` });
  const view = await noteView(context, { organisation, note, final: true });
  if (!view.ok) return view;
  const found: MadeNoteDocument[] = [];
  for (const language of languages) {
    const paper = creditNotePaper(view.value, language);
    for (const format of ['pdf', 'html'] as const)
      found.push(made(await fileOf(paper, format, noteFileName(note.body.number, language)), { language, format }));
  }
  return accepted(found);
}

export interface NoteAsked extends Question {
  readonly note: PracticeRecord<'credit-note'>;
  readonly final?: boolean;
}

export async function noteView(context: Context, { organisation, note, final }: NoteAsked): Promise<Outcome<NoteView>> {
  const { body } = note;
  const register = await registerOf(context.store, organisation);
  const versions = await context.store.read(organisation, (reader) =>
    reader.versions(statementKind, issueId(body.agreement, body.period)),
  );
  const issued = versions.map(issuedOf).find(({ hash }) => hash === body.statement);
  if (issued === undefined)
    return refused({ code: 'NOT-FOUND', message: `the statement that ${body.number} is made from is not there` });
  const { agreement, period } = issued.statement;
  const provider = register.get('agreement-roles', body.agreement)?.body.provider;
  return accepted({
    number: body.number,
    draft: final !== true && (body.state === 'draft' || body.state === 'approved'),
    agreement: body.agreement,
    title: agreement.title,
    period: body.period,
    zone: period.zone,
    provider:
      provider === undefined ? (agreement.provider ?? { en: organisation }) : nameOf(register, 'party', provider),
    customer: nameOf(register, 'party', body.party),
    clause: body.clause,
    lines: body.lines,
    cap: body.cap,
    earnedBack: body.earnedBack,
    tax: body.tax,
    total: body.total,
    follows: body.supersedes,
    report: body.report,
    hash: body.statement,
    issuedAt: issued.issuedAt,
  });
}

/** Keeps the papers in the transaction that issues what they belong to. */
export async function keepDocuments(transaction: Transaction, documents: readonly MadeDocument[]): Promise<void> {
  for (const { sha256, type, bytes } of documents) await transaction.keepBlob({ sha256, type, bytes });
}

/** As the record of a report lists them. */
export const listedReport = (documents: readonly MadeReportDocument[]) =>
  documents.map(({ edition, language, format, sha256, size }) => ({ edition, language, format, sha256, size }));

/** As the record of a credit note lists them. */
export const listedNote = (documents: readonly MadeNoteDocument[]) =>
  documents.map(({ language, format, sha256, size }) => ({ language, format, sha256, size }));
