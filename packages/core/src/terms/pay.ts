/**
 * What a row of a credit table gives. Owns: the forms of a consequence, money or not, as the author writes them.
 * Does not own: when it is given (credit rules) or what the fee is (credits/fees).
 */
import { z } from 'zod';
import { idSchema, localizedSchema, moneySchema, numberSchema, shareSchema } from './schema.ts';

/**
 * Days in the year or month by which a fee becomes a day's fee. There is no default: carriers differ. `unstated` writes
 * down a text that left it open; lint refuses it.
 */
export const dayCounts = ['actual', '30', '365', '365/12', '730 h', 'unstated'] as const;

/** How unfinished units are treated. There is no default: published texts that left it open pay twice as much or nothing. */
export const stepRules = ['completed', 'started', 'continuous'] as const;

const base = idSchema.describe('Id of the fee base (see `fees.bases`) that the share is taken of.');

const percentPay = z.strictObject({ percent: shareSchema, of: base }).describe('A share of a fee base.');
const moneyPay = z.strictObject({ money: moneySchema }).describe('A fixed amount in the currency of the agreement.');
const dayFeePay = z
  .strictObject({
    dayFees: numberSchema,
    of: base,
    dayCount: z.enum(dayCounts).describe('By what a fee is divided to give one day of it.'),
  })
  .describe("Days' worth of a fee: fee ÷ day count × days.");
const hourFeePay = z
  .strictObject({
    hourFees: numberSchema,
    of: base,
    hourCount: z.enum(['actual', '720', '730', 'unstated']).describe('Hours in the month by which the fee is divided.'),
  })
  .describe("Hours' worth of a monthly fee.");
const daysPay = z.strictObject({ days: numberSchema }).describe('Days of service added to the term.');
const unitsPay = z
  .strictObject({
    units: numberSchema,
    of: z.string().min(1).describe('Name of the product-unit figure in the evidence, or of the unit.'),
  })
  .describe('Product units: a multiple of a figure read from the evidence.');
const pointsPay = z
  .strictObject({ points: numberSchema })
  .describe('Service points, turned into money by `credits.points`.');
const actionPay = z
  .strictObject({ action: localizedSchema })
  .describe('Something other than money: a meeting, a plan, a report.');

/** One consequence. */
export const paySchema = z
  .union([percentPay, moneyPay, dayFeePay, hourFeePay, daysPay, unitsPay, pointsPay, actionPay])
  .meta({
    description:
      'What is given: a share of a fee, money, days’ fees, days of service, product units, points, or an action.',
  });
export type Pay = z.output<typeof paySchema>;

/** One consequence for everyone, or one per class of subject. */
export const payByClassSchema = z.union([
  paySchema,
  z.strictObject({ byClass: z.record(idSchema, paySchema) }).describe('A matrix: what each class of subject gets.'),
]);
export type PayByClass = z.output<typeof payByClassSchema>;
