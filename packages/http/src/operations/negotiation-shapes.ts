/** Shapes of the negotiation room as they are answered: clauses, offers, differences, the money of a change, the log. */
import type { Json } from '@troth/core';
import { z } from 'zod';
import { anyJson, documentSchema, wordPair } from '../answers/shapes.ts';
import { proseBlockShape } from './agreement-desk.ts';
import { shortRowShape } from './month-end-shapes.ts';

/** It was parsed from JSON, so that it is JSON. */
const jsonValue = anyJson as z.ZodType<Json>;
const clauseKey = z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06');
const person = z.object({ id: z.string(), name: wordPair });

export const changeShape = z
  .strictObject({
    path: z.array(z.string().min(1).max(200)).min(1).max(12),
    value: jsonValue.optional(),
    before: z.string().max(100).nullable().optional(),
  })
  .meta({
    id: 'TextChange',
    description: 'A term set, or taken away when it has no value. Members of lists are named by their id.',
  });

const word = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });
const clauseWords = z.object({ key: z.string(), chapter: z.string(), clause: z.string(), words: z.array(word) });

export const chapterDifferenceShape = z
  .object({
    key: z.string().optional().describe('K01 … K25; missing for what heads the document.'),
    title: wordPair,
    terms: z.array(z.object({ term: z.string(), before: z.string().optional(), after: z.string().optional() })),
    words: z.object({ en: z.array(clauseWords), 'zh-Hant': z.array(clauseWords) }),
  })
  .meta({ id: 'ChapterDifference', description: 'What a chapter says differently, in terms and in both languages.' });

export const worthShape = z
  .object({
    currency: z.string(),
    difference: z.string().describe('What would have been owed with it, less what without it.'),
    periods: z.number().int(),
    lines: z.array(z.object({ period: z.string(), before: z.string(), after: z.string() })),
    findings: z.array(z.string()).describe('What lint finds in the text with it and not without it.'),
  })
  .meta({ id: 'OfferWorth', description: 'What an offer would have meant over history; for the organisation alone.' });

export const offerShape = z
  .object({
    id: z.string(),
    version: z.number().int(),
    clause: z.string(),
    state: z.string().describe('open, countered, accepted, refused or withdrawn.'),
    round: z.number().int(),
    by: z.string().describe('Party that put it.'),
    person,
    at: z.string(),
    reason: wordPair,
    changes: z.array(changeShape),
    difference: z.array(chapterDifferenceShape),
    counters: z.string().optional(),
    counteredBy: z.string().optional(),
    answer: wordPair.optional(),
    answeredBy: person.optional(),
    answeredAt: z.string().optional(),
    noPlace: z.string().optional().describe('Why it can no longer be accepted.'),
    worth: worthShape.optional(),
  })
  .meta({ id: 'NegotiationOffer', description: 'A change of one clause that one side puts, and what became of it.' });

export const roomShape = z
  .object({
    draft: z.object({
      id: z.string(),
      version: z.number().int(),
      agreement: z.string(),
      revision: z.number().int(),
      title: wordPair,
      state: z.string(),
      hash: z.string(),
      round: z.number().int(),
      text: documentSchema('The document as data.'),
      currency: z.string().optional(),
    }),
    sides: z.object({
      own: z.object({ party: z.string(), name: wordPair }),
      other: z.object({ party: z.string(), name: wordPair, side: z.enum(['customer', 'supplier']) }),
      mine: z.string(),
    }),
    speaks: z.boolean().describe('Whether one answers offers for one’s side.'),
    closed: wordPair.optional().describe('Why no offer can be put.'),
    inForce: z.boolean(),
    clauses: z.array(
      z.object({
        key: z.string(),
        title: wordPair,
        standing: z.enum(['settled', 'offered', 'point']),
        offers: z.array(z.string()),
        points: z.array(z.string()),
        words: z.object({ en: z.array(proseBlockShape), 'zh-Hant': z.array(proseBlockShape) }),
      }),
    ),
    offers: z.array(offerShape),
    points: z.array(
      z.object({ id: z.string(), clause: z.string(), text: wordPair, state: z.string(), at: z.string(), by: person }),
    ),
    consents: z.array(z.object({ person, at: z.string().optional(), party: z.string(), mine: z.boolean() })),
  })
  .meta({ id: 'NegotiationRoom', description: 'A draft at the table, as one side sees it.' });

const namedText = z.object({ name: z.string(), hash: z.string() });

export const draftDifferenceShape = z
  .object({ draft: z.string(), from: namedText, to: namedText, chapters: z.array(chapterDifferenceShape) })
  .meta({ id: 'DraftDifference', description: 'Two texts side by side.' });

const side = z.object({ rows: z.array(shortRowShape), credit: z.string() });
export const draftReplayShape = z
  .object({
    draft: z.string(),
    history: z.string().describe('Agreement whose months they are.'),
    comparable: z.boolean(),
    from: namedText,
    to: namedText,
    currency: z.string(),
    periods: z.array(
      z.object({ period: z.string(), before: side, after: side, difference: z.string(), turned: z.boolean() }),
    ),
    before: z.string(),
    after: z.string(),
    difference: z.string(),
    byClause: z.array(z.object({ key: z.string(), difference: z.string() })),
  })
  .meta({ id: 'DraftReplay', description: 'What two texts would have owed for the same months, exactly.' });

export const negotiationLogShape = z
  .object({
    draft: z.string(),
    lines: z.array(
      z.object({
        at: z.string(),
        by: person,
        ref: z.string(),
        act: z.string(),
        words: wordPair,
        clause: z.string().optional(),
        said: wordPair.optional(),
      }),
    ),
    concessions: z.array(
      z.object({
        offer: z.string(),
        clause: z.string(),
        gave: z.string(),
        got: z.string(),
        at: z.string(),
        by: person,
        terms: z.array(z.object({ term: z.string(), before: z.string().optional(), after: z.string().optional() })),
        reason: wordPair,
        answer: wordPair.optional(),
        worth: worthShape.optional(),
      }),
    ),
  })
  .meta({ id: 'NegotiationLog', description: 'Everything that happened at the table, and who gave what.' });

export const exampleMonthShape = z.object({
  key: z.enum(['good', 'narrow', 'bad', 'asked']),
  label: wordPair,
  commitment: z.object({ id: z.string(), clause: z.string(), title: wordPair }),
  period: z.string(),
  used: wordPair.describe('Minutes down of those allowed, or cases late of all.'),
  attained: wordPair,
  target: z.string().optional(),
  verdict: z.enum(['met', 'missed', 'no-volume', 'not-measured', 'suspended', 'open', 'reported']),
  credit: z.object({ amount: z.string(), currency: z.string() }).optional(),
  otherRemedies: z.array(
    z.object({
      form: z.enum(['points', 'days', 'units', 'action']),
      amount: z.string().optional(),
      unit: z.string().optional(),
      action: wordPair.optional(),
    }),
  ),
});

export const examplesShape = z
  .object({
    draft: z.string(),
    hash: z.string().describe('Of the text that they are computed from.'),
    months: z.array(exampleMonthShape),
  })
  .meta({ id: 'ExampleMonths', description: 'What a good, a near and a bad month would give, by the engine itself.' });

export const acceptedShape = z
  .object({
    offer: z.string(),
    draft: z.string(),
    version: z.number().int(),
    before: z.string().describe('Canonical hash of the text without it.'),
    after: z.string().describe('Canonical hash of the text with it.'),
  })
  .meta({ id: 'AcceptedOffer', description: 'An offer that is part of the text from now on.' });

export const offerBody = z.strictObject({
  clause: clauseKey,
  changes: z.array(changeShape).min(1).max(200),
  reason: wordPair,
});

const hash = 'ab'.repeat(32);
const reason = { en: 'The market trades through signal No. 8.', 'zh-Hant': '八號信號下市場照常交易。' };
const ada = { id: 'ada', name: { en: 'Ada Cheung', 'zh-Hant': '張雅達' } };
const change = { path: ['exclusions', 'force-majeure', 'appliesTo'], value: ['attendance'] };
const offer = {
  id: 'OFF-0002',
  version: 1,
  clause: 'K09',
  state: 'open',
  round: 2,
  by: 'harbourline',
  person: ada,
  at: '2025-02-26T00:30:00.000Z',
  reason,
  changes: [change],
  difference: [],
  counters: 'OFF-0001',
};

export const negotiationExamples = {
  hash,
  body: { clause: 'K09', changes: [change], reason },
  counter: { changes: [change], reason },
  answer: { answer: reason },
  offer,
  record: {
    kind: 'offer' as const,
    id: 'OFF-0002',
    version: 1,
    recordedAt: '2025-02-26T00:30:00.000Z',
    actor: 'person:ada',
    title: { en: 'K09, round 2: The market trades through signal No. 8.' },
    parties: ['lion-rock'],
    about: { agreement: 'SLA-LR-METRO', records: ['draft/DRF-0001'] },
    body: { draft: 'DRF-0001', clause: 'K09', state: 'open', trail: [] },
  },
  room: {
    draft: {
      id: 'DRF-0001',
      version: 7,
      agreement: 'SLA-LR-METRO',
      revision: 3,
      title: { en: 'Lion Rock Securities: Dual metro Ethernet to co-location' },
      state: 'in-negotiation',
      hash,
      round: 2,
      text: { id: 'SLA-LR-METRO', revision: 3 },
      currency: 'HKD',
    },
    sides: {
      own: { party: 'harbourline', name: { en: 'Harbourline Networks' } },
      other: { party: 'lion-rock', name: { en: 'Lion Rock Securities' }, side: 'customer' as const },
      mine: 'lion-rock',
    },
    speaks: true,
    inForce: true,
    clauses: [],
    offers: [offer],
    points: [],
    consents: [{ person: ada, party: 'harbourline', mine: false }],
  },
  replay: {
    draft: 'DRF-0001',
    history: 'SLA-LR-METRO',
    comparable: false,
    from: { name: 'now', hash },
    to: { name: 'offer-OFF-0001', hash },
    currency: 'HKD',
    periods: [],
    before: '0.00',
    after: '15000.00',
    difference: '15000.00',
    byClause: [{ key: 'K09', difference: '15000.00' }],
  },
};
