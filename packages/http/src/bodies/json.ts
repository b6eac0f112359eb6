/** JSON from strangers: strict UTF-8, nesting bounded before anything is parsed, no keys that reach for a prototype. */
import { Problem, pointer } from '../errors.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

export function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new Problem('malformed', 'The body is not UTF-8 text. Save it as UTF-8 and send it again.');
  }
}

export function parseJson(bytes: Uint8Array, depth: number): unknown {
  guardDepth(bytes, depth);
  const text = textOf(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(
      'malformed',
      text.trim() === '' ? 'The body is empty; send JSON.' : 'The body is not JSON. Check quotes, commas and brackets.',
    );
  }
  // Spelled out or escaped, what is refused has to be in the text; most bodies are not walked at all.
  if (/__proto__|constructor|\\u/u.test(text)) guardWords(value);
  return value;
}

const [quote, backslash] = [34, 92];
const opening = new Set([91, 123]);
const closing = new Set([93, 125]);

/** Throws before a parser would recurse: deep nesting exhausts the stack of whoever walks it later. */
export function guardDepth(bytes: Uint8Array, most: number): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (quoted) {
      if (byte === backslash) at += 1;
      else if (byte === quote) quoted = false;
    } else if (byte === quote) quoted = true;
    else if (opening.has(byte)) {
      depth += 1;
      if (depth > most) throw new Problem('malformed', `The JSON is nested deeper than ${most} levels. Flatten it.`);
    } else if (closing.has(byte)) depth -= 1;
  }
}

function guardWords(value: unknown): void {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value === 'string') guardText(next.value, next.path);
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, inner] of Object.entries(next.value)) {
      const path = [...next.path, key];
      guardText(key, next.path);
      if (key === '__proto__' || (key === 'constructor' && reachesPrototype(inner)))
        throw unreadable(path, 'forbidden-key', 'This key is never read; leave it out.');
      waiting.push({ value: inner, path });
    }
  }
}

/** No store keeps a NUL or half a character, and no reader shows one. */
function guardText(text: string, path: readonly string[]): void {
  if (!text.isWellFormed() || text.includes('\0'))
    throw unreadable(path, 'not-text', 'A NUL or half of a surrogate pair is no text; leave it out.');
}

const reachesPrototype = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');

const unreadable = (path: readonly string[], code: string, message: string): Problem =>
  new Problem('malformed', message, { errors: [{ code, message, pointer: pointer(path) }] });
