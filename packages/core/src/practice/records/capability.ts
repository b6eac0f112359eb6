/** What a team, a site or a tool can carry, and how much of it is spoken for (S0.8). */
import { z } from 'zod';
import { day, id, longText, many, name, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';

const number = z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/u, 'write a number, as 1000');

export const capability = defineRecord({
  kind: 'capability',
  prefix: 'CAP',
  names: { one: { en: 'Capability', 'zh-Hant': '能力' }, many: { en: 'Capabilities', 'zh-Hant': '能力' } },
  fields: {
    name,
    form: z.enum(['team', 'facility', 'tool']),
    party: id.optional().describe('The support group, supplier or organisation that has it.'),
    skills: many(name).optional(),
    hours: name.optional().describe('When it is there.'),
    headcount: z.int().min(0).max(1_000_000).optional(),
    capacity: number.describe('What it can carry in a month.'),
    unit: z.enum(['person-hours', 'tickets', 'kW', 'ports', 'Gbit/s', 'TB']),
    committed: number.describe('Of that, spoken for by agreements in force.'),
    evidence: longText.optional(),
    checkedOn: day.optional(),
    validUntil: day.optional(),
    source: words.optional(),
  },
  states: {
    declared: { en: 'declared', 'zh-Hant': '已申報' },
    verified: { en: 'verified', 'zh-Hant': '已核實' },
    expired: { en: 'expired', 'zh-Hant': '已過期' },
  },
  create: { level: 4 },
  edit: { level: 4 },
  acts: {
    verify: {
      names: { en: 'Verify', 'zh-Hant': '核實' },
      from: ['declared', 'expired'],
      to: 'verified',
      level: 5,
      tells: ['evidence', 'checkedOn', 'validUntil'],
    },
    expire: {
      names: { en: 'Has expired', 'zh-Hant': '已過期' },
      from: ['declared', 'verified'],
      to: 'expired',
      level: 4,
    },
  },
  title: ({ name: own }) => own,
  parties: () => [],
  about: ({ party }) => (party === undefined ? {} : { records: [`party/${party}`] }),
});
