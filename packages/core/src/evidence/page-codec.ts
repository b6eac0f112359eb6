/**
 * Pages and runs as canonical bytes: one content, one byte string. Owns: their layout and the hash of a page.
 *
 * A run: version, number of slices, unknown, bad, total. A page: version, day, length of a slice, recordedAt, unknown, absent,
 * sums of the hours (bad, total, unknown, total of the unknown), bad, total. The sums stand before the counts so that they can
 * be read alone. The series is in neither: it stands beside the hash in the ledger.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import type { Refusal } from '../values/outcome.ts';
import { countRanges, eachBit, hasBit } from './bits.ts';
import type { CountColumn, SlicePages } from './columns.ts';
import { slicesADay, slicesAnHour, stepFault } from './page.ts';
import type { DaySlices, Page, Run } from './page.ts';
import { bitsOf, readStretches, tidyBits, writeBits } from './page-bits.ts';
import { PageReader, PageWriter } from './page-bytes.ts';
import { readColumn, writeColumn } from './page-column.ts';
import type { PackedColumn } from './page-column.ts';

const version = 1;

/** Sums of each hour, in the order in which they are written. */
const hourSums = ['bad', 'total', 'unknown', 'unknownTotal'] as const;

function checkVersion(reader: PageReader): void {
  const found = reader.byte();
  if (found !== version) throw new RangeError(`These bytes are of version ${found}; this program reads ${version}.`);
}

function checkEnd(reader: PageReader): void {
  if (!reader.atEnd) throw new RangeError('Bytes follow after the last count.');
}

/** Of an unknown slice no bad count is a fact, and of an absent one no total: neither may change the bytes. */
function without(counts: CountColumn, slices: Uint32Array | undefined): CountColumn {
  if (slices === undefined) return counts;
  const kept = counts.slice();
  eachBit(slices, [0, counts.length], (i) => {
    kept[i] = 0;
  });
  return kept;
}

/** The slices of a run; when it was recorded and where it begins stand beside the bytes. */
export function encodeRun(run: Pick<Run, 'bad' | 'total' | 'unknown'>): Uint8Array {
  const slices = run.total.length;
  const unknown = tidyBits(run.unknown, slices);
  const writer = new PageWriter();
  writer.byte(version);
  writer.number(slices);
  writeBits(writer, { bits: unknown, slices });
  writeColumn(writer, without(run.bad, unknown));
  writeColumn(writer, run.total);
  return writer.bytes();
}

/** The run of those bytes. Throws RangeError for bytes that `encodeRun` never wrote. */
export function decodeRun(bytes: Uint8Array, head: Pick<Run, 'start' | 'recordedAt' | 'entry'>): Run {
  const reader = new PageReader(bytes);
  checkVersion(reader);
  const slices = reader.number();
  const unknown = bitsOf(readStretches(reader, slices), slices);
  const [bad, total] = [readColumn(reader, slices), readColumn(reader, slices)];
  checkEnd(reader);
  const { start, recordedAt, entry } = head;
  return { start, recordedAt, entry, bad: bad.counts(), total: total.counts(), unknown };
}

/** The page of a day: its counts in canonical form, the sums of its hours, bytes and hash. */
export function sealDay(slices: DaySlices): Page {
  const { day, stepMs, recordedAt } = slices;
  const length = slicesADay(stepMs);
  const absent = tidyBits(slices.absent, length);
  const unknown = union(tidyBits(slices.unknown, length), absent);
  const bad = without(slices.bad, unknown);
  const total = without(slices.total, absent);
  const hours = sumHours({ bad, total, unknown }, stepMs);
  const writer = new PageWriter();
  writer.byte(version);
  writer.number((day - Instant.earliest) / dayMs);
  writer.number(stepMs);
  writer.number(recordedAt - Instant.earliest);
  writeBits(writer, { bits: unknown, slices: length });
  writeBits(writer, { bits: absent, slices: length, before: unknown });
  if (hours !== undefined) for (const name of hourSums) writeColumn(writer, hours[name]);
  writeColumn(writer, bad);
  writeColumn(writer, total);
  const bytes = writer.bytes();
  const told = length - countOf(absent, length);
  return { day, stepMs, recordedAt, told, bad, total, unknown, absent, hours, bytes, hash: pageHash(bytes) };
}

/** What nobody told is unknown. */
function union(unknown: Uint32Array | undefined, absent: Uint32Array | undefined): Uint32Array | undefined {
  if (unknown === undefined || absent === undefined) return unknown ?? absent;
  return unknown.map((word, index) => word | (absent[index] ?? 0));
}

const countOf = (bits: Uint32Array | undefined, slices: number): number =>
  bits === undefined ? 0 : countRanges(bits, [0, slices]);

/** SHA-256 of the bytes of a page, in hexadecimal. */
export function pageHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

function sumHours(
  { bad, total, unknown }: Pick<DaySlices, 'bad' | 'total' | 'unknown'>,
  stepMs: number,
): SlicePages | undefined {
  const per = slicesAnHour(stepMs);
  if (per === undefined) return undefined;
  const hours = emptyHours(per, 24);
  for (let hour = 0; hour < 24; hour += 1) {
    const end = (hour + 1) * per;
    let [failed, events] = [0, 0];
    for (let i = hour * per; i < end; i += 1) {
      failed += bad[i] as number;
      if (unknown === undefined || !hasBit(unknown, i)) events += total[i] as number;
    }
    hours.bad[hour] = failed;
    hours.total[hour] = events;
    if (unknown !== undefined)
      eachBit(unknown, [hour * per, end], (i) => {
        hours.unknown[hour] = (hours.unknown[hour] ?? 0) + 1;
        hours.unknownTotal[hour] = (hours.unknownTotal[hour] ?? 0) + (total[i] ?? 0);
      });
  }
  return hours;
}

/** A page still packed: what a block is put together from, without an array for each day. */
export interface PackedPage extends Pick<Page, 'day' | 'stepMs' | 'recordedAt'> {
  readonly slices: number;
  /** Stretches from, to, from, to, … of slices. */
  readonly unknown: readonly number[];
  readonly absent: readonly number[];
  readonly hours: PackedHours | undefined;
  readonly bad: PackedColumn;
  readonly total: PackedColumn;
}

export type PackedHours = Readonly<Record<(typeof hourSums)[number], PackedColumn>>;

/** Throws RangeError for bytes that `sealDay` never wrote. Sums are taken at their word; `checkPage` adds them up. */
export function openPage(bytes: Uint8Array): PackedPage {
  const reader = new PageReader(bytes);
  checkVersion(reader);
  const day = Instant.of(Instant.earliest + reader.number() * dayMs);
  const stepMs = reader.number();
  const fault = stepFault(stepMs);
  if (fault !== undefined) throw new RangeError(fault.message);
  const recordedAt = Instant.of(Instant.earliest + reader.number());
  const slices = slicesADay(stepMs);
  const unknown = readStretches(reader, slices);
  const absent = readStretches(reader, slices, unknown);
  const sums = (): PackedColumn => readColumn(reader, 24);
  const hours =
    slicesAnHour(stepMs) === undefined
      ? undefined
      : { bad: sums(), total: sums(), unknown: sums(), unknownTotal: sums() };
  const [bad, total] = [readColumn(reader, slices), readColumn(reader, slices)];
  checkEnd(reader);
  return { day, stepMs, recordedAt, slices, unknown, absent, hours, bad, total };
}

/** Room for the sums of that many hours. */
export function emptyHours(per: number, count: number): SlicePages {
  const sums = (): Float64Array => new Float64Array(count);
  return { per, bad: sums(), total: sums(), unknown: sums(), unknownTotal: sums() };
}

/** Writes the sums from that hour on. */
export function hoursInto(hours: PackedHours, target: SlicePages, offset: number): void {
  for (const name of hourSums) hours[name].into(target[name], offset);
}

/** The page of those bytes, its counts in place where the bytes lie on a boundary. Throws as `openPage`. */
export function decodePage(bytes: Uint8Array): Page {
  const { slices, bad, total, hours: packed, ...page } = openPage(bytes);
  const per = slicesAnHour(page.stepMs);
  const hours = per === undefined ? undefined : emptyHours(per, 24);
  if (hours !== undefined && packed !== undefined) hoursInto(packed, hours, 0);
  const [unknown, absent] = [bitsOf(page.unknown, slices), bitsOf(page.absent, slices)];
  const told = slices - countOf(absent, slices);
  const hash = pageHash(bytes);
  return { ...page, unknown, absent, told, hours, bad: bad.counts(), total: total.counts(), bytes, hash };
}

/**
 * Why a page is not what its hash says; undefined when all holds: the hash is that of the bytes, the bytes are the one form of
 * what they hold, and the sums add up. A verifier checks every page of a block by it and then trusts the block's digest.
 */
export function checkPage({ bytes, hash }: Pick<Page, 'bytes' | 'hash'>): Refusal | undefined {
  const found = pageHash(bytes);
  if (found !== hash)
    return { code: 'page-changed', message: `the page hashes to ${found}, not to ${hash}: its bytes were changed` };
  try {
    const page = decodePage(bytes);
    if (sealDay(page).hash === hash) return undefined;
    const message = 'the page is not in the form that its content has: its sums or its layout were made otherwise';
    return { code: 'page-not-canonical', message };
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return { code: 'page-unreadable', message: `these bytes are no page: ${thrown.message}` };
  }
}
