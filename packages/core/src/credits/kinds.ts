/**
 * All kinds of credit rules. A kind is a folder under rules/; it is listed here and named nowhere else.
 */
import { z } from 'zod';
import { commonBases, innerShape, lintCommon, ruleShape, sayCommon } from './rule-terms.ts';
import type { CommonTerms } from './rule-terms.ts';
import { fillRule } from './rule.ts';
import type { CreditRule } from './rule.ts';
import { election } from './rules/election/election.ts';
import { firstMatch } from './rules/first-match/first-match.ts';
import { greaterOf } from './rules/greater-of/greater-of.ts';
import { highestOf } from './rules/highest-of/highest-of.ts';
import { linear, linearSchema } from './rules/linear/linear.ts';
import { multipleOfFees, multipleOfFeesSchema } from './rules/multiple-of-fees/multiple-of-fees.ts';
import { ordinal, ordinalSchema } from './rules/ordinal/ordinal.ts';
import { perUnit, perUnitSchema } from './rules/per-unit/per-unit.ts';
import { pool, poolSchema } from './rules/pool/pool.ts';
import { readings } from './rules/readings/readings.ts';
import { steps, stepsSchema } from './rules/steps/steps.ts';
import { trigger, triggerSchema } from './rules/trigger/trigger.ts';

/** A rule inside another rule, read into a filled-in rule. Late, because the combining kinds are defined with it. */
const inner: z.ZodType<CreditRule> = z
  .lazy(() => innerRuleSchema.transform((terms): CreditRule => fillKind(terms)))
  .meta({ id: 'CreditRuleInside' });

const electionKind = election(inner);
const firstMatchKind = firstMatch(inner);
const greaterOfKind = greaterOf(inner);
const highestOfKind = highestOf(inner);
const readingsKind = readings(inner);

const innerRuleSchema = z.discriminatedUnion('kind', [
  stepsSchema.safeExtend(innerShape),
  linearSchema.safeExtend(innerShape),
  perUnitSchema.safeExtend(innerShape),
  multipleOfFeesSchema.safeExtend(innerShape),
  triggerSchema.safeExtend(innerShape),
  ordinalSchema.safeExtend(innerShape),
  poolSchema.safeExtend(innerShape),
  greaterOfKind.schema.safeExtend(innerShape),
  highestOfKind.schema.safeExtend(innerShape),
  firstMatchKind.schema.safeExtend(innerShape),
  electionKind.schema.safeExtend(innerShape),
  readingsKind.schema.safeExtend(innerShape),
]);

/** A credit rule of a commitment: the terms of its kind and those that every rule may carry. */
export const creditRuleSchema = z.discriminatedUnion('kind', [
  stepsSchema.safeExtend(ruleShape),
  linearSchema.safeExtend(ruleShape),
  perUnitSchema.safeExtend(ruleShape),
  multipleOfFeesSchema.safeExtend(ruleShape),
  triggerSchema.safeExtend(ruleShape),
  ordinalSchema.safeExtend(ruleShape),
  poolSchema.safeExtend(ruleShape),
  greaterOfKind.schema.safeExtend(ruleShape),
  highestOfKind.schema.safeExtend(ruleShape),
  firstMatchKind.schema.safeExtend(ruleShape),
  electionKind.schema.safeExtend(ruleShape),
  readingsKind.schema.safeExtend(ruleShape),
]);
export type CreditRuleTerms = z.output<typeof creditRuleSchema>;

/** Definitions by kind, for the language reference. */
export const creditRuleKinds = {
  steps,
  linear,
  'per-unit': perUnit,
  'multiple-of-fees': multipleOfFees,
  trigger,
  ordinal,
  pool,
  'greater-of': greaterOfKind.definition,
  'highest-of': highestOfKind.definition,
  'first-match': firstMatchKind.definition,
  election: electionKind.definition,
  readings: readingsKind.definition,
} as const;

function fillKind(terms: z.output<typeof innerRuleSchema> | CreditRuleTerms): CreditRule {
  switch (terms.kind) {
    case 'steps':
      return fillRule(steps, terms);
    case 'linear':
      return fillRule(linear, terms);
    case 'per-unit':
      return fillRule(perUnit, terms);
    case 'multiple-of-fees':
      return fillRule(multipleOfFees, terms);
    case 'trigger':
      return fillRule(trigger, terms);
    case 'ordinal':
      return fillRule(ordinal, terms);
    case 'pool':
      return fillRule(pool, terms);
    case 'greater-of':
      return fillRule(greaterOfKind.definition, terms);
    case 'highest-of':
      return fillRule(highestOfKind.definition, terms);
    case 'first-match':
      return fillRule(firstMatchKind.definition, terms);
    case 'election':
      return fillRule(electionKind.definition, terms);
    case 'readings':
      return fillRule(readingsKind.definition, terms);
  }
}

/** The rule with its terms filled in; its wording, findings and names include those of the common terms. */
export function fillCreditRule(terms: CreditRuleTerms): CreditRule {
  const rule = fillKind(terms);
  const common: Omit<CommonTerms, 'id'> = terms;
  return {
    ...rule,
    wording: (language) => {
      const said = sayCommon(common, language);
      return said === '' ? rule.wording(language) : `${rule.wording(language)}${language === 'en' ? ' ' : ''}${said}`;
    },
    lint: (setting) => [...rule.lint(setting), ...lintCommon(common)],
    names: () => {
      const { bases, facets } = rule.names();
      return { bases: [...bases, ...commonBases(common)], facets };
    },
  };
}
