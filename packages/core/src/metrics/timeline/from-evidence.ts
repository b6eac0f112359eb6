/**
 * The state of a service over a span, from evidence to stretches. Owns: assembling the steps. Availability and counts of
 * outages stand on it.
 */
import type { Calendar } from '../../calendars/calendar.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { Exclusion, MeasureContext } from '../metric.ts';
import type { Combine } from './combine.ts';
import { membersOf } from './member.ts';
import type { Member } from './member.ts';
import { lacksStart, sayingsAround } from './saying.ts';
import type { Saying, StateReading } from './saying.ts';
import { sweep } from './sweep.ts';
import type { Stretch } from './sweep.ts';

export interface TimelineTerms extends StateReading {
  readonly members?: readonly string[] | undefined;
  readonly combine: Combine;
  readonly amongExisting: boolean;
}

export interface Timeline {
  readonly span: Interval;
  readonly calendar: Calendar;
  /** Agreed time of the whole span, and the part of it that evidence reaches. */
  readonly agreed: IntervalSet;
  readonly reached: IntervalSet;
  readonly exclusions: readonly Exclusion[];
  readonly members: readonly Member[];
  readonly stretches: readonly Stretch[];
  /** What is said to weigh something (down, degraded; unknown where unknown is down), in order of start. */
  readonly weighing: readonly Saying[];
  readonly flags: readonly string[];
}

/** Reads the evidence of a span into stretches; outages that reach out of the span are followed to their ends. */
export function timelineOf(context: MeasureContext, terms: TimelineTerms): Timeline {
  const { span, until, calendar } = context;
  const unknownIsDown = context.unknown === 'down';
  const sayings = sayingsAround(context, terms).map((saying) => knownPart(saying, context));
  const members = membersOf(context, sayings, terms.members);
  const agreed = context.agreed.clip(span.start, span.end);
  const exclusions = context.exclusions.map((one) =>
    one.cases === undefined ? one : { ...one, intervals: IntervalSet.empty },
  );
  const spoken = new Set(members.flatMap((member) => member.sayings));
  const weighing = [...spoken]
    .filter((saying) => !saying.weight.isZero() && saying.from < saying.end && (!saying.unknown || unknownIsDown))
    .sort((a, b) => a.start - b.start || (a.row.id < b.row.id ? -1 : 1));
  const missing = weighing.some(({ row, unknown }) => !unknown && lacksStart(row, terms.startsAt));
  return {
    span,
    calendar,
    agreed,
    reached: agreed.clip(span.start, until),
    exclusions,
    members,
    stretches: sweep({
      members,
      combine: terms.combine,
      agreed,
      exclusions,
      unknownIsDown,
      amongExisting: terms.amongExisting,
      until,
    }),
    weighing,
    flags: missing ? [`no-${terms.startsAt}-time`] : [],
  };
}

/** While the period is open nothing after `until` counts, whatever a row foretells. */
function knownPart(saying: Saying, { until, span }: MeasureContext): Saying {
  if (until >= span.end || saying.end <= until) return saying;
  const cut = (at: Instant): Instant => Instant.of(Math.min(at, until));
  return { ...saying, start: cut(saying.start), from: cut(saying.from), end: cut(saying.end) };
}
