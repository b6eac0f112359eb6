/**
 * A scenario: an agreement, what happened, and what must come out, as a service manager would write it down (`.case` files).
 * Owns: the form and its defaults. Does not own: running it (run-scenario.ts).
 */
import { z } from 'zod';
import type { Plain } from '../../agreements/reading/source.ts';

export const plain: z.ZodType<Plain> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(plain), z.record(z.string(), plain)]),
);
const map = z.record(z.string(), plain);

/** What must come out of one evaluation. Only what is written is compared; numbers at the digits written. */
export const expectationSchema = z
  .strictObject({
    period: z
      .union([z.string(), z.number().int()])
      .optional()
      .describe('Period of the statement; may be left out where only lint is asked.'),
    knownAt: z.string().optional(),
    commitment: z.string().optional().describe('The commitment looked at; the first when missing.'),
    subject: z.string().optional(),
    value: z
      .union([z.string(), z.number()])
      .optional()
      .describe(
        'Value as measured, such as 99.895833 %; compared half-up at the digits written. "none" where there is none.',
      ),
    rounded: z.string().optional().describe('Value after the declared rounding.'),
    verdict: z.string().optional(),
    because: z.string().optional().describe('Code of why there is no value.'),
    figures: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('Named figures: downtime, agreed, allowed …'),
    credit: z.union([z.string(), z.number()]).optional().describe('Total credit of the statement.'),
    lines: z
      .array(z.union([z.string(), z.number()]))
      .optional()
      .describe('Credit of each line of the commitment, exact.'),
    remedies: z
      .array(z.string())
      .optional()
      .describe('Other remedies: "3 days", "2 points", "36 credits", or the words of an action.'),
    earnedBack: z.string().optional(),
    rights: z.array(z.string()).optional().describe('Ids of rights that arose in the period.'),
    claim: z.strictObject({ status: z.string(), dueBy: z.array(z.string()).optional() }).optional(),
    undetermined: z.array(z.string()).optional().describe('Codes of rules that could not say what they pay.'),
    lint: z.array(z.string()).optional().describe('Codes that lint must report as errors or warnings.'),
    lintClean: z.boolean().optional().describe('True where lint must report no error.'),
    status: z.string().optional(),
    flags: z.array(z.string()).optional(),
  })
  .describe('What must come out.');
export type Expectation = z.output<typeof expectationSchema>;

const happenings = {
  down: z
    .array(z.string())
    .optional()
    .describe('Outages in local time: "2026-07-10 10:00 to 20:00", "2026-07-10 10:00 for 42 min".'),
  rows: z.array(map).optional().describe('Further evidence rows; id and source may be left out.'),
};

export const scenarioSchema = z.strictObject({
  case: z.string().min(1).describe('Id.'),
  title: z.string().optional(),
  source: z.string().optional().describe('Where the facts come from.'),
  agreement: map
    .optional()
    .describe('One revision; what is left out is filled in: UTC, from 2020, always open, USD, months.'),
  revisions: z.array(map).optional().describe('Several revisions or agreements instead of one.'),
  evidence: z.strictObject(happenings).optional(),
  expect: z.union([expectationSchema, z.array(expectationSchema)]).optional(),
  readings: z
    .array(
      z.strictObject({
        choose: z.record(z.string(), plain).describe('Path → value: how the open point is settled.'),
        evidence: z.strictObject(happenings).optional(),
        expect: z.union([expectationSchema, z.array(expectationSchema)]),
      }),
    )
    .optional()
    .describe('For a text that supports several results: each way to settle it, and what then comes out.'),
});
export type Scenario = z.output<typeof scenarioSchema>;

/** What a scenario's agreement says where it is silent; a commitment's defaults come from `commitmentDefaults`. */
export const agreementDefaults: { readonly [key: string]: Plain } = {
  apiVersion: 'troth/v1',
  kind: 'Agreement',
  type: 'sla',
  id: 'CASE',
  title: 'Case',
  effective: { from: '2020-01-01' },
  zone: 'UTC',
  currency: 'USD',
  calendars: { always: { always: true, holidays: 'none' } },
  provenance: { source: 'conformance case', asOf: 'restated' },
  measurement: { sources: [{ id: 'case', kind: 'probe' }] },
};

export const commitmentDefaults: { readonly [key: string]: Plain } = {
  id: 'service',
  title: 'Service',
  hours: 'always',
  period: 'month',
  unknown: 'separate',
  rounding: 'none',
};
