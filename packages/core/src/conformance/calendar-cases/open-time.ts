/** Operations that measure open time. */
import { z } from 'zod';
import { instant, ms, stretches } from './fields.ts';
import { calendarOp } from './op.ts';

export const elapsed = calendarOp({
  name: 'elapsed',
  says: 'open milliseconds in [start, end); 0 when end is not after start',
  inputs: z.strictObject({ start: instant, end: instant }),
  answer: (calendar, { start, end }) => ({ ms: calendar.elapsed(start, end) }),
});

export const elapsedPaused = calendarOp({
  name: 'elapsed_paused',
  says: 'open milliseconds outside the pauses, and what remains of the target',
  inputs: z.strictObject({ start: instant, end: instant, pauses: stretches, targetMs: ms.nullable().default(null) }),
  answer(calendar, { start, end, pauses, targetMs }) {
    const spent = calendar.elapsedPaused(start, end, pauses);
    return { ms: spent, remainingMs: targetMs === null ? null : targetMs - spent };
  },
});

export const hold = calendarOp({
  name: 'hold',
  says: 'open milliseconds inside the union of the pauses',
  inputs: z.strictObject({ pauses: stretches }),
  answer: (calendar, { pauses }) => ({ ms: calendar.held(pauses) }),
});

export const overrun = calendarOp({
  name: 'overrun',
  says: 'open, unpaused milliseconds spent, and those beyond the target',
  inputs: z.strictObject({ start: instant, end: instant, targetMs: ms, pauses: stretches }),
  answer(calendar, { end, ...clock }) {
    const { spentMs, overrunMs } = calendar.overrun(clock, end);
    return { spentMs, overrunMs };
  },
});
