/**
 * The agreements of an organisation, compiled and kept while they do not change. Owns: from stored revisions to agreements
 * that compute, and what each of them speaks of. Does not own: whether a text may be published (publish.ts).
 *
 * Every stored revision was compiled once before it was published, so what cannot be compiled here is a fault. Each family
 * (an agreement and those it inherits from) is compiled alone: publishing one text does not compile ten thousand.
 */
import { compileBook } from '@troth/core';
import type { Agreement, AgreementDocument, Instant, Outcome, Plain } from '@troth/core';
import type { Reader, Store, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import { allRecords, readBody } from '../stored-body.ts';
import { namesOf } from './names.ts';

export const agreementKind = 'agreement';

const plain: z.ZodType<Plain> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(plain), z.record(z.string(), plain)]),
);
const text = z.record(z.string(), plain);

/** A revision as it is kept: `text` is the document as canonical data, which `hash` is taken over. */
export const revisionBody = z.strictObject({
  agreement: z.string(),
  revision: z.number().int(),
  hash: z.string(),
  file: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().optional(),
  inherits: z.string().optional(),
  text,
});

export interface ShelvedAgreement {
  readonly agreement: Agreement;
  /** Every name that its terms say anywhere: its evidence is found by them. */
  readonly names: ReadonlySet<string>;
  /** When its first revision was recorded here. */
  readonly since: Instant;
}

export interface Shelf {
  readonly agreements: ReadonlyMap<string, ShelvedAgreement>;
  /** Ids of the agreements that say a name. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Stored revisions, in order of id. */
  readonly records: readonly StoredRecord[];
}

interface Memory {
  mark: string | undefined;
  shelf: Shelf | undefined;
  readonly documents: Map<string, AgreementDocument>;
  readonly compiled: Map<string, ShelvedAgreement>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();

function memoryOf(store: Store, organisation: string): Memory {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? {
    mark: undefined,
    shelf: undefined,
    documents: new Map(),
    compiled: new Map(),
  };
  own.set(organisation, memory);
  return memory;
}

/** Names the state of all agreements; written whenever one is published. */
export const shelfMark = { kind: 'agreements', id: 'mark' };

/** All agreements as they stand, or as they were known at an instant. */
export async function shelfOf(store: Store, reader: Reader, knownAt?: Instant): Promise<Shelf> {
  const memory = memoryOf(store, reader.organisation);
  if (knownAt !== undefined) return shelve(await readRevisions(reader, knownAt), memory);
  const mark = (await reader.projection(shelfMark.kind, shelfMark.id))?.body;
  if (typeof mark === 'string' && mark === memory.mark && memory.shelf !== undefined) return memory.shelf;
  const shelf = shelve(await readRevisions(reader), memory);
  memory.mark = typeof mark === 'string' ? mark : undefined;
  memory.shelf = shelf;
  return shelf;
}

async function readRevisions(reader: Reader, knownAt?: Instant): Promise<readonly StoredRecord[]> {
  return allRecords(reader, { kind: agreementKind, ...(knownAt === undefined ? {} : { knownAt }) });
}

function shelve(records: readonly StoredRecord[], memory: Memory): Shelf {
  const documents = records.map((record) => documentOf(record, memory));
  const since = new Map<string, Instant>();
  for (const [index, { id }] of documents.entries()) {
    const at = records[index]?.recordedAt;
    const first = since.get(id);
    if (at !== undefined && (first === undefined || at < first)) since.set(id, at);
  }
  const agreements = new Map<string, ShelvedAgreement>();
  const byName = new Map<string, string[]>();
  const families = familiesOf(documents);
  for (const [id, family] of families) {
    const found = compiledOf(id, { family, since: since.get(id) }, memory);
    agreements.set(id, found);
    for (const name of found.names) {
      const ids = byName.get(name);
      if (ids === undefined) byName.set(name, [id]);
      else ids.push(id);
    }
  }
  return { agreements, byName, records };
}

/** The documents of a shelf, for compiling them together with others. */
export function storedDocuments(store: Store, organisation: string, { records }: Shelf): readonly AgreementDocument[] {
  const memory = memoryOf(store, organisation);
  return records.map((record) => documentOf(record, memory));
}

function documentOf(record: StoredRecord, memory: Memory): AgreementDocument {
  const key = `${record.id} ${record.version}`;
  const known = memory.documents.get(key);
  if (known !== undefined) return known;
  const { agreement, text: data, file, ...rest } = readBody(revisionBody, record);
  const source = { file, data, place: () => ({ line: 1, column: 1 }) };
  const document = { ...rest, id: agreement, data, source };
  memory.documents.set(key, document);
  return document;
}

/** Each agreement with the documents it is made of: its own revisions and those of its ancestors. */
export function familiesOf(documents: readonly AgreementDocument[]): ReadonlyMap<string, readonly AgreementDocument[]> {
  const own = Map.groupBy(documents, ({ id }) => id);
  const families = new Map<string, readonly AgreementDocument[]>();
  for (const id of own.keys()) {
    const members = new Set<string>();
    const queue = [id];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (members.has(next)) continue;
      members.add(next);
      for (const { inherits } of own.get(next) ?? []) if (inherits !== undefined) queue.push(inherits);
    }
    families.set(
      id,
      [...members].flatMap((member) => own.get(member) ?? []),
    );
  }
  return families;
}

/** One agreement of a family. */
export function compileOne(id: string, family: readonly AgreementDocument[]): Outcome<Agreement> {
  const book = compileBook(family);
  if (!book.ok) return book;
  const agreement = book.value.agreements.find((one) => one.id === id);
  if (agreement === undefined) throw new TypeError(`${id} is not among its own family`);
  return { ok: true, value: agreement };
}

function compiledOf(
  id: string,
  { family, since }: { readonly family: readonly AgreementDocument[]; readonly since: Instant | undefined },
  memory: Memory,
): ShelvedAgreement {
  const key = `${id} ${family.map(({ hash }) => hash).join(' ')}`;
  const known = memory.compiled.get(key);
  if (known !== undefined) return known;
  const agreement = compileOne(id, family);
  if (!agreement.ok)
    throw new Error(`the stored agreement ${id} cannot be compiled: ${agreement.refusals[0]?.message ?? ''}`);
  if (since === undefined) throw new TypeError(`${id} has no stored revision`);
  const found = { agreement: agreement.value, names: namesOf(agreement.value), since };
  memory.compiled.set(key, found);
  return found;
}
