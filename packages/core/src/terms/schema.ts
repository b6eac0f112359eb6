/**
 * The small words of the language as schemas: quantities, bands, targets, lengths of time, localized text, dates.
 * Each reads the author's text into the value the engine computes with, and says what to write when it cannot.
 */
import { z } from 'zod';
import { Ratio } from '../values/ratio.ts';
import { parseBand } from './band.ts';
import type { Band } from './band.ts';
import { parseQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { parseTarget } from './target.ts';
import type { Target } from './target.ts';

function read<T extends object>(
  parse: (text: string) => T | string,
  note: { description: string; examples: string[] },
) {
  return z
    .union([z.string(), z.number().int()])
    .meta(note)
    .transform((text, context): T => {
      const found = parse(String(text));
      if (typeof found !== 'string') return found;
      context.addIssue({ code: 'custom', message: found });
      return z.NEVER;
    });
}

/** "99.95 %", "15 min", "3", "5 business days". */
export const quantitySchema = read<Quantity>(parseQuantity, {
  description:
    'An exact number with its unit: %, ppm, ms, s, min, h, d (24 h), business days, calendar days, or your own.',
  examples: ['99.95 %', '15 min', '1 h 30 min', '3', '5 business days'],
});

/** "[99 %, 99.9 %)" or "< 99 %". */
export const bandSchema = read<Band>(parseBand, {
  description: 'Values that a row speaks for: an interval with [ ] closed and ( ) open ends, or a comparison.',
  examples: ['[99 %, 99.9 %)', '< 99 %', '>= 5 min'],
});

/** ">= 99.95 %". */
export const targetSchema = read<Target>(parseTarget, {
  description: 'The comparison that the value must satisfy.',
  examples: ['>= 99.95 %', '<= 4 h', '= 0'],
});

/** A length of time in milliseconds, positive. */
export const lengthSchema = read<Quantity<'time'>>(
  (text) => {
    const q = parseQuantity(text);
    if (typeof q === 'string') return q;
    if (q.dimension !== 'time') return `"${text}" is not a length of time; write 15 min, 4 h or 30 d`;
    return q.value.isNegative() ? 'a length of time is not negative' : { ...q, dimension: 'time' };
  },
  { description: 'A length of physical time.', examples: ['5 min', '1 h', '30 d'] },
);

/** A percentage or ppm, as an exact share of one. */
export const shareSchema = read<Ratio>(
  (text) => {
    const q = parseQuantity(text);
    if (typeof q === 'string') return q;
    return q.dimension === 'ratio' ? q.value : `"${text}" is not a percentage; write 10 %`;
  },
  { description: 'A percentage.', examples: ['10 %', '0.01 %'] },
);

/** A plain exact number: "1.5", 3, "1/3". */
export const numberSchema = read<Ratio>(
  (text) => Ratio.tryParse(text.trim()) ?? `"${text}" is not a number; write 3, 1.5 or 1/3`,
  { description: 'An exact plain number.', examples: ['3', '1.5', '1/3'] },
);

/** Money as text, with its minor units. */
export const moneySchema = read<Ratio>(
  (text) => {
    const value = /^\d{1,18}(\.\d{1,4})?$/u.test(text.trim()) ? Ratio.tryParse(text.trim()) : undefined;
    return (
      value ?? `"${text}" is not an amount of money; write 1500.00, without currency (the agreement names it once)`
    );
  },
  { description: 'An amount in the currency of the agreement.', examples: ['1500.00'] },
);

/** Words in English, and in Traditional Chinese where given. */
export const localizedSchema = z
  .union([
    z.string().min(1).max(20_000),
    z.strictObject({ en: z.string().min(1).max(20_000), 'zh-Hant': z.string().max(20_000).optional() }),
  ])
  .meta({ description: 'Words: one text, or one per language (en, zh-Hant).' })
  .transform((text) => (typeof text === 'string' ? { en: text } : text));

/** A name for people: one text, or one per language. It is kept as it was written. */
export const labelSchema = z
  .union([
    z.string().min(1).max(400),
    z.strictObject({ en: z.string().min(1).max(400), 'zh-Hant': z.string().max(400).optional() }),
  ])
  .meta({ description: 'A name for people: one text, or one per language (en, zh-Hant).' });

/** A calendar date without zone. */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u, 'write a date as 2024-11-01')
  .meta({ description: 'A date in the zone of the agreement.', examples: ['2024-11-01'] });

/** Names by which parts of an agreement refer to each other. */
export const idSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u,
    'an id starts with a letter or digit and holds letters, digits, . _ : -',
  )
  .meta({ description: 'An id, unique among its fellows.' });

/** A notice or deadline: physical time, or days counted by a calendar. */
export const deadlineSchema = read<Quantity>(
  (text) => {
    const q = parseQuantity(text);
    if (typeof q === 'string') return q;
    const months = q.dimension === 'number' && /^months?$/u.test(q.unit);
    if (q.dimension === 'time' || q.dimension === 'days' || months) return months ? { ...q, unit: 'months' } : q;
    return `"${text}" is not a time limit; write 48 h, 5 business days, 30 calendar days or 2 months`;
  },
  { description: 'A time limit.', examples: ['48 h', '5 business days', '30 calendar days', '2 months'] },
);
