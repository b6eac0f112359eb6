/** Availability by time: a state that changes, a schedule, what is excluded. */
import { z } from 'zod';
import { IntervalSet } from '../../values/interval.ts';
import type { Instant } from '../../values/instant.ts';
import { percentOf } from './exact-number.ts';
import { instant, stretches, weekly, weeklyCalendar, zone } from './fields.ts';
import { plainOp } from './op.ts';

const state = z.enum(['ok', 'problem', 'unknown']);

const inputs = z
  .strictObject({
    timezone: zone,
    from: instant,
    to: instant,
    observedFrom: instant.optional(),
    initialState: state,
    events: z.array(z.strictObject({ at: instant, state })),
    schedule: weekly.optional(),
    weeklyExcluded: weekly.default({}),
    excluded: stretches.default([]),
  })
  .transform(({ schedule, weeklyExcluded, ...rest }, context) => ({
    ...rest,
    schedule: schedule && weeklyCalendar({ zone: rest.timezone, hours: schedule, key: 'schedule' }, context),
    weeklyExcluded: weeklyCalendar({ zone: rest.timezone, hours: weeklyExcluded, key: 'weeklyExcluded' }, context),
  }));

type Inputs = z.output<typeof inputs>;

/** When, within the window, the state was the wanted one; the last event before the window decides how it begins. */
function timeIn(wanted: z.output<typeof state>, { initialState, events, from, to }: Inputs): IntervalSet {
  const bounds: number[] = [];
  let current = initialState;
  let since: Instant = from;
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    if (event.at >= to) break;
    if (event.at > since) {
      if (current === wanted) bounds.push(since, event.at);
      since = event.at;
    }
    current = event.state;
  }
  if (current === wanted && since < to) bounds.push(since, to);
  return IntervalSet.ofBounds(bounds);
}

export const sli = plainOp({
  name: 'sli',
  says: 'up and down time inside the schedule and outside exclusions; percent is null when there is none',
  inputs,
  answer(given) {
    const { from, to, observedFrom = from, schedule, weeklyExcluded, excluded } = given;
    const start = observedFrom > from ? observedFrom : from;
    const window = to > start ? IntervalSet.single(start, to) : IntervalSet.empty;
    const service = schedule === undefined ? window : schedule.openBetween(start, to);
    const taken = weeklyExcluded.openBetween(start, to).union(IntervalSet.of(excluded)).intersect(service);
    const counted = service.minus(taken).minus(timeIn('unknown', given));
    const downtimeMs = counted.intersect(timeIn('problem', given)).total();
    const uptimeMs = counted.total() - downtimeMs;
    return { uptimeMs, downtimeMs, excludedMs: taken.total(), percent: percentOf(uptimeMs, uptimeMs + downtimeMs) };
  },
});
