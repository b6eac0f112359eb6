/** Planned works on a service: when, how long it is cut, whether that counts. */
import { z } from 'zod';
import { count, id, many, moment, name, window, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const change = defineRecord({
  kind: 'change',
  prefix: 'CHG',
  names: { one: { en: 'Works', 'zh-Hant': '工程' }, many: { en: 'Works', 'zh-Hant': '工程' } },
  fields: {
    title: name,
    agreements: many(id),
    parties: many(id),
    subjects: many(id).optional(),
    components: many(id).optional().describe('What is worked on: agreements that rest on it are touched too.'),
    window,
    expectedCutMs: count,
    counted: z.boolean(),
    why: name.optional(),
    noticedAt: moment.optional(),
    owner: id.optional(),
    supplier: id.optional(),
    actual: window.optional(),
    outcome: words.optional(),
  },
  states: {
    planned: { en: 'planned', 'zh-Hant': '已計劃' },
    approved: { en: 'approved', 'zh-Hant': '已批准' },
    executing: { en: 'under way', 'zh-Hant': '進行中' },
    done: { en: 'done', 'zh-Hant': '已完成' },
    failed: { en: 'failed', 'zh-Hant': '失敗' },
    cancelled: { en: 'cancelled', 'zh-Hant': '已取消' },
  },
  create: { level: 3 },
  edit: { level: 3, in: ['planned', 'approved'] },
  acts: {
    approve: {
      names: { en: 'Approve', 'zh-Hant': '批准' },
      from: ['planned'],
      to: 'approved',
      level: 5,
      notBy: ['create', 'edit'],
    },
    move: {
      names: { en: 'Move to another time', 'zh-Hant': '改期' },
      from: ['planned', 'approved'],
      to: 'planned',
      level: 3,
      tells: ['window', 'counted', 'why', 'noticedAt'],
      reason: true,
    },
    begin: { names: { en: 'Begin', 'zh-Hant': '開始' }, from: ['approved'], to: 'executing', level: 3 },
    finish: {
      names: { en: 'Finish', 'zh-Hant': '完成' },
      from: ['executing'],
      to: 'done',
      level: 3,
      tells: ['actual', 'outcome'],
    },
    fail: {
      names: { en: 'Fail', 'zh-Hant': '失敗' },
      from: ['executing'],
      to: 'failed',
      level: 3,
      tells: ['actual', 'outcome'],
      reason: true,
    },
    cancel: {
      names: { en: 'Cancel', 'zh-Hant': '取消' },
      from: ['planned', 'approved'],
      to: 'cancelled',
      level: 3,
      reason: true,
    },
  },
  title: ({ title }) => title,
  parties: ({ parties }) => parties,
  about: ({ agreements, supplier }) => ({
    agreement: agreements[0],
    records: supplier === undefined ? [] : [`party/${supplier}`],
  }),
});
