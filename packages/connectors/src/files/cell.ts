/**
 * One cell of a table. Owns: refusing what a spreadsheet does to values (formulas, decimal commas, times without offset) before
 * anything reads them. Text is kept as text; nothing is ever executed.
 */
import type { CellKind } from './row-fields.ts';

/** What the row reader gets for a cell. */
type CellValue = string | boolean | readonly string[] | readonly { readonly le?: string; readonly count: string }[];

/** The value, or what is wrong with the cell and what to write. */
export type CellReading =
  { readonly ok: true; readonly value: CellValue } | { readonly ok: false; readonly why: string };

const formula = /^[=@\t\r]|^[+-](?!\d)/u;
const signedWord = /^[+-]/u;
const decimalComma = /^[+-]?\d{1,3}([.\s]\d{3})*,\d+$|^[+-]?\d+,\d+$/u;
const localTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/u;

const shown = (cell: string): string => JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);

/** Reads a cell that is not empty. */
export function readCell(cell: string, kind: CellKind): CellReading {
  const text = cell.trim();
  if (kind === 'text') return { ok: true, value: cell };
  if (formula.test(text) || (kind === 'id' && signedWord.test(text))) {
    return refuse(
      `${shown(cell)} is a formula where ${nameOf(kind)} is expected; it is not executed, export the values instead`,
    );
  }
  switch (kind) {
    case 'number':
      return readNumber(text);
    case 'time':
      return readTime(text);
    case 'flag':
      return readFlag(text);
    case 'list':
      return { ok: true, value: text.split(/\s*;\s*/u).filter((item) => item !== '') };
    case 'buckets':
      return readBuckets(text);
    default:
      return { ok: true, value: text };
  }
}

function refuse(why: string): CellReading {
  return { ok: false, why };
}

function nameOf(kind: CellKind): string {
  const names: Record<CellKind, string> = {
    id: 'an id',
    time: 'a time',
    number: 'a number',
    text: 'text',
    flag: 'true or false',
    list: 'a list of ids',
    buckets: 'a list of buckets',
  };
  return names[kind];
}

function readNumber(text: string): CellReading {
  if (!decimalComma.test(text)) return { ok: true, value: text };
  const point = text.replaceAll(/[.\s]/gu, '').replace(',', '.');
  return refuse(`${shown(text)} is written with a decimal comma; write ${point}, and no thousands separators`);
}

function readTime(text: string): CellReading {
  if (!localTime.test(text)) return { ok: true, value: text };
  const time = text.length === 10 ? `${text}T00:00:00` : text.replace(' ', 'T');
  return refuse(`${shown(text)} has no offset, so it names no moment; write ${time}+08:00 (or Z)`);
}

function readFlag(text: string): CellReading {
  if (/^(true|yes|1)$/iu.test(text)) return { ok: true, value: true };
  if (/^(false|no|0)$/iu.test(text)) return { ok: true, value: false };
  return refuse(`${shown(text)} is neither true nor false`);
}

/** "100:5; 250:9; inf:10": cumulative counts per upper edge. */
function readBuckets(text: string): CellReading {
  const buckets: { le?: string; count: string }[] = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const found = /^([^:]+):([^:]+)$/u.exec(part);
    const [edge = '', count = ''] = found === null ? [] : [found[1]?.trim(), found[2]?.trim()];
    if (edge === '' || count === '')
      return refuse(`${shown(part)} is no bucket; write upper edge and count as 250:9, the last as inf:10`);
    buckets.push(/^\+?inf$/iu.test(edge) ? { count } : { le: edge, count });
  }
  return { ok: true, value: buckets };
}
