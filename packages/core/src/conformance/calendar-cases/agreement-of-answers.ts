/** Whether the engine's answer is the one a case asks for: only the keys that the case writes are compared. */
import { sameNumber } from './exact-number.ts';
import type { Answer, Json } from './op.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

function differs(found: Json | undefined, wanted: unknown): boolean {
  if (typeof found === 'number' && typeof wanted === 'number') return !sameNumber(found, wanted);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length) return true;
    return wanted.some((one, i) => differs(found[i], one));
  }
  if (isObject(wanted))
    return !isObject(found) || Object.keys(wanted).some((key) => differs(member(found, key), wanted[key]));
  return found !== wanted;
}

function member(found: Json, key: string): Json | undefined {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
  return Object.entries(found).find(([name]) => name === key)?.[1];
}

/**
 * The first difference as a sentence; undefined when the answers agree. With `anyError`, an expected error is met by
 * any error: how a refusal is worded is the engine's own business.
 */
export function difference(
  found: Answer,
  wanted: Readonly<Record<string, unknown>>,
  anyError: boolean,
): string | undefined {
  for (const [key, value] of Object.entries(wanted)) {
    if (key === 'error' && anyError && typeof value === 'string' && typeof found['error'] === 'string') continue;
    if (differs(found[key], value)) return `${key}: wanted ${shown(value)}, found ${shown(found[key])}`;
  }
  return undefined;
}
