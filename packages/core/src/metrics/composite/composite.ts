/**
 * Metric kind `composite`: one value made of the values of other commitments. Owns: mean, worst, best, product and bounds,
 * and what a member without a value does. Does not own: the order in which commitments are measured (evaluation).
 */
import { z } from 'zod';
import { reachable } from '../../terms/band.ts';
import { idSchema, numberSchema } from '../../terms/schema.ts';
import { Ratio } from '../../values/ratio.ts';
import { defineMetric } from '../metric.ts';
import type { Kind, TermFinding } from '../metric.ts';
import { kindOfUnit, valueUnitSchema } from '../value-unit.ts';
import { measureComposite } from './measure.ts';
import { wordingOf } from './wording.ts';

const memberSchema = z.strictObject({
  commitment: idSchema.describe('Id of a commitment of the same agreement.'),
  weight: numberSchema.optional().describe('Weight in the mean. Default: 1.'),
});

const compositeTerms = z
  .strictObject({
    kind: z.literal('composite').describe('One value made of the values of other commitments.'),
    of: z.array(memberSchema).min(1).max(500).describe('The members.'),
    take: z
      .enum(['weighted-mean', 'worst', 'best', 'product', 'bounds'])
      .describe(
        'weighted-mean; worst or best member; product: all are needed and fail independently; bounds: all are needed, the least that is certain.',
      ),
    unit: valueUnitSchema.optional().describe('Unit of the members. Default: %.'),
    better: z
      .enum(['higher', 'lower'])
      .optional()
      .describe('Which values are better, for worst and best, where the target does not tell. Default: higher.'),
    missing: z
      .enum(['drop', 'not-measured'])
      .describe('A member without a value is left out, or leaves no value at all.'),
  })
  .refine(({ take, unit }) => (take !== 'product' && take !== 'bounds') || (unit ?? '%') === '%', {
    path: ['unit'],
    message: 'product and bounds are of shares: their unit is %',
  })
  .refine(({ of }) => of.every(({ weight }) => !weight?.isNegative()), {
    path: ['of'],
    message: 'a weight is not negative',
  });
export type CompositeTerms = z.output<typeof compositeTerms>;

/** What the value and its members are. */
export const unitOf = ({ unit }: CompositeTerms): Kind => kindOfUnit(unit ?? '%');

function facetsOf(terms: CompositeTerms): Record<string, Kind> {
  const count: Kind = { dimension: 'count', unit: '' };
  const ends = terms.take === 'bounds' ? { lower: unitOf(terms), upper: unitOf(terms) } : {};
  return { members: count, ...ends };
}

function lintTerms({ of, take }: CompositeTerms): TermFinding[] {
  const findings: TermFinding[] = [];
  of.forEach(({ commitment, weight }, i) => {
    if (of.findIndex((member) => member.commitment === commitment) !== i) {
      findings.push({
        code: 'composite/member-twice',
        severity: 'error',
        path: ['of', i],
        message: `${commitment} is a member twice.`,
        example: 'Twice 99 % in a product is 98.01 %, although there is one service.',
        fix: 'List it once, with a weight if it matters more.',
      });
    }
    if (weight !== undefined && take !== 'weighted-mean') {
      findings.push({
        code: 'composite/weight-without-mean',
        severity: 'warning',
        path: ['of', i, 'weight'],
        message: `A weight has no effect on ${take}.`,
        example: 'The worst of 99 % (weight 1) and 98 % (weight 9) is 98 % with any weights.',
        fix: 'Leave the weight out, or write take: weighted-mean.',
      });
    }
  });
  if (of.every(({ weight }) => weight?.isZero())) {
    findings.push({
      code: 'composite/no-weight',
      severity: 'error',
      path: ['of'],
      message: 'All weights are zero, so the mean is of nothing.',
      example: '0 × 99 % ÷ 0 has no value.',
      fix: 'Give at least one member a weight above zero.',
    });
  }
  if (take === 'product' && of.length > 1) {
    findings.push({
      code: 'composite/product-assumes-independence',
      severity: 'note',
      path: ['take'],
      message: 'A product is right only if the members fail independently and are compared over the same hours.',
      example:
        'Two members of 99 % are up together between 98 % (never down at once) and 99 % (always down at once) of the time, not 98.01 %.',
      fix: 'Write take: bounds, or measure the union of outages with one availability commitment.',
    });
  }
  return findings;
}

export const composite = defineMetric<CompositeTerms>({
  kind: 'composite',
  readsOthers: true,
  title: { en: 'Composite', 'zh-Hant': '綜合指標' },
  description: {
    en: 'One value made of the values of other commitments: mean, worst, best, product or bounds.',
    'zh-Hant': '由其他承諾的數值合成的單一數值：加權平均、最差、最佳、乘積或上下限。',
  },
  terms: compositeTerms,
  unit: unitOf,
  facets: facetsOf,
  domain: (terms) => reachable(unitOf(terms)),
  measure: (terms, context) => measureComposite(terms, unitOf(terms), context),
  wording: wordingOf,
  ablations: (terms) =>
    terms.take === 'weighted-mean' && terms.of.some(({ weight }) => weight !== undefined && !weight.equals(Ratio.one))
      ? [{ name: 'weights', terms: { ...terms, of: terms.of.map(({ commitment }) => ({ commitment })) } }]
      : [],
  lint: lintTerms,
});
