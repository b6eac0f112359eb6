/**
 * The views of open periods in short, kept in memory: only those that an event names are read again, so that a list over all
 * agreements costs one question for news. Owns: catching up. A view can be made again and is never evidence.
 */
import { Instant } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { shortOf } from '../month-end/statement-register.ts';
import type { ShortStatement } from '../month-end/statement-register.ts';
import { liveBody, liveKind } from '../periods/live.ts';
import { readBody } from '../stored-body.ts';

export interface ShortView extends ShortStatement {
  readonly updatedAt: string;
}

interface Memory {
  /** The last event that was heard; undefined before everything was read once. */
  heard: number | undefined;
  readonly views: Map<string, ShortView>;
  turn: Promise<unknown>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();
const topics = ['statement.live'];
const page = 500;

function memoryOf(store: Store, organisation: string): Memory {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { heard: undefined, views: new Map(), turn: Promise.resolve() };
  own.set(organisation, memory);
  return memory;
}

/** By "AGREEMENT/PERIOD". */
export async function liveRegisterOf(store: Store, organisation: string): Promise<ReadonlyMap<string, ShortView>> {
  const memory = memoryOf(store, organisation);
  const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
  memory.turn = turn.catch(() => undefined);
  await turn;
  return memory.views;
}

async function catchUp(reader: Reader, memory: Memory): Promise<void> {
  const first = memory.heard === undefined;
  const fresh = new Set<string>();
  for (let more = true; more;) {
    const events = await reader.events({ after: memory.heard ?? -1, limit: page, topics });
    for (const { id, subject } of events) {
      memory.heard = id;
      fresh.add(subject);
    }
    more = events.length === page;
  }
  memory.heard ??= -1;
  if (first) await readAll(reader, memory);
  else for (const id of fresh) await readOne(reader, memory, id);
}

async function readAll(reader: Reader, memory: Memory): Promise<void> {
  for (let after: string | undefined; ;) {
    const found = await reader.projections({ kind: liveKind, limit: page, ...(after === undefined ? {} : { after }) });
    for (const one of found) memory.views.set(one.id, viewOf(one));
    after = found.at(-1)?.id;
    if (found.length < page) return;
  }
}

async function readOne(reader: Reader, memory: Memory, id: string): Promise<void> {
  const found = await reader.projection(liveKind, id);
  if (found !== undefined) memory.views.set(id, viewOf(found));
}

type Found = NonNullable<Awaited<ReturnType<Reader['projection']>>>;

function viewOf(found: Found): ShortView {
  return { ...shortOf(readBody(liveBody, found).statement), updatedAt: Instant.format(found.updatedAt) };
}
