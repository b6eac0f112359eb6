/** The shapes that calendar cases are written in; a key that is not listed is a mistake in the case, never ignored. */
import { z } from 'zod';
import { Calendar } from '../../calendars/calendar.ts';
import { horizon } from '../../calendars/open-table.ts';
import { wallMs } from '../../calendars/wall-time.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { Instant } from '../../values/instant.ts';
import type { Interval } from '../../values/interval.ts';
import { isValid } from '../../values/local.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';

type Context = z.core.$RefinementCtx;

/** Turns refusals into issues at their place. */
function unwrap<T>(outcome: Outcome<T>, context: Context): T {
  if (outcome.ok) return outcome.value;
  for (const { message, at } of outcome.refusals) {
    context.addIssue({ code: 'custom', message, path: [...(at ?? [])] });
  }
  return z.NEVER;
}

/** RFC 3339 with an offset, between 1970 and 2999. */
export const instant = z.string().transform((text, context): Instant => {
  const read = Instant.tryParse(text);
  if (read !== undefined && read >= horizon.start && read <= horizon.end) return read;
  context.addIssue(`${JSON.stringify(text)} is not an instant from 1970 to 2999, such as 2024-11-14T08:55:00.000Z`);
  return z.NEVER;
});

export const date = z.string().refine(isValid, 'not a date such as 2024-11-14');

export const wallTime = z.string().refine((text) => wallMs(text) !== undefined, 'not a wall time such as 09:00');

/** Whole milliseconds; negative ones are for the engine to refuse. */
export const ms = z.int();

export const zone = z.string().transform((name, context): Zone => {
  const found = Zone.get(name);
  if (found !== undefined) return found;
  context.addIssue(`${JSON.stringify(name)} is not a time zone of the IANA database`);
  return z.NEVER;
});

/** A JSON number read as the decimal fraction it is written as. */
export const percent = z.number().transform((value) => Ratio.parse(String(value)));

export const stretch = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
  .transform(({ from, to }): Interval => ({ start: from, end: to }));

export const stretches = z.array(stretch);

export const boundary = z.enum(['close', 'next-open']).default('close');

export const dayMode = z.enum(['same-wall-time', 'end-of-working-day', 'snap-to-open']);

const hours = z.array(z.tuple([z.string(), z.string()]));

export const weekly = z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), hours);

/** `weekly` hours of a zone as a calendar, its mistakes reported under `key`. */
export function weeklyCalendar(
  from: { readonly zone: Zone; readonly hours: z.output<typeof weekly>; readonly key: string },
  context: Context,
): Calendar {
  const read = Calendar.of({ zone: from.zone.name, weekly: from.hours });
  const inPlace = read.ok
    ? read
    : {
        ok: false as const,
        refusals: read.refusals.map((one) => ({ ...one, at: [from.key, ...(one.at ?? []).slice(1)] })),
      };
  return unwrap(inPlace, context);
}

export const calendar = z
  .strictObject({
    timezone: z.string(),
    weekly,
    holidays: z.array(z.string()).optional(),
    recurringHolidays: z.array(z.string()).optional(),
    overrides: z.array(z.strictObject({ date: z.string(), intervals: hours })).optional(),
    closures: z.array(z.strictObject({ date: z.string(), from: z.string(), to: z.string() })).optional(),
  })
  .transform(({ timezone, ...rest }, context) => unwrap(Calendar.of({ zone: timezone, ...rest }), context));
