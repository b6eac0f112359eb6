/** Clause keys K04 and K05: what is covered, where, and when. */
import { z } from 'zod';
import { idSchema, localizedSchema, numberSchema, dateSchema } from '../../terms/schema.ts';

export const siteSchema = z.strictObject({
  id: idSchema,
  name: localizedSchema.optional(),
  weight: numberSchema.optional().describe('Weight among the sites (users, revenue); one when missing.'),
  class: idSchema.optional().describe('Class on which matrices of targets and credits are keyed.'),
});

export const serviceSchema = z
  .strictObject({
    id: idSchema,
    title: localizedSchema,
    offering: z.string().optional().describe('Catalogue offering.'),
    version: z.string().optional().describe('Version of the offering.'),
    description: localizedSchema.optional(),
    included: z.array(localizedSchema).optional(),
    excluded: z.array(localizedSchema).optional().describe('What is not included; an empty list says "none".'),
    sites: z.array(siteSchema).optional(),
    siteCount: z.number().int().min(1).optional().describe('Number of sites where they are counted, not named.'),
  })
  .describe('K04 A service in scope.');

const wallInterval = z
  .string()
  .regex(
    /^([01]\d|2[0-4]):[0-5]\d\s*-\s*([01]\d|2[0-4]):[0-5]\d$/u,
    'write opening hours as 09:00-18:00; an end before the start crosses midnight',
  );
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Keys of `weekly`: a day or a range of days. */
const dayKey = z
  .string()
  .regex(
    /^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$/u,
    'write a day (mon) or a range of days (mon-fri)',
  );

export const weekdays = days;

export const calendarSchema = z
  .strictObject({
    zone: z.string().optional().describe('IANA time zone; the zone of the agreement when missing.'),
    always: z.literal(true).optional().describe('Open at all times (24 × 7).'),
    weekly: z
      .record(dayKey, z.array(wallInterval))
      .optional()
      .describe('Opening hours per day; a day without an entry is closed.'),
    holidays: z
      .union([idSchema, z.array(idSchema), z.literal('none')])
      .optional()
      .describe('Named holiday list(s) (hk-general, hk-statutory, england …) or none.'),
    holidayDates: z.array(dateSchema).optional().describe('Further closed dates.'),
    recurringHolidays: z
      .array(z.string().regex(/^\d{2}-\d{2}$/u))
      .optional()
      .describe('Dates closed every year, as MM-DD.'),
    special: z
      .array(z.strictObject({ date: dateSchema, hours: z.array(wallInterval), note: localizedSchema.optional() }))
      .optional()
      .describe('Dated hours that replace the weekly hours.'),
    closures: z
      .array(z.strictObject({ date: dateSchema, hours: wallInterval, note: localizedSchema.optional() }))
      .optional()
      .describe('Dated partial closures.'),
    description: localizedSchema.optional(),
    primeTime: z.boolean().optional().describe('Marks the hours as prime time in words and charts.'),
  })
  .describe('K05 Hours in which a promise runs.');
export type CalendarTerms = z.output<typeof calendarSchema>;
