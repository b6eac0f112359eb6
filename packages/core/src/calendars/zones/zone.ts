/**
 * A time zone: what the clocks on the wall showed at an instant, and which instant a wall time names.
 *
 * A wall time that the clocks skipped moves forward by the size of the gap (02:30 becomes 03:30); one that they showed
 * twice is its first occurrence. The table begins in 1970: before that the first offset is used unchanged.
 */
import { Instant } from '../../values/instant.ts';
import { dayMs, days, fromDays } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import { wallMs } from '../wall-time.ts';
import { cycleMs, readHistory, yearOf } from './history.ts';
import type { ZoneHistory } from './history.ts';
import { zoneLine } from './zone-table.ts';

const known = new Map<string, Zone>();

/** How many of the sorted numbers are at or below `value`. */
function countUpTo(numbers: Float64Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Years read at first, and beyond a year that was asked for: most questions are about the present. */
const firstReach = 2040;
const yearsAhead = 50;

const wallsOf = ({ times, offsets }: ZoneHistory): Float64Array => times.map((time, i) => time + (offsets[i] ?? 0));

/** Days of which no moment was on the clocks: a jump forward leapt over them from midnight to midnight. */
function skippedDays({ times, offsets }: ZoneHistory): ReadonlySet<number> {
  const found = new Set<number>();
  times.forEach((time, i) => {
    const [first, end] = [time + (offsets[i] ?? 0), time + (offsets[i + 1] ?? 0)];
    for (let day = Math.ceil(first / dayMs); (day + 1) * dayMs <= end; day += 1) found.add(day);
  });
  return found;
}

export class Zone {
  /** The name asked for; a link keeps its own name. */
  readonly name: string;
  readonly #line: string;
  #history: ZoneHistory;
  /** What the old clock showed at each transition. */
  #walls: Float64Array;
  /** Days since 1970 that the clocks left out as a whole when the zone crossed the date line. */
  readonly #skipped: ReadonlySet<number>;
  /** How many walls were passed by the time last asked for; the next question is usually near. */
  #near = 0;

  private constructor(name: string, line: string) {
    this.name = name;
    this.#line = line;
    this.#history = readHistory(line, firstReach);
    this.#walls = wallsOf(this.#history);
    this.#skipped = skippedDays(this.#history);
  }

  /** The zone of an IANA name; undefined for a name the table lacks. */
  static get(name: string): Zone | undefined {
    const found = known.get(name);
    if (found !== undefined) return found;
    const owner = zoneLine(name);
    if (owner === undefined) return undefined;
    const zone = new Zone(name, owner.line);
    known.set(name, zone);
    return zone;
  }

  /** Milliseconds east of UTC at an instant. */
  offsetAt(instant: Instant): number {
    const at = this.#withinTable(instant);
    return this.#history.offsets[countUpTo(this.#history.times, at)] ?? 0;
  }

  /** The date on the wall and the milliseconds since its midnight as the clock shows them. */
  toLocal(instant: Instant): { readonly date: PlainDate; readonly ms: number } {
    const wall = instant + this.offsetAt(instant);
    const day = Math.floor(wall / dayMs);
    return { date: fromDays(day), ms: wall - day * dayMs };
  }

  /** The instant of a wall time: "HH:MM[:SS]" up to "24:00", or minutes since midnight. Throws RangeError for other text. */
  toInstant(date: PlainDate, time: string | number): Instant {
    const ms = typeof time === 'number' ? time * 60_000 : wallMs(time);
    if (ms === undefined) throw new RangeError(`${JSON.stringify(time)} is not a wall time: write it as 09:00.`);
    return Instant.of(this.instantOfWall(days(date) * dayMs + ms));
  }

  /** The first instant of a date; for a date that the zone skipped, the first instant of the next one. */
  startOfDay(date: PlainDate): Instant {
    return Instant.of(this.instantOfWall(days(date) * dayMs));
  }

  /** Epoch milliseconds of a wall clock reading counted as if it were UTC; for hot loops. */
  instantOfWall(wall: number): number {
    const within = this.#withinTable(wall);
    const { times, offsets } = this.#history;
    const passed = this.#wallsUpTo(within);
    const instant = within - (offsets[passed] ?? 0);
    // Past a transition on the old clock, yet before it by the new one: the clocks never showed this time.
    const skipped = passed > 0 && instant < (times[passed - 1] ?? 0);
    return (skipped ? within - (offsets[passed - 1] ?? 0) : instant) + (wall - within);
  }

  /** Whether the zone left out that day since 1970, as Apia did with 2011-12-30. */
  skips(day: number): boolean {
    return this.#skipped.has(day);
  }

  #wallsUpTo(wall: number): number {
    const near = this.#near;
    const isHere = wall < (this.#walls[near] ?? Infinity) && (near === 0 || wall >= (this.#walls[near - 1] ?? 0));
    if (!isHere) this.#near = countUpTo(this.#walls, wall);
    return this.#near;
  }

  /** The same moment of a year within the cycle, and a history that reaches a day beyond it. */
  #withinTable(at: number): number {
    const { repeatsFrom } = this.#history;
    const within = at < repeatsFrom ? at : at - Math.ceil((at - repeatsFrom + 1) / cycleMs) * cycleMs;
    if (within + dayMs >= this.#history.knownUntil && this.#history.knownUntil < repeatsFrom) {
      this.#history = readHistory(this.#line, yearOf(within) + yearsAhead);
      this.#walls = wallsOf(this.#history);
    }
    return within;
  }
}
