/** Paths on the command line → agreements and evidence. */
import { readFiles } from '@troth/connectors';
import type { Intake } from '@troth/connectors';
import { compileBook, openPoints, readDocuments } from '@troth/core';
import type { Agreement, AgreementDocument, Book } from '@troth/core';
import { badInput, need } from './endings.ts';
import { placedFindings, words } from './findings.ts';
import type { Host } from './host.ts';
import { progressOn } from './progress.ts';

export interface Reading {
  readonly book: Book;
  readonly documents: readonly AgreementDocument[];
  readonly intake: Intake;
}

/** Reads everything under the paths; throws BadInput with every refusal. */
export async function readAll(paths: readonly string[], host: Host): Promise<Reading> {
  const intake = await readIntake(paths, host);
  if (intake.agreements.length === 0) {
    throw badInput(
      `${paths.join(' ')}: no agreement among ${intake.files.length} file(s); give a YAML file with "kind: Agreement", or start with "troth init"`,
    );
  }
  const documents = need(readDocuments(intake.agreements));
  parentsAmong(documents, [host.args[0] ?? '', ...paths].join(' '));
  oneModelEach(intake.models);
  return { book: need(compileBook(documents)), documents, intake };
}

/** What others inherit from often stands in a folder of its own; that it was not given is said once, with how to give it. */
function parentsAmong(documents: readonly AgreementDocument[], called: string): void {
  const ids = new Set(documents.map(({ id }) => id));
  const orphans = Map.groupBy(
    documents.filter(({ inherits }) => inherits !== undefined && !ids.has(inherits)),
    ({ inherits }) => inherits ?? '',
  );
  const sentences = [...orphans].map(([parent, children]) => {
    const [first] = children;
    const one = children.length === 1;
    return `${parent} is not among the files, and ${children.length} text${one ? ' inherits' : 's inherit'} from it (${first?.id ?? ''}${one ? '' : ' first'}): give the folder or file that holds it, too: troth ${called} <path with ${parent}>`;
  });
  if (sentences.length > 0) throw badInput(sentences.join('\n'));
}

/** Of two models of one agreement neither is taken: which of them is meant is not for the order of files to say. */
function oneModelEach(models: Intake['models']): void {
  const twice = [...Map.groupBy(models, ({ agreement }) => agreement)].filter(([, all]) => all.length > 1);
  const sentences = twice.map(
    ([agreement, all]) =>
      `${agreement} has ${all.length} service models: ${all.map(({ file, place }) => `${file}:${place(['agreement']).line}`).join(', ')}; keep one of them, or give only its file`,
  );
  if (sentences.length > 0) throw badInput(sentences.join('\n'));
}

/** Like `readAll`, and refuses agreements that are no well-defined function: nothing is owed under two meanings at once. */
export async function readDefined(paths: readonly string[], host: Host): Promise<Reading> {
  const reading = await readAll(paths, host);
  const revisions = reading.book.agreements.flatMap((agreement) => agreement.revisions);
  const open = revisions.flatMap((revision) => placedFindings(openPoints(revision), revision, reading.documents));
  const [first] = open;
  if (first === undefined) return reading;
  const sentences = [...new Set(open.map((finding) => words(finding)))];
  throw badInput(
    [
      ...sentences,
      `${first.agreement} has more than one meaning or none; settle this (see "troth lint") before anything is computed from it`,
    ].join('\n'),
  );
}

/** Files alone, agreements not yet understood; `source` is that of rows that name none. */
export async function readIntake(paths: readonly string[], host: Host, source?: string): Promise<Intake> {
  const progress = progressOn(host);
  const read = await readFiles(paths, {
    source,
    onFile: (file, index, of) => progress.step(`reading ${index + 1} of ${of}: ${file}`),
  });
  progress.done();
  const intake = need(read);
  for (const { file, why } of intake.passedOver) host.err(`note: ${file} is passed over: ${why}\n`);
  return intake;
}

/** The agreement that the only service model speaks of needs no naming: the others among the files stand behind it. */
export function pickModelled({ book, intake: { models } }: Reading, id: string | undefined): Agreement {
  const [model, ...more] = models;
  const modelled = more.length === 0 && book.agreements.some((one) => one.id === model?.agreement);
  return pickAgreement(book, id ?? (modelled ? model?.agreement : undefined));
}

/** The agreement asked for; the only one when none is named. */
export function pickAgreement(book: Book, id: string | undefined): Agreement {
  const names = book.agreements.map((agreement) => agreement.id).join(', ');
  const found =
    id === undefined && book.agreements.length === 1
      ? book.agreements[0]
      : book.agreements.find((agreement) => agreement.id === id);
  if (found !== undefined) return found;
  throw badInput(
    id === undefined
      ? `there are several agreements; choose one with --agreement: ${names}`
      : `--agreement ${id}: not among the files; there are ${names}`,
  );
}
