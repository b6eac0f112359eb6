/**
 * A PDF as objects, with what was added to it later. Owns: the tables of cross-references in their classic form, which our press and
 * our updates write; streams of cross-references are refused with a sentence. Does not own: what the objects mean.
 */
import { inflateSync } from 'node:zlib';
import { isDictionary, isReference, listOf, nameOf, PdfError, PdfScanner } from './pdf-values.ts';
import type { PdfDictionary, PdfValue } from './pdf-values.ts';

export interface PdfStream {
  readonly dictionary: PdfDictionary;
  /** As it lies in the file. */
  readonly bytes: Uint8Array;
}

export class PdfFile {
  readonly bytes: Uint8Array;
  /** One character a byte. */
  readonly text: string;
  readonly trailer: PdfDictionary;
  /** Where the newest table begins. */
  readonly startOfTable: number;
  /** Where each object begins. */
  readonly places: ReadonlyMap<number, number>;
  readonly #read = new Map<number, PdfValue>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (!this.text.startsWith('%PDF-')) throw new PdfError('it is not a PDF');
    this.startOfTable = lastStart(this.text);
    const { places, trailer } = tables(this.text, this.startOfTable);
    this.places = places;
    this.trailer = trailer;
  }

  object(number: number): PdfValue {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const value = this.#scan(number).value();
    this.#read.set(number, value);
    return value;
  }

  /** The value itself where it is named by reference. */
  follow(value: PdfValue | undefined): PdfValue | undefined {
    let found = value;
    for (let step = 0; isReference(found) && step < 20; step += 1) found = this.object(found.object);
    return found;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.follow(value);
    return isDictionary(found) ? found : new Map<string, PdfValue>();
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    return listOf(this.follow(value));
  }

  stream(number: number): PdfStream | undefined {
    const scanner = this.#scan(number);
    const dictionary = scanner.value();
    scanner.skip();
    if (!isDictionary(dictionary) || !this.text.startsWith('stream', scanner.at)) return undefined;
    const start = scanner.at + 'stream'.length + (this.text.charAt(scanner.at + 6) === '\r' ? 2 : 1);
    const length = this.follow(dictionary.get('Length'));
    if (typeof length !== 'number') throw new PdfError(`object ${number} does not say how long it is`);
    return { dictionary, bytes: this.bytes.subarray(start, start + length) };
  }

  /** What a stream holds, as it was before it was packed. */
  content(number: number): Uint8Array | undefined {
    const stream = this.stream(number);
    if (stream === undefined) return undefined;
    const filters = [stream.dictionary.get('Filter')].flat().map((one) => nameOf(one));
    if (filters.every((one) => one === undefined)) return stream.bytes;
    if (filters.length > 1 || filters[0] !== 'FlateDecode')
      throw new PdfError(`object ${number} is packed in an unknown way`);
    try {
      return inflateSync(stream.bytes, { maxOutputLength: 64 * 1024 * 1024 });
    } catch {
      throw new PdfError(`object ${number} cannot be unpacked`);
    }
  }

  get root(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root'));
  }

  /** Numbers of the page objects, first to last. */
  pages(): readonly number[] {
    const found: number[] = [];
    const walk = (value: PdfValue | undefined, depth: number): void => {
      if (!isReference(value) || depth > 50) return;
      const node = this.dictionary(value);
      if (nameOf(node.get('Type')) === 'Page') found.push(value.object);
      else for (const kid of this.list(node.get('Kids'))) walk(kid, depth + 1);
    };
    walk(this.root.get('Pages'), 0);
    return found;
  }

  #scan(number: number): PdfScanner {
    const place = this.places.get(number);
    if (place === undefined) throw new PdfError(`object ${number} is missing`);
    const scanner = new PdfScanner(this.text, place);
    const head = [scanner.word(), scanner.word(), scanner.word()];
    if (head[0] !== String(number) || head[2] !== 'obj')
      throw new PdfError(`object ${number} is not where the table says`);
    return scanner;
  }
}

function lastStart(text: string): number {
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-200));
  if (found === null) throw new PdfError('its end is missing');
  return Number(found[1]);
}

/** Every table back to the first one; what is newer stands. */
function tables(
  text: string,
  newest: number,
): { readonly places: Map<number, number>; readonly trailer: PdfDictionary } {
  const places = new Map<number, number>();
  const gone = new Set<number>();
  let trailer: PdfDictionary | undefined;
  const seen = new Set<number>();
  for (let at: number | undefined = newest; at !== undefined;) {
    if (seen.has(at)) throw new PdfError('its tables go round in a circle');
    seen.add(at);
    const older = table(text, { at, places, gone });
    trailer ??= older;
    const before = older.get('Prev');
    at = typeof before === 'number' ? before : undefined;
  }
  return { places, trailer: trailer ?? new Map<string, PdfValue>() };
}

interface Table {
  readonly at: number;
  readonly places: Map<number, number>;
  readonly gone: Set<number>;
}

function table(text: string, { at, places, gone }: Table): PdfDictionary {
  const scanner = new PdfScanner(text, at);
  if (scanner.word() !== 'xref') throw new PdfError('its table of objects is of a form that is not read here');
  for (let word = scanner.word(); word !== 'trailer'; word = scanner.word()) {
    const [first, count] = [whole(word), whole(scanner.word())];
    for (let number = first; number < first + count; number += 1) {
      const [place, , used] = [whole(scanner.word()), scanner.word(), scanner.word()];
      if (places.has(number) || gone.has(number)) continue;
      if (used === 'n') places.set(number, place);
      else gone.add(number);
    }
  }
  const trailer = scanner.value();
  if (!isDictionary(trailer)) throw new PdfError('its trailer is missing');
  return trailer;
}

function whole(word: string): number {
  if (!/^\d{1,10}$/u.test(word)) throw new PdfError('its table of objects cannot be read');
  return Number(word);
}
