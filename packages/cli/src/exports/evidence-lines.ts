/** Evidence as lines of a file. Owns: the columns of the table; the ledger entry of a row is named where readers leave it out. */
import { csvRecord } from '@troth/connectors';
import { rowSchema } from '@troth/core';
import type { ToldRow } from '@troth/services';

const columns = [...new Set(rowSchema.options.flatMap(({ shape }) => Object.keys(shape)))];

export const evidenceHeader = csvRecord([...columns, 'x_entry']);

export function evidenceRecord({ row, entry }: ToldRow): string {
  return csvRecord([...columns.map((name) => cellOf(row[name])), entry === undefined ? '' : String(entry)]);
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(';');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The first line says that this is evidence; every row says the rest itself. */
export const evidenceHead = '{"kind":"Evidence"}\n';

export const evidenceLine = ({ row }: ToldRow): string => `${JSON.stringify(row)}\n`;
