/**
 * A document's parts and their hashes, written into its first signature: so that whoever finds it altered can say where. Owns: which
 * bytes belong to which part. Does not own: whether the document is whole; signatures say that.
 */
import { isReference, listOf, textOf } from './pdf-values.ts';
import type { PdfDictionary, PdfValue } from './pdf-values.ts';
import type { PdfFile } from './pdf-file.ts';
import { hexSha256 } from './signer.ts';

/** Half-open: the byte at `end` is not in it. */
export interface PdfPart {
  /** `page 3`, `file SLA-1-r1.json`, `fonts`, `description`, `structure`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly hash: string;
}

/** Every byte of a document that was not updated yet is in one part. */
export function partsOf(file: PdfFile): readonly PdfPart[] {
  const names = namesOf(file);
  const places = [...file.places].toSorted(([, a], [, b]) => a - b);
  const ranges: { name: string; start: number; end: number }[] = [{ name: 'structure', start: 0, end: 0 }];
  const until = (end: number): void => {
    const last = ranges.at(-1);
    if (last !== undefined) last.end = end;
  };
  for (const [number, place] of places) {
    until(place);
    const name = names.get(number) ?? 'structure';
    if (ranges.at(-1)?.name !== name) ranges.push({ name, start: place, end: place });
  }
  until(file.startOfTable);
  if (ranges.at(-1)?.name !== 'structure') ranges.push({ name: 'structure', start: file.startOfTable, end: 0 });
  until(file.bytes.length);
  return ranges
    .filter(({ start, end }) => end > start)
    .map(({ name, start, end }) => ({ name, start, end, hash: hexSha256(file.bytes.subarray(start, end)) }));
}

function namesOf(file: PdfFile): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const fonts = new Set<number>();
  for (const [index, page] of file.pages().entries()) {
    names.set(page, `page ${index + 1}`);
    const dictionary = file.dictionary(file.object(page));
    for (const one of [dictionary.get('Contents')].flat())
      if (isReference(one)) names.set(one.object, `page ${index + 1}`);
    for (const font of file.dictionary(file.dictionary(dictionary.get('Resources')).get('Font')).values()) {
      reached(file, font, fonts);
    }
  }
  for (const font of fonts) names.set(font, 'fonts');
  for (const { name, object } of filesIn(file)) names.set(object, `file ${name}`);
  const described = file.root.get('Metadata');
  if (isReference(described)) names.set(described.object, 'description');
  return names;
}

/** Everything that a font needs: its parts are its own. */
function reached(file: PdfFile, value: PdfValue, found: Set<number>): void {
  if (isReference(value)) {
    if (found.has(value.object) || !file.places.has(value.object)) return;
    found.add(value.object);
    return reached(file, file.object(value.object), found);
  }
  if (value instanceof Map) for (const one of (value as PdfDictionary).values()) reached(file, one, found);
  else for (const one of listOf(value)) reached(file, one, found);
}

interface EmbeddedFile {
  readonly name: string;
  /** Of its stream. */
  readonly object: number;
}

/** Files within the document, by the list of associated files and the tree of names. */
export function filesIn(file: PdfFile): readonly EmbeddedFile[] {
  const tree = file.dictionary(file.dictionary(file.root.get('Names')).get('EmbeddedFiles'));
  const named = namesUnder(file, tree, 0);
  const found = new Map<number, EmbeddedFile>();
  for (const one of [...file.list(file.root.get('AF')), ...named]) {
    const specification = file.dictionary(one);
    const stream = file.dictionary(specification.get('EF')).get('F');
    const name = textOf(file.follow(specification.get('UF') ?? specification.get('F')));
    if (isReference(stream) && name !== undefined) found.set(stream.object, { name, object: stream.object });
  }
  return [...found.values()];
}

function namesUnder(file: PdfFile, node: PdfDictionary, depth: number): readonly PdfValue[] {
  if (depth > 20) return [];
  const own = file.list(node.get('Names')).filter((_, index) => index % 2 === 1);
  return [...own, ...file.list(node.get('Kids')).flatMap((kid) => namesUnder(file, file.dictionary(kid), depth + 1))];
}

/** As they stand in a signature; the last line is the hash of those before, so that altered hashes are known as such. */
export function partsText(parts: readonly PdfPart[]): string {
  const lines = parts.map(({ name, start, end, hash }) => `${start} ${end} ${hash} ${name}`).join('\n');
  return `${lines}\n${hexSha256(Buffer.from(lines))}`;
}

/** Undefined when it was altered itself. */
export function readParts(text: string): readonly PdfPart[] | undefined {
  const cut = text.lastIndexOf('\n');
  const lines = text.slice(0, cut);
  if (cut === -1 || hexSha256(Buffer.from(lines)) !== text.slice(cut + 1)) return undefined;
  return lines.split('\n').map((line) => {
    const [start = '', end = '', hash = '', ...name] = line.split(' ');
    return { name: name.join(' '), start: Number(start), end: Number(end), hash };
  });
}
