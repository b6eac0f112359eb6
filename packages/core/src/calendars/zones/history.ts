/** The offsets of one zone since 1970 as two sorted arrays, read from a line of the table. */
import { dayMs, days, fromDays, partsOf } from '../../values/local.ts';
import { parseRule, ruleTransitions } from './posix-rule.ts';
import type { PosixRule } from './posix-rule.ts';

/** The Gregorian calendar repeats, weekdays included, after 400 years; so does every closing rule. */
export const cycleMs = 146_097 * dayMs;

/** `offsets[i]` holds before `times[i]`, `offsets[i + 1]` from it on; milliseconds. */
export interface ZoneHistory {
  readonly times: Float64Array;
  readonly offsets: Float64Array;
  /** Complete before this instant; a later year must be asked for to know more. */
  readonly knownUntil: number;
  /** From here on the offsets repeat those of one cycle earlier. */
  readonly repeatsFrom: number;
}

const startOfYear = (year: number): number => days(`${year}-01-01`) * dayMs;

/** The civil year, in UTC, of an instant. */
export const yearOf = (at: number): number => partsOf(fromDays(Math.floor(at / dayMs))).year;

/** The transitions written in the table: base-36 seconds since the previous one, then the number of the new offset. */
function listed(offsetsText: string, stepsText: string): { times: number[]; offsets: number[] } {
  const used = offsetsText.split(' ').map((text) => Number.parseInt(text, 36) * 1000);
  const times: number[] = [];
  const offsets = used.slice(0, 1);
  let time = 0;
  for (const step of stepsText === '' ? [] : stepsText.split(' ')) {
    time += Number.parseInt(step.slice(0, -1), 36) * 1000;
    times.push(time);
    offsets.push(used[Number.parseInt(step.slice(-1), 36)] ?? 0);
  }
  return { times, offsets };
}

/** Adds what the closing rule gives after the last listed transition and before a year. */
function continueUntil(endYear: number, listing: { times: number[]; offsets: number[] }, rule: PosixRule): void {
  const { times, offsets } = listing;
  const last = times.at(-1) ?? 0;
  for (let year = yearOf(last); year < endYear; year += 1) {
    for (const change of ruleTransitions(rule, year)) {
      if (change.at * 1000 <= last || change.to * 1000 === offsets.at(-1)) continue;
      times.push(change.at * 1000);
      offsets.push(change.to * 1000);
    }
  }
}

/** Reads "offsets|transitions|closing rule", a line of zones.json, as far as a year, and no further than it repeats. */
export function readHistory(line: string, untilYear: number): ZoneHistory {
  const [offsetsText = '0', stepsText = '', ruleText = 'UTC0'] = line.split('|');
  const listing = listed(offsetsText, stepsText);
  // One cycle and a year or two beyond the last listed transition, so that the cycle before lies all in the rule.
  const lastYear = yearOf(listing.times.at(-1) ?? 0) + 402;
  const endYear = Math.min(lastYear, untilYear);
  continueUntil(endYear, listing, parseRule(ruleText));
  const { times, offsets } = listing;
  return {
    times: Float64Array.from(times),
    offsets: Float64Array.from(offsets),
    knownUntil: startOfYear(endYear),
    repeatsFrom: startOfYear(lastYear),
  };
}
