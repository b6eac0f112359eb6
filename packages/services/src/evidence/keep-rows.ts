/**
 * Rows become evidence. Owns: what follows from it in the same transaction: which agreements are evaluated again, which
 * issued statements are looked at again, which case clocks move. Whoever has rows to keep comes through here.
 */
import { extentOf } from '@troth/core';
import type { EvidenceRow, Instant } from '@troth/core';
import type { EvidenceReceipt, RunOfSlices, Transaction } from '@troth/stores';
import { z } from 'zod';
import { concernedBy, spokenBy } from '../agreements/concerns.ts';
import type { Spoken } from '../agreements/concerns.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import { moveClocks } from '../clocks/case-timers.ts';
import type { Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { closedPeriods } from '../periods/closed-periods.ts';
import { askToLook } from '../periods/look-again.ts';
import { queue } from '../worker/queues.ts';
import { sortIntoRuns } from './runs-from-slices.ts';

export interface RowsToKeep {
  readonly source: string;
  readonly rows: readonly EvidenceRow[];
  readonly claimed?: boolean | undefined;
  readonly note?: Readonly<Record<string, string>> | undefined;
}

export interface KeptRows {
  readonly accepted: number;
  readonly duplicates: number;
  /** Ids of the agreements that the new rows bear on. */
  readonly agreements: readonly string[];
  /** Ledger entries that recorded them. */
  readonly entries: readonly number[];
}

/** Keeps what is new of the rows, in one transaction with all that follows from it. */
export async function keepRows(
  transaction: Transaction,
  { context, act }: { readonly context: Context; readonly act: Acts },
  told: RowsToKeep,
): Promise<KeptRows> {
  const { source, rows, claimed = false, note } = told;
  const head = { source, claimed, ...(note === undefined ? {} : { note }) };
  const { runs, facts } = sortIntoRuns(rows, claimed);
  const receipts: EvidenceReceipt[] = [];
  const fresh: { readonly spoken: Spoken; readonly start: Instant }[] = [];
  const freshFacts: EvidenceRow[] = [];
  if (facts.length > 0) {
    const receipt = await transaction.addFacts({ ...head, rows: facts }, act());
    receipts.push(receipt);
    for (const at of receipt.fresh) {
      const row = facts[at];
      if (row !== undefined) freshFacts.push(row);
    }
    fresh.push(...freshFacts.map((row) => ({ spoken: spokenBy(row), start: extentOf(row).start })));
  }
  if (runs.length > 0) {
    const receipt = await transaction.addRuns({ ...head, runs }, act());
    receipts.push(await bySlices(transaction, receipt, runs));
    for (const at of receipt.fresh) {
      const run = runs[at];
      if (run !== undefined) fresh.push({ spoken: run, start: run.start });
    }
  }
  const shelf = fresh.length === 0 ? undefined : await shelfOf(context.store, transaction);
  const agreements = shelf === undefined ? [] : await evaluateAgain(transaction, shelf, fresh);
  if (shelf !== undefined) await moveClocks(transaction, { context, shelf }, freshFacts);
  return {
    accepted: receipts.reduce((sum, one) => sum + one.accepted, 0),
    duplicates: receipts.reduce((sum, one) => sum + one.duplicates, 0),
    agreements,
    entries: receipts.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
  };
}

const slicesBody = z.object({ slices: z.int() });

/** A store counts runs; whoever sent slices counts those. The entry says how many were news. */
async function bySlices(
  transaction: Transaction,
  receipt: EvidenceReceipt,
  runs: readonly RunOfSlices[],
): Promise<EvidenceReceipt> {
  const told = runs.reduce((sum, { total }) => sum + total.length, 0);
  const [entry] = receipt.entry === undefined ? [] : await transaction.entries({ from: receipt.entry, limit: 1 });
  const accepted = entry === undefined ? 0 : slicesBody.parse(entry.body).slices;
  return { ...receipt, accepted, duplicates: told - accepted };
}

/** Asks for an evaluation of each agreement concerned, and of its closed periods that the rows reach. */
async function evaluateAgain(
  transaction: Transaction,
  shelf: Shelf,
  fresh: readonly { readonly spoken: Spoken; readonly start: Instant }[],
): Promise<readonly string[]> {
  const earliest = new Map<string, Instant>();
  // Rows of one delivery mostly speak for the same thing: each name is looked up once.
  const known = new Map<string, readonly string[]>();
  for (const { spoken, start } of fresh) {
    const { agreement, subject, series } = spoken;
    const name = JSON.stringify([agreement, subject, series]);
    const concerned = known.get(name) ?? concernedBy(spoken, shelf);
    known.set(name, concerned);
    for (const id of concerned) {
      const before = earliest.get(id);
      if (before === undefined || start < before) earliest.set(id, start);
    }
  }
  const { organisation } = transaction;
  for (const [agreement, start] of earliest) {
    await transaction.enqueue(queue.evaluate, { key: agreement, data: { organisation, agreement } });
    // Credits carry state: a row moves its own period and may move every later one.
    for (const { period, end } of await closedPeriods(transaction, agreement)) {
      if (end > start) await askToLook(transaction, { agreement, period });
    }
  }
  return [...earliest.keys()];
}
