/**
 * What is added to a PDF without touching what is there (ISO 32000, 7.5.6). Owns: new objects, changed ones, the table of both.
 * Everything before stays byte for byte, so that earlier signatures stay valid.
 */
import type { PdfFile } from './pdf-file.ts';
import { isDictionary, isReference, PdfError, written } from './pdf-values.ts';
import type { PdfDictionary, PdfReference, PdfValue } from './pdf-values.ts';
import { sha256 } from './signer.ts';

export class PdfUpdate {
  readonly #file: PdfFile;
  readonly #objects = new Map<number, Uint8Array>();
  #next: number;

  constructor(file: PdfFile) {
    this.#file = file;
    const size = file.trailer.get('Size');
    this.#next = typeof size === 'number' ? size : Math.max(...file.places.keys()) + 1;
  }

  /** A number for an object that is written later. */
  reserve(): PdfReference {
    const object = this.#next;
    this.#next += 1;
    return { object };
  }

  add(value: PdfValue): PdfReference {
    const reference = this.reserve();
    this.set(reference, value);
    return reference;
  }

  addStream(dictionary: PdfDictionary, content: Uint8Array): PdfReference {
    const reference = this.reserve();
    this.#setStream(reference, dictionary, content);
    return reference;
  }

  #setStream({ object }: PdfReference, dictionary: PdfDictionary, content: Uint8Array): void {
    const head = written(new Map([...dictionary, ['Length', content.length]]));
    this.#objects.set(
      object,
      Buffer.concat([Buffer.from(`${head}\nstream\n`, 'latin1'), content, Buffer.from('\nendstream')]),
    );
  }

  /** The first page of another file, with everything that it needs, as a picture. */
  picture(other: PdfFile): PdfReference {
    const [number = 0] = other.pages();
    const page = other.dictionary({ object: number });
    const contents = page.get('Contents');
    const drawn = isReference(contents) ? other.stream(contents.object) : undefined;
    if (drawn === undefined) throw new PdfError('the picture has no page');
    const copied = new Map<number, PdfReference>();
    const head = new Map(drawn.dictionary);
    head.set('Type', { name: 'XObject' }).set('Subtype', { name: 'Form' });
    head.set('BBox', other.list(page.get('MediaBox')));
    head.set('Resources', this.#copy(other, page.get('Resources') ?? null, copied));
    return this.addStream(head, drawn.bytes);
  }

  #copy(other: PdfFile, value: PdfValue, copied: Map<number, PdfReference>): PdfValue {
    if (isReference(value)) {
      const known = copied.get(value.object);
      if (known !== undefined) return known;
      const reference = this.reserve();
      copied.set(value.object, reference);
      const stream = other.stream(value.object);
      const inside = this.#copy(other, stream?.dictionary ?? other.object(value.object), copied);
      if (stream !== undefined && isDictionary(inside)) this.#setStream(reference, inside, stream.bytes);
      else this.set(reference, inside);
      return reference;
    }
    if (isDictionary(value)) return new Map([...value].map(([key, one]) => [key, this.#copy(other, one, copied)]));
    return Array.isArray(value) ? value.map((one: PdfValue) => this.#copy(other, one, copied)) : value;
  }

  /** In place of what the object was before. */
  set({ object }: PdfReference, value: PdfValue): void {
    this.#objects.set(object, Buffer.from(written(value), 'latin1'));
  }

  /** The file with everything that was added. */
  bytes(): Uint8Array {
    const { bytes, trailer, startOfTable } = this.#file;
    const parts: Uint8Array[] = [bytes];
    let at = bytes.length;
    const put = (part: Uint8Array): void => {
      parts.push(part);
      at += part.length;
    };
    if (bytes.at(-1) !== 0x0a) put(Buffer.from('\n'));
    const places = new Map<number, number>();
    const numbers = [...this.#objects.keys()].toSorted((a, b) => a - b);
    for (const number of numbers) {
      places.set(number, at);
      put(
        Buffer.concat([
          Buffer.from(`${number} 0 obj\n`),
          this.#objects.get(number) ?? new Uint8Array(),
          Buffer.from('\nendobj\n'),
        ]),
      );
    }
    const end = new Map<string, PdfValue>(trailer);
    end.set('Size', this.#next);
    end.set('Prev', startOfTable);
    const [first] = this.#file.list(trailer.get('ID'));
    if (first !== undefined) end.set('ID', [first, { bytes: sha256(...parts).subarray(0, 16) }]);
    const table = at;
    put(
      Buffer.from(`xref\n${sections(numbers, places)}trailer\n${written(end)}\nstartxref\n${table}\n%%EOF\n`, 'latin1'),
    );
    return Buffer.concat(parts);
  }
}

/** Runs of numbers that follow one another; 20 bytes a line, as the standard has it. */
function sections(numbers: readonly number[], places: ReadonlyMap<number, number>): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const line = (number: number): string => `${String(places.get(number) ?? 0).padStart(10, '0')} 00000 n \n`;
  return runs.map((run) => `${run[0] ?? 0} ${run.length}\n${run.map(line).join('')}`).join('');
}
