/** The statement as a schema, for readers in other languages. Owns: descriptions of its keys; statement.ts owns the shape. */
import { z } from 'zod';
import { verdicts } from '../credits/rule.ts';
import { statementFormat } from './statement.ts';
import type { Step } from '../metrics/metric.ts';
import type { Statement } from './statement.ts';

const exact = z.string().describe('Exact: a terminating decimal or "n/d".');
const instant = z.string().describe('RFC 3339 in UTC with milliseconds.');
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .describe('SHA-256 in lower-case hexadecimal.');
const localized = z.object({ en: z.string(), 'zh-Hant': z.string().optional() });
export const verdictSchema = z.enum(verdicts);
export const figureSchema = z.object({
  exact,
  unit: z.string().describe('share (of one), ms, count, or the unit of the agreement.'),
});
export const statementPeriodSchema = z.object({
  key: z.string(),
  start: instant,
  end: instant,
  zone: z.string().describe('IANA time zone.'),
});

const step: z.ZodType<Step> = z
  .object({
    what: z.string(),
    value: z.string().optional(),
    clause: z.string().optional(),
    rows: z.array(z.string()).optional().describe('Ids of rows of evidence.'),
    intervals: z
      .array(z.tuple([z.number(), z.number()]))
      .optional()
      .describe('Epoch milliseconds, half-open.'),
    get parts(): z.ZodOptional<z.ZodArray<z.ZodType<Step>>> {
      return z.array(step).optional();
    },
  })
  .meta({ id: 'Step', description: 'A number, where it comes from, and the steps below it.' });

const segment = z
  .object({
    revision: z.number().int(),
    start: instant,
    end: instant,
    target: z.string().optional(),
    value: figureSchema.optional().describe('Exact, before declared rounding.'),
    absent: z.object({ code: z.string(), detail: z.string() }).optional().describe('Why there is no value.'),
    rounded: figureSchema.optional().describe('After declared rounding: what was judged.'),
    verdict: verdictSchema,
    soFar: verdictSchema.optional().describe('While the period is open: the verdict if nothing more happened.'),
    figures: z.record(z.string(), figureSchema).describe('downtime, allowed, gross, excluded, agreed, outages …'),
    completeness: exact.describe('Share of what should have been observed that was.'),
    excluded: z.array(z.object({ rule: z.string(), clause: z.string(), ms: exact, rows: z.array(z.string()) })),
    refused: z
      .array(z.object({ rule: z.string(), row: z.string(), why: z.string() }))
      .describe('Works and decisions that excluded nothing, and why.'),
    flags: z.array(z.string()),
    steps: z.array(step),
  })
  .describe('One commitment in the part of the period that one revision governs.');

const form = z.enum(['money', 'points', 'days', 'units', 'action']);
const remedy = { form, unit: z.string().optional(), action: localized.optional() };

/** One promise of a statement. */
export const resultRowSchema = z.object({
  commitment: z.string(),
  clause: z.string(),
  title: localized,
  metric: z.string(),
  subject: z.string().optional(),
  period: statementPeriodSchema,
  segments: z.array(segment),
  verdict: verdictSchema,
  soFar: verdictSchema.optional(),
  credits: z.array(z.object({ ...remedy, rule: z.string(), clause: z.string(), exact: exact.optional(), step })),
});

const credit = z.object({
  currency: z.string(),
  total: z.string().describe('Settled once, in the minor units of the currency.'),
  exact: exact.describe('Before settling.'),
  limits: z.array(z.object({ what: z.string(), clause: z.string().optional(), cut: z.string().optional(), step })),
  earnedBack: z
    .string()
    .optional()
    .describe('Earlier credit that good performance took back; never mixed into the total.'),
  undetermined: z
    .array(
      z.object({
        commitment: z.string(),
        rule: z.string(),
        clause: z.string(),
        code: z.string(),
        message: z.string(),
        readings: z.array(z.string()),
      }),
    )
    .describe('Rules that could not say what they pay, with every reading that the text supports.'),
  otherRemedies: z.array(
    z.object({
      ...remedy,
      form: form.exclude(['money']),
      amount: z.string().optional(),
      commitment: z.string().optional(),
      rule: z.string().optional(),
    }),
  ),
});

const stage = z.object({
  stage: z.string(),
  dueBy: instant.optional().describe('The first instant at which it is too late.'),
  receivedAt: instant.optional(),
  inTime: z.boolean().optional(),
});

export const claimResultSchema = z.object({
  commitment: z.string(),
  subject: z.string().optional(),
  status: z.enum(['automatic', 'claimable', 'notified', 'claimed', 'forfeited']),
  stages: z.array(stage),
  answerBy: instant.optional(),
});

export const rightResultSchema = z.object({
  id: z.string(),
  commitment: z.string(),
  subject: z.string().optional(),
  clause: z.string(),
  gives: z.string(),
  holder: z.enum(['customer', 'provider']).optional().describe('Whose right it is; the customer’s when missing.'),
  remedy: localized.optional(),
  arose: z.string().optional().describe('Local date on which the right arose.'),
  exerciseBy: instant.optional(),
  steps: z.array(step),
});

const restates = z.object({
  hash,
  knownAt: instant,
  verdicts: z.array(z.object({ commitment: z.string(), subject: z.string().optional(), verdict: verdictSchema })),
  total: z.string().optional(),
});

const program = z.object({
  agreement: z.string(),
  revision: z.number().int(),
  hash,
  from: instant,
  to: instant.optional(),
  inheritedBy: z.string().optional(),
});

export const statementSchema = z
  .object({
    format: z.literal(statementFormat),
    agreement: z.object({
      id: z.string(),
      title: localized,
      type: z.string(),
      provider: localized.optional(),
      customer: localized.optional(),
    }),
    period: statementPeriodSchema,
    knownAt: instant,
    status: z.enum(['provisional', 'final', 'restated'] satisfies Statement['status'][]),
    restates: restates.optional().describe('What was issued before and is now different.'),
    basis: z
      .object({
        program: z.array(program),
        timeZones: z.object({ version: z.string(), sha256: hash }),
        holidayLists: z.array(z.object({ name: z.string(), edition: z.string() })),
        evidence: z.object({ digest: hash, rows: z.number().int(), conflicts: z.array(z.string()) }),
      })
      .describe('What was computed from: signed texts, tables, evidence.'),
    rows: z.array(resultRowSchema),
    credit: credit.optional(),
    claims: z.array(claimResultSchema),
    rights: z.array(rightResultSchema),
  })
  .meta({ id: 'Statement', title: 'Troth statement', description: 'The result of one agreement in one period.' });
