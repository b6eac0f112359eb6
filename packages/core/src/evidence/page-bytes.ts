/**
 * Bytes of pages and runs, written and read in order. Owns: numbers of variable length and alignment. Wide columns lie on
 * multiples of their width, little-endian, so that they are read in place on the engines there are.
 */

/** Writes; grows as needed. */
export class PageWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  byte(value: number): void {
    this.#room(1)[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits to a byte, lowest first. */
  number(value: number): void {
    const bytes = this.#room(8);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[this.#length++] = (rest % 128) | 128;
    bytes[this.#length++] = rest;
  }

  /** Zeros up to a multiple of the width. */
  align(width: number): void {
    while (this.#length % width !== 0) this.byte(0);
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(more: number): Uint8Array {
    if (this.#length + more <= this.#bytes.length) return this.#bytes;
    const wider = new Uint8Array(Math.max(this.#length + more, 2 * this.#bytes.length));
    wider.set(this.#bytes);
    this.#bytes = wider;
    return wider;
  }
}

/** How many bytes `number` takes. */
export function sizeOfNumber(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size += 1;
  return size;
}

/** Reads; throws RangeError where bytes are no page, since whoever kept them wrote them. */
export class PageReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new RangeError(`The bytes end after ${this.#at}, before the page does.`);
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (!Number.isSafeInteger(value)) throw new RangeError(`A number at byte ${this.#at} passes 2^53.`);
      if (byte < 128) return value;
    }
  }

  align(width: number): void {
    while (this.#at % width !== 0) if (this.byte() !== 0) throw new RangeError('A page is padded with zeros only.');
  }

  /** The next bytes, in place. */
  raw(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError(`The bytes end after ${this.#bytes.length}, before ${end}.`);
    const found = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return found;
  }
}
