/**
 * What a rule looks at: the value, how far it falls short, or a facet of the measurement. Owns: reading that key exactly and
 * knowing its dimension before anything is measured. Does not own: the metric's value or its declared rounding.
 */
import { z } from 'zod';
import { roundingModes } from '../values/ratio.ts';
import type { Ratio } from '../values/ratio.ts';
import { higherIsBetter, shortfall } from '../terms/target.ts';
import { formatQuantity, quantity, sayQuantity } from '../terms/quantity.ts';
import { reachable } from '../terms/band.ts';
import { idSchema, quantitySchema } from '../terms/schema.ts';
import type { Band } from '../terms/band.ts';
import type { Quantity } from '../terms/quantity.ts';
import type { Language } from '../terms/text.ts';
import type { Kind } from '../metrics/metric.ts';
import type { CreditContext, CreditSetting } from './rule.ts';
import { Undetermined } from './undetermined.ts';

export const keySchema = idSchema.describe(
  'What the rule looks at: value (as rounded), shortfall (points from the target), exceedance (shortfall ÷ target), or a facet such as downtime.',
);

export const keyRoundingSchema = z
  .strictObject({
    mode: z.enum(roundingModes).describe('Which way a number between two steps goes.'),
    to: quantitySchema.describe('Distance between the steps, such as 0.01 %, 1 min or 1.'),
  })
  .describe('Rounding of the key before it is looked up or counted in units.');
export type KeyRounding = z.output<typeof keyRoundingSchema>;

/** The key of this measurement; undefined when there is no value to look at. Throws `Undetermined` for a facet that is missing. */
export function keyOf(
  on: string,
  context: Pick<CreditContext, 'attained' | 'target' | 'measurement'>,
): Quantity | undefined {
  const { attained, target } = context;
  if (on === 'value') return attained;
  if (on === 'shortfall' || on === 'exceedance') {
    if (attained === undefined || target === undefined) return undefined;
    const short = shortfall({ attained, target });
    return on === 'shortfall' ? quantity(attained.dimension, short, attained.unit) : relative(short, target.bound);
  }
  const facet = context.measurement.facets[on];
  if (facet !== undefined) return facet;
  if (!context.measurement.value.measured) return undefined;
  throw new Undetermined('NO-FACET', { message: `the measurement has no figure "${on}"` });
}

function relative(short: Ratio, bound: Quantity): Quantity {
  if (!bound.value.isZero()) return quantity('ratio', short.dividedBy(bound.value.abs()));
  throw new Undetermined('EXCEEDANCE-OF-ZERO', {
    message: 'an exceedance relative to a target of zero is not a number; key the rule on shortfall',
  });
}

/** The key on the declared grid. Throws TypeError when the grid is of another dimension (lint reports it as CR-UNIT). */
export function roundKey(key: Quantity, rounding: KeyRounding | undefined): Quantity {
  if (rounding === undefined) return key;
  if (rounding.to.dimension !== key.dimension) {
    throw new TypeError(`${formatQuantity(key)} cannot be rounded to ${formatQuantity(rounding.to)}`);
  }
  const steps = key.value.dividedBy(rounding.to.value).round({ mode: rounding.mode, decimals: 0 });
  return { ...key, value: steps.times(rounding.to.value) };
}

/** Dimension of the key, known before measuring; undefined for a facet that the metric does not have. */
export function keyKind(on: string, setting: CreditSetting): Kind | undefined {
  if (on === 'value' || on === 'shortfall') return setting.value;
  return on === 'exceedance' ? { dimension: 'ratio', unit: '' } : setting.facets[on];
}

/** Values the key can take, for proofs over all of them. */
export function keyDomain(on: string, setting: CreditSetting): Band {
  if (on === 'value') return setting.domain;
  const kind = keyKind(on, setting) ?? setting.value;
  if (on === 'shortfall') return { ...reachable(kind), high: shortfallLimit(setting) };
  if (on === 'exceedance') return { ...reachable(kind), high: undefined };
  return reachable(kind);
}

/** A share cannot fall shorter than from the target to the end of its domain. */
function shortfallLimit({ target, domain }: CreditSetting): Band['high'] {
  if (target === undefined) return undefined;
  const end = higherIsBetter(target) ? domain.low : domain.high;
  return end === undefined ? undefined : { at: target.bound.value.minus(end.at).abs(), inclusive: end.inclusive };
}

/** Facets named by the key, for the check that they exist. */
export function facetsOf(on: string): readonly string[] {
  return ['value', 'shortfall', 'exceedance'].includes(on) ? [] : [on];
}

const words = {
  en: {
    value: 'the value attained',
    shortfall: 'the shortfall from the target',
    exceedance: 'the exceedance relative to the target',
  },
  'zh-Hant': { value: '達成值', shortfall: '與目標的差距', exceedance: '相對於目標的超出比率' },
} as const;

/** The key in a sentence: "the value attained", "the figure “downtime”". */
export function sayKey(on: string, language: Language): string {
  if (on === 'value' || on === 'shortfall' || on === 'exceedance') return words[language][on];
  return language === 'en' ? `the figure “${on}”` : `「${on}」數值`;
}

/** ", rounded half-up to 0.01 %" for the end of a sentence about the key; empty without rounding. */
export function sayKeyRounding(rounding: KeyRounding | undefined, language: Language): string {
  if (rounding === undefined) return '';
  const to = sayQuantity(rounding.to, language);
  return language === 'en' ? `, rounded ${rounding.mode} to ${to}` : `（以 ${to} 為單位${modeWords[rounding.mode]}）`;
}

const modeWords: Record<KeyRounding['mode'], string> = {
  'half-up': '四捨五入',
  'half-even': '四捨六入五成雙',
  'half-down': '五捨六入',
  up: '無條件進位',
  down: '無條件捨去',
  floor: '向下取整',
  ceiling: '向上取整',
};
