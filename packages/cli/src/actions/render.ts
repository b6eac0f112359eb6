/** `troth render`: the papers of an agreement as text or as a file. What stands in them is not decided here. */
import { compileBook, readDocuments } from '@troth/core';
import type { Agreement, Json, Language, Revision } from '@troth/core';
import {
  contractFile,
  contractHtml,
  contractMarkdown,
  contractWord,
  extractPaper,
  isExtractRole,
  paperHtml,
  plainHtml,
  plainMarkdown,
  plainPdf,
  printPdf,
  redlineHtml,
  redlinePdf,
} from '@troth/documents';
import type { RenderOptions } from '../commands/render.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { writeText } from '../output.ts';
import { pickAgreement, readIntake } from '../reading.ts';

/** One revision with all that its papers are made of. */
interface Source {
  readonly revision: Revision;
  readonly documents: readonly Json[];
  readonly before?: Revision | undefined;
}

type Text = string | Uint8Array;
type Write = (source: Source, language: Language) => Text | Promise<Text>;
type Formats = Partial<Readonly<Record<RenderOptions['format'], Write>>>;

const contract: Formats = {
  md: ({ revision }, language) => contractMarkdown(revision, language),
  html: ({ revision }, language) => contractHtml(revision, language),
  pdf: async ({ revision, documents }) => (await contractFile(revision, { documents })).bytes,
  docx: ({ revision }) => contractWord(revision),
};
const plain: Formats = {
  md: ({ revision }, language) => plainMarkdown(revision, language),
  html: ({ revision }, language) => plainHtml(revision, language),
  pdf: ({ revision }, language) => plainPdf(revision, language),
};
const redline: Formats = {
  html: (source, language) => redlineHtml({ ...twoOf(source), language }),
  pdf: (source, language) => redlinePdf({ ...twoOf(source), language }),
  docx: (source) => contractWord(source.revision, { since: twoOf(source).before }),
};

function twoOf({ revision, before }: Source): { readonly before: Revision; readonly after: Revision } {
  if (before !== undefined) return { before, after: revision };
  throw badInput(
    `--as redline: ${revision.agreement} has no revision before ${revision.revision}; name one with --since`,
  );
}

function formatsOf(as: RenderOptions['as']): Formats {
  if (as === 'contract') return contract;
  if (as === 'plain') return plain;
  if (as === 'redline') return redline;
  const role = as.slice('extract-'.length);
  if (!isExtractRole(role)) throw new TypeError(`${role} is among the choices of the command`);
  return {
    html: ({ revision }, language) => paperHtml(extractPaper(revision, role, language)),
    pdf: ({ revision }, language) => printPdf(extractPaper(revision, role, language)),
  };
}

export async function render(paths: readonly string[], options: RenderOptions, host: Host): Promise<Ending> {
  const { as, format, output, lang } = options;
  const write = formatsOf(as)[format];
  if (write === undefined)
    throw badInput(`--as ${as}: write it as ${Object.keys(formatsOf(as)).join(', ')}; ${format} is not among them`);
  if (output === undefined && (format === 'pdf' || format === 'docx'))
    throw badInput(`--format ${format}: say into which file with --output`);
  const sources = await sourcesOf(paths, options, host);
  if (format !== 'md' && sources.length > 1)
    throw badInput(`choose one with --agreement: ${sources.map(({ revision }) => revision.agreement).join(', ')}`);
  const texts = await Promise.all(sources.map(async (source) => write(source, lang)));
  if (output === undefined) {
    const text = texts.join('\n\n');
    host.out(text.endsWith('\n') ? text : `${text}\n`);
  } else await writeText(output, texts.length === 1 ? (texts[0] ?? '') : texts.join('\n\n'), host);
  return endings.ok;
}

async function sourcesOf(
  paths: readonly string[],
  { agreement: id, output, revision, since }: RenderOptions,
  host: Host,
): Promise<readonly Source[]> {
  const documents = need(readDocuments((await readIntake(paths, host)).agreements));
  const book = need(compileBook(documents));
  const chosen = id === undefined && output === undefined ? book.agreements : [pickAgreement(book, id)];
  if (chosen.length === 0)
    throw badInput(`${paths.join(' ')}: no agreement to render; give a YAML file with "kind: Agreement"`);
  return chosen.map((agreement) => {
    const own = revisionOf(agreement, revision, '--revision');
    const before =
      since === undefined
        ? agreement.revisions.findLast((one) => one.revision < own.revision)
        : revisionOf(agreement, since, '--since');
    return { revision: own, before, documents: documents.map(({ data }) => data) };
  });
}

function revisionOf({ id, revisions }: Agreement, number: string | undefined, option: string): Revision {
  const found =
    number === undefined ? revisions[revisions.length - 1] : revisions.find((one) => String(one.revision) === number);
  if (found !== undefined) return found;
  throw badInput(`${option} ${number ?? ''}: ${id} has ${revisions.map((one) => one.revision).join(', ')}`);
}
