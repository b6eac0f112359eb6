/**
 * Steps: a table of bands, each with what it gives. Owns: finding the row of a key. Does not own: the proof that the rows
 * are a partition (partition.ts), caps and repeats (fold).
 */
import { z } from 'zod';
import { byLow, contains, formatBand, reachable } from '../../../terms/band.ts';
import { payByClassSchema } from '../../../terms/pay.ts';
import { comparable, dimensionName, formatQuantity, time } from '../../../terms/quantity.ts';
import { bandSchema } from '../../../terms/schema.ts';
import type { Quantity } from '../../../terms/quantity.ts';
import type { Occurrence } from '../../../metrics/metric.ts';
import { facetsOf, keyOf, keyRoundingSchema, keySchema, roundKey } from '../../key.ts';
import { basesOf, formatConsequence, payFor, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine } from '../../rule.ts';
import { Undetermined } from '../../undetermined.ts';
import { lintSteps } from './lint.ts';
import { badEndFirst, paysNothing } from './partition.ts';
import { saySteps } from './wording.ts';

export const stepsSchema = z.strictObject({
  kind: z.literal('steps').describe('A table: the row that holds the key says what is given.'),
  on: keySchema,
  steps: z
    .array(z.strictObject({ when: bandSchema.describe('Keys that the row speaks for.'), pay: payByClassSchema }))
    .min(1)
    .describe('The rows; together with dead zones they must cover every miss once.'),
  deadZones: z
    .array(bandSchema)
    .optional()
    .describe('Misses that deliberately give nothing: declared, so that they are no hole.'),
  rounding: keyRoundingSchema.optional(),
  each: z
    .literal('occurrence')
    .optional()
    .describe('Apply the table to every occurrence on its own counted length instead of to the period.'),
});
export type StepsTerms = z.output<typeof stepsSchema>;

type Line = Omit<CreditLine, 'rule' | 'clause'>;

function evaluate(terms: StepsTerms, context: CreditContext): readonly Line[] {
  if (terms.each === 'occurrence') {
    return context.measurement.occurrences.flatMap((one) =>
      lookUp(terms, { key: time(one.counted), occurrence: one }, context),
    );
  }
  const key = keyOf(terms.on, context);
  if (key !== undefined) return lookUp(terms, { key }, context);
  return context.verdict === 'missed' ? deemed(terms, context) : [];
}

interface Found {
  readonly key: Quantity;
  readonly occurrence?: Occurrence;
}

function lookUp(terms: StepsTerms, found: Found, context: CreditContext): readonly Line[] {
  const key = roundKey(found.key, terms.rounding);
  for (const { when } of terms.steps) sameKind(key, when);
  const row = terms.steps.find(({ when }) => contains(when, key.value));
  if (row !== undefined) {
    return pay(
      { row, terms, occurrence: found.occurrence, what: `${formatQuantity(key)} lies in ${formatBand(row.when)}` },
      context,
    );
  }
  const silent = paysNothing(terms, { domain: reachable(key), target: context.target });
  if (silent.some((band) => contains(band, key.value))) return [];
  throw new Undetermined('UNCOVERED-VALUE', {
    message: `${formatQuantity(key)} lies in no row: the table has a hole there`,
    readings: terms.steps.map(({ when }) => formatBand(when)),
  });
}

/** A column that mixes units (31 days, six months) has no answer until one of them is chosen. */
function sameKind(key: Quantity, when: StepsTerms['steps'][number]['when']): void {
  if (comparable(key, when)) return;
  throw new Undetermined('CR-UNIT', {
    message: `${formatQuantity(key)} cannot be looked up in ${when.text}, which is ${dimensionName(when)}`,
  });
}

/** Deemed to have failed without a figure: at least the mildest row applies, since any failure is at least that. */
function deemed(terms: StepsTerms, context: CreditContext): readonly Line[] {
  const rows = [...terms.steps].sort((a, b) => byLow(a.when, b.when));
  const row = badEndFirst(terms, { target: context.target, dimension: terms.steps[0]?.when.dimension })
    ? rows.at(-1)
    : rows[0];
  return row === undefined
    ? []
    : pay({ row, terms, what: `deemed missed without a figure: the mildest row, ${formatBand(row.when)}` }, context);
}

interface Hit {
  readonly row: StepsTerms['steps'][number];
  readonly terms: StepsTerms;
  readonly occurrence?: Occurrence | undefined;
  readonly what: string;
}

function pay({ row, terms, occurrence, what }: Hit, context: CreditContext): readonly Line[] {
  const cell = payFor(row.pay, context);
  if (cell === undefined) return [];
  const consequence = payOut(cell, context, { occurrence });
  const rows = [...terms.steps].sort((a, b) => byLow(a.when, b.when));
  const worst = badEndFirst(terms, { target: context.target, dimension: row.when.dimension }) ? rows[0] : rows.at(-1);
  return [
    {
      consequence,
      step: { what, value: formatConsequence(consequence), rows: occurrence?.rows },
      atMaximum: row === worst,
      ...(occurrence === undefined ? {} : { occurrence: occurrence.id }),
    },
  ];
}

export const steps = defineCreditRule<StepsTerms>({
  kind: 'steps',
  title: { en: 'Steps', 'zh-Hant': '分級' },
  description: {
    en: 'A table of bands; the row that holds the key says what is given.',
    'zh-Hant': '按區間分級，數值所在的一級決定補償。',
  },
  terms: stepsSchema,
  evaluate,
  wording: saySteps,
  lint: lintSteps,
  names: (terms) => ({ bases: terms.steps.flatMap((row) => basesOf(row.pay)), facets: facetsOf(terms.on) }),
});
