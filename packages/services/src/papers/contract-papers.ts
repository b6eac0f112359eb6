/**
 * Papers of one text of an agreement: the contract, the plain page, the difference to another text, extracts for roles. Owns: which
 * formats each has and what the files are called. Does not own: which text, and who may read it (agreement-papers.ts, draft-papers.ts).
 */
import { accepted, refused } from '@troth/core';
import type { Json, Language, Localized, Outcome, Revision } from '@troth/core';
import {
  contractFile,
  contractHtml,
  contractMarkdown,
  contractWord,
  extractPaper,
  extractRoles,
  plainHtml,
  plainMarkdown,
  plainPdf,
  redlineHtml,
  redlinePdf,
} from '@troth/documents';
import type { ExtractRole, WordComment } from '@troth/documents';
import { fileOf } from './documents.ts';
import type { PaperFile } from './documents.ts';

type Format = 'pdf' | 'html' | 'md' | 'docx';
type What = 'contract' | 'plain' | 'redline' | `extract-${ExtractRole}`;

const formats = {
  contract: ['pdf', 'docx', 'html', 'md'],
  plain: ['pdf', 'html', 'md'],
  redline: ['pdf', 'docx', 'html'],
} as const;

/** Every file that a text has: "contract.pdf", "extract-billing.html". */
export const contractPaperNames: readonly string[] = [
  ...Object.entries(formats).flatMap(([what, all]) => all.map((format) => `${what}.${format}`)),
  ...extractRoles.flatMap((role) => ['pdf', 'html'].map((format) => `extract-${role}.${format}`)),
];

const types: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export interface PaperText {
  readonly revision: Revision;
  /** The document as data, then those it inherits from. */
  readonly documents: readonly Json[];
  /** Not agreed yet; the contract says so on its cover. */
  readonly draft: boolean;
  /** What it is called in the names of files: "r2", "draft-v7". */
  readonly name: string;
  readonly title?: Localized | undefined;
}

export interface PaperAsked {
  /** "contract.pdf"; anything else is not there. */
  readonly file: string;
  /** Of headings, and of papers in one language. The contract and its DOCX hold both, the governing one first. */
  readonly language: Language;
  /** For redlines: the text before. */
  readonly since?: PaperText | undefined;
  readonly comments?: readonly WordComment[] | undefined;
}

const short: Readonly<Record<Language, string>> = { en: 'en', 'zh-Hant': 'zh' };

export async function contractPaperFile(text: PaperText, asked: PaperAsked): Promise<Outcome<PaperFile>> {
  const { file, language, since } = asked;
  if (!contractPaperNames.includes(file)) return refused({ code: 'NOT-FOUND', message: `there is no paper ${file}` });
  // Both were found in the list just now.
  const [what, format] = file.split('.') as [What, Format];
  const spoken = what === 'contract' && (format === 'pdf' || format === 'docx') ? '' : `-${short[language]}`;
  const name = `${text.revision.agreement}-${text.name}-${what}${spoken}`;
  if (what === 'redline') {
    if (since === undefined)
      return refused({ code: 'SINCE', message: 'say since which text: a redline is between two' });
    return redline({ text, since }, { ...asked, name, format });
  }
  if (what !== 'contract' && what !== 'plain') {
    const role = what.slice('extract-'.length) as ExtractRole;
    return accepted(
      await fileOf(extractPaper(text.revision, role, language), format === 'html' ? 'html' : 'pdf', name),
    );
  }
  const bytes = what === 'contract' ? await contract(text, asked, format) : await plain(text, language, format);
  return accepted({ type: types[format], bytes, name: `${name}.${format}` });
}

const utf8 = new TextEncoder();

async function contract(
  { revision, documents, draft }: PaperText,
  { language, comments }: PaperAsked,
  format: Format,
): Promise<Uint8Array> {
  if (format === 'pdf') return (await contractFile(revision, { documents, draft })).bytes;
  if (format === 'docx') return contractWord(revision, { comments });
  return utf8.encode(format === 'html' ? contractHtml(revision, language) : contractMarkdown(revision, language));
}

async function plain({ revision }: PaperText, language: Language, format: Format): Promise<Uint8Array> {
  if (format === 'pdf') return plainPdf(revision, language);
  return utf8.encode(format === 'html' ? plainHtml(revision, language) : plainMarkdown(revision, language));
}

async function redline(
  { text, since }: { readonly text: PaperText; readonly since: PaperText },
  { language, comments, name, format }: PaperAsked & { readonly name: string; readonly format: Format },
): Promise<Outcome<PaperFile>> {
  const names =
    text.title === undefined || since.title === undefined ? undefined : { before: since.title, after: text.title };
  const asked = { before: since.revision, after: text.revision, language, names };
  const bytes =
    format === 'docx'
      ? await contractWord(text.revision, { since: since.revision, comments })
      : format === 'pdf'
        ? await redlinePdf(asked)
        : utf8.encode(redlineHtml(asked));
  return accepted({ type: types[format], bytes, name: `${name}.${format}` });
}
