/** Open time of one definition: wall-clock rules laid on the line of instants, date by date. */
import type { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { dayMs, days, fromDays } from '../values/local.ts';
import type { PlainDate } from '../values/local.ts';
import type { DayHours, HourRules } from './hour-rules.ts';
import type { OpenHours } from './open-hours.ts';
import type { Zone } from './zones/zone.ts';

/** A shift and the offset of its zone may together reach two days beyond its date. */
const reachDays = 3;

export class DefinedHours implements OpenHours {
  readonly zone: Zone;
  readonly #rules: HourRules;
  readonly #closed: IntervalSet;
  /** Open round the clock, whatever the date: no need to walk the dates at all. */
  readonly #isAlways: boolean;
  /** Without weekly hours only overrides open: no need to walk the dates between them. */
  readonly #hasWeek: boolean;

  constructor(rules: HourRules) {
    this.zone = rules.zone;
    this.#rules = rules;
    const hasDates = rules.holidays.size + rules.recurring.size + rules.overrides.size > 0;
    this.#isAlways = !hasDates && rules.week.every(([from, to]) => from === 0 && to === dayMs);
    this.#hasWeek = rules.week.some((hours) => hours.length > 0);
    const bounds: number[] = [];
    for (const [day, hours] of rules.closures) this.#lay(bounds, day, hours);
    this.#closed = IntervalSet.ofBounds(bounds);
  }

  isHoliday(date: PlainDate): boolean {
    return this.#rules.holidays.has(days(date)) || this.#rules.recurring.has(date.slice(5));
  }

  ofDate(date: PlainDate): IntervalSet {
    const bounds: number[] = [];
    this.#layDate(bounds, days(date));
    return IntervalSet.ofBounds(bounds).minus(this.#closed);
  }

  between(start: Instant, end: Instant): IntervalSet {
    const bounds: number[] = [];
    const first = Math.floor(start / dayMs) - reachDays;
    const last = Math.floor(end / dayMs) + reachDays;
    if (this.#isAlways) return IntervalSet.single(start, end).minus(this.#closed);
    if (this.#hasWeek) for (let day = first; day <= last; day += 1) this.#layDate(bounds, day);
    else for (const day of this.#rules.overrides.keys()) if (day >= first && day <= last) this.#layDate(bounds, day);
    return IntervalSet.ofBounds(bounds).minus(this.#closed).clip(start, end);
  }

  #layDate(bounds: number[], day: number): void {
    const hours = this.#hoursOf(day);
    if (hours.length > 0 && !this.zone.skips(day)) this.#lay(bounds, day, hours);
  }

  #hoursOf(day: number): DayHours {
    const { week, holidays, recurring, overrides } = this.#rules;
    if (holidays.has(day)) return [];
    if (recurring.size > 0 && recurring.has(fromDays(day).slice(5))) return [];
    // 1970-01-01 was a Thursday, the fourth day from Monday.
    return overrides.get(day) ?? week[(((day + 3) % 7) + 7) % 7] ?? [];
  }

  /** Wall times to instants; hours that a gap swallowed, or turned around, have no length. */
  #lay(bounds: number[], day: number, hours: DayHours): void {
    for (let i = 0; i < hours.length; i += 2) {
      const start = this.zone.instantOfWall(day * dayMs + (hours[i] ?? 0));
      const end = this.zone.instantOfWall(day * dayMs + (hours[i + 1] ?? 0));
      if (start < end) bounds.push(start, end);
    }
  }
}
