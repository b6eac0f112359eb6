/** Operations that name the instant at which open time has passed. */
import { z } from 'zod';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { boundary, dayMode, instant, ms, percent, stretches } from './fields.ts';
import { calendarOp, instantAnswer } from './op.ts';
import type { Answer } from './op.ts';

export const add = calendarOp({
  name: 'add',
  says: 'the instant after so much open time',
  inputs: z.strictObject({ start: instant, ms, boundary }),
  answer: (calendar, inputs) => instantAnswer(calendar.add(inputs.start, inputs.ms, inputs.boundary)),
});

export const subtract = calendarOp({
  name: 'subtract',
  says: 'the instant so much open time earlier',
  inputs: z.strictObject({ end: instant, ms, boundary }),
  answer: (calendar, inputs) => instantAnswer(calendar.subtract(inputs.end, inputs.ms, inputs.boundary)),
});

export const deadline = calendarOp({
  name: 'deadline',
  says: 'add, on a clock that stands still during the pauses',
  inputs: z.strictObject({ start: instant, targetMs: ms, pauses: stretches, boundary }),
  answer: (calendar, clock) => instantAnswer(calendar.due(clock)),
});

export const addDays = calendarOp({
  name: 'add_days',
  says: 'business days later, or earlier when negative',
  inputs: z.strictObject({ start: instant, days: z.int(), mode: dayMode }),
  answer: (calendar, { start, days, mode }) => instantAnswer(calendar.addBusinessDays(start, days, mode)),
});

export const deadlineDays = calendarOp({
  name: 'deadline_days',
  says: 'business days later, then the open time that was held',
  inputs: z.strictObject({ start: instant, days: z.int(), mode: dayMode, pauses: stretches }),
  answer: (calendar, clock) => instantAnswer(calendar.deadlineDays(clock)),
});

export const thresholds = calendarOp({
  name: 'thresholds',
  says: 'the instants at which percentages of the target in force are used up',
  inputs: z.strictObject({
    start: instant,
    targetMs: ms,
    pauses: stretches,
    percents: z.array(percent),
    // What the target was before it changed moves nothing: the clock is replayed against the target in force.
    originalTargetMs: ms.optional(),
    targetChangedAt: instant.optional(),
  }),
  answer(calendar, { start, targetMs, pauses, percents }): Answer {
    const shares = percents.map((one) => one.dividedBy(Ratio.of(100)));
    const due = calendar.thresholds({ start, targetMs, pauses }, shares);
    if (!due.ok) return instantAnswer(due);
    return { at: Object.fromEntries(due.value.map((at, i) => [String(percents[i]), Instant.format(at)])) };
  },
});
