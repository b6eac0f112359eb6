/**
 * A text of an agreement in the making: from the first draft to the signatures. Owns: what is kept of it. Does not own: its
 * steps and their guards (drafting), the published agreement that comes of it.
 */
import { z } from 'zod';
import { count, id, longText, many, moment, name, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

/** The document as data, the same that is published and signed. */
const text = z.record(z.string(), z.json());
const clauseKey = z.string().regex(/^K\d{2}$/u, 'write a clause key, as K06');

const beforeSignature = ['draft', 'internal-review', 'offered', 'in-negotiation', 'agreed-text'];

export const draft = defineRecord({
  kind: 'draft',
  prefix: 'DRF',
  names: { one: { en: 'Draft', 'zh-Hant': '草擬本' }, many: { en: 'Drafts', 'zh-Hant': '草擬本' } },
  fields: {
    agreement: id.describe('The id that the agreement has or will have.'),
    revision: z.int().min(1).describe('The number that this text will have when it is signed.'),
    title: name,
    provider: id.optional().describe('Party that promises.'),
    customer: id.optional().describe('Party that receives.'),
    manager: id.optional().describe('Service level manager: the person who answers for it.'),
    representative: id.optional().describe('Person who speaks for the other side.'),
    text,
    hash: sha256.describe('Of the canonical form of the text.'),
    begunFrom: z
      .strictObject({
        template: id.optional(),
        templateVersion: z.int().min(1).optional(),
        tier: id.optional(),
        agreement: id.optional(),
        revision: z.int().min(1).optional(),
        draft: id.optional(),
        requirements: many(id).optional(),
        file: words.optional(),
      })
      .default({})
      .describe('What the first text came from.'),
    origins: z
      .record(z.string(), z.enum(['template', 'parent', 'requirement', 'negotiated', 'author']))
      .optional()
      .describe('Where a term came from, by its place; the author’s own when missing.'),
    clauses: many(
      z.strictObject({
        key: clauseKey,
        owner: id.optional(),
        clearedBy: id.optional(),
        clearedAt: moment.optional(),
        clearedHash: sha256.optional().describe('Of the clause as it was cleared: a later change opens it again.'),
      }),
    )
      .optional()
      .describe('Who answers for a clause, and whether it is cleared.'),
    legal: z
      .strictObject({ by: id, at: moment, hash: sha256 })
      .optional()
      .describe('Counsel’s approval of the deviations from approved wording, by the hash of those deviations.'),
    replayed: z
      .strictObject({ hash: sha256, at: moment, credits: z.array(words), periods: count })
      .optional()
      .describe('What this exact text would have cost over history.'),
    computed: many(
      z.strictObject({ name: z.enum(['proof', 'price']), hash: sha256, at: moment, lines: z.array(words) }),
    )
      .optional()
      .describe('What was computed of this exact text besides: whether it can be kept, what it is worth.'),
    proposal: words.optional().describe('Number of the proposal document.'),
    agreed: z
      .strictObject({ hash: sha256, at: moment, by: many(id), documents: many(sha256).optional() })
      .optional()
      .describe('The frozen text, and who agreed it.'),
    round: count.optional().describe('Round of negotiation.'),
    supersededBy: id.optional(),
    outcome: longText.optional(),
  },
  states: {
    draft: { en: 'draft', 'zh-Hant': '草擬中' },
    'internal-review': { en: 'in internal review', 'zh-Hant': '內部審閱中' },
    offered: { en: 'offered', 'zh-Hant': '已提出' },
    'in-negotiation': { en: 'in negotiation', 'zh-Hant': '商議中' },
    'agreed-text': { en: 'text agreed', 'zh-Hant': '文本已議定' },
    signing: { en: 'being signed', 'zh-Hant': '簽署中' },
    signed: { en: 'signed', 'zh-Hant': '已簽署' },
    superseded: { en: 'superseded', 'zh-Hant': '已被取代' },
    withdrawn: { en: 'withdrawn', 'zh-Hant': '已撤回' },
  },
  create: { level: 5 },
  edit: { level: 5, in: ['draft', 'internal-review'] },
  // Steps of the life of a text; each has guards besides, which the drafting room knows and a sentence of its own keeps.
  acts: {
    submit: {
      names: { en: 'Send for internal review', 'zh-Hant': '送交內部審閱' },
      from: ['draft'],
      to: 'internal-review',
      level: 5,
    },
    return: {
      names: { en: 'Return to the author', 'zh-Hant': '退回作者' },
      from: ['internal-review'],
      to: 'draft',
      level: 4,
      reason: true,
    },
    offer: {
      names: { en: 'Offer to the other side', 'zh-Hant': '向對方提出' },
      from: ['internal-review'],
      to: 'offered',
      level: 5,
      tells: ['proposal', 'replayed'],
    },
    open: {
      names: { en: 'Open negotiation', 'zh-Hant': '展開商議' },
      from: ['offered'],
      to: 'in-negotiation',
      level: 5,
      sides: ['customer', 'supplier'],
      speaker: true,
      tells: ['round'],
    },
    amend: {
      names: { en: 'Take an accepted offer into the text', 'zh-Hant': '把已接受的提議納入文本' },
      from: ['in-negotiation'],
      level: 5,
      sides: ['customer', 'supplier'],
      tells: ['text', 'hash', 'origins', 'clauses', 'round', 'agreed', 'title'],
    },
    consent: {
      names: { en: 'Agree the text', 'zh-Hant': '同意文本' },
      from: ['in-negotiation'],
      // Only the two persons named for it: the lead of a group within the house is one of them.
      level: 4,
      sides: ['customer', 'supplier'],
      speaker: true,
      tells: ['agreed'],
    },
    freeze: {
      names: { en: 'Freeze the agreed text', 'zh-Hant': '凍結議定文本' },
      from: ['in-negotiation'],
      to: 'agreed-text',
      // Follows of itself when both have agreed, whoever of them is the second.
      level: 4,
      sides: ['customer', 'supplier'],
      tells: ['agreed'],
    },
    sign: {
      names: { en: 'Send for signature', 'zh-Hant': '送交簽署' },
      from: ['agreed-text'],
      to: 'signing',
      level: 5,
    },
    decline: {
      names: { en: 'Back to negotiation', 'zh-Hant': '退回商議' },
      from: ['agreed-text', 'signing'],
      to: 'in-negotiation',
      level: 5,
      sides: ['customer', 'supplier'],
      reason: true,
    },
    // What people do about its clauses while it is made; none of these changes the text.
    assign: {
      names: { en: 'Give a clause to somebody', 'zh-Hant': '指派條款負責人' },
      from: beforeSignature,
      level: 5,
      tells: ['clauses'],
    },
    clear: {
      names: { en: 'Clear a clause', 'zh-Hant': '核清條款' },
      from: beforeSignature,
      level: 4,
      tells: ['clauses'],
    },
    reopen: {
      names: { en: 'Open a clause again', 'zh-Hant': '重新開啟條款' },
      from: beforeSignature,
      level: 4,
      tells: ['clauses'],
      reason: true,
    },
    approve: {
      names: { en: 'Approve deviations from approved wording', 'zh-Hant': '批准偏離標準文句' },
      from: beforeSignature,
      level: 4,
      tells: ['legal'],
    },
    replay: {
      names: { en: 'Compute it over history', 'zh-Hant': '按往績重算' },
      from: beforeSignature,
      level: 4,
      tells: ['replayed', 'computed'],
    },
    complete: {
      names: { en: 'Signed by all', 'zh-Hant': '各方已簽署' },
      from: ['signing', 'agreed-text'],
      to: 'signed',
      level: 7,
      tells: ['outcome'],
    },
    revise: {
      names: { en: 'Begin a new revision of the text', 'zh-Hant': '另立新版本' },
      from: ['offered', 'in-negotiation', 'agreed-text', 'signing'],
      to: 'superseded',
      level: 5,
      tells: ['supersededBy'],
    },
    withdraw: {
      names: { en: 'Withdraw', 'zh-Hant': '撤回' },
      from: ['draft', 'internal-review', 'offered', 'in-negotiation', 'agreed-text', 'signing'],
      to: 'withdrawn',
      level: 5,
      reason: true,
    },
  },
  throughSentences: [
    'create',
    'edit',
    'submit',
    'return',
    'offer',
    'open',
    'amend',
    'consent',
    'freeze',
    'sign',
    'decline',
    'complete',
    'revise',
    'withdraw',
    'assign',
    'clear',
    'reopen',
    'approve',
    'replay',
  ],
  internal: ['begunFrom', 'origins', 'clauses', 'legal', 'replayed', 'computed'],
  internalActs: ['submit', 'return', 'assign', 'clear', 'reopen', 'approve', 'replay'],
  title: ({ title }) => title,
  // Before it is offered it is nobody else's.
  parties: ({ state, provider, customer }) =>
    state === 'draft' || state === 'internal-review' ? [] : [provider, customer],
  about: ({ agreement }) => ({ agreement }),
});
