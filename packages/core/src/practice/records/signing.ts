/**
 * The signing of an agreed text: who signs in which order, what each of them did and when, and the seal that ends it (S0.25).
 * Owns: what is kept of it. Does not own: its rules (drafting/signing.ts), secrets of links and codes (they are kept apart).
 *
 * `completed` follows from the seal and is told by nobody: the sentence that stores the sealed document is the only one that
 * does the act.
 */
import { z } from 'zod';
import { count, id, language, many, moment, money, name, prose, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

/** How somebody binds their party. */
export const signingMethods = ['electronic', 'wet-ink', 'external', 'acceptance', 'confirmation'] as const;
export const signerStates = ['waiting', 'asked', 'opened', 'signed', 'declined', 'delegated', 'expired'] as const;

const file = z.strictObject({ name: words, size: count, sha256 });

export const signerSchema = z.strictObject({
  id: id.describe('s1, s2 …: its place in this signing.'),
  order: z.int().min(1).max(99),
  party: id,
  side: z.enum(['provider', 'customer']),
  person: id.optional(),
  name: words,
  capacity: words,
  email: words.optional(),
  language,
  method: z.enum(signingMethods),
  state: z.enum(signerStates),
  authority: money.optional().describe('Up to what value they bind the party; without limit when missing.'),
  askedAt: moment.optional(),
  openedAt: moment.optional(),
  decidedAt: moment.optional(),
  remindAt: moment.optional().describe('When they are reminded next.'),
  reminded: count.optional(),
  reason: prose.optional(),
  consent: words.optional().describe('Version of the consent text they agreed to.'),
  identity: z
    .enum(['mail-code', 'seen'])
    .optional()
    .describe('How they were known: link and code by mail, or seen by a witness.'),
  applied: z
    .strictObject({ sha256, at: moment })
    .optional()
    .describe('The document after their signature and its time stamp went into it.'),
  delegatedTo: z.strictObject({ signer: z.string(), name: words, email: words, note: prose }).optional(),
  delegatedFrom: z.strictObject({ signer: z.string(), name: words, note: prose }).optional(),
  scan: file.extend({ witness: words, signedOn: z.iso.date() }).optional(),
});

export const sealStates = ['none', 'pending', 'retrying', 'failed', 'sealed'] as const;
const sealSchema = z.strictObject({
  state: z.enum(sealStates),
  attempts: count,
  lastError: words.optional(),
  lastAt: moment.optional(),
  nextAt: moment.optional(),
  document: sha256.optional().describe('The document with everything that is in it so far.'),
  certificate: sha256.optional().describe('The certificate of completion.'),
  at: moment.optional(),
});

/** One line of the evidence trail: chained by hash to the one before. */
export const trailEntrySchema = z.strictObject({
  index: count,
  at: moment,
  zone: words.describe('Time zone that the moment is told to people in.'),
  who: words,
  what: words,
  document: sha256,
  detail: prose.optional(),
  address: words.optional(),
  agent: words.optional(),
  identity: words.optional(),
  consent: words.optional(),
  previous: sha256,
  hash: sha256,
});

const both = ['customer', 'supplier'] as const;
const progress = ['signers', 'evidence', 'seal'] as const;
const onTheWay = ['open', 'sealing'] as const;

export const signing = defineRecord({
  kind: 'signing',
  prefix: 'SIG',
  names: { one: { en: 'Signing', 'zh-Hant': '簽署' }, many: { en: 'Signings', 'zh-Hant': '簽署' } },
  fields: {
    draft: id,
    agreement: id,
    revision: z.int().min(1),
    title: name,
    parties: many(id),
    form: z.enum(['signature', 'acceptance', 'confirmation']).describe('What the type of agreement asks for.'),
    hash: sha256.describe('Of the agreed text: every signer signs this one.'),
    document: sha256.describe('The contract as it was sent for signature.'),
    language,
    zone: words,
    value: money.optional().describe('Fees over the term: compared with what each signer may bind.'),
    signers: many(signerSchema),
    places: many(z.strictObject({ order: count, page: count, left: count, bottom: count, right: count, top: count }))
      .optional()
      .describe('Where signatures are shown on the page of signatures, in points.'),
    origin: words.describe('Where the application is reached from outside: links begin with it.'),
    expiresAt: moment,
    remindEveryDays: z.int().min(1).max(60).optional(),
    seal: sealSchema,
    evidence: many(trailEntrySchema),
  },
  states: {
    open: { en: 'collecting signatures', 'zh-Hant': '收集簽署中' },
    sealing: { en: 'being sealed', 'zh-Hant': '封存中' },
    completed: { en: 'completed', 'zh-Hant': '已完成' },
    declined: { en: 'declined', 'zh-Hant': '已拒簽' },
    expired: { en: 'expired', 'zh-Hant': '已逾期' },
    voided: { en: 'void', 'zh-Hant': '已作廢' },
  },
  create: { level: 5 },
  edit: { level: 5, in: [] },
  acts: {
    ask: {
      names: { en: 'Ask the next signer', 'zh-Hant': '邀請下一位簽署人' },
      from: ['open'],
      level: 5,
      tells: progress,
    },
    open: {
      names: { en: 'Opened by the signer', 'zh-Hant': '簽署人已開啟' },
      from: ['open'],
      level: 5,
      sides: both,
      tells: progress,
    },
    sign: { names: { en: 'Sign', 'zh-Hant': '簽署' }, from: ['open'], level: 2, sides: both, tells: progress },
    'sign-last': {
      names: { en: 'Sign as the last', 'zh-Hant': '最後簽署' },
      from: ['open'],
      to: 'sealing',
      level: 2,
      sides: both,
      tells: progress,
    },
    record: {
      names: { en: 'Record a paper signature', 'zh-Hant': '記錄紙本簽署' },
      from: ['open'],
      level: 5,
      tells: progress,
    },
    'record-last': {
      names: { en: 'Record the last paper signature', 'zh-Hant': '記錄最後的紙本簽署' },
      from: ['open'],
      to: 'sealing',
      level: 5,
      tells: progress,
    },
    delegate: {
      names: { en: 'Delegate', 'zh-Hant': '委託他人簽署' },
      from: ['open'],
      level: 2,
      sides: both,
      tells: progress,
    },
    remind: { names: { en: 'Remind', 'zh-Hant': '提醒' }, from: ['open'], level: 3, tells: progress },
    resend: { names: { en: 'Send a new link', 'zh-Hant': '重發連結' }, from: ['open'], level: 5, tells: progress },
    apply: {
      names: { en: 'Signature put into the document', 'zh-Hant': '簽署已寫入文件' },
      from: onTheWay,
      level: 7,
      tells: progress,
    },
    'fail-seal': { names: { en: 'Sealing failed', 'zh-Hant': '封存失敗' }, from: onTheWay, level: 7, tells: progress },
    reseal: { names: { en: 'Seal again', 'zh-Hant': '再次封存' }, from: onTheWay, level: 5, tells: progress },
    decline: {
      names: { en: 'Decline', 'zh-Hant': '拒絕簽署' },
      from: ['open'],
      to: 'declined',
      level: 2,
      sides: both,
      reason: true,
      tells: progress,
    },
    expire: { names: { en: 'Expire', 'zh-Hant': '逾期' }, from: ['open'], to: 'expired', level: 7, tells: progress },
    // Not once everybody has signed: what they signed is sealed, and ended as a contract is.
    void: {
      names: { en: 'Void', 'zh-Hant': '作廢' },
      from: ['open'],
      to: 'voided',
      level: 5,
      sides: both,
      reason: true,
      tells: progress,
    },
    complete: {
      names: { en: 'Sealed and completed', 'zh-Hant': '已封存並完成' },
      from: ['sealing'],
      to: 'completed',
      level: 7,
      tells: progress,
    },
  },
  throughSentences: [
    'create',
    'edit',
    'ask',
    'open',
    'sign',
    'sign-last',
    'record',
    'record-last',
    'delegate',
    'remind',
    'resend',
    'apply',
    'fail-seal',
    'reseal',
    'decline',
    'expire',
    'void',
    'complete',
  ],
  // What went wrong in our machinery, in its own words.
  internal: ['seal.lastError'],
  internalActs: ['fail-seal', 'reseal'],
  title: ({ title }) => title,
  parties: ({ parties }) => parties,
  about: ({ agreement, draft }) => ({ agreement, records: [`draft/${draft}`] }),
});
