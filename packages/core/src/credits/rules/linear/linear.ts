/**
 * Linear: so much for each unit of shortfall, lateness or any other figure. Owns: (key − beyond) ÷ per, by the declared step.
 */
import { z } from 'zod';
import { Ratio } from '../../../values/ratio.ts';
import { payByClassSchema } from '../../../terms/pay.ts';
import { comparable, formatQuantity } from '../../../terms/quantity.ts';
import { quantitySchema } from '../../../terms/schema.ts';
import type { Quantity } from '../../../terms/quantity.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { error, lintPay, lintStep, lintUnit, noFacet, withText } from '../../findings.ts';
import { facetsOf, keyKind, keyOf, keyRoundingSchema, keySchema, roundKey } from '../../key.ts';
import { basesOf, formatConsequence, payFor, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine, CreditSetting } from '../../rule.ts';
import { stepSchema, unitsOf } from '../../step.ts';
import { sayLinear } from './wording.ts';

export const linearSchema = z.strictObject({
  kind: z.literal('linear').describe('In proportion: so much for each unit of the key.'),
  on: keySchema,
  per: quantitySchema.describe('The unit, such as 1 % of shortfall or 2 d of delay.'),
  step: stepSchema,
  pay: payByClassSchema.describe('What one unit gives.'),
  beyond: quantitySchema.optional().describe('The first part of the key, which is free.'),
  rounding: keyRoundingSchema.optional(),
});
export type LinearTerms = z.output<typeof linearSchema>;

function evaluate(terms: LinearTerms, context: CreditContext): readonly Omit<CreditLine, 'rule' | 'clause'>[] {
  const found = keyOf(terms.on, context);
  const cell = payFor(terms.pay, context);
  if (found === undefined || cell === undefined) return [];
  const key = roundKey(found, terms.rounding);
  sameKind(key, terms);
  const above = Ratio.max(key.value.minus(terms.beyond?.value ?? Ratio.zero), Ratio.zero);
  const units = unitsOf(above.dividedBy(terms.per.value), terms.step);
  if (units.isZero()) return [];
  const consequence = payOut(cell, context, { times: units });
  const free = terms.beyond === undefined ? '' : ` less ${formatQuantity(terms.beyond)}`;
  const what = `${terms.on} ${formatQuantity(key)}${free} is ${units.toString()} × ${formatQuantity(terms.per)} (${terms.step})`;
  return [{ consequence, step: { what, value: formatConsequence(consequence) } }];
}

/** Lint reports units that disagree; computing with them all the same is a mistake of the caller. */
function sameKind(key: Quantity, { per, beyond }: LinearTerms): void {
  for (const q of [per, beyond]) {
    if (q !== undefined && !comparable(q, key))
      throw new TypeError(`${formatQuantity(key)} cannot be counted in ${formatQuantity(q)}`);
  }
}

function lint(terms: LinearTerms, setting: CreditSetting): readonly TermFinding[] {
  const kind = keyKind(terms.on, setting);
  const pay = lintPay(terms.pay, ['pay'], setting);
  if (kind === undefined) return [noFacet(terms.on, setting), ...pay];
  const units = [
    ...lintUnit(withText(terms.per), ['per'], kind),
    ...(terms.beyond === undefined ? [] : lintUnit(withText(terms.beyond), ['beyond'], kind)),
    ...(terms.rounding === undefined ? [] : lintUnit(withText(terms.rounding.to), ['rounding', 'to'], kind)),
  ];
  const size = terms.per.value.isZero() || terms.per.value.isNegative() ? [noUnit()] : [];
  const half = formatQuantity({ ...terms.per, value: terms.per.value.times(Ratio.of(5, 2)) });
  const step = lintStep(
    terms.step,
    ['step'],
    `at ${half} the customer is due 2 units when completed, 3 when started, 2.5 in proportion`,
  );
  return [...units, ...size, ...keyWithoutTarget(terms, setting), ...step, ...pay];
}

function noUnit(): TermFinding {
  return error('CR-UNIT', ['per'], {
    message: 'the unit is not more than zero',
    example: 'nothing can be counted in it',
    fix: 'write a unit such as 1 %',
  });
}

function keyWithoutTarget({ on }: LinearTerms, { target }: CreditSetting): TermFinding[] {
  if (target !== undefined || (on !== 'shortfall' && on !== 'exceedance')) return [];
  return [
    error('CR-NO-TARGET', ['on'], {
      message: `the ${on} is measured from a target, and the commitment has none`,
      example: 'the rule never pays',
      fix: 'give the commitment a target, or key the rule on value',
    }),
  ];
}

export const linear = defineCreditRule<LinearTerms>({
  kind: 'linear',
  title: { en: 'In proportion', 'zh-Hant': '按比例' },
  description: {
    en: 'So much for each unit of shortfall, delay or another figure.',
    'zh-Hant': '按差距、延誤或其他數值的每一單位計算補償。',
  },
  terms: linearSchema,
  evaluate,
  wording: sayLinear,
  lint,
  names: (terms) => ({ bases: basesOf(terms.pay), facets: facetsOf(terms.on) }),
});
