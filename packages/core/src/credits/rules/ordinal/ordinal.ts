/** Ordinal: the n-th miss within a rolling window decides what is given. Owns: counting earlier misses that are still in it. */
import { z } from 'zod';
import { addMonths } from '../../../values/local.ts';
import { payByClassSchema } from '../../../terms/pay.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { ordinal as ordinalWord } from '../../rule-terms.ts';
import { error, lintPay, neverMissed } from '../../findings.ts';
import { basesOf, formatConsequence, payFor, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine, CreditSetting, PastPeriod } from '../../rule.ts';
import { sayOrdinal } from './wording.ts';

export const ordinalSchema = z.strictObject({
  kind: z
    .literal('ordinal')
    .describe('What is given depends on how many misses lie in a rolling window, this one included.'),
  within: z
    .union([
      z.strictObject({ months: z.number().int().min(1) }).describe('Months up to the end of the period missed.'),
      z.strictObject({ periods: z.number().int().min(1) }).describe('Periods up to the one missed, itself included.'),
    ])
    .describe('The rolling window.'),
  remedies: z.array(payByClassSchema).min(1).describe('For the first miss, the second, and so on.'),
  beyond: z.enum(['last', 'none']).describe('For misses beyond the list: the last remedy again, or none.'),
});
export type OrdinalTerms = z.output<typeof ordinalSchema>;

function evaluate(terms: OrdinalTerms, context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[] {
  if (context.verdict !== 'missed') return [];
  const nth = inWindow(terms, context).filter(({ verdict }) => verdict === 'missed').length + 1;
  const remedy = terms.remedies[nth - 1] ?? (terms.beyond === 'last' ? terms.remedies.at(-1) : undefined);
  const cell = remedy && payFor(remedy, context);
  if (cell === undefined) return [];
  const consequence = payOut(cell, context);
  return [
    {
      consequence,
      atMaximum: nth >= terms.remedies.length,
      step: { what: `${ordinalWord(nth)} miss within ${sizeOf(terms)}`, value: formatConsequence(consequence) },
    },
  ];
}

function sizeOf({ within }: OrdinalTerms): string {
  return 'months' in within ? `${within.months} months` : `${within.periods} periods`;
}

function inWindow({ within }: OrdinalTerms, { history, period }: CreditContext): readonly PastPeriod[] {
  if ('periods' in within) return within.periods === 1 ? [] : history.slice(1 - within.periods);
  const from = addMonths(period.endsOn, -within.months);
  return history.filter(({ startsOn }) => startsOn >= from);
}

function lint(terms: OrdinalTerms, setting: CreditSetting): readonly TermFinding[] {
  const pay = terms.remedies.flatMap((remedy, at) => lintPay(remedy, ['remedies', at], setting));
  const size = 'periods' in terms.within ? terms.within.periods : undefined;
  const idle = size === undefined || size >= terms.remedies.length ? [] : [unreachable(size, terms.remedies.length)];
  return [...neverMissed(setting), ...idle, ...pay];
}

function unreachable(size: number, remedies: number): TermFinding {
  return error('CR-UNREACHABLE', ['remedies', size], {
    message: `${size} periods cannot hold ${remedies} misses`,
    example: `the ${ordinalWord(size + 1)} remedy is never given`,
    fix: 'widen the window or shorten the list',
  });
}

export const ordinal = defineCreditRule<OrdinalTerms>({
  kind: 'ordinal',
  title: { en: 'By count of misses', 'zh-Hant': '按未達標次數' },
  description: {
    en: 'The n-th miss within a rolling window decides what is given.',
    'zh-Hant': '按滾動期間內的未達標次序決定補償。',
  },
  terms: ordinalSchema,
  evaluate,
  wording: sayOrdinal,
  lint,
  names: (terms) => ({ bases: terms.remedies.flatMap(basesOf), facets: [] }),
});
