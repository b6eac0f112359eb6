/**
 * Something to do, with one owner and a day. One that is to move the measure of a promise says which, and how it stood before (S1.14);
 * it begins as a proposal, which somebody accepts, changes or dismisses. Whether it helped is read from evidence, never from its state:
 * such a one is closed or escalated by a sentence of its own (J9), and of a party only its owner says that it is done (S1.18).
 */
import { z } from 'zod';
import { attachment, count, day, id, many, money, name, period, prose, reference, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

const month = z.strictObject({
  period,
  verdict: z.enum(['met', 'missed', 'no-data']).describe('No data is neither kept nor missed.'),
  value: z.strictObject({ exact: words, unit: words }).optional().describe('What was judged, exact.'),
  downMs: words.optional().describe('Counted time, exact milliseconds.'),
  hash: sha256.optional().describe('Of the statement that said so.'),
});

const aim = z.strictObject({
  agreement: id,
  commitment: id,
  subject: words.optional(),
  period: period.describe('The period that was missed.'),
  target: words.optional(),
  before: many(month).describe(
    'How it stood when the action was proposed; kept, so that what follows is compared with it.',
  ),
  objective: z
    .strictObject({ mostDownMs: count, months: count.min(1).max(24) })
    .optional()
    .describe('So much downtime a month at most, for so many months; the promise itself where missing.'),
  design: id
    .optional()
    .describe('Design of the service model that it builds: what it saves in expected credits is read from the price.'),
});

export const action = defineRecord({
  kind: 'action',
  prefix: 'TSK',
  names: { one: { en: 'Action', 'zh-Hant': '行動項目' }, many: { en: 'Actions', 'zh-Hant': '行動項目' } },
  fields: {
    title: name,
    owner: id,
    party: id.optional(),
    dueOn: day,
    source: reference.optional(),
    agreement: id.optional(),
    note: prose.optional(),
    effect: words.optional(),
    aim: aim.optional(),
    cost: money.optional(),
    attachments: many(attachment).optional(),
    escalatedTo: id.optional(),
  },
  states: {
    open: { en: 'open', 'zh-Hant': '待辦' },
    done: { en: 'done', 'zh-Hant': '已完成' },
    verified: { en: 'verified', 'zh-Hant': '已核實' },
    cancelled: { en: 'cancelled', 'zh-Hant': '已取消' },
    proposed: { en: 'proposed', 'zh-Hant': '建議中' },
    dismissed: { en: 'dismissed', 'zh-Hant': '不予採納' },
    escalated: { en: 'escalated', 'zh-Hant': '已上報' },
  },
  begins: ({ aim: wanted }) => (wanted === undefined ? 'open' : 'proposed'),
  // What an audit finds becomes one.
  create: { level: 3, roles: ['auditor'] },
  edit: { level: 3, in: ['open', 'proposed'] },
  acts: {
    accept: {
      names: { en: 'Accept', 'zh-Hant': '接受' },
      from: ['proposed'],
      to: 'open',
      level: 3,
      tells: ['title', 'owner', 'dueOn', 'note'],
    },
    dismiss: {
      names: { en: 'Dismiss', 'zh-Hant': '不予採納' },
      from: ['proposed'],
      to: 'dismissed',
      level: 3,
      reason: true,
    },
    agree: { names: { en: 'Agree', 'zh-Hant': '同意' }, from: ['open'], sides: ['customer', 'supplier'] },
    finish: {
      names: { en: 'Done', 'zh-Hant': '完成' },
      from: ['open'],
      to: 'done',
      level: 2,
      sides: ['customer', 'supplier'],
      outsideOnly: 'owner',
      tells: ['effect'],
    },
    verify: {
      names: { en: 'Verify', 'zh-Hant': '核實' },
      from: ['done'],
      to: 'verified',
      level: 4,
      notBy: ['finish'],
      without: 'aim',
    },
    conclude: {
      names: { en: 'Close as verified', 'zh-Hant': '核實結案' },
      from: ['done'],
      to: 'verified',
      level: 4,
      notBy: ['finish'],
    },
    escalate: {
      names: { en: 'Escalate', 'zh-Hant': '上報' },
      from: ['open', 'done'],
      to: 'escalated',
      level: 3,
      reason: true,
      tells: ['escalatedTo'],
    },
    resume: {
      names: { en: 'Go on with it', 'zh-Hant': '繼續進行' },
      from: ['escalated'],
      to: 'open',
      level: 6,
      reason: true,
      tells: ['owner', 'dueOn'],
    },
    reopen: { names: { en: 'Reopen', 'zh-Hant': '重開' }, from: ['done'], to: 'open', level: 4, reason: true },
    cancel: {
      names: { en: 'Cancel', 'zh-Hant': '取消' },
      from: ['open', 'escalated'],
      to: 'cancelled',
      level: 4,
      reason: true,
    },
  },
  title: ({ title }) => title,
  internal: ['aim.design', 'cost', 'escalatedTo'],
  internalActs: ['escalate', 'resume'],
  // Evidence decides the one; to whom the other goes is looked at.
  throughSentences: ['conclude', 'escalate'],
  // Until somebody accepted it, it is a thought of ours.
  parties: ({ party, state }) => (state === 'proposed' || state === 'dismissed' ? [] : [party]),
  about: ({ agreement, source }) => ({ agreement, records: source === undefined ? [] : [source] }),
});
