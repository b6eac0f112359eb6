/**
 * Signatures in a PDF, found by their ranges of bytes: what a signature covers is decided by the file, not by its table of objects,
 * which may be altered. Owns: finding and reading them. Does not own: judging them.
 */
import { DerError, oid, readDerFirst } from './der.ts';
import { ids } from './identifiers.ts';
import { isDictionary, PdfError, PdfScanner, textOf } from './pdf-values.ts';
import type { PdfDictionary } from './pdf-values.ts';

export interface FoundSignature {
  /** Its own dictionary; empty when it cannot be read. */
  readonly dictionary: PdfDictionary;
  /** Where its dictionary begins. */
  readonly place: number;
  /** Of the gap in which the signature itself lies; it covers what is before and after, up to `end`. */
  readonly gap: { readonly start: number; readonly end: number };
  readonly end: number;
}

const rangeForm = /\/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/gu;

/** In the order in which they were made. */
export function findSignatures(text: string): readonly FoundSignature[] {
  return [...text.matchAll(rangeForm)]
    .flatMap((found) => {
      const [start, end, rest] = [Number(found[1]), Number(found[2]), Number(found[3])];
      // Ranges that make no sense cover nothing: what they stand in is then covered by nobody.
      if (!(start < end && end + rest <= text.length && found.index < end + rest)) return [];
      const place = text.lastIndexOf(' obj', found.index);
      return [{ dictionary: dictionaryAt(text, place), place, gap: { start, end }, end: end + rest }];
    })
    .toSorted((a, b) => a.end - b.end);
}

function dictionaryAt(text: string, place: number): PdfDictionary {
  try {
    const value = new PdfScanner(text, place + ' obj'.length).value();
    return isDictionary(value) ? value : new Map();
  } catch (error) {
    if (error instanceof PdfError) return new Map();
    throw error;
  }
}

/** What does not hold of the digits in which a signature is written, and whether they are those of its time stamp. */
export class DigitsError extends DerError {
  readonly inStamp: boolean;

  constructor(message: string, inStamp: boolean) {
    super(message);
    this.inStamp = inStamp;
  }
}

/** The signed message in the gap, which holds nothing else: digits of one case, then zeros. Throws DerError otherwise. */
export function messageIn(text: string, { gap }: FoundSignature): Uint8Array {
  const inside = text.slice(gap.start + 1, gap.end - 1);
  if (text.charAt(gap.start) !== '<' || text.charAt(gap.end - 1) !== '>' || inside.length % 2 !== 0) {
    throw new DerError('its place in the file was altered');
  }
  const lower = (inside.match(/[a-f]/gu) ?? []).length;
  const strange = inside.search(lower > inside.length / 8 ? /[^0-9a-f]/u : /[^0-9A-F]/u);
  if (strange !== -1) {
    const readable = Buffer.from(inside.replaceAll(/[^0-9A-Fa-f]/gu, '0'), 'hex');
    const stamp = readable.indexOf(stampHead);
    // Behind the time stamp nothing follows but zeros.
    const ended =
      stamp === -1 ? 0 : 2 * (stamp + stampHead.length + 8 + readable.readUInt16BE(stamp + stampHead.length + 6));
    const inStamp = stamp !== -1 && strange >= 2 * stamp && strange < ended;
    throw new DigitsError('a digit of it was altered', inStamp);
  }
  const bytes = Buffer.from(inside, 'hex');
  const [message, end] = readDerFirst(bytes);
  if (bytes.subarray(end).some((byte) => byte !== 0)) throw new DerError('something stands behind it');
  return message.bytes;
}

/** Identifier of the attribute that holds a time stamp. */
const stampHead = oid(ids.timeStampToken);

/** An entry of ours in its dictionary. */
export function ownEntry({ dictionary }: FoundSignature, key: string): string | undefined {
  const own = dictionary.get('TROTH');
  return isDictionary(own) ? textOf(own.get(key)) : undefined;
}
