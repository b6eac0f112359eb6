/**
 * All records of the practice of one organisation, kept in memory and kept up with the ledger, so that lists, searches and
 * boards cost no query each. Owns: catching up. Does not own: writing (create.ts, act.ts), who may see what (sight.ts).
 */
import { Instant, recordKindNames, recordKindOf } from '@troth/core';
import type { About, Json, Localized, RecordBody, RecordKindName } from '@troth/core';
import type { Reader, Store, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import { allRecords, readBody } from '../stored-body.ts';
import { withNames } from './named-titles.ts';

export interface PracticeRecord<K extends RecordKindName = RecordKindName> {
  readonly kind: K;
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly title: Localized | string;
  /** Parties besides the organisation that may see it. */
  readonly parties: readonly string[];
  readonly about: About;
  readonly body: RecordBody<K>;
}

/** A state of all records; it may already know more than the reader it was asked with. */
export interface Register {
  /** Entries of the ledger it knows. */
  readonly size: number;
  /** Records of a kind that were not withdrawn, in order of id. */
  all<K extends RecordKindName>(kind: K): readonly PracticeRecord<K>[];
  get<K extends RecordKindName>(kind: K, id: string): PracticeRecord<K> | undefined;
  /** Records of any kind about an agreement. */
  aboutAgreement(agreement: string): readonly PracticeRecord[];
}

interface Memory {
  size: number;
  readonly kinds: Map<RecordKindName, Map<string, PracticeRecord>>;
  readonly sorted: Map<RecordKindName, readonly PracticeRecord[]>;
  turn: Promise<unknown>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();

function memoryOf(store: Store, organisation: string): Memory {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { size: -1, kinds: new Map(), sorted: new Map(), turn: Promise.resolve() };
  own.set(organisation, memory);
  return memory;
}

const isKind = (kind: string): kind is RecordKindName => (recordKindNames as readonly string[]).includes(kind);

/** The records as they stand. Never asked within a transaction that writes: what it undoes would stay here. */
export async function registerOf(store: Store, organisation: string): Promise<Register> {
  const memory = memoryOf(store, organisation);
  const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
  memory.turn = turn.catch(() => undefined);
  await turn;
  return viewOf(memory);
}

async function catchUp(reader: Reader, memory: Memory): Promise<void> {
  const { size } = await reader.head();
  if (size === memory.size) return;
  if (memory.size < 0 || size < memory.size) await readAll(reader, memory);
  else await readNew(reader, memory, size);
  memory.size = size;
}

async function readAll(reader: Reader, { kinds, sorted }: Memory): Promise<void> {
  kinds.clear();
  sorted.clear();
  for (const kind of recordKindNames) {
    const found = await allRecords(reader, { kind });
    kinds.set(
      kind,
      new Map(found.map((record) => [record.id, withNames(practiceRecord(kind, record), nameIn(kinds))])),
    );
  }
}

const page = 500;
const written = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  retired: z.boolean(),
  body: z.custom<Json>(),
});

async function readNew(reader: Reader, memory: Memory, size: number): Promise<void> {
  for (let from = memory.size; from < size;) {
    const entries = await reader.entries({ from, limit: page, kind: 'record' });
    for (const { index, recordedAt, actor, body, subject } of entries) {
      const record = readBody(written, { kind: 'entry', id: subject, body });
      if (isKind(record.kind)) keep(memory, record.kind, { ...record, entry: index, recordedAt, actor });
    }
    from = entries.length < page ? size : (entries.at(-1)?.index ?? size) + 1;
  }
}

function keep(memory: Memory, kind: RecordKindName, record: StoredRecord): void {
  const known = memory.kinds.get(kind) ?? new Map<string, PracticeRecord>();
  memory.kinds.set(kind, known);
  memory.sorted.delete(kind);
  if (record.retired) known.delete(record.id);
  else known.set(record.id, withNames(practiceRecord(kind, record), nameIn(memory.kinds)));
}

/** The title of "kind/id" as it is when it is asked for. */
const nameIn =
  (kinds: Memory['kinds']) =>
  (reference: string): Localized | string | undefined => {
    const at = reference.indexOf('/');
    const kind = reference.slice(0, at);
    return isKind(kind) ? kinds.get(kind)?.get(reference.slice(at + 1))?.title : undefined;
  };

/** A stored record as the practice sees it. */
export function practiceRecord<K extends RecordKindName>(kind: K, stored: StoredRecord): PracticeRecord<K> {
  const definition = recordKindOf(kind);
  const body = readBody(definition.schema, stored);
  return {
    kind,
    id: stored.id,
    version: stored.version,
    recordedAt: Instant.format(stored.recordedAt),
    actor: stored.actor,
    title: definition.titleOf(body),
    parties: definition.partiesOf(body),
    about: definition.aboutOf(body),
    // The schema of the kind has just read it.
    body: body as unknown as RecordBody<K>,
  };
}

function viewOf(memory: Memory): Register {
  // Maps are filled by kind, so that what lies under a kind is of that kind.
  const all = <K extends RecordKindName>(kind: K): readonly PracticeRecord<K>[] => {
    const known = memory.sorted.get(kind) ?? sortById([...(memory.kinds.get(kind)?.values() ?? [])]);
    memory.sorted.set(kind, known);
    return known as readonly PracticeRecord<K>[];
  };
  return {
    size: memory.size,
    all,
    get: <K extends RecordKindName>(kind: K, id: string) =>
      memory.kinds.get(kind)?.get(id) as PracticeRecord<K> | undefined,
    aboutAgreement: (agreement) =>
      recordKindNames.flatMap((kind) => all(kind).filter(({ about }) => about.agreement === agreement)),
  };
}

const sortById = (records: PracticeRecord[]): PracticeRecord[] =>
  records.sort((one, other) => (one.id < other.id ? -1 : 1));
