/** Shapes of the month's end as they are answered: statements in short, lines of the close board, breaches, claims. */
import { z } from 'zod';
import { documentSchema, wordPair } from '../answers/shapes.ts';
import { exclusionShape } from './exclusions.ts';
import { recordSchema } from './records.ts';

export const sumShape = z.object({ amount: z.string(), currency: z.string() });
export const figureShape = z.object({
  exact: z.string().describe('Exact: a terminating decimal or "n/d".'),
  unit: z.string().describe('share (of one), ms, count, or the unit of the agreement.'),
});
const verdict = z.string().describe('met, missed, open, no-volume, not-measured or suspended.');

export const shortRowShape = z
  .object({
    commitment: z.string(),
    clause: z.string(),
    title: wordPair,
    subject: z.string().optional(),
    metric: z.string(),
    verdict,
    soFar: verdict.optional(),
    target: z.string().optional(),
    attained: figureShape.optional(),
    absent: z.string().optional(),
    figures: z.record(z.string(), figureShape),
    completeness: z.string(),
    brokenAt: z
      .string()
      .optional()
      .describe('When a missed promise was broken: from then on more counted than is allowed.'),
    credits: z.array(
      z.object({ rule: z.string(), clause: z.string(), exact: z.string().optional(), unit: z.string().optional() }),
    ),
  })
  .meta({ id: 'ShortRow', description: 'A promise in a statement, as lists show it.' });

const statementPeriod = z.object({ key: z.string(), start: z.string(), end: z.string(), zone: z.string() });

export const shortIssueShape = z
  .object({
    agreement: z.string(),
    period: statementPeriod,
    version: z.number().int(),
    hash: z.string(),
    knownAt: z.string(),
    issuedAt: z.string(),
    issuedBy: z.string(),
    status: z.string(),
    rows: z.array(shortRowShape),
    credit: z.object({ currency: z.string(), total: z.string(), earnedBack: z.string().optional() }).optional(),
    rights: z
      .array(
        z.object({
          id: z.string(),
          commitment: z.string(),
          subject: z.string().optional(),
          clause: z.string(),
          gives: z.string(),
          holder: z.enum(['customer', 'provider']).optional(),
          remedy: wordPair.optional(),
          arose: z.string().optional(),
          exerciseBy: z.string().optional(),
        }),
      )
      .describe('Termination and other rights that arose.'),
    difference: documentSchema('What it changed from the version before: values, verdicts, rows, money.').optional(),
    overruled: z.object({ guards: z.array(z.string()), reason: z.string() }).optional(),
  })
  .meta({ id: 'ShortIssue', description: 'An issued statement in short.' });

export const closeRowShape = z
  .object({
    agreement: z.string(),
    title: wordPair,
    type: z.string(),
    customer: z.string().optional(),
    provider: z.string().optional(),
    period: statementPeriod,
    light: z.enum(['closed', 'ready', 'blocked', 'dated', 'running']),
    next: z
      .object({ code: z.string(), words: wordPair, level: z.number().int(), about: z.string().optional() })
      .optional()
      .describe('The one thing to do next; missing when nothing is left.'),
    rows: z.array(shortRowShape),
    completeness: z.string(),
    guards: z.array(z.object({ guard: z.string(), code: z.string(), message: z.string() })),
    correctableUntil: z.string().describe('Until then corrections are waited for.'),
    openExclusions: z.array(z.string()),
    disputes: z.array(z.string()),
    missed: z.number().int(),
    unexplained: z.number().int().describe('Missed, and nobody said whether people were warned.'),
    credit: sumShape.optional(),
    statement: z
      .object({ version: z.number().int(), hash: z.string(), issuedAt: z.string(), overruled: z.boolean() })
      .optional(),
    proposal: z.string().optional(),
    report: z.object({ id: z.string(), state: z.string(), number: z.number().int(), current: z.boolean() }).optional(),
    notes: z.array(z.object({ id: z.string(), state: z.string(), ...sumShape.shape, exported: z.boolean() })),
    dated: z.object({ id: z.string(), why: wordPair, until: z.string() }).optional(),
  })
  .meta({ id: 'CloseRow', description: 'An agreement on the close board.' });

const count = z.number().int();
export const closeBoardShape = z
  .object({
    period: z.string(),
    rows: z.array(closeRowShape),
    totals: z.object({
      agreements: count,
      closed: count,
      ready: count,
      blocked: count,
      dated: count,
      running: count,
      openExclusions: count,
      disputes: count,
      missed: count,
      unexplained: count,
      credit: z.array(sumShape).describe('Owed to customers.'),
      toUs: z.array(sumShape).describe('Owed to us by suppliers.'),
      noted: z.array(sumShape),
    }),
    done: z.boolean().describe('Every agreement is closed or has a dated reason.'),
  })
  .meta({ id: 'CloseBoard', description: 'The close board of a month.' });

export const closeFileShape = z
  .object({
    row: closeRowShape,
    exclusions: z.array(exclusionShape),
    versions: z.array(shortIssueShape),
    proposals: z.array(
      z.object({
        id: z.string(),
        state: z.string(),
        proposedBy: z.string(),
        proposedAt: z.string(),
        difference: documentSchema('What it would change: values, verdicts, rows, money.'),
      }),
    ),
    reports: z.array(recordSchema),
    notes: z.array(recordSchema),
    breaches: z.array(recordSchema),
    disputes: z.array(recordSchema),
    closeNotes: z.array(recordSchema),
    protections: z.object({
      terms: z.array(z.object({ kind: z.string(), clause: z.string().optional(), words: wordPair })),
      lateClaims: z.array(z.string()),
    }),
  })
  .meta({ id: 'CloseFile', description: 'All that is known of the month of an agreement.' });

export const breachShape = z
  .object({
    agreement: z.string(),
    title: wordPair,
    customer: z.string().optional(),
    type: z.string(),
    period: z.string(),
    commitment: z.string(),
    commitmentTitle: wordPair,
    subject: z.string().optional(),
    target: z.string().optional(),
    attained: figureShape.optional(),
    counted: figureShape.optional(),
    allowed: figureShape.optional(),
    margin: figureShape.optional(),
    credit: z.object({ exact: z.string(), currency: z.string() }).optional(),
    record: z.string().optional(),
    state: z.string().optional(),
    brokenAt: z.string().describe('When it was broken; the end of the period where its derivation does not say.'),
    warned: z
      .object({
        at: z.string(),
        by: z.string(),
        leadMs: z.string().describe('From the warning until it was broken; negative when it came afterwards.'),
        acknowledged: z.boolean(),
      })
      .optional(),
    notWarned: z.string().optional(),
    cause: wordPair.optional(),
    attribution: z.array(z.object({ party: z.string(), ms: z.number().int() })),
    impact: z.object({ ...sumShape.shape, estimated: z.boolean() }).optional(),
    reputation: wordPair.optional(),
    disputes: z.array(z.object({ id: z.string(), state: z.string() })),
  })
  .meta({ id: 'BreachLine', description: 'A missed promise and what is known of it.' });

const row = {
  commitment: 'availability',
  clause: '6.1',
  title: { en: 'Availability', 'zh-Hant': '可用率' },
  metric: 'availability',
  verdict: 'missed',
  target: '>= 99.95 %',
  attained: { exact: '8629/8640', unit: 'share' },
  figures: { downtime: { exact: '3300000', unit: 'ms' }, allowed: { exact: '1296000', unit: 'ms' } },
  completeness: '1',
  credits: [{ rule: 'availability-credit', clause: '13.1', exact: '15000', unit: 'HKD' }],
};
const title = { en: 'Lion Rock Securities', 'zh-Hant': '獅子山證券' };
const period = {
  key: '2024-11',
  start: '2024-10-31T16:00:00.000Z',
  end: '2024-11-30T16:00:00.000Z',
  zone: 'Asia/Hong_Kong',
};
const closeRow = {
  agreement: 'SLA-LR-METRO',
  title,
  type: 'sla',
  customer: 'lion-rock',
  provider: 'harbourline',
  period,
  light: 'closed' as const,
  next: { code: 'draft-report', words: { en: 'Draft the report', 'zh-Hant': '草擬報告' }, level: 4 },
  rows: [row],
  completeness: '1',
  guards: [],
  correctableUntil: '2024-12-13T10:00:00.000Z',
  openExclusions: [],
  disputes: [],
  missed: 1,
  unexplained: 0,
  credit: { amount: '15000.00', currency: 'HKD' },
  statement: { version: 1, hash: 'ab'.repeat(32), issuedAt: '2024-12-02T01:30:00.000Z', overruled: false },
  notes: [],
};

export const monthEndExamples = {
  row,
  board: {
    period: '2024-11',
    rows: [closeRow],
    totals: {
      agreements: 1,
      closed: 1,
      ready: 0,
      blocked: 0,
      dated: 0,
      running: 0,
      openExclusions: 0,
      disputes: 0,
      missed: 1,
      unexplained: 0,
      credit: [{ amount: '15000.00', currency: 'HKD' }],
      toUs: [],
      noted: [],
    },
    done: true,
  },
  file: {
    row: closeRow,
    exclusions: [],
    versions: [],
    proposals: [],
    reports: [],
    notes: [],
    breaches: [],
    disputes: [],
    closeNotes: [],
    protections: {
      terms: [{ kind: 'exclusion', clause: '9.1', words: { en: 'Signal No. 8 or above.' } }],
      lateClaims: [],
    },
  },
  breach: {
    agreement: 'SLA-LR-METRO',
    title,
    customer: 'lion-rock',
    type: 'sla',
    period: '2024-11',
    commitment: 'availability',
    commitmentTitle: row.title,
    target: row.target,
    attained: row.attained,
    counted: row.figures.downtime,
    allowed: row.figures.allowed,
    margin: { exact: '2004000', unit: 'ms' },
    brokenAt: '2024-11-14T01:21:36.000Z',
    credit: { exact: '15000', currency: 'HKD' },
    attribution: [],
    disputes: [],
  },
};
