/**
 * What the agreement says about all its credits together: points, caps across commitments, smallest payment, carrying
 * over, rounding. Owns: the schema and its findings. The fold applies it.
 */
import { z } from 'zod';
import { roundingModes } from '../values/ratio.ts';
import { moneySchema } from '../terms/schema.ts';
import { paySchema } from '../terms/pay.ts';
import { sayMoney, sayPay } from './say-pay.ts';
import type { Language } from '../terms/text.ts';
import type { TermFinding } from '../metrics/metric.ts';
import { agreementCapSchema, capBases, sayCap } from './caps.ts';
import { lintLimit } from './rule-terms.ts';
import { error } from './findings.ts';
import { basesOf } from './pay.ts';
import { unstated } from './undetermined.ts';

export const minimumSchema = z
  .strictObject({
    comparator: z
      .enum(['>', '>=', unstated])
      .describe('Whether the amount itself is already paid (>=) or only more than it (>).'),
    amount: moneySchema.describe('The smallest payment.'),
    otherwise: z.enum(['forfeited', 'carried']).describe('What becomes of less: lost, or added to the next period.'),
    when: z
      .enum(['before-rounding', 'after-rounding', unstated])
      .describe('Whether the exact or the rounded amount is compared.'),
  })
  .describe('The smallest credit of a period that is paid.');

export const carrySchema = z
  .strictObject({
    until: moneySchema.describe('Credits are held until they reach this amount together.'),
    atEnd: z.enum(['paid', 'forfeited']).describe('What becomes of a held amount when the agreement ends.'),
  })
  .describe('Small credits are held and paid together.');

export const creditSettingsSchema = z
  .strictObject({
    points: z.strictObject({ perPoint: paySchema }).optional().describe('What one service point is worth.'),
    caps: z
      .array(agreementCapSchema)
      .optional()
      .describe('Limits across rules; those of single commitments are applied before those of the agreement.'),
    minimum: minimumSchema.optional(),
    carry: carrySchema.optional(),
    rounding: z
      .strictObject({ mode: z.enum([...roundingModes, unstated]) })
      .optional()
      .describe(
        'How the total of a statement is rounded to the minor unit of the currency, once; half-up when missing.',
      ),
  })
  .describe('Terms of all credits together.');
export type CreditSettings = z.output<typeof creditSettingsSchema>;

/** Fee bases that the settings name. */
export function settingBases(settings: CreditSettings): readonly string[] {
  return [
    ...(settings.points === undefined ? [] : basesOf(settings.points.perPoint)),
    ...(settings.caps ?? []).flatMap(capBases),
  ];
}

/** What the settings leave open. */
export function lintSettings(settings: CreditSettings): readonly TermFinding[] {
  const caps = (settings.caps ?? []).flatMap(({ limit }, at) => lintLimit(limit, ['caps', at, 'limit']));
  const { minimum } = settings;
  const found: TermFinding[] = [];
  if (minimum?.comparator === unstated) {
    found.push(
      error('AMBIGUOUS-MINIMUM', ['minimum', 'comparator'], {
        message: 'the text does not say whether a credit of exactly the smallest amount is paid',
        example: `a credit of ${sayMoney(minimum.amount)} is paid under >= and not under >`,
        fix: 'write comparator: ">" or ">="',
      }),
    );
  }
  if (minimum?.when === unstated) {
    found.push(
      error('AMBIGUOUS-MINIMUM', ['minimum', 'when'], {
        message: 'the text does not say whether the smallest amount is compared before or after rounding',
        example: 'with a smallest amount of 1.00, exactly 0.995 is paid as 1.00 after rounding and lost before it',
        fix: 'write when: before-rounding or after-rounding',
      }),
    );
  }
  if (settings.rounding?.mode === unstated) {
    found.push(
      error('AMBIGUOUS-ROUNDING', ['rounding', 'mode'], {
        message: 'the text does not say how an amount is rounded, or says it in two ways',
        example:
          'of 33.335 the customer is paid 33.34 half-up, 33.33 rounded down, and owed 33.335 where nothing is rounded',
        fix: `write mode: ${roundingModes.join(', ')}`,
      }),
    );
  }
  return [...caps, ...found];
}

/** The sentences of the settings; empty when there are none. */
export function saySettings(settings: CreditSettings, language: Language): readonly string[] {
  const en = language === 'en';
  const { points, caps = [], minimum, carry } = settings;
  const said: string[] = [];
  if (points !== undefined)
    said.push(
      en
        ? `Each service point is worth ${sayPay(points.perPoint, language)}.`
        : `每個服務分折算為${sayPay(points.perPoint, language)}。`,
    );
  for (const cap of caps) {
    if (en)
      said.push(
        `${cap.scope === 'commitment' ? 'For each commitment' : 'In all'} the Customer receives ${sayCap(cap, language)}.`,
      );
    else said.push(`${cap.scope === 'commitment' ? '就每項承諾而言，' : '合計'}補償上限為${sayCap(cap, language)}。`);
  }
  if (minimum !== undefined) said.push(sayMinimum(minimum, language));
  if (carry !== undefined) said.push(sayCarry(carry, language));
  return said;
}

function sayMinimum(minimum: NonNullable<CreditSettings['minimum']>, language: Language): string {
  const amount = sayMoney(minimum.amount);
  if (language === 'en') {
    const bound = minimum.comparator === '>' ? `more than ${amount}` : `${amount} or more`;
    const rest =
      minimum.otherwise === 'forfeited' ? 'a smaller amount lapses' : 'a smaller amount is added to the next period';
    return `A credit is paid where it comes to ${bound}${minimum.when === 'after-rounding' ? ' after rounding' : ''}; ${rest}.`;
  }
  const bound = minimum.comparator === '>' ? `超過 ${amount}` : `達 ${amount} 或以上`;
  return `補償${minimum.when === 'after-rounding' ? '經取整後' : ''}${bound}方予支付；不足者${minimum.otherwise === 'forfeited' ? '作廢' : '撥入下一期間'}。`;
}

function sayCarry(carry: NonNullable<CreditSettings['carry']>, language: Language): string {
  const amount = sayMoney(carry.until);
  if (language === 'en') {
    return `Credits may be held until they come to ${amount} together; at the end of the agreement the amount held ${carry.atEnd === 'paid' ? 'is paid' : 'lapses'}.`;
  }
  return `補償可累積至 ${amount} 方予支付；協議終止時，累積款項${carry.atEnd === 'paid' ? '須予支付' : '作廢'}。`;
}
