/** Trigger: a fixed consequence for each miss, each qualifying occurrence, or each day with one. Owns: counting the triggers. */
import { z } from 'zod';
import { Ratio } from '../../../values/ratio.ts';
import { payByClassSchema } from '../../../terms/pay.ts';
import { formatTime } from '../../../terms/quantity.ts';
import { lengthSchema } from '../../../terms/schema.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { error, lintPay, neverMissed, noFacet } from '../../findings.ts';
import { keyOf } from '../../key.ts';
import { basesOf, formatConsequence, payFor, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine, CreditSetting } from '../../rule.ts';
import { sayTrigger } from './wording.ts';

export const triggerSchema = z.strictObject({
  kind: z.literal('trigger').describe('A fixed consequence each time.'),
  each: z
    .enum(['miss', 'occurrence', 'down-day'])
    .describe('Each period missed, each occurrence (outage, late case), or each local day with a counted outage.'),
  longerThan: lengthSchema.optional().describe('Only occurrences that count for longer than this.'),
  pay: payByClassSchema,
});
export type TriggerTerms = z.output<typeof triggerSchema>;
type Line = Omit<CreditLine, 'rule' | 'clause'>;

function evaluate(terms: TriggerTerms, context: CreditContext): readonly Line[] {
  const cell = payFor(terms.pay, context);
  if (cell === undefined) return [];
  if (terms.each === 'occurrence') return eachOccurrence(terms, cell, context);
  const count = terms.each === 'miss' ? missOf(context) : keyOf('down-days', context)?.value;
  if (count === undefined || count.isZero()) return [];
  const consequence = payOut(cell, context, { times: count });
  const what = terms.each === 'miss' ? 'the target is missed' : `${count.toString()} days with a counted outage`;
  return [{ consequence, step: { what, value: formatConsequence(consequence) } }];
}

function missOf({ verdict }: CreditContext): Ratio {
  return verdict === 'missed' ? Ratio.one : Ratio.zero;
}

function eachOccurrence(
  terms: TriggerTerms,
  cell: NonNullable<ReturnType<typeof payFor>>,
  context: CreditContext,
): readonly Line[] {
  const qualifying = context.measurement.occurrences.filter(
    ({ counted }) => terms.longerThan === undefined || counted.greaterThan(terms.longerThan.value),
  );
  return qualifying.map((occurrence) => {
    const consequence = payOut(cell, context, { occurrence });
    const longer = terms.longerThan === undefined ? '' : `, longer than ${formatTime(terms.longerThan.value)}`;
    const what = `occurrence ${occurrence.id}: ${formatTime(occurrence.counted)}${longer}`;
    return {
      consequence,
      occurrence: occurrence.id,
      step: { what, value: formatConsequence(consequence), rows: occurrence.rows },
    };
  });
}

function lint(terms: TriggerTerms, setting: CreditSetting): readonly TermFinding[] {
  const pay = lintPay(terms.pay, ['pay'], setting);
  const days =
    terms.each === 'down-day' && setting.facets['down-days'] === undefined
      ? [noFacet('down-days', setting, ['each'])]
      : [];
  const target = terms.each === 'miss' ? neverMissed(setting, ['each']) : [];
  const longer = terms.longerThan !== undefined && terms.each !== 'occurrence' ? [idleLength(terms.each)] : [];
  return [...days, ...target, ...longer, ...pay];
}

function idleLength(each: string): TermFinding {
  return error('CR-UNREACHABLE', ['longerThan'], {
    message: `a length has no meaning for each ${each}`,
    example: 'it changes nothing',
    fix: 'leave it out; let the metric ignore shorter outages (ignoreShorterThan)',
  });
}

export const trigger = defineCreditRule<TriggerTerms>({
  kind: 'trigger',
  title: { en: 'Each time', 'zh-Hant': '每次' },
  description: {
    en: 'A fixed consequence for each miss, occurrence or day with an outage.',
    'zh-Hant': '每次未達標、每次事件或每個有中斷的日子給予固定補償。',
  },
  terms: triggerSchema,
  evaluate,
  wording: sayTrigger,
  lint,
  names: (terms) => ({ bases: basesOf(terms.pay), facets: terms.each === 'down-day' ? ['down-days'] : [] }),
});
