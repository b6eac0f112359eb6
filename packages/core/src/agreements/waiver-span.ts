/** When a waiver holds. Owns: reading its two edges; dates are days of the agreement's zone. */
import type { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { isValid } from '../values/local.ts';

interface Edges {
  readonly from: string;
  readonly to: string;
}

interface WaiverSpan {
  readonly start: Instant;
  readonly end: Instant;
}

/** Undefined where the calendar has no such day or the clock no such time. */
export function edgeOf(text: string, zone: Zone): Instant | undefined {
  if (text.length !== 10) return Instant.tryParse(text);
  return isValid(text) ? zone.startOfDay(text) : undefined;
}

/** Of a waiver that was compiled. */
export function waiverSpan({ from, to }: Edges, zone: Zone): WaiverSpan {
  const [start, end] = [edgeOf(from, zone), edgeOf(to, zone)];
  if (start === undefined || end === undefined) throw new RangeError(`a waiver from "${from}" to "${to}" has no span`);
  return { start, end };
}
