/** A dated waiver that both sides agree to, and what is given for it. */
import { z } from 'zod';
import { id, longText, moment, money, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const temporaryTerms = defineRecord({
  kind: 'temporary-terms',
  prefix: 'TMP',
  names: {
    one: { en: 'Temporary terms', 'zh-Hant': '臨時條款' },
    many: { en: 'Temporary terms', 'zh-Hant': '臨時條款' },
  },
  fields: {
    agreement: id,
    commitment: id,
    party: id,
    target: words,
    effect: z
      .enum(['exclude', 'target'])
      .optional()
      .describe('exclude: the time does not count. target: another target holds meanwhile.'),
    from: moment,
    to: moment,
    consideration: longText,
    goodwill: money.optional(),
    disruption: id.optional(),
    decisionNote: words.optional(),
  },
  states: {
    proposed: { en: 'proposed', 'zh-Hant': '已提出' },
    agreed: { en: 'agreed', 'zh-Hant': '已同意' },
    declined: { en: 'declined', 'zh-Hant': '已拒絕' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
  },
  create: { level: 6 },
  // What was put to the other side stays as they read it: other terms are another proposal.
  edit: { level: 6, in: [] },
  acts: {
    agree: {
      names: { en: 'Agree', 'zh-Hant': '同意' },
      from: ['proposed'],
      to: 'agreed',
      sides: ['customer', 'supplier'],
      speaker: 'named',
      tells: ['decisionNote'],
    },
    decline: {
      names: { en: 'Decline', 'zh-Hant': '拒絕' },
      from: ['proposed'],
      to: 'declined',
      sides: ['customer', 'supplier'],
      speaker: 'named',
      tells: ['decisionNote'],
      reason: true,
    },
    end: { names: { en: 'End', 'zh-Hant': '結束' }, from: ['agreed'], to: 'ended', level: 5 },
  },
  // A consent puts a waiver in force: nobody gives it without that.
  throughSentences: ['agree'],
  title: ({ agreement }) => ({ en: `Temporary terms for ${agreement}`, 'zh-Hant': `${agreement} 臨時條款` }),
  parties: ({ party }) => [party],
  about: ({ agreement, disruption }) => ({
    agreement,
    records: disruption === undefined ? [] : [`disruption/${disruption}`],
  }),
});
