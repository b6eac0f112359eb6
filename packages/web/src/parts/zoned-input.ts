/** Between what a date-and-time input holds and a moment with its offset, in a named zone. */
import { localTime } from './local-time.ts';

const minute = 60_000;

/** "2025-02-26T08:30" of the zone for a moment; empty where there is none. */
export function inputOf(at: string, zone: string): string {
  const local = localTime(at, zone);
  return local === undefined ? '' : `${local.date}T${local.time}`;
}

/** The moment at which clocks of the zone show what was written, with its offset: "2025-02-26T08:30:00+08:00". */
export function momentOf(input: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(input)) return undefined;
  const asUtc = Date.parse(`${input}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset at the moment itself: guessed once, then read again at the guess, which settles on both sides of a change.
  const first = offsetAt(asUtc, zone);
  const offset = offsetAt(asUtc - first * minute, zone);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${input}:00${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

/** Minutes east of Greenwich. */
function offsetAt(at: number, zone: string): number {
  const local = localTime(at, zone);
  if (local === undefined) return 0;
  return Math.round((Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(at / minute) * minute) / minute);
}
