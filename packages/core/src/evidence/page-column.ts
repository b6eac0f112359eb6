/**
 * One column of counts as bytes. Owns: the choice of form, which depends on the values alone, so that the same counts are
 * the same bytes whatever array held them.
 */
import type { CountColumn } from './columns.ts';
import { PageReader, sizeOfNumber } from './page-bytes.ts';
import type { PageWriter } from './page-bytes.ts';

/** Bytes of one count. */
export type CountWidth = 1 | 2 | 4 | 8;

/** First byte of a column: its width where every count is written, zero where one count stands for most slices. */
const mostly = 0;
const widths: readonly CountWidth[] = [1, 2, 4, 8];
const nothing = new Uint8Array();

export function widthFor(most: number): CountWidth {
  return most < 256 ? 1 : most < 65_536 ? 2 : most < 2 ** 32 ? 4 : 8;
}

/** Zeros, in the narrowest array for that width. */
export function columnOf(width: CountWidth, length: number): CountColumn {
  if (width === 1) return new Uint8Array(length);
  if (width === 2) return new Uint16Array(length);
  return width === 4 ? new Uint32Array(length) : new Float64Array(length);
}

/** The count that most slices have, if any has: one pass, the votes of different counts cancel out. */
function usualOf(counts: CountColumn): { usual: number; most: number } {
  let usual = 0;
  let votes = 0;
  let most = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i] as number;
    if (count > most) most = count;
    if (votes === 0) usual = count;
    votes += count === usual ? 1 : -1;
  }
  return { usual, most };
}

interface Exceptions {
  /** Numbers of the slices with another count than the usual. */
  readonly places: readonly number[];
  readonly most: number;
  /** Bytes that naming them takes. */
  readonly size: number;
}

/** The slices with another count than the usual, as long as naming them takes fewer bytes than all counts would. */
function exceptionsTo(counts: CountColumn, usual: number, limit: number): Exceptions | undefined {
  const places: number[] = [];
  let [size, after, most] = [0, 0, 0];
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i] as number;
    if (count === usual) continue;
    places.push(i);
    size += sizeOfNumber(i - after) + sizeOfNumber(count);
    after = i + 1;
    if (count > most) most = count;
    if (size > limit) return undefined;
  }
  return { places, most, size };
}

export function writeColumn(writer: PageWriter, counts: CountColumn): void {
  const { usual, most } = usualOf(counts);
  const width = widthFor(most);
  const others = exceptionsTo(counts, usual, counts.length * width);
  if (others === undefined) writeAll(writer, counts, width);
  else writeMostly(writer, counts, { usual, ...others });
}

/** The usual count, how many bytes name the exceptions and the largest of them, so that a reader may pass over them. */
function writeMostly(writer: PageWriter, counts: CountColumn, found: Exceptions & { readonly usual: number }): void {
  writer.byte(mostly);
  writer.number(found.usual);
  writer.number(found.size);
  if (found.size > 0) writer.number(found.most);
  let after = 0;
  for (const i of found.places) {
    writer.number(i - after);
    writer.number(counts[i] as number);
    after = i + 1;
  }
}

function writeAll(writer: PageWriter, counts: CountColumn, width: CountWidth): void {
  writer.byte(width);
  writer.align(width);
  const own = counts.BYTES_PER_ELEMENT === width ? counts : inWidth(counts, width);
  writer.raw(new Uint8Array(own.buffer, own.byteOffset, own.byteLength));
}

function inWidth(counts: CountColumn, width: CountWidth): CountColumn {
  const column = columnOf(width, counts.length);
  column.set(counts);
  return column;
}

/** A column still packed: what it takes to hold it, and how to lay it out. Nothing is read before it is asked for. */
export interface PackedColumn {
  readonly width: CountWidth;
  /** The counts in their own array: in place where the bytes lie on a boundary. */
  counts(): CountColumn;
  /** Writes the counts from that slice on; the array holds them. */
  into(target: CountColumn, offset: number): void;
}

/** The column that begins here. Throws RangeError, now or when it is laid out, for bytes that `writeColumn` never wrote. */
export function readColumn(reader: PageReader, length: number): PackedColumn {
  const form = reader.byte();
  if (form === mostly) {
    const usual = reader.number();
    const size = reader.number();
    const most = size === 0 ? usual : Math.max(usual, reader.number());
    return new MostlyOne(size === 0 ? nothing : reader.raw(size), { length, usual, most });
  }
  const width = widths.find((known) => known === form);
  if (width === undefined) throw new RangeError(`A column of form ${form} is not known to this version.`);
  reader.align(width);
  return new AllCounts(reader.raw(length * width), width);
}

class AllCounts implements PackedColumn {
  readonly width: CountWidth;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, width: CountWidth) {
    this.#bytes = bytes;
    this.width = width;
  }

  counts(): CountColumn {
    const { width } = this;
    const bytes = this.#bytes.byteOffset % width === 0 ? this.#bytes : this.#bytes.slice();
    const { buffer, byteOffset } = bytes;
    const length = bytes.length / width;
    if (width === 1) return bytes;
    if (width === 2) return new Uint16Array(buffer, byteOffset, length);
    return width === 4 ? new Uint32Array(buffer, byteOffset, length) : new Float64Array(buffer, byteOffset, length);
  }

  into(target: CountColumn, offset: number): void {
    target.set(this.counts(), offset);
  }
}

class MostlyOne implements PackedColumn {
  readonly width: CountWidth;
  readonly #bytes: Uint8Array;
  readonly #length: number;
  readonly #usual: number;
  readonly #most: number;

  constructor(bytes: Uint8Array, how: { readonly length: number; readonly usual: number; readonly most: number }) {
    this.#bytes = bytes;
    this.#length = how.length;
    this.#usual = how.usual;
    this.#most = how.most;
    this.width = widthFor(how.most);
  }

  counts(): CountColumn {
    const counts = columnOf(this.width, this.#length);
    this.into(counts, 0);
    return counts;
  }

  into(target: CountColumn, offset: number): void {
    if (this.#usual !== 0) target.fill(this.#usual, offset, offset + this.#length);
    if (this.#bytes.length === 0) return;
    const reader = new PageReader(this.#bytes);
    for (let at = 0; !reader.atEnd; at += 1) {
      at += reader.number();
      const count = reader.number();
      if (at >= this.#length || count > this.#most)
        throw new RangeError(`Slice ${at} of ${this.#length} has a count of ${count}, above ${this.#most}.`);
      target[offset + at] = count;
    }
  }
}
