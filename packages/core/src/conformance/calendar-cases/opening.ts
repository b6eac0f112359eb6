/** Operations that ask when a calendar is open. */
import { z } from 'zod';
import { calendar as calendarShape, date, instant, wallTime } from './fields.ts';
import { calendarOp, instantAnswer, intervalsAnswer } from './op.ts';

const count = z.int().min(0).max(10_000);

export const isOpen = calendarOp({
  name: 'is_open',
  says: 'whether the calendar is open at an instant',
  inputs: z.strictObject({ at: instant }),
  answer: (calendar, { at }) => ({ open: calendar.isOpen(at) }),
});

export const isHoliday = calendarOp({
  name: 'is_holiday',
  says: 'whether a date is closed all day by name',
  inputs: z.strictObject({ date }),
  answer: (calendar, inputs) => ({ holiday: calendar.isHoliday(inputs.date) }),
});

export const periods = calendarOp({
  name: 'periods',
  says: 'the next open intervals from an instant',
  inputs: z.strictObject({ from: instant, count }),
  answer: (calendar, inputs) => ({ periods: intervalsAnswer(calendar.openings(inputs.from, inputs.count)) }),
});

export const intersectPeriods = calendarOp({
  name: 'intersect_periods',
  says: 'the next intervals in which two calendars are open, compared as instants',
  inputs: z.strictObject({ other: calendarShape, from: instant, count }),
  answer: (calendar, { other, from, count: wanted }) => ({
    periods: intervalsAnswer(calendar.intersect(other).openings(from, wanted)),
  }),
});

export const localToInstant = calendarOp({
  name: 'local_to_instant',
  says: 'the instant of a wall time in the calendar’s zone',
  inputs: z.strictObject({ date, time: wallTime }),
  answer: (calendar, inputs) => instantAnswer({ ok: true, value: calendar.zone.toInstant(inputs.date, inputs.time) }),
});
