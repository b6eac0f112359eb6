/** The words on the pages of a PDF, by the tables that its fonts carry for that. Owns: reading them in the order of drawing. */
import type { PdfFile } from './pdf-file.ts';
import { isReference, PdfError, PdfScanner } from './pdf-values.ts';
import type { PdfDictionary, PdfValue } from './pdf-values.ts';

/** One text a page; runs are joined without spaces between them. */
export function pageTexts(file: PdfFile): readonly string[] {
  const fonts = new Map<PdfValue, ReadonlyMap<number, string>>();
  const known = (font: PdfValue): ReadonlyMap<number, string> => {
    const key = isReference(font) ? font.object : font;
    const read = fonts.get(key) ?? fontTable(file, font);
    fonts.set(key, read);
    return read;
  };
  return file.pages().map((number) => {
    const page = file.dictionary({ object: number });
    const own = file.dictionary(file.dictionary(page.get('Resources')).get('Font'));
    const parts = [page.get('Contents')].flat().flatMap((one) => (isReference(one) ? [file.content(one.object)] : []));
    const drawn = parts.map((part) => Buffer.from(part ?? []).toString('latin1')).join('\n');
    return drawnText(drawn, (name) => known(own.get(name) ?? null));
  });
}

/** Follows the operators that choose a font and draw text (ISO 32000, 9.4.3); everything else is passed over. */
function drawnText(drawn: string, tableOf: (font: string) => ReadonlyMap<number, string>): string {
  const words: string[] = [];
  let table: ReadonlyMap<number, string> = new Map();
  for (const found of drawn.matchAll(operator)) {
    const [, font, text] = found;
    if (font !== undefined) table = tableOf(font);
    else if (text !== undefined) {
      const value = new PdfScanner(text, 0).value();
      for (const run of [value].flat())
        if (typeof run === 'object' && run !== null && 'bytes' in run) words.push(glyphs(run.bytes, table));
    }
  }
  return words.join('');
}

const operator =
  /\/([^\s/[\]<>()]+)\s+[\d.]+\s+Tf\b|(\[(?:[^\]()]|\((?:[^()\\]|\\.)*\))*\]|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)\s*T[Jj]\b/gsu;

/** Two bytes a glyph, as fonts are embedded in full by our press. */
function glyphs(bytes: Uint8Array, table: ReadonlyMap<number, string>): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += table.get((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) ?? '';
  return text;
}

function fontTable(file: PdfFile, font: PdfValue): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  const dictionary: PdfDictionary = file.dictionary(font);
  const reference = dictionary.get('ToUnicode');
  if (!isReference(reference)) return table;
  const text = Buffer.from(file.content(reference.object) ?? []).toString('latin1');
  for (const [, block = ''] of text.matchAll(/beginbfchar(.*?)endbfchar/gsu)) {
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu))
      table.set(Number.parseInt(from, 16), unicode(to));
  }
  for (const [, block = ''] of text.matchAll(/beginbfrange(.*?)endbfrange/gsu)) {
    for (const [, low = '', high = '', to = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu,
    )) {
      range(table, { low: Number.parseInt(low, 16), high: Number.parseInt(high, 16), to });
    }
  }
  return table;
}

function range(
  table: Map<number, string>,
  { low, high, to }: { readonly low: number; readonly high: number; readonly to: string },
): void {
  if (high - low > 0xffff) throw new PdfError('a table of glyphs is too long');
  const first = unicode(to);
  const last = first.charCodeAt(first.length - 1);
  for (let glyph = low; glyph <= high; glyph += 1) {
    table.set(glyph, first.slice(0, -1) + String.fromCharCode(last + glyph - low));
  }
}

const unicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
