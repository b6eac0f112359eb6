/** An audit: statements drawn by a printed seed, looked at one by one, computed again (S0.27). Owns: what was looked at and found. */
import { count, id, longText, many, moment, name, period, reference, sha256, words } from '../fields.ts';
import { defineRecord } from '../record-kind.ts';
import { z } from 'zod';

/** Of auditors and of heads of the house: everybody else is examined. */
const examiners = { level: 6, roles: ['auditor'] } as const;

export const audit = defineRecord({
  kind: 'audit',
  prefix: 'AUD',
  names: { one: { en: 'Audit', 'zh-Hant': '審計' }, many: { en: 'Audits', 'zh-Hant': '審計' } },
  fields: {
    title: name,
    criteria: many(words).describe('What it is held against: "ISO/IEC 20000-1 9.2".'),
    scope: many(id).describe('Agreements to draw from.'),
    span: z.strictObject({ from: period, to: period }).describe('First and last period to draw from.'),
    seed: words.describe('Whoever draws with it again draws the same.'),
    drawnFrom: count.describe('Statements that could have been drawn.'),
    sample: many(z.strictObject({ agreement: id, period })),
    results: many(
      z.strictObject({
        agreement: id,
        period,
        check: z.enum(['recomputed', 'copies', 'segregation', 'approvals']),
        ok: z.boolean(),
        text: name,
        about: reference.optional(),
        expected: sha256.optional(),
        found: sha256.optional(),
      }),
    ).optional(),
    performedAt: moment.optional(),
    findings: many(id).describe('Actions that came of it.').optional(),
    conclusion: longText.optional(),
  },
  states: {
    planned: { en: 'planned', 'zh-Hant': '已計劃' },
    performed: { en: 'performed', 'zh-Hant': '已執行' },
    reported: { en: 'reported', 'zh-Hant': '已報告' },
    closed: { en: 'closed', 'zh-Hant': '已結案' },
  },
  create: examiners,
  edit: { ...examiners, in: ['planned'] },
  acts: {
    perform: {
      ...examiners,
      names: { en: 'Perform', 'zh-Hant': '執行' },
      from: ['planned'],
      to: 'performed',
      tells: ['results', 'findings', 'performedAt'],
    },
    report: {
      ...examiners,
      names: { en: 'Report', 'zh-Hant': '報告' },
      from: ['performed'],
      to: 'reported',
      tells: ['conclusion'],
    },
    close: { ...examiners, names: { en: 'Close', 'zh-Hant': '結案' }, from: ['reported'], to: 'closed' },
  },
  throughSentences: ['create', 'edit', 'perform', 'report', 'close'],
  title: ({ title }) => title,
  parties: () => [],
  about: ({ scope, findings = [] }) => ({
    ...(scope.length === 1 ? { agreement: scope[0] } : {}),
    records: findings.map((one) => `action/${one}`),
  }),
});
