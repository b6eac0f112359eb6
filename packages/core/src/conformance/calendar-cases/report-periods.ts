/** Reporting periods aligned to the calendar of a zone. */
import { z } from 'zod';
import { periodsFrom } from '../../calendars/period.ts';
import { instant, zone } from './fields.ts';
import { intervalsAnswer, plainOp } from './op.ts';

const units = { daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter', annually: 'year' } as const;

export const reportPeriods = plainOp({
  name: 'report_periods',
  says: 'periods in a row, the first holding an instant',
  inputs: z.strictObject({
    timezone: zone,
    period: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'annually']),
    containing: instant,
    count: z.int().min(0).max(10_000),
    weekStart: z.enum(['mon', 'sun']).default('mon'),
  }),
  answer({ timezone, period, containing, count, weekStart }) {
    const rule = { unit: units[period], zone: timezone, weekStart };
    return { periods: intervalsAnswer(periodsFrom(rule, containing, count)) };
  },
});
