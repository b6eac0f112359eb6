/**
 * One value of a Parquet column as the text that a row reader takes. Owns: units of time, exact decimals, whole numbers.
 */
import type { SchemaElement } from 'hyparquet';
import type { CellKind } from './row-fields.ts';
import { readCell } from './cell.ts';
import type { CellReading } from './cell.ts';

/** Why a column of this type cannot be read as this field, or undefined. */
export function refuseColumn(element: SchemaElement, kind: CellKind): string | undefined {
  const time = isTime(element);
  if (kind === 'time') {
    if (element.logical_type?.type === 'TIMESTAMP' && !element.logical_type.isAdjustedToUTC) {
      return 'holds local times without a zone; write timestamps adjusted to UTC';
    }
    return time || isText(element)
      ? undefined
      : 'holds plain numbers; write it as TIMESTAMP (adjusted to UTC), so that nobody guesses seconds or milliseconds';
  }
  return time ? 'holds times where none are expected' : undefined;
}

function isTime({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    type === 'INT96' ||
    logical?.type === 'TIMESTAMP' ||
    converted === 'TIMESTAMP_MILLIS' ||
    converted === 'TIMESTAMP_MICROS'
  );
}

function isText({ converted_type: converted, logical_type: logical, type }: SchemaElement): boolean {
  return (
    converted === 'UTF8' ||
    logical?.type === 'STRING' ||
    logical?.type === 'ENUM' ||
    converted === 'ENUM' ||
    type === 'BYTE_ARRAY'
  );
}

/** Reads a value that is not null. Decimals come as floats from the library and are put back to their declared scale. */
export function readParquetCell(value: unknown, kind: CellKind, element: SchemaElement): CellReading {
  if (value instanceof Date) return readCell(value.toISOString(), kind);
  if (typeof value === 'string') return readCell(value, kind);
  if (typeof value === 'bigint') return readCell(value.toString(), kind);
  if (typeof value === 'boolean') return { ok: true, value };
  if (typeof value === 'number') return readNumber(value, kind, element);
  if (Array.isArray(value) && kind === 'list') return { ok: true, value: value.map(String) };
  return { ok: false, why: 'a value of a kind that is not read here; write text, numbers or timestamps' };
}

function readNumber(value: number, kind: CellKind, element: SchemaElement): CellReading {
  if (!Number.isFinite(value))
    return { ok: false, why: `${value} is no number; leave the value null where nothing is known` };
  if (element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL') {
    const scale = element.scale ?? 0;
    if (Math.abs(value) * 10 ** scale > Number.MAX_SAFE_INTEGER)
      return { ok: false, why: 'a decimal of more than 15 digits; write it as text' };
    return readCell(value.toFixed(scale), kind);
  }
  return readCell(String(value), kind);
}
