/**
 * What samples mean: which metric is a probe, which pair of counters is a ratio, and what the evidence is called.
 * Owns: the schema of these terms and their defaults. One mapping serves samples of every origin.
 */
import { parseQuantity, Ratio } from '@troth/core';
import { z } from 'zod';
import { selectorSchema } from './selector.ts';

const day = 86_400_000;

const time = (description: string) =>
  z
    .string()
    .meta({ description, examples: ['15 s', '1 min'] })
    .transform((text, context): number => {
      const read = parseQuantity(text);
      if (typeof read !== 'string' && read.dimension === 'time') {
        const ms = read.value.toNumber();
        if (Number.isSafeInteger(ms) && ms > 0) return ms;
      }
      context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" is no length of time; write 15 s or 1 min` });
      return z.NEVER;
    });

const name = (description: string) =>
  z.string().min(1).max(150).describe(`${description} \`label:NAME\` takes it from that label of the series.`);

const target = {
  series: name('Series that commitments refer to.'),
  subject: name('Site, instance or route.').optional(),
  agreement: name('Id of the agreement.').optional(),
};

const pace = {
  step: time('Length of a slice; a day holds a whole number of them.').refine(
    (ms) => ms <= day && day % ms === 0,
    'a day has to hold a whole number of steps: 1 s, 10 s, 1 min, 5 min, 1 h …',
  ),
  every: time('How often the metric is collected.'),
  staleAfter: z
    .int()
    .min(1)
    .max(100)
    .default(3)
    .describe('After so many collections without a sample nothing is known any more.'),
};

const newSeries = z
  .enum(['unknown', 'from-zero'])
  .default('unknown')
  .describe(
    'What a counter had counted when it was first seen. `unknown`: cannot be told, its slice is unknown. `from-zero`: all of it just now, if its fellows were being collected already (labels that appear with the first error).',
  );

const edge = z
  .union([z.string(), z.number()])
  .describe('Upper edge of a bucket exactly as the histogram has it, in its own unit.')
  .transform((text, context): Ratio => {
    const read = Ratio.tryParse(String(text));
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: `"${String(text).slice(0, 40)}" is no number; write 0.3` });
    return z.NEVER;
  });

const unit = z.enum(['ms', 's', 'min', 'h', '%']).optional().describe('Unit of the metric; commitments need it.');

export const mappingSchema = z.discriminatedUnion('as', [
  z
    .strictObject({ as: z.literal('probe'), probe: selectorSchema, ...target, ...pace })
    .describe('A gauge that is 1 when the probe succeeded and 0 when not: slices of probes.'),
  z
    .strictObject({
      as: z.literal('counters'),
      total: selectorSchema,
      bad: selectorSchema.optional(),
      good: selectorSchema.optional(),
      newSeries,
      ...target,
      ...pace,
    })
    .refine(({ bad, good }) => (bad === undefined) !== (good === undefined), 'give one of `bad` and `good`')
    .describe('Counters of all events and of the bad, or the good, ones: slices of events.'),
  z
    .strictObject({
      as: z.literal('histogram'),
      histogram: selectorSchema.describe('The histogram by its plain name, without _bucket.'),
      le: edge,
      newSeries,
      ...target,
      ...pace,
    })
    .describe('Events within a limit that is an edge of the histogram: slices; slower ones are bad.'),
  z
    .strictObject({
      as: z.literal('distribution'),
      histogram: selectorSchema.describe('The histogram by its plain name, without _bucket.'),
      unit,
      newSeries,
      ...target,
      ...pace,
    })
    .describe('A histogram: one distribution of values for each slice.'),
  z
    .strictObject({ as: z.literal('value'), gauge: selectorSchema, unit, ...target })
    .describe('A gauge: one value for each sample.'),
]);

/** What a source's configuration lists. */
export const metricMappings = z.array(mappingSchema).max(1000);

export type MetricMapping = z.output<typeof mappingSchema>;
export type MappingOf<K extends MetricMapping['as']> = Extract<MetricMapping, { as: K }>;
export type SlicedMapping = Exclude<MetricMapping, { as: 'value' }>;

/** How long a sample speaks for its series, in milliseconds. */
export const staleMs = ({ every, staleAfter }: SlicedMapping): number => every * staleAfter;

/**
 * How far before and behind a span samples are needed, in milliseconds, so that its slices come out as they always will:
 * a later derivation over more samples gives the same rows.
 */
export const reachOf = (mapping: MetricMapping): number => (mapping.as === 'value' ? 0 : staleMs(mapping));
