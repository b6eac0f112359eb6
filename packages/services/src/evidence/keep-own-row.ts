/** A row that is written here and not sent by a source. Owns: reading it strictly; one fault refuses the whole command. */
import { accepted, Instant, parseRow } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
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
  const {
    accepted: fresh,
    duplicates,
    agreements,
    entries,
  } = await keepRows(transaction, { context, act }, { source, rows: [read.value], note: { by } });
  // As for rows that a source sends: who listens need not know where they came from.
  const told = { source, accepted: fresh, duplicates, refused: 0, agreements: agreements.slice(0, 100), entries };
  if (fresh > 0) await transaction.emit('evidence.accepted', source, plainData(told));
  return accepted({ id: read.value.id });
}
