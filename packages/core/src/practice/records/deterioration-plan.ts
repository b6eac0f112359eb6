/** What will be worse, when, what helps meanwhile, and what the customer says to it. */
import { z } from 'zod';
import { id, longText, many, name, period, window, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const deteriorationPlan = defineRecord({
  kind: 'deterioration-plan',
  prefix: 'DPL',
  names: {
    one: { en: 'Deterioration plan', 'zh-Hant': '降級計劃' },
    many: { en: 'Deterioration plans', 'zh-Hant': '降級計劃' },
  },
  fields: {
    agreement: id,
    commitment: id.optional(),
    period,
    party: id,
    what: longText,
    window,
    alternative: window.optional(),
    effects: many(z.strictObject({ commitment: id, text: name })).optional(),
    /** Our estimates, and what it does to other customers. */
    forecasts: many(z.strictObject({ agreement: id, commitment: id, before: words, after: words })).optional(),
    workaround: longText.optional(),
    communications: longText.optional(),
    change: id.optional(),
    warning: id.optional(),
    decisionNote: words.optional(),
    outcome: longText.optional().describe('How it went: what was cut, what was learnt.'),
  },
  states: {
    drafted: { en: 'drafted', 'zh-Hant': '草稿' },
    proposed: { en: 'proposed', 'zh-Hant': '已提出' },
    agreed: { en: 'agreed', 'zh-Hant': '已同意' },
    declined: { en: 'declined', 'zh-Hant': '已拒絕' },
    executed: { en: 'executed', 'zh-Hant': '已執行' },
    reviewed: { en: 'reviewed', 'zh-Hant': '已檢討' },
  },
  create: { level: 3 },
  edit: { level: 3, in: ['drafted'] },
  acts: {
    propose: {
      names: { en: 'Propose to the customer', 'zh-Hant': '向客戶提出' },
      from: ['drafted'],
      to: 'proposed',
      level: 3,
    },
    agree: {
      names: { en: 'Agree', 'zh-Hant': '同意' },
      from: ['proposed'],
      to: 'agreed',
      sides: ['customer'],
      speaker: 'named',
      tells: ['decisionNote'],
    },
    decline: {
      names: { en: 'Decline', 'zh-Hant': '拒絕' },
      from: ['proposed'],
      to: 'declined',
      sides: ['customer'],
      speaker: 'named',
      tells: ['decisionNote'],
      reason: true,
    },
    execute: {
      names: { en: 'Executed', 'zh-Hant': '已執行' },
      from: ['agreed'],
      to: 'executed',
      level: 3,
      tells: ['outcome'],
    },
    review: {
      names: { en: 'Reviewed', 'zh-Hant': '已檢討' },
      from: ['executed', 'declined'],
      to: 'reviewed',
      level: 4,
      tells: ['outcome'],
    },
  },
  // The works move with the customer's word.
  throughSentences: ['agree'],
  internal: ['forecasts'],
  title: ({ what }) => what,
  parties: ({ party }) => [party],
  about: ({ agreement, period: of, change }) => ({
    agreement,
    period: of,
    records: change === undefined ? [] : [`change/${change}`],
  }),
});
