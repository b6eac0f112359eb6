/** How the requirements page is answered: conflicts, comparables, fit, load. */
import { z } from 'zod';
import { wordPair } from '../answers/shapes.ts';
import { recordExample, recordSchema } from './records.ts';

const sum = z.object({ amount: z.string(), currency: z.string() });

const card = z.object({
  above: z.number().int().describe('Comparables that the target is stricter than.'),
  of: z.number().int(),
  grades: z.array(z.enum(['A', 'B', 'C', 'D'])),
  lines: z.array(
    z.object({
      benchmark: z.string(),
      title: wordPair,
      value: z.string(),
      grade: z.enum(['A', 'B', 'C', 'D']),
      similarity: z.string(),
      date: z.string(),
      ageing: z.boolean().describe('Its source is older than eighteen months.'),
      standing: z.enum(['above', 'equal', 'below']),
    }),
  ),
});

const column = z.object({
  offering: z.string(),
  name: wordPair,
  tier: z.string().optional(),
  price: sum.optional().describe('A month.'),
  budget: z.enum(['within', 'over', 'unknown']),
  by: sum.optional().describe('By how much it is over the budget, or what is left of it.'),
  cells: z.array(
    z.object({
      requirement: z.string(),
      verdict: z.enum(['met', 'not', 'unknown']),
      asked: z.string(),
      offered: z.string().optional(),
      more: z.boolean().describe('Sold stricter than asked for.'),
    }),
  ),
  met: z.number().int(),
  unmet: z.number().int(),
  unknown: z.number().int(),
  unasked: z.array(z.object({ what: wordPair, value: z.string() })).describe('Sold, and asked for by nobody.'),
});

const load = z.object({
  capability: z.string(),
  name: wordPair,
  unit: z.string(),
  capacity: z.string(),
  committed: z.string(),
  added: z.string(),
  after: z.string(),
  percentBefore: z.string(),
  percentAfter: z.string(),
  short: z.string().optional().describe('What is missing.'),
  feasible: z.boolean(),
  unverified: z.boolean(),
  work: z.array(z.object({ what: wordPair, count: z.number().int(), each: z.string() })),
});

export const requirementPageSchema = z
  .object({
    party: recordSchema,
    interviews: z.array(recordSchema),
    needs: z.array(recordSchema),
    openNeeds: z.array(z.string()).describe('Needs from which no requirement has come.'),
    conflicts: z.array(
      z.object({
        serviceType: z.string(),
        question: z.string(),
        needs: z.array(z.string()),
        resolved: z.boolean(),
      }),
    ),
    requirements: z.array(z.object({ record: recordSchema, card })),
    services: z.array(z.object({ id: z.string(), name: wordPair })),
    fit: z.array(column),
    beyond: z
      .array(z.object({ requirement: z.string(), best: z.string() }))
      .describe('Asked for beyond the strictest that is sold.'),
    load: z.array(load),
    feasible: z.boolean().describe('Whether every team that gets more work can carry it.'),
    readBacks: z.array(recordSchema),
  })
  .meta({ id: 'RequirementPage', description: 'What a customer needs, beside what is sold and what can be carried.' });

export const exampleParty = { ...recordExample, kind: 'party' as const, id: 'lion-rock', title: { en: 'Lion Rock' } };
const written = { party: 'lion-rock', title: { en: 'It works' }, measure: 'availability', target: '>= 99.99 %' };
export const exampleRequirement = {
  ...recordExample,
  kind: 'requirement' as const,
  id: 'SLR-0001',
  title: { en: 'It works' },
  body: { ...written, period: 'month', priority: 'must', needs: ['NED-0001'], state: 'draft', trail: [] },
};
export const exampleReadBack = {
  ...recordExample,
  kind: 'read-back' as const,
  id: 'RBK-0001',
  title: { en: 'Requirements of lion-rock, read back 1' },
  parties: ['lion-rock'],
  body: {
    party: 'lion-rock',
    number: 1,
    representative: 'jack',
    requirements: ['SLR-0001'],
    hash: '0'.repeat(64),
    state: 'sent',
    trail: [],
  },
};
export const exampleNeed = {
  ...recordExample,
  kind: 'need' as const,
  id: 'NED-0001',
  title: { en: 'Orders must never stop.' },
  body: {
    party: 'lion-rock',
    statement: { en: 'Orders must never stop.' },
    audience: 'managerial',
    day: '2025-02-26',
    state: 'captured',
    trail: [],
  },
};
export const exampleInterview = {
  ...recordExample,
  kind: 'interview' as const,
  id: 'INT-0001',
  title: { en: 'lion-rock, 2025-02-26 (managerial)' },
  body: {
    party: 'lion-rock',
    serviceType: 'network',
    audience: 'managerial',
    day: '2025-02-26',
    answers: [{ question: 'business', answer: 'Orders must never stop.' }],
    state: 'held',
    trail: [],
  },
};

const namedPart = z.object({ id: z.string(), name: wordPair });

export const draftPlanSchema = z
  .object({
    party: z.string(),
    requirements: z.array(z.string()),
    offering: namedPart
      .extend({ met: z.number().int() })
      .optional()
      .describe('Missing where nothing is sold for the services that are asked for.'),
    template: z.object({ id: z.string(), title: wordPair }),
    tier: namedPart,
    met: z.number().int(),
    partly: z.number().int(),
    not: z.number().int(),
  })
  .meta({ id: 'DraftPlan', description: 'What a draft that answers the requirements of a customer would begin from.' });

export const exampleDraftPlan = {
  party: 'lion-rock',
  requirements: ['SLR-0001'],
  offering: { id: 'OFR-S03-GOLD', name: { en: 'Metro Ethernet Gold', 'zh-Hant': '城域以太網金級' }, met: 1 },
  template: { id: 'network-connectivity', title: { en: 'Network connectivity', 'zh-Hant': '網絡連接' } },
  tier: { id: 'gold', name: { en: 'Gold', 'zh-Hant': '金級' } },
  met: 1,
  partly: 0,
  not: 0,
};
