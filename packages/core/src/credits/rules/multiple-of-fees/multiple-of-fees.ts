/**
 * Multiple of the fees for the time lost: times × base × (part − beyond) ÷ whole. Owns: the choice of the whole, which decides
 * whether the base is the period's or the span's.
 */
import { z } from 'zod';
import { Ratio } from '../../../values/ratio.ts';
import { formatTime } from '../../../terms/quantity.ts';
import { idSchema, lengthSchema, numberSchema, quantitySchema } from '../../../terms/schema.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { lintPay, lintUnit, noFacet, withText } from '../../findings.ts';
import { facetsOf, keyKind, keyOf } from '../../key.ts';
import { formatConsequence } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { Consequence, CreditContext, CreditLine, CreditSetting } from '../../rule.ts';
import { Undetermined } from '../../undetermined.ts';
import { freeTime } from '../per-unit/free.ts';
import { sayMultiple } from './wording.ts';

export const multipleOfFeesSchema = z.strictObject({
  kind: z.literal('multiple-of-fees').describe('So many times the fee for the time lost.'),
  times: numberSchema.describe('How many times the fee for the time lost.'),
  of: idSchema.describe('Fee base.'),
  part: idSchema.describe('The time lost: a facet such as downtime, or value where the value is a time.'),
  beyond: z
    .union([z.literal('target'), quantitySchema])
    .optional()
    .describe('The part that gives nothing: a time, a share of agreed time, or what the target itself allows.'),
  whole: z
    .union([
      z.enum(['agreed', 'agreed-minus-excluded', 'period']),
      z.strictObject({ fixed: lengthSchema }),
      z
        .strictObject({ figure: idSchema })
        .describe('A figure of the metric that is a time, such as denominator: what the share is taken of.'),
    ])
    .describe(
      'The time that the fee is paid for: agreed service time, that without excluded time, the whole period, a fixed length, or a figure of the metric.',
    ),
});
export type MultipleOfFeesTerms = z.output<typeof multipleOfFeesSchema>;

function evaluate(terms: MultipleOfFeesTerms, context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[] {
  const key = keyOf(terms.part, context);
  if (key === undefined) return [];
  const lost = Ratio.max(key.value.minus(freeTime(terms.beyond, context)), Ratio.zero);
  const whole = wholeOf(terms, context);
  if (lost.isZero() || whole.ms.isZero()) return [];
  if (terms.of === 'unstated')
    throw new Undetermined('AMBIGUOUS-BASE', { message: 'the text does not say of which fee a multiple is paid' });
  const base = context.fees.base(terms.of, whole.ofSpan ? {} : { whole: true });
  const consequence: Consequence = { form: 'money', amount: base.times(terms.times.times(lost).dividedBy(whole.ms)) };
  const what = `${terms.times.toString()} × ${base.toString()} × ${formatTime(lost)} ÷ ${formatTime(whole.ms)}`;
  return [{ consequence, step: { what, value: formatConsequence(consequence) } }];
}

/** Agreed time is that of the span, so the fee is the span's; a whole period or a fixed length goes with the whole fee. */
function wholeOf(
  { whole }: MultipleOfFeesTerms,
  context: CreditContext,
): { readonly ms: Ratio; readonly ofSpan: boolean } {
  if (typeof whole === 'object' && 'fixed' in whole) return { ms: whole.fixed.value, ofSpan: false };
  if (typeof whole === 'object') return { ms: keyOf(whole.figure, context)?.value ?? Ratio.zero, ofSpan: true };
  switch (whole) {
    case 'agreed':
      return { ms: Ratio.of(context.agreedMs), ofSpan: true };
    case 'agreed-minus-excluded':
      return { ms: Ratio.of(context.agreedMs).minus(keyOf('excluded', context)?.value ?? Ratio.zero), ofSpan: true };
    case 'period':
      return { ms: Ratio.of(context.period.end - context.period.start), ofSpan: false };
  }
}

function lint(terms: MultipleOfFeesTerms, setting: CreditSetting): readonly TermFinding[] {
  const kind = keyKind(terms.part, setting);
  const part =
    kind === undefined
      ? [noFacet(terms.part, setting, ['part'])]
      : lintUnit({ ...kind, text: `"${terms.part}"` }, ['part'], { dimension: 'time', unit: '' });
  const whole = wholeFigures(terms).flatMap((figure) => {
    const of = setting.facets[figure];
    if (of === undefined) return [noFacet(figure, setting, ['whole'])];
    return lintUnit({ ...of, text: `"${figure}"` }, ['whole'], { dimension: 'time', unit: '' });
  });
  const { beyond } = terms;
  const free =
    beyond === undefined || beyond === 'target' || beyond.dimension === 'ratio'
      ? []
      : lintUnit(withText(beyond), ['beyond'], { dimension: 'time', unit: '' });
  return [...part, ...whole, ...free, ...lintPay({ percent: Ratio.one, of: terms.of }, [], setting)];
}

/** Figures that the whole is read from. */
function wholeFigures({ whole }: MultipleOfFeesTerms): readonly string[] {
  if (typeof whole === 'object') return 'figure' in whole ? [whole.figure] : [];
  return whole === 'agreed-minus-excluded' ? ['excluded'] : [];
}

export const multipleOfFees = defineCreditRule<MultipleOfFeesTerms>({
  kind: 'multiple-of-fees',
  title: { en: 'Multiple of the fee for lost time', 'zh-Hant': '損失時間費用的倍數' },
  description: { en: 'So many times the fee that falls to the time lost.', 'zh-Hant': '損失時間所佔費用的若干倍。' },
  terms: multipleOfFeesSchema,
  evaluate,
  wording: sayMultiple,
  lint,
  names: (terms) => ({
    bases: [terms.of],
    facets: [...facetsOf(terms.part), ...wholeFigures(terms)],
  }),
});
