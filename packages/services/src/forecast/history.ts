/**
 * What closed periods say to forecasts, kept in memory and kept up with the ledger. Owns: reading each issued statement once, in
 * every version, down to the figures that count. Does not own: what is made of them (core).
 */
import { Instant, pastRows } from '@troth/core';
import type { PastRow } from '@troth/core';
import type { Json } from '@troth/core';
import type { Reader, Store } from '@troth/stores';
import { z } from 'zod';
import { statementKind } from '../periods/issued.ts';
import { allRecords } from '../stored-body.ts';

interface Memory {
  size: number;
  readonly rows: Map<string, PastRow[]>;
  /** "AGREEMENT/PERIOD" and version that were read. */
  readonly read: Set<string>;
  turn: Promise<unknown>;
}

const memories = new WeakMap<Store, Map<string, Memory>>();

/** Rows of issued statements by agreement, every version, each with the instant since which it is known. */
export type Histories = ReadonlyMap<string, readonly PastRow[]>;

export async function historiesOf(store: Store, organisation: string): Promise<Histories> {
  const own = memories.get(store) ?? new Map<string, Memory>();
  memories.set(store, own);
  const memory = own.get(organisation) ?? { size: -1, rows: new Map(), read: new Set(), turn: Promise.resolve() };
  own.set(organisation, memory);
  const turn = memory.turn.then(() => store.read(organisation, (reader) => catchUp(reader, memory)));
  memory.turn = turn.catch(() => undefined);
  await turn;
  return memory.rows;
}

const page = 500;

async function catchUp(reader: Reader, memory: Memory): Promise<void> {
  const { size } = await reader.head();
  if (size === memory.size) return;
  if (memory.size < 0 || size < memory.size) await readAll(reader, memory);
  else
    for (let from = memory.size; from < size;) {
      const entries = await reader.entries({ from, limit: page, kind: 'record' });
      for (const { body } of entries) keep(memory, body);
      from = entries.length < page ? size : (entries.at(-1)?.index ?? size) + 1;
    }
  memory.size = size;
}

async function readAll(reader: Reader, memory: Memory): Promise<void> {
  memory.rows.clear();
  memory.read.clear();
  for (const { id, version, body } of await allRecords(reader, { kind: statementKind })) {
    for (let earlier = 1; earlier < version; earlier += 1) {
      const found = await reader.record(statementKind, id, { version: earlier });
      if (found !== undefined) keep(memory, { kind: statementKind, id, version: earlier, body: found.body });
    }
    keep(memory, { kind: statementKind, id, version, body });
  }
}

const entry = z.object({ kind: z.literal(statementKind), id: z.string(), version: z.number(), body: z.custom<Json>() });
/** The hash was looked at when it was written, and is again wherever a statement is shown. */
const issued = z.object({
  agreement: z.string(),
  issuedAt: z.string(),
  statement: z.custom<Parameters<typeof pastRows>[0]>((value) => typeof value === 'object' && value !== null),
});

function keep(memory: Memory, written: unknown): void {
  const record = entry.safeParse(written);
  const found = record.success ? issued.safeParse(record.data.body) : undefined;
  if (!record.success || found?.success !== true) return;
  const mark = `${record.data.id}.${record.data.version}`;
  if (memory.read.has(mark)) return;
  memory.read.add(mark);
  const { agreement, issuedAt, statement } = found.data;
  const rows = memory.rows.get(agreement) ?? [];
  rows.push(...pastRows(statement, Instant.parse(issuedAt)));
  memory.rows.set(agreement, rows);
}
