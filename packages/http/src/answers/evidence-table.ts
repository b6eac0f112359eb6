/** Rows of evidence as CSV (RFC 4180). Owns: columns, quoting, and that no cell is taken for a formula. */
import { fieldsByForm } from './row-forms.ts';

const fields = [...new Set([...fieldsByForm.values()].flat())];

export const csvHeader = `${['entry', 'position', ...fields].join(',')}\r\n`;

/** One line: where it was recorded, and the row as plain JSON (instants as text in UTC, numbers exact). */
export function csvLine({ entry, position, row }: { entry?: number; position?: number; row: object }): string {
  const place = [entry, position].map((number) => (number === undefined ? '' : String(number)));
  return `${[...place, ...fields.map((field) => cellOf(Reflect.get(row, field)))].join(',')}\r\n`;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return quoted(harmless(value.join(';')));
  return quoted(harmless(typeof value === 'string' ? value : JSON.stringify(value)));
}

/** A spreadsheet would run these; a number may begin with a sign. */
const harmless = (text: string): string => (/^[=@\t\r]|^[+-](?!\d+(?:[./]\d+)?$)/u.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
