/** What is done over a link, how often, by whom on either side (S1.4). */
import { z } from 'zod';
import { day, id, name } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';
import { activityWords } from '../title-words.ts';

export const linkActivity = defineRecord({
  kind: 'link-activity',
  prefix: 'ACT',
  names: { one: { en: 'Activity', 'zh-Hant': '往來活動' }, many: { en: 'Activities', 'zh-Hant': '往來活動' } },
  fields: {
    linkage: id,
    type: z.enum(['order', 'incident', 'change', 'billing', 'review', 'data-exchange']),
    channel: name.optional(),
    frequency: name.optional(),
    ownOwner: id.optional(),
    theirOwner: id.optional(),
    lastOn: day.optional(),
    nextOn: day.optional(),
  },
  states: {
    active: { en: 'active', 'zh-Hant': '進行中' },
    paused: { en: 'paused', 'zh-Hant': '暫停' },
    ended: { en: 'ended', 'zh-Hant': '已結束' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    'took-place': {
      names: { en: 'Took place', 'zh-Hant': '已進行' },
      from: ['active'],
      to: 'active',
      level: 3,
      tells: ['lastOn', 'nextOn'],
    },
    pause: { names: { en: 'Pause', 'zh-Hant': '暫停' }, from: ['active'], to: 'paused', level: 4 },
    resume: { names: { en: 'Resume', 'zh-Hant': '恢復' }, from: ['paused'], to: 'active', level: 4 },
    end: { names: { en: 'End', 'zh-Hant': '結束' }, from: ['active', 'paused'], to: 'ended', level: 4 },
  },
  title: ({ type, linkage }) => ({
    en: `${activityWords[type].en}: ${linkage}`,
    'zh-Hant': `${activityWords[type]['zh-Hant']}：${linkage}`,
  }),
  parties: () => [],
  about: ({ linkage }) => ({ records: [`linkage/${linkage}`] }),
});
