/**
 * A text becomes a revision in force. Owns: what has to hold before: it compiles with everything that is stored, it has one
 * meaning, a published revision is never changed. Does not own: negotiating and signing.
 */
import { accepted, lintRevision, openPoints, readDocuments } from '@troth/core';
import type { Agreement, AgreementDocument, Finding, NamedText, Outcome, Refusal } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { agreementKind, compileOne, familiesOf, shelfMark, shelfOf, storedDocuments } from './shelf.ts';

export interface PublishedRevision {
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  /** False when exactly this text was there already. */
  readonly fresh: boolean;
  /** Warnings and notes of lint; what lint calls an open point is refused. */
  readonly findings: readonly Finding[];
}

export interface Publication extends Command {
  /** YAML or JSON, one or more documents each. */
  readonly texts: readonly NamedText[];
}

/** Texts become revisions in force, all of them or none. */
export async function publishAgreement(
  context: Context,
  command: Publication,
): Promise<Outcome<readonly PublishedRevision[]>> {
  const documents = readDocuments(command.texts);
  if (!documents.ok) return documents;
  return perform(context, command, {
    scope: 'agreements:write',
    work: (transaction, act) => publishIn(context, transaction, { act, documents: documents.value }),
  });
}

/** Within a transaction that does more: the last signature on a contract publishes it, or nothing of either is done. */
export async function publishIn(
  context: Context,
  transaction: Transaction,
  { act, documents }: { readonly act: Acts; readonly documents: readonly AgreementDocument[] },
): Promise<Outcome<readonly PublishedRevision[]>> {
  // Takes the turn first: two publications at once would not see each other's texts.
  await transaction.stamp();
  const found = await asPublished(context, transaction, documents);
  if (!found.ok) return found;
  const { fresh, known, compiled } = found.value;
  await keep(transaction, fresh, act);
  return accepted([
    ...fresh.map((document) => publishedOf(document, compiled)),
    ...known.map(({ id, revision, hash }) => ({ agreement: id, revision, hash, fresh: false, findings: [] })),
  ]);
}

interface AsPublished extends Sorted {
  /** Every agreement that the new documents are part of. */
  readonly compiled: ReadonlyMap<string, Agreement>;
  /** All documents of those: the new ones and what is stored. */
  readonly documents: readonly AgreementDocument[];
}

/** How agreements would stand if these documents were published now; what would refuse it refuses this. */
export async function asPublished(
  context: Context,
  reader: Reader,
  documents: readonly AgreementDocument[],
): Promise<Outcome<AsPublished>> {
  const shelf = await shelfOf(context.store, reader);
  const stored = storedDocuments(context.store, reader.organisation, shelf);
  const sorted = sortOut(documents, stored);
  if (!sorted.ok) return sorted;
  const compiled = compileTouched(sorted.value.fresh, stored);
  if (!compiled.ok) return compiled;
  return accepted({ ...sorted.value, compiled: compiled.value, documents: [...stored, ...sorted.value.fresh] });
}

interface Sorted {
  readonly fresh: readonly AgreementDocument[];
  readonly known: readonly AgreementDocument[];
}

/** New revisions apart from those told again; a published revision with other words is refused. */
function sortOut(given: readonly AgreementDocument[], stored: readonly AgreementDocument[]): Outcome<Sorted> {
  const held = new Map(stored.map((document) => [idOf(document), document.hash]));
  const refusals: Refusal[] = [];
  const fresh: AgreementDocument[] = [];
  const known: AgreementDocument[] = [];
  for (const document of given) {
    const hash = held.get(idOf(document));
    if (hash === undefined) fresh.push(document);
    else if (hash === document.hash) known.push(document);
    else
      refusals.push({
        code: 'REVISION-PUBLISHED',
        message: `${document.source.file}: ${document.id} revision ${document.revision} is published with other words (${hash.slice(0, 12)}…); what is published does not change, so give this text the next revision number`,
        at: ['revision'],
      });
  }
  return refusals.length === 0 ? accepted({ fresh, known }) : { ok: false, refusals };
}

const idOf = ({ id, revision }: AgreementDocument): string => `${id}/${revision}`;

/** Compiles every agreement that the new documents are part of, children of changed parents included. */
function compileTouched(
  fresh: readonly AgreementDocument[],
  stored: readonly AgreementDocument[],
): Outcome<ReadonlyMap<string, Agreement>> {
  const changed = new Set(fresh.map(({ id }) => id));
  const compiled = new Map<string, Agreement>();
  const refusals = new Map<string, Refusal>();
  for (const [id, family] of familiesOf([...stored, ...fresh])) {
    if (!family.some((document) => changed.has(document.id))) continue;
    const agreement = compileOne(id, family);
    if (agreement.ok) compiled.set(id, agreement.value);
    const found = agreement.ok ? openIn(agreement.value) : agreement.refusals;
    for (const refusal of found) refusals.set(refusal.message, refusal);
  }
  return refusals.size === 0 ? accepted(compiled) : { ok: false, refusals: [...refusals.values()] };
}

/** What leaves an agreement without one meaning: nothing may be computed from it, so it is not let in. */
function openIn({ id, revisions }: Agreement): readonly Refusal[] {
  return revisions.flatMap((revision) =>
    openPoints(revision).map(({ code, path, message, fix }) => ({
      code,
      message: `${id} revision ${revision.revision}: ${path.join('.')}: ${message}; ${fix}`,
      at: path,
    })),
  );
}

async function keep(transaction: Transaction, fresh: readonly AgreementDocument[], act: Acts): Promise<void> {
  let mark: number | undefined;
  for (const document of fresh) {
    const { id, revision, hash, effectiveFrom, effectiveTo, inherits, source, data } = document;
    const body = {
      agreement: id,
      revision,
      hash,
      file: source.file,
      effectiveFrom,
      effectiveTo,
      inherits,
      text: data,
    };
    const write = { kind: agreementKind, id: idOf(document), body: plainData(body), expect: 0 };
    mark = (await transaction.put(write, act())).entry;
    const told = { agreement: id, revision, hash, effectiveFrom };
    await transaction.emit('agreement.published', idOf(document), plainData(told));
  }
  // With the hashes, because an entry of a transaction that was undone leaves its number to another one.
  const name = `${mark} ${fresh.map(({ hash }) => hash).join(' ')}`;
  if (mark !== undefined) await transaction.project(shelfMark.kind, shelfMark.id, name);
}

function publishedOf(document: AgreementDocument, compiled: ReadonlyMap<string, Agreement>): PublishedRevision {
  const { id, revision, hash } = document;
  const revisions = compiled.get(id)?.revisions ?? [];
  const index = revisions.findIndex((one) => one.revision === revision);
  const own = revisions[index];
  const findings = own === undefined ? [] : lintRevision(own, revisions[index - 1]);
  return { agreement: id, revision, hash, fresh: true, findings };
}
