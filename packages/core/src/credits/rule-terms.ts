/**
 * Terms that every rule may carry whatever its kind. Owns: their schema, sentences and findings. The fold applies them, in
 * this order: gate, repeat, caps; then the settings of the agreement. A kind never looks at them.
 */
import { z } from 'zod';
import { idSchema, numberSchema, quantitySchema, shareSchema } from '../terms/schema.ts';
import { sayQuantity } from '../terms/quantity.ts';
import { Ratio } from '../values/ratio.ts';
import type { Language } from '../terms/text.ts';
import type { TermFinding } from '../metrics/metric.ts';
import { capBases, ruleCapSchema, sayCap } from './caps.ts';
import { error } from './findings.ts';
import { unstated } from './undetermined.ts';

export const gateSchema = z
  .strictObject({
    previousMissed: z.number().int().min(1).describe('Periods directly before this one that must have missed too.'),
    creditFirst: z
      .union([z.boolean(), z.literal(unstated)])
      .describe('Whether the misses that opened the gate are credited as well, when it opens.'),
  })
  .describe('Nothing is given unless the periods before missed too.');

export const repeatSchema = z
  .strictObject({
    consecutiveMisses: z.number().int().min(2).describe('From this consecutive miss on, this one included.'),
    times: numberSchema.describe('What is given is multiplied by this.'),
  })
  .describe('Repeated failure costs more.');

export const earnBackSchema = z
  .strictObject({
    metFor: z.number().int().min(1).describe('Consecutive periods after the miss in which the target is met.'),
    beating: quantitySchema
      .optional()
      .describe('Value that each of these periods must reach; the target itself when missing.'),
    by: z
      .enum(['each', 'mean'])
      .default('each')
      .describe('each: every one of these periods must be good; mean: the mean of their values must.'),
    share: shareSchema.describe('Share of the credit that is earned back.'),
    form: z
      .enum(['forgiven', 'offset'])
      .describe('forgiven: the credit is reversed; offset: later credits are reduced by it.'),
  })
  .describe('Good performance afterwards earns a credit back.');
export type EarnBack = z.output<typeof earnBackSchema>;

/** Keys of every rule of a commitment, beside those of its kind. */
export const ruleShape = {
  id: idSchema,
  clause: z.string().max(40).optional().describe('Clause number for statements.'),
  onlyWhen: z
    .literal('missed')
    .optional()
    .describe('Looked at only in periods whose target is missed; otherwise the rule decides by its own key.'),
  gate: gateSchema.optional(),
  repeat: repeatSchema.optional(),
  caps: z.array(ruleCapSchema).optional().describe('Limits on this rule; the innermost first.'),
  earnBack: earnBackSchema.optional(),
  oncePerEvent: idSchema
    .optional()
    .describe('Rules of the same group do not add up for one event: the one best for the customer is paid.'),
};

/** Keys of a rule inside another rule. Gates, caps and the like belong to the outer one. */
export const innerShape = { id: idSchema.optional(), clause: z.string().max(40).optional() };

const commonSchema = z.strictObject(ruleShape);
export type CommonTerms = z.output<typeof commonSchema>;

/** Fee bases that the common terms name. */
export function commonBases(terms: Pick<CommonTerms, 'caps'>): readonly string[] {
  return (terms.caps ?? []).flatMap(capBases);
}

/** What the common terms leave open. */
export function lintCommon(terms: Omit<CommonTerms, 'id'>): readonly TermFinding[] {
  const gate: TermFinding[] =
    terms.gate?.creditFirst === unstated
      ? [
          error('AMBIGUOUS-GATE', ['gate', 'creditFirst'], {
            message: 'the text does not say whether the first of the consecutive misses is credited as well',
            example: 'missed in January and February: only February is credited, or both are',
            fix: 'write creditFirst: true or false',
          }),
        ]
      : [];
  const caps = (terms.caps ?? []).flatMap(({ limit }, at) => lintLimit(limit, ['caps', at, 'limit']));
  return [...gate, ...caps];
}

/** A cap whose figure is not there. */
export function lintLimit(limit: unknown, path: readonly (string | number)[]): TermFinding[] {
  if (limit !== unstated) return [];
  return [
    error('AMBIGUOUS-CAP', path, {
      message: 'the text speaks of a limit and does not give it',
      example: 'an outage of two days may cost nothing more or everything',
      fix: 'write the limit as a share of a fee base or an amount, with its window',
    }),
  ];
}

/** Sentences of the common terms, to stand after the sentence of the kind; empty when there are none. */
export function sayCommon(terms: Omit<CommonTerms, 'id'>, language: Language): string {
  const sentences = language === 'en' ? english(terms) : chinese(terms);
  return sentences.join(language === 'en' ? ' ' : '');
}

function english({ onlyWhen, gate, repeat, caps, earnBack, oncePerEvent }: Omit<CommonTerms, 'id'>): string[] {
  const said: string[] = [];
  if (onlyWhen !== undefined) said.push('This applies only to periods in which the target is missed.');
  if (gate !== undefined) {
    const first = gate.creditFirst === true ? 'are then credited as well' : 'are not credited';
    const open = gate.creditFirst === unstated ? 'may or may not be credited [not stated: to be agreed]' : first;
    said.push(
      `Nothing is due unless the target was missed in ${periods(gate.previousMissed)} directly before as well; these ${open}.`,
    );
  }
  if (repeat !== undefined) {
    said.push(
      `From the ${ordinal(repeat.consecutiveMisses)} consecutive period missed on, what is due is multiplied by ${repeat.times.toString()}.`,
    );
  }
  if (caps !== undefined && caps.length > 0)
    said.push(`The Customer receives ${caps.map((cap) => sayCap(cap, 'en')).join('; and ')}.`);
  if (earnBack !== undefined) {
    const subject = earnBack.by === 'mean' ? 'the mean of the values' : 'the value';
    const beating =
      earnBack.beating === undefined
        ? `${subject} meets the target`
        : `${subject} reaches ${sayQuantity(earnBack.beating, 'en')}`;
    const form = earnBack.form === 'forgiven' ? 'is reversed' : 'is set off against later credits';
    said.push(
      `Where ${beating} in ${periods(earnBack.metFor)} running after the miss, ${earnBack.share.times(Ratio.of(100)).toString()} % of the credit ${form}.`,
    );
  }
  if (oncePerEvent !== undefined)
    said.push(
      'Where one event gives rise to credits under several provisions of this group, only the one most favourable to the Customer is due.',
    );
  return said;
}

function chinese({ onlyWhen, gate, repeat, caps, earnBack, oncePerEvent }: Omit<CommonTerms, 'id'>): string[] {
  const said: string[] = [];
  if (onlyWhen !== undefined) said.push('本條只適用於未達標的期間。');
  if (gate !== undefined) {
    const first = gate.creditFirst === true ? '該等期間屆時一併補償' : '該等期間不獲補償';
    const open = gate.creditFirst === unstated ? '該等期間是否獲補償〔未訂明：有待協定〕' : first;
    said.push(`除非緊接之前連續 ${gate.previousMissed} 個期間亦未達標，否則無須補償；${open}。`);
  }
  if (repeat !== undefined)
    said.push(`自連續第 ${repeat.consecutiveMisses} 個未達標期間起，補償乘以 ${repeat.times.toString()}。`);
  if (caps !== undefined && caps.length > 0)
    said.push(`補償上限為${caps.map((cap) => sayCap(cap, 'zh-Hant')).join('；')}。`);
  if (earnBack !== undefined) {
    const subject = earnBack.by === 'mean' ? '數值的平均值' : '數值';
    const beating =
      earnBack.beating === undefined ? `${subject}達標` : `${subject}達到 ${sayQuantity(earnBack.beating, 'zh-Hant')}`;
    const form = earnBack.form === 'forgiven' ? '予以撤銷' : '用以抵銷日後的補償';
    said.push(
      `未達標之後連續 ${earnBack.metFor} 個期間${beating}者，該補償的 ${earnBack.share.times(Ratio.of(100)).toString()} % ${form}。`,
    );
  }
  if (oncePerEvent !== undefined) said.push('同一事件引致本組多項補償者，只給予對客戶最有利的一項。');
  return said;
}

function periods(count: number): string {
  return count === 1 ? 'the one period' : `the ${count} periods`;
}

/** "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
