/**
 * Whether an answer is the one a back-to-back case asks for: only the keys that the case writes are compared. Numbers
 * and decimal texts are compared as exact numbers, within the tolerance that the case states; instants as instants.
 */
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Answer, Found } from './case-kind.ts';
import { numberOf } from './numbers.ts';

type Json = Readonly<Record<string, unknown>>;

/** The first difference as a sentence; undefined when the answers agree. */
export function disagreement(found: Answer, wanted: Json, tolerance: Ratio): string | undefined {
  return inMap(found, wanted, { place: '', tolerance });
}

interface At {
  readonly place: string;
  readonly tolerance: Ratio;
}

function inMap(found: { readonly [key: string]: Found }, wanted: Json, at: At): string | undefined {
  for (const [key, value] of Object.entries(wanted)) {
    const place = at.place === '' ? key : `${at.place}.${key}`;
    const differs = between(found[key], value, { ...at, place });
    if (differs !== undefined) return differs;
  }
  return undefined;
}

function between(found: Found, wanted: unknown, at: At): string | undefined {
  if (Array.isArray(wanted)) {
    if (!isList(found) || found.length !== wanted.length) return differ(found, wanted, at);
    return wanted.map((one, i) => between(found[i], one, { ...at, place: `${at.place}.${i}` })).find(isText);
  }
  if (isMap(wanted)) return isPlain(found) ? inMap(found, wanted, at) : differ(found, wanted, at);
  const [mine, theirs] = [exact(found), exact(wanted)];
  if (mine !== undefined && theirs !== undefined) return near(mine, theirs, at) ? undefined : differ(found, wanted, at);
  return found === wanted || sameInstant(found, wanted) ? undefined : differ(found, wanted, at);
}

/** Within the tolerance, of one or of the wanted number where that is larger. */
function near(found: Ratio, wanted: Ratio, { tolerance }: At): boolean {
  return found
    .minus(wanted)
    .abs()
    .atMost(tolerance.times(Ratio.max(Ratio.one, wanted.abs())));
}

function sameInstant(found: unknown, wanted: unknown): boolean {
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const at = Instant.tryParse(found);
  return at !== undefined && at === Instant.tryParse(wanted);
}

function exact(value: unknown): Ratio | undefined {
  if (value instanceof Ratio) return value;
  if (typeof value === 'number') return numberOf(value);
  return typeof value === 'string' ? Ratio.tryParse(value) : undefined;
}

function differ(found: Found, wanted: unknown, { place }: At): string {
  const shown = found === undefined ? 'nothing' : JSON.stringify(found);
  return `${place}: wanted ${JSON.stringify(wanted)}, found ${shown}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isList(value: Found): value is readonly Found[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: Found): value is { readonly [key: string]: Found } {
  return isMap(value) && !(value instanceof Ratio);
}
