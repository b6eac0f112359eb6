/**
 * A change of where an agreement stands that is no change of its words: targets suspended or resumed, the agreement void, ended,
 * renewed or let run out. One proposes with the proof, another approves, the other side is told.
 */
import { z } from 'zod';
import { attachment, day, id, longText, many, moment } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

export const standingChange = defineRecord({
  kind: 'standing-change',
  prefix: 'STC',
  names: {
    one: { en: 'Change of standing', 'zh-Hant': '協議狀態變更' },
    many: { en: 'Changes of standing', 'zh-Hant': '協議狀態變更' },
  },
  fields: {
    agreement: id,
    party: id.describe('The other side, which is told.'),
    change: z.enum(['suspend', 'void', 'terminate', 'renew', 'let-expire']),
    clause: id.optional().describe('The restriction or right of the agreement that it rests on, by its id.'),
    from: day.describe('First day of it.'),
    until: day.optional().describe('First day on which it no longer holds; for a suspension.'),
    proof: longText,
    attachments: many(attachment).optional(),
    letter: longText.describe('What the other side is told.'),
    noticeAt: moment.optional(),
    outcome: longText.optional(),
  },
  states: {
    proposed: { en: 'proposed', 'zh-Hant': '已提出' },
    approved: { en: 'approved', 'zh-Hant': '已批准' },
    refused: { en: 'refused', 'zh-Hant': '已拒絕' },
    ended: { en: 'ended', 'zh-Hant': '已終止' },
  },
  create: { level: 5 },
  // What was proposed is what is approved: another proposal is another record.
  edit: { level: 5, in: [] },
  acts: {
    approve: {
      names: { en: 'Approve', 'zh-Hant': '批准' },
      from: ['proposed'],
      to: 'approved',
      level: 6,
      tells: ['noticeAt', 'outcome'],
      notBy: ['create'],
    },
    refuse: {
      names: { en: 'Refuse', 'zh-Hant': '拒絕' },
      from: ['proposed'],
      to: 'refused',
      level: 6,
      reason: true,
    },
    end: {
      names: { en: 'Targets hold again', 'zh-Hant': '目標恢復適用' },
      from: ['approved'],
      to: 'ended',
      level: 5,
      tells: ['until', 'outcome'],
      reason: true,
    },
  },
  throughSentences: ['create', 'edit', 'approve', 'end'],
  title: ({ agreement, change }) => `${agreement}: ${change}`,
  // The other side is told when it is decided.
  parties: ({ state, party }) => (state === 'approved' || state === 'ended' ? [party] : []),
  about: ({ agreement }) => ({ agreement }),
});
