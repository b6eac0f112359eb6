/** Values of PDF (ISO 32000, 7.3) as text and back. Owns: reading and writing one value. Does not own: where objects lie in a file. */

export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfReference | readonly PdfValue[] | PdfDictionary;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** With its escapes as they are written. */
export interface PdfName {
  readonly name: string;
}
export interface PdfString {
  readonly bytes: Uint8Array;
}
export interface PdfReference {
  readonly object: number;
}

/** Not PDF, or a form of it that is not read here. */
export class PdfError extends Error {}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'object' in value;
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
export const listOf = (value: PdfValue | undefined): readonly PdfValue[] => (Array.isArray(value) ? value : []);
/** Text strings are UTF-16 with a mark, UTF-8 with a mark, or nearly Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return undefined;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

const space = /[\0\t\n\f\r ]/u;
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/u;
const deepest = 100;

/** Reads values out of the text of a file: one character is one byte. */
export class PdfScanner {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  /** The next word: a run of regular characters. */
  word(): string {
    this.skip();
    const start = this.at;
    while (this.at < this.#text.length && !delimiter.test(this.#text.charAt(this.at))) this.at += 1;
    return this.#text.slice(start, this.at);
  }

  skip(): void {
    for (;;) {
      while (this.at < this.#text.length && space.test(this.#text.charAt(this.at))) this.at += 1;
      if (this.#text.charAt(this.at) !== '%') return;
      while (this.at < this.#text.length && !/[\n\r]/u.test(this.#text.charAt(this.at))) this.at += 1;
    }
  }

  value(depth = 0): PdfValue {
    if (depth > deepest) throw new PdfError('values nested too deeply');
    this.skip();
    const [first, second] = [this.#text.charAt(this.at), this.#text.charAt(this.at + 1)];
    if (first === '/') {
      this.at += 1;
      return { name: this.#regular() };
    }
    if (first === '(') return { bytes: this.#literal() };
    if (first === '<' && second === '<') return this.#dictionary(depth);
    if (first === '<') return { bytes: this.#hexadecimal() };
    if (first === '[') return this.#list(depth);
    return this.#plain();
  }

  #regular(): string {
    const start = this.at;
    while (this.at < this.#text.length && !delimiter.test(this.#text.charAt(this.at))) this.at += 1;
    return this.#text.slice(start, this.at);
  }

  #plain(): PdfValue {
    const word = this.word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word))
      throw new PdfError(`"${word.slice(0, 20)}" at byte ${this.at} is no value`);
    const reference = /^[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/u.exec(
      this.#text.slice(this.at, this.at + 30),
    );
    if (reference === null || !/^\d+$/u.test(word)) return Number(word);
    this.at += reference[0].length;
    return { object: Number(word) };
  }

  #list(depth: number): PdfValue {
    this.at += 1;
    const list: PdfValue[] = [];
    for (this.skip(); this.#text.charAt(this.at) !== ']'; this.skip()) list.push(this.value(depth + 1));
    this.at += 1;
    return list;
  }

  #dictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (this.skip(); !this.#text.startsWith('>>', this.at); this.skip()) {
      const key = nameOf(this.value(depth + 1));
      if (key === undefined) throw new PdfError(`a key is missing at byte ${this.at}`);
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return entries;
  }

  #hexadecimal(): Uint8Array {
    const end = this.#text.indexOf('>', this.at);
    if (end === -1) throw new PdfError(`text at byte ${this.at} does not end`);
    const digits = this.#text.slice(this.at + 1, end).replaceAll(/[\0\t\n\f\r ]/gu, '');
    if (!/^[0-9a-f]*$/iu.test(digits)) throw new PdfError(`text at byte ${this.at} is not hexadecimal`);
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #literal(): Uint8Array {
    const bytes: number[] = [];
    let open = 1;
    this.at += 1;
    for (; open > 0; this.at += 1) {
      const one = this.#text.charAt(this.at);
      if (one === '') throw new PdfError('text does not end');
      if (one === '\\') {
        bytes.push(...this.#escaped());
        continue;
      }
      if (one === '(') open += 1;
      if (one === ')') open -= 1;
      if (open > 0) bytes.push(one.charCodeAt(0));
    }
    return Uint8Array.from(bytes);
  }

  #escaped(): readonly number[] {
    const octal = /^[0-7]{1,3}/u.exec(this.#text.slice(this.at + 1, this.at + 4));
    if (octal !== null) {
      this.at += octal[0].length;
      return [Number.parseInt(octal[0], 8) & 0xff];
    }
    this.at += 1;
    const one = this.#text.charAt(this.at);
    const known: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
    return one === '\n' || one === '\r' ? [] : [known[one] ?? one.charCodeAt(0)];
  }
}

/** The value as it is written into a file. */
export function written(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/0+$/u, '');
  if (isDictionary(value)) return `<<${[...value].map(([key, one]) => `/${key} ${written(one)}`).join(' ')}>>`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if ('object' in value) return `${value.object} 0 R`;
  if ('name' in value) return `/${value.name}`;
  if ('bytes' in value) return `<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>`;
  throw new TypeError('no value of PDF');
}

/** A text string for people: UTF-16 with its mark. */
export const pdfText = (text: string): PdfString => ({
  bytes: Buffer.concat([Uint8Array.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]),
});
/** A string of ASCII. */
export const pdfAscii = (text: string): PdfString => ({ bytes: Buffer.from(text, 'latin1') });
export const pdfName = (name: string): PdfName => ({ name });
export const pdfDictionary = (entries: Readonly<Record<string, PdfValue | undefined>>): PdfDictionary =>
  new Map(Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
