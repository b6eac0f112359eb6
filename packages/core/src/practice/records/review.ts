/** A meeting about how it goes, with a customer or a supplier. */
import { z } from 'zod';
import { day, id, longText, many, moment, name } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';
import { reviewWords } from '../title-words.ts';

export const review = defineRecord({
  kind: 'review',
  prefix: 'REV',
  names: {
    one: { en: 'Service review', 'zh-Hant': '服務檢討' },
    many: { en: 'Service reviews', 'zh-Hant': '服務檢討' },
  },
  fields: {
    type: z.enum(['monthly', 'quarterly', 'annual', 'supplier', 'portfolio']),
    party: id,
    agreement: id.optional(),
    dueOn: day,
    heldAt: moment.optional(),
    attendees: many(id).optional(),
    agenda: many(name).optional(),
    minutes: longText.optional(),
  },
  states: {
    planned: { en: 'planned', 'zh-Hant': '已安排' },
    held: { en: 'held', 'zh-Hant': '已舉行' },
    minuted: { en: 'minuted', 'zh-Hant': '已備紀錄' },
    accepted: { en: 'accepted', 'zh-Hant': '已接納' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    hold: {
      names: { en: 'Held', 'zh-Hant': '已舉行' },
      from: ['planned'],
      to: 'held',
      level: 4,
      tells: ['heldAt', 'attendees'],
    },
    minute: {
      names: { en: 'Write minutes', 'zh-Hant': '撰寫紀錄' },
      from: ['held'],
      to: 'minuted',
      level: 4,
      tells: ['minutes'],
    },
    accept: {
      names: { en: 'Accept minutes', 'zh-Hant': '接納紀錄' },
      from: ['minuted'],
      to: 'accepted',
      sides: ['customer', 'supplier'],
      speaker: true,
    },
    move: { names: { en: 'Move', 'zh-Hant': '改期' }, from: ['planned'], level: 4, tells: ['dueOn'], reason: true },
  },
  title: ({ type, party }) => ({
    en: `${reviewWords[type].en}: ${party}`,
    'zh-Hant': `${reviewWords[type]['zh-Hant']}：${party}`,
  }),
  parties: ({ party }) => [party],
  about: ({ agreement, party }) => ({ agreement, records: [`party/${party}`] }),
});
