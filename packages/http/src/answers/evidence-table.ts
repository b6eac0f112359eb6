/** Rows of evidence as CSV (RFC 4180). Owns: columns, quoting, and that no cell is taken for a formula. */
import { rowText } from '@troth/core';
import type { StoredFact } from '@troth/stores';
import { fieldsByForm } from './row-forms.ts';

const fields = [...new Set([...fieldsByForm.values()].flat())];

export const csvHeader = `${['entry', 'position', ...fields].join(',')}\r\n`;

export function csvLine({ row, entry, position }: StoredFact): string {
  // Canonical JSON: instants as text in UTC, numbers exact.
  const plain: unknown = JSON.parse(rowText(row));
  const cells = fields.map((field) =>
    cellOf(typeof plain === 'object' && plain !== null ? Reflect.get(plain, field) : undefined),
  );
  return `${[String(entry), String(position), ...cells].join(',')}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return quoted(harmless(value.join(';')));
  return quoted(harmless(typeof value === 'string' ? value : JSON.stringify(value)));
}

/** A spreadsheet would run these; a number may begin with a sign. */
const harmless = (text: string): string => (/^[=@\t\r]|^[+-](?!\d+(?:[./]\d+)?$)/u.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
