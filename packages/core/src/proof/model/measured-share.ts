/**
 * What the parts of a service really attained together over some months, from when each was down. Owns: the share of our agreed
 * time in which the structure was up. Does not own: when a part was down (statements), the sweep (`measured.ts`).
 */
import type { Calendar } from '../../calendars/calendar.ts';
import type { Interval, IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { minutesOf } from '../in-period.ts';
import { downtimeOf } from '../measured.ts';
import type { Structure } from '../structure.ts';

export interface MeasuredQuestion {
  readonly structure: Structure;
  readonly down: ReadonlyMap<string, IntervalSet>;
  readonly calendar: Calendar;
  readonly span: Interval;
}

/** Exact texts, as in the report; undefined where nothing was agreed. */
export function measuredShare({
  structure,
  down,
  calendar,
  span,
}: MeasuredQuestion): { readonly value: string; readonly minutes: string } | undefined {
  const agreed = calendar.openBetween(span.start, span.end);
  if (agreed.isEmpty) return undefined;
  const minutes = minutesOf(downtimeOf(structure, down).intersect(agreed));
  const value = Ratio.one.minus(minutes.dividedBy(minutesOf(agreed)));
  return { value: value.toString(), minutes: minutes.toString() };
}
