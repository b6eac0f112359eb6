/**
 * Papers as they are asked for. Owns: sight: people of a party read the papers of records that are theirs, and never an internal
 * edition; drafts are for the organisation. Does not own: what stands in a paper.
 */
import { accepted, refused } from '@troth/core';
import type { Json, Language, Outcome } from '@troth/core';
import { creditNotePaper, reportPaper, statementCsv } from '@troth/documents';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf, storedDocuments } from '../agreements/shelf.ts';
import type { Actor, Context, Question } from '../context.ts';
import { issuedStatement } from '../periods/issued.ts';
import { seenBy } from '../practice/read.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { seesAgreement } from '../practice/sight.ts';
import { contractPaperFile } from './contract-papers.ts';
import type { PaperText } from './contract-papers.ts';
import { contentTypes, fileOf, noteFileName, noteView, reportFileName } from './documents.ts';
import type { PaperFile } from './documents.ts';
import { readBackName } from './read-back-name.ts';
import { reportView } from './report-facts.ts';

interface Asked extends Question {
  readonly actor: Actor;
}

const nothing = (what: string): Outcome<never> => refused({ code: 'NOT-FOUND', message: `there is no ${what}` });
const isOwn = ({ side = 'own' }: Actor): boolean => side === 'own';

/** A kept file by the hash of its bytes, for whoever may see a record that names it. */
export async function readDocument(
  context: Context,
  { organisation, actor, sha256 }: Asked & { readonly sha256: string },
): Promise<Outcome<PaperFile>> {
  const register = await registerOf(context.store, organisation);
  const ours = paperName(register, actor, sha256);
  const name = ours ?? attachmentName(register, actor, sha256);
  if (name === undefined) return nothing(`document ${sha256}`);
  const blob = await context.store.read(organisation, (reader) => reader.blob(sha256));
  if (blob === undefined) return nothing(`document ${sha256}`);
  return accepted({ type: blob.type, bytes: blob.bytes, name, brought: ours === undefined });
}

/** What a paper of ours is called by the first record that names it and that the actor may see. */
function paperName(register: Register, actor: Actor, sha256: string): string | undefined {
  for (const { body } of seenBy(register, actor, 'report')) {
    const found = body.documents?.find((one) => one.sha256 === sha256 && (isOwn(actor) || one.edition === 'customer'));
    if (found !== undefined) return `${reportFileName({ ...body, ...found })}.${found.format}`;
  }
  for (const { body } of seenBy(register, actor, 'credit-note')) {
    const found = body.documents?.find((one) => one.sha256 === sha256);
    if (found !== undefined) return `${noteFileName(body.number, found.language)}.${found.format}`;
  }
  for (const { body } of seenBy(register, actor, 'read-back')) {
    const found = body.documents?.find((one) => one.sha256 === sha256);
    if (found !== undefined) return readBackName(body, found.language, found.format);
  }
  return undefined;
}

function attachmentName(register: Register, actor: Actor, sha256: string): string | undefined {
  for (const kind of ['dispute', 'claim'] as const) {
    for (const { body } of seenBy(register, actor, kind)) {
      const found = body.attachments?.find((one) => one.sha256 === sha256);
      if (found !== undefined) return found.name;
    }
  }
  return undefined;
}

export interface ReportPreview extends Asked {
  readonly agreement: string;
  readonly period: string;
  readonly edition: 'customer' | 'internal';
  readonly language: Language;
  readonly format: 'pdf' | 'html';
}

/** The report as it would be issued now, marked as a draft until it is. */
export async function previewReport(context: Context, asked: ReportPreview): Promise<Outcome<PaperFile>> {
  const { organisation, actor, agreement, period, edition, language, format } = asked;
  if (!isOwn(actor)) return nothing(`report of ${agreement} for ${period}`);
  const register = await registerOf(context.store, organisation);
  const report = register
    .all('report')
    .filter(({ body }) => body.agreement === agreement && body.period === period && body.state !== 'discarded')
    .sort((one, other) => one.body.number - other.body.number)
    .at(-1);
  const view = await reportView(context, { organisation, agreement, period, edition, report });
  if (!view.ok) return view;
  const name = reportFileName({ agreement, period, number: view.value.number, edition, language });
  return accepted(await fileOf(reportPaper(view.value, language), format, name));
}

export interface NotePreview extends Asked {
  readonly note: string;
  readonly language: Language;
  readonly format: 'pdf' | 'html';
}

export async function previewCreditNote(context: Context, asked: NotePreview): Promise<Outcome<PaperFile>> {
  const { organisation, actor, note: id, language, format } = asked;
  const note = (await registerOf(context.store, organisation)).get('credit-note', id);
  if (note === undefined || !isOwn(actor)) return nothing(`credit note ${id}`);
  const view = await noteView(context, { organisation, note });
  if (!view.ok) return view;
  return accepted(await fileOf(creditNotePaper(view.value, language), format, noteFileName(id, language)));
}

export interface AgreementPaperAsked extends Asked {
  readonly agreement: string;
  /** The last one when missing. */
  readonly revision?: number | undefined;
  /** "contract.pdf", "plain.html", "extract-billing.pdf", "redline.docx". */
  readonly file: string;
  readonly language: Language;
  /** For redlines: the revision before; missing: the one before this. */
  readonly since?: number | undefined;
}

/** A paper of a published revision. */
export async function agreementPaper(context: Context, asked: AgreementPaperAsked): Promise<Outcome<PaperFile>> {
  const { organisation, actor, agreement: id, file, language } = asked;
  if (!(await seesAgreement(context, { organisation, actor, agreement: id }))) return nothing(`agreement ${id}`);
  const found = await context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const shelved = agreementOn(shelf, id);
    if (!shelved.ok) return shelved;
    const documents = storedDocuments(context.store, organisation, shelf).map(({ data }): Json => data);
    return accepted({ revisions: shelved.value.agreement.revisions, documents });
  });
  if (!found.ok) return found;
  const { revisions, documents } = found.value;
  const named = (number: number | undefined): PaperText | undefined => {
    const revision = number === undefined ? revisions.at(-1) : revisions.find((one) => one.revision === number);
    return revision === undefined ? undefined : { revision, documents, draft: false, name: `r${revision.revision}` };
  };
  const text = named(asked.revision);
  if (text === undefined) return nothing(`revision ${asked.revision ?? ''} of ${id}`);
  const before = asked.since ?? revisions.findLast(({ revision }) => revision < text.revision.revision)?.revision;
  const since = before === undefined ? undefined : named(before);
  if (file.startsWith('redline') && since === undefined)
    return nothing(`revision ${asked.since ?? 'before the first'} of ${id}`);
  return contractPaperFile(text, { file, language, since });
}

export interface StatementFileAsked extends Asked {
  readonly agreement: string;
  readonly period: string;
  readonly version?: number | undefined;
}

/** The figures of an issued statement for a spreadsheet. */
export async function statementFile(context: Context, asked: StatementFileAsked): Promise<Outcome<PaperFile>> {
  const { organisation, actor, agreement, period, version } = asked;
  if (!(await seesAgreement(context, { organisation, actor, agreement }))) return nothing(`agreement ${agreement}`);
  const issued = await issuedStatement(context, { organisation, agreement, period, version });
  if (!issued.ok) return issued;
  const { statement, hash } = issued.value;
  const bytes = new TextEncoder().encode(statementCsv(statement, hash));
  const name = `${agreement}-${period}-statement${issued.value.version === 1 ? '' : `-v${issued.value.version}`}.csv`;
  return accepted({ type: contentTypes.csv, bytes, name });
}
