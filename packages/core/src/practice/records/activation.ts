/** What has to be in place before a signed revision takes effect, item by item (S0.26). Its id is the agreement's with the revision. */
import { z } from 'zod';
import { day, id, many, moment, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const activation = defineRecord({
  kind: 'activation',
  prefix: 'ACV',
  names: { one: { en: 'Activation', 'zh-Hant': '啟用' }, many: { en: 'Activations', 'zh-Hant': '啟用' } },
  fields: {
    agreement: id,
    revision: z.int().min(1),
    effectiveFrom: day,
    items: many(
      z.strictObject({
        key: words,
        owner: id.optional(),
        due: day.optional(),
        done: z.strictObject({ by: id, at: moment, note: words.optional() }).optional(),
        exception: z
          .strictObject({ by: id, at: moment, until: day, reason: words })
          .optional()
          .describe('It may be missing until this day, for this reason.'),
      }),
    ),
  },
  states: {
    planned: { en: 'planned', 'zh-Hant': '已安排' },
    'in-progress': { en: 'in progress', 'zh-Hant': '進行中' },
    complete: { en: 'complete', 'zh-Hant': '已完成' },
  },
  create: { level: 5 },
  edit: { level: 5, in: [] },
  acts: {
    tick: {
      names: { en: 'Tick off', 'zh-Hant': '標示完成' },
      from: ['planned', 'in-progress'],
      to: 'in-progress',
      level: 3,
      tells: ['items'],
    },
    except: {
      names: { en: 'Leave open until a day', 'zh-Hant': '容許暫缺至某日' },
      from: ['planned', 'in-progress'],
      to: 'in-progress',
      level: 5,
      tells: ['items'],
      reason: true,
    },
    complete: {
      names: { en: 'Activation is complete', 'zh-Hant': '完成啟用' },
      from: ['planned', 'in-progress'],
      to: 'complete',
      level: 5,
    },
  },
  throughSentences: ['create', 'edit', 'tick', 'except', 'complete'],
  title: ({ agreement, revision }) => `${agreement} r${revision}`,
  parties: () => [],
  about: ({ agreement }) => ({ agreement }),
});
