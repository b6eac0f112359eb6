/**
 * What is made of all stored records of one kind, kept in memory and kept up with the ledger: every version is read once. Owns:
 * catching up. Does not own: what is made of a record.
 */
import type { Json } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { z } from 'zod';
import { allRecords } from '../stored-body.ts';

interface StoredVersion {
  readonly id: string;
  readonly version: number;
  readonly body: Json;
}

interface Memory<T> {
  size: number;
  made: T;
  readonly seen: Set<string>;
  turn: Promise<unknown>;
}

interface Following<T> {
  readonly kind: string;
  readonly empty: () => T;
  readonly take: (made: T, record: StoredVersion) => void;
}

const page = 500;
const entry = z.object({ kind: z.string(), id: z.string(), version: z.number(), body: z.custom<Json>() });

/** Asked again it reads only what came since. */
export function following<T>(how: Following<T>): (store: Store, organisation: string) => Promise<T> {
  const memories = new WeakMap<Store, Map<string, Memory<T>>>();
  return async (store, organisation) => {
    const own = memories.get(store) ?? new Map<string, Memory<T>>();
    memories.set(store, own);
    const memory = own.get(organisation) ?? fresh(how);
    own.set(organisation, memory);
    const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory, how)));
    memory.turn = turn.catch(() => undefined);
    await turn;
    return memory.made;
  };
}

const fresh = <T>({ empty }: Following<T>): Memory<T> => ({
  size: -1,
  made: empty(),
  seen: new Set(),
  turn: Promise.resolve(),
});

async function catchUp<T>(reader: Reader, memory: Memory<T>, how: Following<T>): Promise<void> {
  const { size } = await reader.head();
  if (size === memory.size) return;
  if (memory.size < 0 || size < memory.size) await readAll(reader, memory, how);
  else
    for (let from = memory.size; from < size;) {
      const entries = await reader.entries({ from, limit: page, kind: 'record' });
      for (const { body } of entries) {
        const found = entry.safeParse(body);
        if (found.success && found.data.kind === how.kind) takeOnce(memory, how, found.data);
      }
      from = entries.length < page ? size : (entries.at(-1)?.index ?? size) + 1;
    }
  memory.size = size;
}

async function readAll<T>(reader: Reader, memory: Memory<T>, how: Following<T>): Promise<void> {
  memory.made = how.empty();
  memory.seen.clear();
  for (const { id, version, body } of await allRecords(reader, { kind: how.kind })) {
    for (let earlier = 1; earlier < version; earlier += 1) {
      const found = await reader.record(how.kind, id, { version: earlier });
      if (found !== undefined) takeOnce(memory, how, { id, version: earlier, body: found.body });
    }
    takeOnce(memory, how, { id, version, body });
  }
}

/** What a ledger tells twice (its end was being read while it grew) counts once. */
function takeOnce<T>(memory: Memory<T>, how: Following<T>, record: StoredVersion): void {
  const mark = `${record.id}.${record.version}`;
  if (memory.seen.has(mark)) return;
  memory.seen.add(mark);
  how.take(memory.made, record);
}
