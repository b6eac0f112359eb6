/**
 * Times as other people's systems write them. Owns: their spellings into RFC 3339 in UTC. Does not own: the spelling that
 * rows require (core). A time without an offset is read only where the system's manual says it is UTC.
 */
import { Instant } from '@troth/core';

const whole = /^-?\d{1,11}$/u;
const compactOffset = /([+-]\d{2})(\d{2})$/u;
const bareLocal = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)$/u;
const farthest = Instant.parse('9999-12-31T23:59:59.999Z');

/** Epoch milliseconds as RFC 3339; undefined when no moment. */
export function isoOf(ms: number): string | undefined {
  const rounded = Math.trunc(ms);
  if (!Number.isSafeInteger(rounded) || rounded > farthest || rounded < -62_167_219_200_000) return undefined;
  return Instant.format(Instant.of(rounded));
}

/** Epoch milliseconds of RFC 3339, also with the offset written `+0100` (Jira). */
export function momentOf(text: string): number | undefined {
  return Instant.tryParse(text.trim().replace(compactOffset, '$1:$2'));
}

/** Epoch milliseconds of a time that the sender's manual says is UTC when it names no offset (ServiceNow). */
export function utcMomentOf(text: string): number | undefined {
  return momentOf(text.trim().replace(bareLocal, '$1T$2Z'));
}

/** Epoch milliseconds of whole seconds written as text, with nanoseconds beside them (Zabbix). */
export function secondsMomentOf(seconds: string, nanoseconds = '0'): number | undefined {
  if (!whole.test(seconds) || !whole.test(nanoseconds)) return undefined;
  return Number(seconds) * 1000 + Math.trunc(Number(nanoseconds) / 1_000_000);
}
