/**
 * Evidence as canonical bytes (RFC 8785): what duplicates are told by and what a digest is taken over.
 * Instants are RFC 3339 text in UTC, exact numbers are canonical text; where a row was read (`place`) is no part of it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { firstOf } from './columns.ts';
import type { CountColumn, DaySeal, SliceColumns } from './columns.ts';
import type { EvidenceRow } from './row.ts';

/** Every bare number in a row is an instant (exact numbers are Ratios), so one rule writes all forms. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Instant.format(Instant.of(value));
  if (value instanceof Ratio) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, plain(part)]));
}

/** Texts of rows that somebody still holds: a live evaluation hands in the same rows again and again. */
const texts = new WeakMap<EvidenceRow, string>();

/** The row as canonical JSON text, without the place where it was read. */
export function rowText(row: EvidenceRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = canonicalText(plain({ ...row, place: undefined }));
  texts.set(row, text);
  return text;
}

/** What the row says, apart from when it was recorded: two rows that agree in this are one fact told twice. */
export function factText(row: EvidenceRow): string {
  return canonicalText(plain({ ...row, place: undefined, recordedAt: undefined }));
}

const widthOf = (column: CountColumn): number => {
  if (column instanceof Uint8Array) return 1;
  let most = 0;
  for (let i = 0; i < column.length; i += 1) if ((column[i] as number) > most) most = column[i] as number;
  return most < 256 ? 1 : most < 65_536 ? 2 : most < 2 ** 32 ? 4 : 8;
};

/** Values little-endian in the narrowest of 1, 2, 4 or 8 bytes that holds them all: the array's own type changes nothing. */
function columnBytes(column: CountColumn): { width: number; bytes: Uint8Array } {
  const width = widthOf(column);
  if (width === 1) return { width, bytes: new Uint8Array(column) };
  const bytes = new Uint8Array(column.length * width);
  const half = Math.min(width, 4);
  let at = 0;
  for (const value of column) {
    for (let shift = 0; shift < half * 8; shift += 8) bytes[at++] = (value >>> shift) & 255;
    if (width < 8) continue;
    const high = Math.floor(value / 2 ** 32);
    for (let shift = 0; shift < 32; shift += 8) bytes[at++] = (high >>> shift) & 255;
  }
  return { width, bytes };
}

/** Bits beyond the last slice say nothing and are cleared. */
function unknownBits(columns: SliceColumns): Uint32Array | undefined {
  if (columns.unknown === undefined) return undefined;
  const slices = columns.total.length;
  const bits = columns.unknown.slice(0, Math.ceil(slices / 32));
  const rest = slices % 32;
  if (rest > 0) bits[bits.length - 1] = (bits[bits.length - 1] ?? 0) & (2 ** rest - 1);
  return bits.some((word) => word !== 0) ? bits : undefined;
}

/**
 * SHA-256 of one block of slices: its canonical head, then the bytes of its columns; of a block of sealed days the hashes of
 * the days instead, so that a month is not read again to name it. What a hash stands for is checked apart (`checkPage`).
 */
export function columnsHash(columns: SliceColumns): string {
  return columns.seals === undefined ? hashOfSlices(columns) : hashOfDays(columns, columns.seals);
}

function hashOfSlices(columns: SliceColumns): string {
  const parts = [columns.bad, columns.total, unknownBits(columns) ?? new Uint32Array(0)].map(columnBytes);
  const sizes = parts.map(({ width, bytes }) => [width, bytes.length]);
  const hash = sha256.create().update(headBytes(columns, { sizes }));
  for (const { bytes } of parts) hash.update(bytes);
  return bytesToHex(hash.digest());
}

function hashOfDays(columns: SliceColumns, seals: readonly DaySeal[]): string {
  const hash = sha256.create().update(headBytes(columns, { seals: seals.length }));
  return bytesToHex(hash.update(hexToBytes(seals.map((seal) => seal.hash).join(''))).digest());
}

function headBytes(columns: SliceColumns, contents: object): Uint8Array {
  const head = {
    agreement: columns.agreement,
    subject: columns.subject,
    series: columns.series,
    source: columns.source,
    recordedAt: Instant.format(columns.recordedAt),
    start: Instant.format(firstOf(columns)),
    stepMs: columns.stepMs,
    ...contents,
  };
  const known = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
  return utf8ToBytes(canonicalText(known));
}

/** Few calls for usual evidence, and no text of hundreds of megabytes for the largest. */
const rowsAtOnce = 1_024;

/**
 * SHA-256 over the canonical JSON of `{"columns": [hash…], "rows": [row…]}`, rows and hashes in the order of their text:
 * the same facts give the same digest, in whatever order and however often they were handed in.
 */
export function evidenceDigest(rows: readonly EvidenceRow[], columns: readonly SliceColumns[]): string {
  const hash = sha256.create();
  hash.update(utf8ToBytes(`{"columns":${canonicalText(columns.map(columnsHash).sort())},"rows":[`));
  const sorted = rows.map(rowText).sort();
  for (let from = 0; from < sorted.length; from += rowsAtOnce) {
    const text = sorted.slice(from, from + rowsAtOnce).join(',');
    hash.update(utf8ToBytes(from === 0 ? text : `,${text}`));
  }
  hash.update(utf8ToBytes(']}'));
  return bytesToHex(hash.digest());
}
