/**
 * Service time: when a calendar is open, how much open time lies between two instants, and when some has passed.
 *
 * Owns: agreed hours on the line of instants, business days, clocks with pauses. Does not own: what a clock measures,
 * or which calendar an agreement means. All durations are physical milliseconds; nothing adds a day of 24 hours.
 */
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Interval } from '../values/interval.ts';
import type { PlainDate } from '../values/local.ts';
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { businessDays } from './business-days.ts';
import type { DayMode } from './business-days.ts';
import { SharedHours, SplicedHours } from './composed-hours.ts';
import { DefinedHours } from './defined-hours.ts';
import type { CalendarDefinition } from './definition.ts';
import { readHours } from './hour-rules.ts';
import type { OpenHours } from './open-hours.ts';
import { OpenTable, horizon } from './open-table.ts';
import { dueAt, heldMs, runningMs } from './pauses.ts';
import type { Boundary, Pauses } from './pauses.ts';
import type { Zone } from './zones/zone.ts';

/** A calendar that takes effect at an instant. */
export interface CalendarFrom {
  readonly from: Instant;
  readonly calendar: Calendar;
}

/** A running clock: when it started, what it may take, and when it was stopped. */
export interface Clock {
  readonly start: Instant;
  readonly targetMs: number;
  readonly pauses: Pauses;
  /** 'close' when not said. */
  readonly boundary?: Boundary | undefined;
}

/** Refuses a duration that is negative or not whole. */
function checked(ms: number): Outcome<number> {
  if (Number.isSafeInteger(ms) && ms >= 0) return accepted(ms);
  const message = `${ms} ms is not a duration to count: it must be a whole number of milliseconds, zero or more.`;
  return refused({ code: 'calendar/bad-duration', message });
}

export class Calendar {
  readonly #hours: OpenHours;
  readonly #table: OpenTable;

  private constructor(hours: OpenHours) {
    this.#hours = hours;
    this.#table = new OpenTable(hours);
  }

  /** Reads a definition; refuses unknown zones, impossible dates and times, and hours that do not say one thing. */
  static of(definition: CalendarDefinition): Outcome<Calendar> {
    const rules = readHours(definition);
    return rules.ok ? accepted(new Calendar(new DefinedHours(rules.value))) : rules;
  }

  /**
   * Calendars in force one after the other, each from its instant; the first also before it. Refuses an empty list,
   * two calendars from one instant, and calendars of different zones, whose dates would not be comparable.
   */
  static spliced(parts: readonly CalendarFrom[]): Outcome<Calendar> {
    const [first, ...later] = [...parts].sort((a, b) => a.from - b.from);
    if (first === undefined) {
      return refused({ code: 'calendar/no-versions', message: 'There is no calendar in the list to put in force.' });
    }
    for (const [i, part] of later.entries()) {
      const before = later[i - 1] ?? first;
      if (part.from === before.from) {
        const message = `Two calendars take effect at ${Instant.format(part.from)}: keep one of them.`;
        return refused({ code: 'calendar/two-versions', message });
      }
      if (part.calendar.zone.name !== first.calendar.zone.name) {
        const message = `${part.calendar.zone.name} follows ${first.calendar.zone.name}: keep one zone in all versions.`;
        return refused({ code: 'calendar/two-zones', message });
      }
    }
    const hoursFrom = ({ from, calendar }: CalendarFrom) => ({ from, hours: calendar.#hours });
    return accepted(new Calendar(new SplicedHours(hoursFrom(first), later.map(hoursFrom))));
  }

  /** Open when both calendars are, on the line of instants; dates and holidays are read in this calendar's zone. */
  intersect(other: Calendar): Calendar {
    return new Calendar(new SharedHours(this.#hours, other.#hours));
  }

  get zone(): Zone {
    return this.#hours.zone;
  }

  /** Open milliseconds in [start, end); 0 when end is not after start. Throws RangeError outside 1970 to 2999. */
  elapsed(start: Instant, end: Instant): number {
    return this.#table.elapsed(start, end);
  }

  /** Open milliseconds in [start, end) outside the pauses. Throws RangeError as `elapsed`. */
  elapsedPaused(start: Instant, end: Instant, pauses: Pauses): number {
    return runningMs(this.#table, { start, end: end < start ? start : end }, pauses);
  }

  /** Open milliseconds inside the union of the pauses. */
  held(pauses: Pauses): number {
    return heldMs(this.#table, pauses);
  }

  /**
   * The instant by which `ms` of open time have passed. Time that runs out exactly at closing is due at closing, unless
   * the boundary is 'next-open'; a zero duration gives the next open instant, `start` itself when open.
   * Refuses negative or fractional durations, and a calendar that does not open often enough before the year 3000.
   */
  add(start: Instant, ms: number, boundary: Boundary = 'close'): Outcome<Instant> {
    return this.#found(checked(ms), start, (wanted) => this.#table.forward(start, wanted, boundary === 'next-open'));
  }

  /**
   * The latest instant from which `ms` of open time pass until `end`; at an opening time, that opening, unless the
   * boundary is 'next-open': then the closing before it. A zero duration gives the last open instant's end at or
   * before `end`. Refuses as `add`, back to 1970.
   */
  subtract(end: Instant, ms: number, boundary: Boundary = 'close'): Outcome<Instant> {
    return this.#found(checked(ms), end, (wanted) => this.#table.backward(end, wanted, boundary === 'next-open'));
  }

  /**
   * The instant by which `ms` of open time have passed outside the pauses; refuses as `add`. The cost is that of the
   * pauses, not of the distance. A clock that need not run at all is due when it first could.
   */
  deadline(start: Instant, ms: number, pauses: Pauses): Outcome<Instant> {
    return this.due({ start, targetMs: ms, pauses });
  }

  /** `deadline` of a clock. */
  due({ start, targetMs, pauses, boundary = 'close' }: Clock): Outcome<Instant> {
    return this.#found(checked(targetMs), start, (ms) => dueAt(this.#table, { start, ms, boundary }, pauses));
  }

  /** The instants at which shares of the target (1/2, 3/4, 3/2 …) are used up, in the order given. */
  thresholds(clock: Clock, shares: readonly Ratio[]): Outcome<Instant[]> {
    const due: Instant[] = [];
    for (const share of shares) {
      // A share of the target is used up in the millisecond that completes it.
      const targetMs = Number(Ratio.of(clock.targetMs).times(share).ceil());
      const at = this.due({ ...clock, targetMs });
      if (!at.ok) return at;
      due.push(at.value);
    }
    return accepted(due);
  }

  /** How long the clock ran until `end`, and by how much that exceeds the target; milliseconds. */
  overrun(clock: Clock, end: Instant): { readonly spentMs: number; readonly overrunMs: number } {
    const spentMs = this.elapsedPaused(clock.start, end, clock.pauses);
    return { spentMs, overrunMs: Math.max(0, spentMs - clock.targetMs) };
  }

  /** Whether the calendar is open at the instant: openings are, closings are not. */
  isOpen(at: Instant): boolean {
    return this.#table.isOpen(at);
  }

  /** Whether the date is closed as a whole by name. */
  isHoliday(date: PlainDate): boolean {
    return this.#hours.isHoliday(date);
  }

  /** Whether some open time belongs to the date. */
  isBusinessDate(date: PlainDate): boolean {
    return !this.#hours.ofDate(date).isEmpty;
  }

  /** Open time in [start, end), as far as it lies between 1970 and 2999. */
  openBetween(start: Instant, end: Instant): IntervalSet {
    const [from, to] = [start < horizon.start ? horizon.start : start, end > horizon.end ? horizon.end : end];
    return to <= from ? IntervalSet.empty : this.#table.between(from, to);
  }

  /** The next open intervals from an instant, the first cut at it; fewer where the calendar never opens again. */
  openings(from: Instant, count: number): Interval[] {
    return [...this.#table.openings(from, count)];
  }

  /**
   * `n` business dates later, or earlier when negative; the date of `start` is not counted. With 0 the date itself, or
   * else the next business date. Refuses a fraction, and a calendar that does not open often enough.
   */
  addBusinessDays(start: Instant, n: number, mode: DayMode): Outcome<Instant> {
    if (!Number.isSafeInteger(n)) {
      return refused({ code: 'calendar/bad-days', message: `${n} is not a whole number of business days.` });
    }
    return this.#found(accepted(n), start, () =>
      businessDays({ hours: this.#hours, table: this.#table }, start, { n, mode }),
    );
  }

  /**
   * A target in business days with pauses: the days first, then the open time that was held before the result.
   * Refuses as `addBusinessDays`.
   */
  deadlineDays(clock: { start: Instant; days: number; mode: DayMode; pauses: Pauses }): Outcome<Instant> {
    const unpaused = this.addBusinessDays(clock.start, clock.days, clock.mode);
    if (!unpaused.ok) return unpaused;
    const set = clock.pauses instanceof IntervalSet ? clock.pauses : IntervalSet.of(clock.pauses);
    const heldBefore = this.held(set.clip(clock.start, unpaused.value));
    // What was held before the unpaused deadline moves it; pauses after that stop the clock that is left.
    const later = set.clip(unpaused.value, horizon.end);
    if (heldBefore === 0) return unpaused;
    return this.deadline(unpaused.value, heldBefore, later);
  }

  #found<V>(wanted: Outcome<V>, start: Instant, search: (wanted: V) => number | undefined): Outcome<Instant> {
    if (!wanted.ok) return wanted;
    const inside = start >= horizon.start && start < horizon.end;
    const at = inside ? search(wanted.value) : undefined;
    if (at !== undefined) return accepted(Instant.of(at));
    const from = Instant.format(start);
    const message = `From ${from} this calendar does not have that much open time between 1970 and 2999.`;
    return refused({ code: 'calendar/never-open', message });
  }
}
