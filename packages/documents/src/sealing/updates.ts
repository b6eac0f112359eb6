/**
 * What a later signature brought with it. Owns: that nothing but the signature was added: pages, words and files stay what the
 * earlier signers saw. Anybody can sign over altered pages; this tells them from a signature over the same pages.
 */
import { PdfFile } from './pdf-file.ts';
import { isDictionary, isReference, nameOf, PdfError, written } from './pdf-values.ts';
import type { PdfDictionary, PdfValue } from './pdf-values.ts';

/** What was altered between two states of the file, as words; none: only a signature was added. */
export function alteredBetween(before: Uint8Array, after: Uint8Array): readonly string[] {
  let old: PdfFile;
  let now: PdfFile;
  try {
    [old, now] = [new PdfFile(before), new PdfFile(after)];
  } catch (error) {
    if (error instanceof PdfError) return [error.message];
    throw error;
  }
  const rootReference = now.trailer.get('Root');
  const root = isReference(rootReference) ? rootReference.object : -1;
  const form = old.root.get('AcroForm');
  const pages = new Set(old.pages());
  const allowed = (number: number): readonly string[] | undefined => {
    if (number === root) return ['AcroForm'];
    if (isReference(form) && number === form.object) return ['Fields', 'SigFlags'];
    return pages.has(number) ? ['Annots'] : undefined;
  };
  const faults: string[] = [];
  if (written(old.trailer.get('Root') ?? null) !== written(rootReference ?? null))
    faults.push('the file begins elsewhere');
  for (const [number, place] of old.places) {
    if (now.places.get(number) === place) continue;
    if (!sameBut(old.object(number), now.places.has(number) ? now.object(number) : null, allowed(number) ?? [])) {
      faults.push(pages.has(number) ? `page ${old.pages().indexOf(number) + 1}` : `object ${number}`);
    }
  }
  return [...faults, ...strangers(old, now)];
}

function sameBut(before: PdfValue, after: PdfValue, keys: readonly string[]): boolean {
  if (!isDictionary(before) || !isDictionary(after)) return written(before) === written(after) && keys.length > 0;
  const rest = (value: PdfDictionary): string =>
    written(new Map([...value].filter(([key]) => !keys.includes(key)).toSorted(([a], [b]) => a.localeCompare(b))));
  return keys.length > 0 && rest(before) === rest(after);
}

/** Notes and pictures laid over a page, which are no signatures. */
function strangers(old: PdfFile, now: PdfFile): readonly string[] {
  return now.pages().flatMap((page, index) => {
    const known = new Set(old.list(old.dictionary({ object: page }).get('Annots')).map(written));
    const added = now.list(now.dictionary({ object: page }).get('Annots')).filter((one) => !known.has(written(one)));
    const others = added.filter((one) => nameOf(now.dictionary(one).get('FT')) !== 'Sig');
    return others.length === 0 ? [] : [`something laid over page ${index + 1}`];
  });
}
