/** What a Prometheus-compatible server is asked, and how. Owns: the configuration of the source. */
import { Instant, parseQuantity } from '@troth/core';
import { z } from 'zod';
import { selectorSchema } from '../metrics/selector.ts';

const time = (description: string, standard: string) =>
  z
    .string()
    .default(standard)
    .describe(description)
    .transform((text, context): number => {
      const read = parseQuantity(text);
      if (typeof read !== 'string' && read.dimension === 'time') {
        const ms = read.value.toNumber();
        if (Number.isSafeInteger(ms) && ms >= 0) return ms;
      }
      context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" is no length of time; write 30 s or 5 min` });
      return z.NEVER;
    });

const moment = z.string().transform((text, context): number => {
  const read = Instant.tryParse(text);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: 'is no moment; write date, time and offset' });
  return z.NEVER;
});

const raw = z
  .strictObject({ raw: selectorSchema })
  .describe('Samples as they were collected: what counters and probes need.');
const sampled = z
  .strictObject({
    expression: z.string().min(1).max(4000),
    name: z.string().min(1).max(200).describe('Name that the resulting series get.'),
    step: time('Distance of the values.', '1 min').refine((ms) => ms > 0, 'has to be longer than nothing'),
  })
  .describe(
    'An expression at steps, for gauges and recorded rules. A server shows a value for five minutes after its last sample, so an end is seen late.',
  );

export const queryTerms = z.strictObject({
  url: z
    .url({ protocol: /^https?$/u })
    .describe('Address of the server, up to before /api/v1; Thanos, Mimir, VictoriaMetrics have one too.'),
  queries: z
    .array(z.union([raw, sampled]))
    .min(1)
    .max(200),
  authentication: z
    .enum(['none', 'basic', 'bearer'])
    .default('none')
    .describe('The secret is the password or the token.'),
  user: z.string().max(200).optional().describe('User for basic authentication.'),
  tenant: z
    .string()
    .regex(/^[\w!.*'()|-]{1,150}$/u, 'is no tenant of Mimir or Cortex')
    .optional()
    .describe('Sent as X-Scope-OrgID.'),
  lag: time('How long samples may take to arrive at the server; nothing younger is asked for.', '30 s'),
  window: time('How much is asked for at once.', '5 min').refine((ms) => ms >= 1000, 'has to be a second at least'),
  since: moment.optional().describe('Where to begin; without it one window before now.'),
});

export type QueryTerms = z.output<typeof queryTerms>;
export type Query = QueryTerms['queries'][number];
