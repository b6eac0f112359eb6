/** Calendars put together: open when both are, or one after the other from a date on. */
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { PlainDate } from '../values/local.ts';
import type { OpenHours } from './open-hours.ts';
import type { Zone } from './zones/zone.ts';

/** Open when both are open, compared on the line of instants: the two may be in different zones. */
export class SharedHours implements OpenHours {
  readonly zone: Zone;
  readonly #one: OpenHours;
  readonly #other: OpenHours;

  /** Dates are those of the first calendar's zone. */
  constructor(one: OpenHours, other: OpenHours) {
    this.zone = one.zone;
    this.#one = one;
    this.#other = other;
  }

  isHoliday(date: PlainDate): boolean {
    return this.#one.isHoliday(date) || this.#other.isHoliday(date);
  }

  ofDate(date: PlainDate): IntervalSet {
    const mine = this.#one.ofDate(date);
    const stretches = [...mine];
    const [first, last] = [stretches[0], stretches.at(-1)];
    return first === undefined || last === undefined
      ? mine
      : mine.intersect(this.#other.between(first.start, last.end));
  }

  between(start: Instant, end: Instant): IntervalSet {
    return this.#one.between(start, end).intersect(this.#other.between(start, end));
  }
}

/** Hours in force from an instant on. */
export interface HoursFrom {
  readonly from: Instant;
  readonly hours: OpenHours;
}

/** Hours that change with effect from an instant; before the first, the first are in force. */
export class SplicedHours implements OpenHours {
  readonly zone: Zone;
  readonly #parts: readonly HoursFrom[];
  readonly #first: HoursFrom;

  /** `first` is in force before its own `from` too; the others follow, sorted by `from`. */
  constructor(first: HoursFrom, later: readonly HoursFrom[]) {
    this.zone = first.hours.zone;
    this.#first = first;
    this.#parts = [first, ...later];
  }

  isHoliday(date: PlainDate): boolean {
    const start = this.zone.startOfDay(date);
    const inForce = this.#parts.findLast((part) => part.from <= start) ?? this.#first;
    return inForce.hours.isHoliday(date);
  }

  ofDate(date: PlainDate): IntervalSet {
    return IntervalSet.unionOf(
      this.#parts.map((part, i) =>
        part.hours
          .ofDate(date)
          .clip(i === 0 ? Instant.earliest : part.from, this.#parts[i + 1]?.from ?? Instant.latest),
      ),
    );
  }

  between(start: Instant, end: Instant): IntervalSet {
    return IntervalSet.unionOf(
      this.#parts.map((part, i) => {
        const from = i === 0 || part.from < start ? start : part.from;
        const next = this.#parts[i + 1]?.from ?? end;
        const to = next < end ? next : end;
        return from < to ? part.hours.between(from, to) : IntervalSet.empty;
      }),
    );
  }
}
