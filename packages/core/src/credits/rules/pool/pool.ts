/** Pool: a share of the fees is at risk, and this commitment has an allocation of it. Owns: at risk × allocation × multiplier. */
import { z } from 'zod';
import { Ratio } from '../../../values/ratio.ts';
import { idSchema, moneySchema, numberSchema, shareSchema } from '../../../terms/schema.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { lintPay, neverMissed, warning } from '../../findings.ts';
import { formatConsequence, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine, CreditSetting } from '../../rule.ts';
import { sayPool } from './wording.ts';

export const poolSchema = z.strictObject({
  kind: z.literal('pool').describe('A pool of fees is at risk; a miss costs this commitment’s allocation of it.'),
  atRisk: z
    .union([
      z.strictObject({ percent: shareSchema, of: idSchema.describe('Fee base.') }),
      z.strictObject({ money: moneySchema }),
    ])
    .describe('The pool: a share of a fee base, or an amount.'),
  allocation: shareSchema.describe('This commitment’s share of the pool.'),
  multiplier: numberSchema
    .optional()
    .describe('Factor of the allocation; 1 when missing. The sum of allocations may exceed the pool, the cap may not.'),
});
export type PoolTerms = z.output<typeof poolSchema>;

function evaluate(terms: PoolTerms, context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[] {
  if (context.verdict !== 'missed') return [];
  const multiplier = terms.multiplier ?? Ratio.one;
  const consequence = payOut(terms.atRisk, context, { times: terms.allocation.times(multiplier) });
  const pool = formatConsequence(payOut(terms.atRisk, context));
  const what = `${terms.allocation.toPercent(2)} % of ${pool} at risk × ${multiplier.toString()}`;
  return [{ consequence, atMaximum: true, step: { what, value: formatConsequence(consequence) } }];
}

function lint(terms: PoolTerms, setting: CreditSetting): readonly TermFinding[] {
  const allocation = terms.allocation.greaterThan(Ratio.one)
    ? [
        warning('CR-POOL', ['allocation'], {
          message: 'more than the whole pool is allocated',
          example: 'one miss costs more than what is at risk',
          fix: 'write a share of at most 100 % and a multiplier',
        }),
      ]
    : [];
  return [...neverMissed(setting), ...allocation, ...lintPay(terms.atRisk, ['atRisk'], setting)];
}

export const pool = defineCreditRule<PoolTerms>({
  kind: 'pool',
  title: { en: 'At-risk pool', 'zh-Hant': '風險費用池' },
  description: {
    en: 'A miss costs this commitment’s allocation of the fees at risk.',
    'zh-Hant': '未達標時扣減本承諾所佔的風險費用。',
  },
  terms: poolSchema,
  evaluate,
  wording: sayPool,
  lint,
  names: (terms) => ({ bases: 'of' in terms.atRisk ? [terms.atRisk.of] : [], facets: [] }),
});
