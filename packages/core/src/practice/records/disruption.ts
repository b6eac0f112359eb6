/** A major event over several agreements: what it does to each, who was told, what was agreed meanwhile (S2.26). */
import { z } from 'zod';
import { id, longText, many, moment, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const disruption = defineRecord({
  kind: 'disruption',
  prefix: 'DIS',
  names: { one: { en: 'Disruption', 'zh-Hant': '重大中斷' }, many: { en: 'Disruptions', 'zh-Hant': '重大中斷' } },
  fields: {
    title: name,
    cause: longText,
    start: moment,
    end: moment.optional(),
    supplier: id.optional(),
    agreements: many(z.strictObject({ agreement: id, party: id, commitment: id.optional(), effect: name })),
    /** `nextBy`: when the next word was promised with this one; half an hour later when it says nothing. */
    updates: many(z.strictObject({ at: moment, text: longText, by: words, nextBy: moment.optional() })),
    lead: id.optional(),
    lessons: longText.optional(),
  },
  states: {
    declared: { en: 'declared', 'zh-Hant': '已宣布' },
    managed: { en: 'being managed', 'zh-Hant': '處理中' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
    reviewed: { en: 'reviewed', 'zh-Hant': '已檢討' },
  },
  create: { level: 4 },
  edit: { level: 3 },
  acts: {
    manage: { names: { en: 'Take in hand', 'zh-Hant': '接手處理' }, from: ['declared'], to: 'managed', level: 4 },
    update: {
      names: { en: 'Tell how it stands', 'zh-Hant': '發佈進展' },
      from: ['declared', 'managed'],
      level: 3,
      tells: ['updates'],
    },
    end: {
      names: { en: 'End', 'zh-Hant': '結束' },
      from: ['declared', 'managed'],
      to: 'ended',
      level: 5,
      tells: ['end'],
    },
    review: {
      names: { en: 'Review', 'zh-Hant': '檢討' },
      from: ['ended'],
      to: 'reviewed',
      level: 6,
      tells: ['lessons'],
    },
  },
  title: ({ title }) => title,
  parties: ({ agreements }) => agreements.map(({ party }) => party),
  about: ({ agreements, supplier }) => ({
    agreement: agreements[0]?.agreement,
    records: [
      ...agreements.map(({ agreement }) => `agreement/${agreement}`),
      ...(supplier === undefined ? [] : [`party/${supplier}`]),
    ],
  }),
});
