/**
 * Per unit: so much for each hour, half hour or block of counted time, after a free part. Owns: counting units cumulatively or
 * per occurrence, and blocks with different rates. Does not own: what counts as time down (metrics).
 */
import { z } from 'zod';
import { Ratio } from '../../../values/ratio.ts';
import { payByClassSchema } from '../../../terms/pay.ts';
import { formatTime } from '../../../terms/quantity.ts';
import { idSchema, lengthSchema, quantitySchema } from '../../../terms/schema.ts';
import type { Occurrence } from '../../../metrics/metric.ts';
import { facetsOf, keyOf, keyRoundingSchema, roundKey } from '../../key.ts';
import { basesOf, formatConsequence, payFor, payOut } from '../../pay.ts';
import { defineCreditRule } from '../../rule.ts';
import type { CreditContext, CreditLine } from '../../rule.ts';
import { stepSchema, unitsOf } from '../../step.ts';
import { Undetermined, unstated } from '../../undetermined.ts';
import { freeTime } from './free.ts';
import { lintPerUnit } from './lint.ts';
import { sayPerUnit } from './wording.ts';

const blockSchema = z.strictObject({
  upTo: lengthSchema
    .optional()
    .describe('Where the block ends, counted from the end of the free part; the last block has no end.'),
  unit: lengthSchema.optional().describe('The unit of this block; that of the rule when missing.'),
  pay: payByClassSchema,
});

export const perUnitSchema = z
  .strictObject({
    kind: z.literal('per-unit').describe('So much for each unit of time.'),
    of: idSchema.describe('The time that is counted: a facet such as downtime, or value where the value is a time.'),
    unit: lengthSchema.optional().describe('The unit, such as 1 h.'),
    step: stepSchema,
    count: z
      .enum(['cumulative', 'per-occurrence', unstated])
      .describe('Whether the time of the period is added up first, or each occurrence is counted alone.'),
    free: z
      .union([z.literal('target'), quantitySchema])
      .optional()
      .describe('The part that gives nothing: a time, a share of agreed time, or what the target itself allows.'),
    pay: payByClassSchema.optional().describe('What one unit gives.'),
    blocks: z
      .array(blockSchema)
      .min(1)
      .optional()
      .describe('Different rates for the first and later units; instead of pay.'),
    rounding: keyRoundingSchema.optional(),
  })
  .refine((terms) => (terms.pay === undefined) !== (terms.blocks === undefined), {
    message: 'write either pay or blocks',
  })
  .refine((terms) => terms.unit !== undefined || (terms.blocks?.every(({ unit }) => unit !== undefined) ?? false), {
    message: 'write the unit, such as 1 h',
    path: ['unit'],
  })
  .refine((terms) => inOrder(terms.blocks ?? []), {
    message: 'blocks end one after the other, and only the last has no upTo',
    path: ['blocks'],
  });
export type PerUnitTerms = z.output<typeof perUnitSchema>;

type Block = z.output<typeof blockSchema>;
type Line = Omit<CreditLine, 'rule' | 'clause'>;

function inOrder(blocks: readonly Block[]): boolean {
  return blocks.every(({ upTo }, at) => {
    const before = blocks[at - 1]?.upTo?.value ?? Ratio.zero;
    return upTo === undefined ? at === blocks.length - 1 : upTo.value.greaterThan(before);
  });
}

interface Counted {
  readonly ms: Ratio;
  readonly occurrence?: Occurrence;
}

function evaluate(terms: PerUnitTerms, context: CreditContext): readonly Line[] {
  return countedTimes(terms, context).flatMap((counted) => unitsOfTime(terms, counted, context));
}

function countedTimes(terms: PerUnitTerms, context: CreditContext): readonly Counted[] {
  const { occurrences } = context.measurement;
  switch (terms.count) {
    case 'per-occurrence':
      return occurrences.map((occurrence) => ({ ms: occurrence.counted, occurrence }));
    case 'cumulative': {
      const key = keyOf(terms.of, context);
      return key === undefined ? [] : [{ ms: key.value }];
    }
    case 'unstated': {
      const key = keyOf(terms.of, context);
      // One occurrence reads the same either way.
      if (key === undefined || occurrences.length <= 1) return key === undefined ? [] : [{ ms: key.value }];
      throw new Undetermined('AMBIGUOUS-COUNT', {
        message: `${occurrences.length} occurrences: the text does not say whether their time is added up before units are counted`,
        readings: ['cumulative', 'per-occurrence'],
      });
    }
  }
}

function unitsOfTime(terms: PerUnitTerms, counted: Counted, context: CreditContext): readonly Line[] {
  const key = roundKey({ dimension: 'time', value: counted.ms, unit: '' }, terms.rounding);
  const free = freeTime(terms.free, context);
  const above = Ratio.max(key.value.minus(free), Ratio.zero);
  let from = Ratio.zero;
  const lines: Line[] = [];
  for (const block of blocksOf(terms)) {
    const to = block.upTo === undefined ? above : Ratio.min(above, block.upTo.value);
    const part = Ratio.max(to.minus(from), Ratio.zero);
    const line = payBlock({ block, part, terms, occurrence: counted.occurrence }, context);
    if (line !== undefined) lines.push(line);
    from = block.upTo?.value ?? from;
  }
  return lines;
}

/** Without blocks the whole time is one block. */
function blocksOf(terms: PerUnitTerms): readonly Block[] {
  if (terms.blocks !== undefined) return terms.blocks;
  return terms.pay === undefined ? [] : [{ pay: terms.pay }];
}

interface Part {
  readonly block: Block;
  readonly part: Ratio;
  readonly terms: PerUnitTerms;
  readonly occurrence: Occurrence | undefined;
}

function payBlock({ block, part, terms, occurrence }: Part, context: CreditContext): Line | undefined {
  const unit = block.unit ?? terms.unit;
  const cell = payFor(block.pay, context);
  if (unit === undefined || cell === undefined) return undefined;
  const units = unitsOf(part.dividedBy(unit.value), terms.step);
  if (units.isZero()) return undefined;
  const consequence = payOut(cell, context, { times: units, occurrence });
  const what = `${formatTime(part)} of ${terms.of} is ${units.toString()} × ${formatTime(unit.value)} (${terms.step})`;
  return {
    consequence,
    step: { what, value: formatConsequence(consequence), rows: occurrence?.rows },
    ...(occurrence === undefined ? {} : { occurrence: occurrence.id }),
  };
}

export const perUnit = defineCreditRule<PerUnitTerms>({
  kind: 'per-unit',
  title: { en: 'Per unit of time', 'zh-Hant': '按時間單位' },
  description: {
    en: 'So much for each started or completed unit of counted time.',
    'zh-Hant': '按計入時間的每個單位計算補償。',
  },
  terms: perUnitSchema,
  evaluate,
  wording: sayPerUnit,
  lint: lintPerUnit,
  names: (terms) => ({ bases: blocksOf(terms).flatMap(({ pay }) => basesOf(pay)), facets: facetsOf(terms.of) }),
});
