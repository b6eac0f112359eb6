/**
 * Words from strangers made fit for a row: one line, no control characters, bounded. Owns: that cut. Does not own: meaning.
 */
import { createHash } from 'node:crypto';

const control = /[\p{Cc}\p{Cf}]+/gu;
/** What a cut through the middle of a sign beyond the basic plane leaves behind. */
const halfSign = /\p{Cs}$/u;

/** The text on one line, cut to `most` characters; undefined when nothing is left. */
export function plainWords(text: string, most = 200): string | undefined {
  const line = text.toWellFormed().replace(control, ' ').trim();
  const cut =
    line.length > most
      ? `${line
          .slice(0, most - 1)
          .replace(halfSign, '')
          .trimEnd()}…`
      : line;
  return cut === '' ? undefined : cut;
}

/** An id made of parts, the same for the same parts, short enough for a row. Parts that differ never meet. */
export function idOf(...parts: readonly string[]): string {
  const id = parts.map((part) => part.replace(/[%/]/gu, (sign) => (sign === '/' ? '%2F' : '%25'))).join('/');
  if (id === plainWords(id)) return id;
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}
