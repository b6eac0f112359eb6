/** Services over a store in memory with a clock that a test moves, and the demo company's files. No machine clock, no network. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pullSources, pushSources, readFiles } from '@troth/connectors';
import type { WrittenRow } from '@troth/connectors';
import { evaluate, Instant, readAgreements, rowText, statementHash } from '@troth/core';
import type { Book, EvidenceRow, NamedText, Outcome } from '@troth/core';
import { memoryStore } from '@troth/stores';
import type { QueueHandler } from '@troth/stores';
import { z } from 'zod';
import { publishAgreement } from '../agreements/publish.ts';
import { system } from '../context.ts';
import type { Actor, Context } from '../context.ts';
import { ingest } from '../evidence/ingest.ts';
import { registerSource } from '../sources/register.ts';
import { wake, workerHandlers } from '../worker/handlers.ts';

export const organisation = 'harbourline';

export const anna: Actor = { id: 'person:anna', grants: [{ scope: 'admin' }] };
export const ben: Actor = { id: 'person:ben', grants: [{ scope: 'admin' }] };

export interface House {
  readonly context: Context;
  setClock(text: string): void;
  /** Does all background work that is due, in this process and in order, until nothing waits. */
  settle(): Promise<void>;
  /** How often each agreement was evaluated by the worker. */
  readonly evaluations: Map<string, number>;
}

export async function houseForTests(settings: Partial<Context> = {}): Promise<House> {
  let now = Instant.parse('2025-02-26T00:30:00.000Z');
  const clock = (): Instant => now;
  let drawn = 0;
  const random = (bytes: number): Uint8Array => {
    drawn += 1;
    return new Uint8Array(createHash('shake256', { outputLength: bytes }).update(`draw ${drawn}`).digest());
  };
  const context: Context = {
    store: memoryStore({ clock }),
    clock,
    random,
    sources: { push: pushSources, pull: pullSources },
    secretKey: new Uint8Array(32).fill(7),
    outward: { privateAddresses: true, plain: true, timeoutMs: 1000 },
    ...settings,
  };
  await context.store.establish(organisation, organisation);
  const evaluations = new Map<string, number>();
  return {
    context,
    evaluations,
    setClock: (text) => {
      now = Instant.parse(text);
    },
    settle: async () => settle(context, evaluations),
  };
}

const named = z.object({ agreement: z.string() });

async function settle(context: Context, evaluations: Map<string, number>): Promise<void> {
  const faults: unknown[] = [];
  const watched = workerHandlers(context).map((handler): QueueHandler => ({
    ...handler,
    handle: async (jobs) => {
      for (const { data } of handler.queue === 'evaluate' ? jobs : []) {
        const { agreement } = named.parse(data);
        evaluations.set(agreement, (evaluations.get(agreement) ?? 0) + 1);
      }
      await handler.handle(jobs).catch((fault: unknown) => faults.push(fault));
    },
  }));
  await wake(context);
  await context.store.jobs.start(watched);
  while (Object.values(await context.store.jobs.waiting()).some((count) => count > 0))
    await new Promise((resolve) => setImmediate(resolve));
  await context.store.jobs.stop();
  if (faults.length > 0) throw faults[0];
  if (Object.values(await context.store.jobs.waiting()).some((count) => count > 0)) await settle(context, evaluations);
}

/** The value, or an error that says why not. */
export function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new TypeError(outcome.refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

export interface DemoFiles {
  readonly agreements: readonly NamedText[];
  readonly rows: readonly EvidenceRow[];
  readonly book: Book;
}

export async function demoFiles(): Promise<DemoFiles> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const { agreements, rows } = taken(await readFiles([`${root}/examples/harbourline`]));
  return { agreements, rows, book: taken(readAgreements(agreements)) };
}

export const writtenRow = (row: EvidenceRow, at: number): WrittenRow => {
  const text: Record<string, unknown> = JSON.parse(rowText(row));
  return { place: `row ${at}`, row: text };
};

/** Registers every source of the rows, publishes the agreements. */
export async function settleIn({ context }: House, { agreements, rows }: DemoFiles): Promise<void> {
  for (const id of new Set(rows.map(({ source }) => source)))
    taken(await registerSource(context, { organisation, actor: anna, id, kind: 'rows' }));
  taken(await publishAgreement(context, { organisation, actor: anna, texts: agreements }));
}

/** Rows as history, each saying itself when it became known; one delivery for each stretch of one source. */
export async function importRows({ context }: House, rows: readonly EvidenceRow[]): Promise<void> {
  let part: EvidenceRow[] = [];
  const flush = async (): Promise<void> => {
    const [first] = part;
    if (first === undefined) return;
    const delivery = { rows: part.map(writtenRow), samples: [], refused: [] };
    const receipt = taken(
      await ingest(context, { organisation, actor: system, source: first.source, delivery, claimed: true }),
    );
    if (receipt.refused.length > 0) throw new TypeError(receipt.refused[0]?.message);
    part = [];
  };
  for (const row of rows) {
    if (part[0] !== undefined && part[0].source !== row.source) await flush();
    part.push(row);
  }
  await flush();
}

/** What the engine gives from files alone. */
export function fromFiles(
  { book, rows }: DemoFiles,
  { agreement, period, knownAt }: { readonly agreement: string; readonly period: string; readonly knownAt: string },
): string {
  const found = book.agreements.find(({ id }) => id === agreement);
  if (found === undefined) throw new TypeError(`${agreement} is not among the files`);
  return statementHash(
    taken(evaluate({ agreement: found, evidence: { rows }, period, knownAt: Instant.parse(knownAt) })),
  );
}
