/** Shapes of a back-test as it is answered, and an example of it. */
import { figureSchema, readings, scenarios, verdictSchema } from '@troth/core';
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';

const ms = z.string().describe('Milliseconds, exact.');
const money = z.string().describe('In the currency of the text.');

const row = z
  .object({
    commitment: z.string(),
    subject: z.string().optional(),
    period: z.string().describe('Of the promise’s own window, which closes in the period.'),
    verdict: verdictSchema,
    target: z.string().optional(),
    value: figureSchema.optional(),
    absent: z.string().optional(),
    margin: figureSchema.optional().describe('Room that was left; below nothing: how much it was over.'),
    downtimeMs: ms.optional(),
    allowedMs: ms.optional(),
    credit: money,
  })
  .meta({ id: 'BackTestRow', description: 'One promise in one month, as the text would have judged it.' });

const promise = z
  .object({
    commitment: z.string(),
    clause: z.string(),
    title: wordPair,
    metric: z.string(),
    target: z.string().optional(),
    subjects: z.array(z.string()),
    values: z.array(
      z.object({
        period: z.string(),
        verdict: verdictSchema,
        value: figureSchema.optional(),
        overMs: ms.optional().describe('Counted time over the allowance.'),
      }),
    ),
    held: z.object({ met: z.number().int(), of: z.number().int(), unmeasured: z.number().int() }),
    confidence: z
      .object({
        mean: z.string().describe('Chance that a period to come holds it: (k + ½) ÷ (n + 1).'),
        low: z.number().describe('Its 5 % quantile (Jeffreys), an estimate.'),
        bound: z.number().describe('One-sided Clopper–Pearson bound at 95 %, an estimate.'),
        tooFew: z.boolean().describe('Fewer than twelve periods say little.'),
      })
      .optional(),
    best: z.array(
      z.object({ met: z.number().int(), value: figureSchema, offer: z.string().describe('As a target: >= 99.87 %.') }),
    ),
    levels: z.array(z.object({ offer: z.string(), met: z.number().int(), of: z.number().int(), bound: z.number() })),
    toRemoveMs: ms.optional().describe('Time over the allowance of all missed periods.'),
  })
  .meta({ id: 'BackTestPromise', description: 'A promise over the months: how often it would have held.' });

const driver = z.object({
  key: z.string().describe('A cause in words, the id of who answers for it, or an hour; empty where nothing was told.'),
  occurrences: z.number().int(),
  countedMs: ms,
  overMs: ms,
  periods: z.array(z.string()),
});

const side = z.object({
  verdict: verdictSchema,
  value: z.string().optional(),
  unit: z.string().optional(),
  downtimeMs: ms.optional(),
  credit: money,
});
const changed = z
  .object({
    commitment: z.string(),
    subject: z.string().optional(),
    period: z.string(),
    as: side,
    supposed: side,
    turned: z.boolean().describe('Missed under one of them and not under the other.'),
  })
  .meta({ id: 'BackTestChange', description: 'A row that comes out otherwise when something is supposed.' });

const test = z
  .object({
    currency: z.string(),
    periods: z.array(z.object({ period: z.string(), credit: money, rows: z.array(row) })),
    promises: z.array(promise),
    credit: money,
    worst: z.object({ period: z.string(), credit: money }).optional(),
    undetermined: z.array(z.string()).describe('Rules that could not say what they pay; they are in no sum.'),
    drivers: z.array(
      z.object({
        commitment: z.string(),
        target: z.string().optional(),
        missed: z.array(z.string()),
        overMs: ms,
        byCause: z.array(driver),
        bySupplier: z.array(driver),
        byHour: z.array(driver),
      }),
    ),
    cohort: z
      .array(
        z.object({
          commitment: z.string(),
          target: z.string().optional(),
          members: z.array(z.string()),
          ownPeriods: z.number().int(),
          cohortPeriods: z.number().int(),
          weight: z.number().describe('Periods that the others weigh.'),
          outagesPerPeriod: z.string(),
          meanOutageMs: ms,
          holds: z.number().describe('Chance that a period holds the promise, an estimate.'),
        }),
      )
      .describe('Similar agreements, asked where there are fewer than six months of one’s own.'),
    ablation: z
      .array(
        z.object({
          clause: z.string(),
          what: z.string(),
          rows: z.array(changed),
          turned: z.number().int(),
          credit: money,
          difference: money,
          decisive: z.boolean(),
        }),
      )
      .optional(),
    honesty: z
      .array(
        z.object({
          reading: z.enum(readings),
          applies: z.boolean(),
          leaves: z.array(z.string()),
          rows: z.array(changed),
          turned: z.number().int(),
          difference: money,
        }),
      )
      .optional(),
    stress: z
      .array(
        z.object({
          scenario: z.enum(scenarios),
          event: z
            .object({
              commitment: z.string(),
              id: z.string(),
              start: z.string(),
              countedMs: ms,
              cause: z.string().optional(),
            })
            .optional(),
          changed: z.number().int(),
          held: z.array(
            z.object({
              commitment: z.string(),
              before: z.number().int(),
              after: z.number().int(),
              of: z.number().int(),
            }),
          ),
          rows: z.array(changed),
          credit: money,
          difference: money,
        }),
      )
      .optional(),
  })
  .meta({ id: 'BackTest', description: 'A text over months that were lived through.' });

const tested = { name: z.string(), revision: z.number().int(), hash: z.string(), title: wordPair, test };

const head = {
  agreement: z.string(),
  history: z.string().describe('Agreement whose months they are.'),
  comparable: z.boolean(),
};

export const agreementBackTestShape = z
  .object({ ...head, ...tested })
  .meta({ id: 'AgreementBackTest', description: 'The text in force over the months of its agreement.' });

export const draftBackTestShape = z
  .object({ draft: z.string(), ...head, ...tested, inForce: z.object(tested).optional() })
  .meta({ id: 'DraftBackTest', description: 'A draft over the months of its agreement, beside what holds now.' });

const month = { period: '2024-11', verdict: 'missed' as const };
export const backTestExample = {
  agreement: 'SLA-LR-METRO',
  history: 'SLA-LR-METRO',
  comparable: false,
  name: 'in-force',
  revision: 2,
  hash: 'a'.repeat(64),
  title: { en: 'Lion Rock: metro circuit', 'zh-Hant': '獅子山：城域專線' },
  test: {
    currency: 'HKD',
    periods: [
      {
        period: '2024-11',
        credit: '15000.00',
        rows: [
          {
            commitment: 'availability',
            ...month,
            target: '>= 99.95 %',
            value: { exact: '8629/8640', unit: 'share' },
            margin: { exact: '-2004000', unit: 'ms' },
            downtimeMs: '3300000',
            allowedMs: '1296000',
            credit: '15000',
          },
        ],
      },
    ],
    promises: [
      {
        commitment: 'availability',
        clause: '6.1',
        title: { en: 'Availability', 'zh-Hant': '可用率' },
        metric: 'availability',
        target: '>= 99.95 %',
        subjects: [],
        values: [{ ...month, value: { exact: '8629/8640', unit: 'share' }, overMs: '2004000' }],
        held: { met: 0, of: 1, unmeasured: 0 },
        confidence: { mean: '1/4', low: 0.0015, bound: 0, tooFew: true },
        best: [{ met: 1, value: { exact: '8629/8640', unit: 'share' }, offer: '>= 99.87 %' }],
        levels: [{ offer: '>= 99.5 %', met: 1, of: 1, bound: 0.05 }],
        toRemoveMs: '2004000',
      },
    ],
    credit: '15000.00',
    worst: { period: '2024-11', credit: '15000.00' },
    undetermined: [],
    drivers: [],
    cohort: [],
  },
};
