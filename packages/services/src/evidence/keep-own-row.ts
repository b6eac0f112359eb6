/** A row that is written here and not sent by a source. Owns: reading it strictly; one fault refuses the whole command. */
import { accepted, Instant, parseRow } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { keepRows } from './keep-rows.ts';

export interface OwnRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly by: string;
}

export async function keepOwnRow(
  transaction: Transaction,
  { context, act }: { readonly context: Context; readonly act: Acts },
  { row, source, by }: OwnRow,
): Promise<Outcome<{ readonly id: string }>> {
  const recordedAt = Instant.format(await transaction.stamp());
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
  const read = parseRow({ ...known, source, recordedAt }, 'request');
  if (!read.ok) return read;
  await keepRows(transaction, { context, act }, { source, rows: [read.value], note: { by } });
  return accepted({ id: read.value.id });
}
