/** Terms and calendars become the rules of replay and reading. Owns: defaults and what ends each clock by itself. */
import type { CaseEvent } from '../../evidence/row.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion, MeasureContext } from '../metric.ts';
import { hoursOf, wallHours } from './hours.ts';
import type { Hours } from './hours.ts';
import type { Limit, LimitRules } from './limit.ts';
import type { CaseLog } from './log.ts';
import type { Pause } from './pauses.ts';
import type { ReplayRules } from './replay.ts';
import type { CaseClockTerms, ClockName } from './terms.ts';

/** The calendar id that every agreement has: round the clock. */
export const always = 'always';

const closing: readonly CaseEvent[] = ['restored', 'resolved', 'closed'];

/** What ends each clock unless the terms say otherwise. Who restores without a word has answered by that. */
const usualEnds: Readonly<Record<ClockName, readonly CaseEvent[]>> = {
  response: ['responded', ...closing],
  update: closing,
  restore: closing,
  resolve: ['resolved', 'closed'],
};
const usualTicks: readonly CaseEvent[] = ['responded', 'updated'];

/** The limit of a priority under the terms. */
export function limitOf(terms: CaseClockTerms, priority: string | undefined): Limit | undefined {
  return ofPriority(terms.limits, priority) ?? terms.limit;
}

/** Calendar id of a priority; undefined is the calendar of the commitment. */
export function hoursIdOf(terms: CaseClockTerms, priority: string | undefined): string | undefined {
  // Calendar days pass on every date, so their clock runs round the clock.
  const limit = limitOf(terms, priority);
  if (limit?.dimension === 'days' && limit.unit === 'calendar') return always;
  if (typeof terms.hours === 'string') return terms.hours;
  return ofPriority(terms.hours, priority);
}

/** What a group keyed by priority says of one; a name that every object has ("constructor") is none of its keys. */
function ofPriority<T>(group: Readonly<Record<string, T>> | undefined, priority: string | undefined): T | undefined {
  return group !== undefined && priority !== undefined && Object.hasOwn(group, priority) ? group[priority] : undefined;
}

/** Calendar ids that the terms name and the agreement lacks. */
export function missingCalendars(terms: CaseClockTerms, context: MeasureContext): string[] {
  const named = typeof terms.hours === 'string' ? [terms.hours] : Object.values(terms.hours ?? {});
  const opened = terms.population?.opened?.hours;
  return [...named, ...(opened === undefined ? [] : [opened])].filter(
    (id) => id !== always && !context.calendars.has(id),
  );
}

/** Limits and hours per priority. */
export function limitRules(
  terms: CaseClockTerms,
  context: Pick<MeasureContext, 'zone' | 'calendar' | 'calendars'>,
): LimitRules {
  const wall = wallHours(context.zone);
  const own = hoursOf(context.calendar);
  const known = new Map<string, Hours>([...context.calendars].map(([id, calendar]) => [id, hoursOf(calendar)]));
  const hoursFor = (id: string | undefined): Hours => {
    if (id === undefined) return own;
    return known.get(id) ?? (id === always ? wall : own);
  };
  return {
    limit: (priority) => limitOf(terms, priority),
    hours: (priority) => {
      const limit = limitOf(terms, priority);
      return limit?.unit === 'calendar' ? wall : hoursFor(hoursIdOf(terms, priority));
    },
    dayMode: terms.dayLimitsEnd === 'close-of-day' ? 'end-of-working-day' : 'same-wall-time',
    onPriorityChange: terms.onPriorityChange ?? 'carry',
  };
}

/** Start, end, reopening and stops for one case. */
export function replayRules(terms: CaseClockTerms, log: CaseLog, exclusions: readonly Exclusion[]): ReplayRules {
  const isUpdate = terms.clock === 'update';
  return {
    startsAt: terms.startsAt,
    ends: isUpdate ? closing : (terms.endsAt ?? usualEnds[terms.clock]),
    ticks: isUpdate ? (terms.endsAt ?? usualTicks) : [],
    reopen: terms.reopen ?? 'continue',
    stops: (pause) => stops(terms, pause),
    excluded: IntervalSet.unionOf(
      exclusions.filter((exclusion) => standsStill(exclusion, log)).map(({ intervals }) => intervals),
    ),
  };
}

/** Whether the terms let this pause stop the clock. */
export function stops({ pauses }: CaseClockTerms, pause: Pause): boolean {
  if (pauses === undefined) return false;
  const reason = pauses.reasons === undefined || pauses.reasons.includes(pause.reason);
  const party = pauses.parties === undefined || (pause.party !== undefined && pauses.parties.includes(pause.party));
  return reason && party;
}

/** An exclusion of time stops the clocks of the cases it reaches; one of cases takes them out instead (`takenOut`). */
function standsStill({ cases, affected, subjects }: Exclusion, log: CaseLog): boolean {
  // A share of the users cannot stop a clock: it runs for the others.
  if (cases !== undefined || affected?.lessThan(Ratio.one)) return false;
  return subjects === undefined || (log.subject !== undefined && subjects.includes(log.subject));
}

/** The exclusion that takes the whole case out, if one does. */
export function takenOut(log: CaseLog, exclusions: readonly Exclusion[]): Exclusion | undefined {
  return exclusions.find((exclusion) => exclusion.cases?.includes(log.id));
}
