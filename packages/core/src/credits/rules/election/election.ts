/** Election: the customer chooses among remedies. Owns: reading the choice, and what holds while nobody has chosen. */
import { z } from 'zod';
import { idSchema } from '../../../terms/schema.ts';
import { enumerate } from '../../../terms/text.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { within } from '../../findings.ts';
import { because, namesOf } from '../../inner-rules.ts';
import type { InnerRule } from '../../inner-rules.ts';
import { defineCreditRule } from '../../rule.ts';
import { Undetermined } from '../../undetermined.ts';

/** The kind, given the schema of the rules that may stand inside it. */
export function election(inner: InnerRule) {
  const schema = z
    .strictObject({
      kind: z.literal('election').describe('The customer chooses one of several remedies.'),
      id: idSchema.optional().describe('Id under which the choice is recorded in the evidence.'),
      options: z
        .array(z.strictObject({ id: idSchema, rule: inner }))
        .min(2)
        .describe('The remedies to choose from.'),
      default: idSchema
        .optional()
        .describe('The option that holds while the customer has not chosen; without it nothing is due until then.'),
    })
    .refine(({ options }) => new Set(options.map(({ id }) => id)).size === options.length, {
      message: 'each option has an id of its own',
      path: ['options'],
    })
    .refine((terms) => terms.default === undefined || terms.options.some(({ id }) => id === terms.default), {
      message: 'the default is one of the options',
      path: ['default'],
    });
  const definition = defineCreditRule<z.output<typeof schema>>({
    kind: 'election',
    title: { en: 'The customer’s choice', 'zh-Hant': '客戶選擇' },
    description: { en: 'The customer chooses one of several remedies.', 'zh-Hant': '由客戶在多項補償中選擇一項。' },
    terms: schema,
    evaluate: (terms, context) => {
      const chosen = context.election(terms.id ?? '');
      const option = terms.options.find(({ id }) => id === (chosen ?? terms.default));
      if (option !== undefined)
        return because(
          chosen === undefined ? `no choice made: ${option.id} holds` : `the customer chose ${option.id}`,
          option.rule.evaluate(context),
        );
      if (chosen === undefined) return [];
      throw new Undetermined('UNKNOWN-ELECTION', {
        message: `"${chosen}" is not among the remedies to choose from`,
        readings: terms.options.map(({ id }) => id),
      });
    },
    wording: (terms, language) => {
      const options = terms.options.map(
        ({ id, rule }) =>
          `${language === 'en' ? `(${id}) ` : `（${id}）`}${rule.wording(language).replace(/[.。]$/u, '')}`,
      );
      if (language === 'en') {
        const otherwise =
          terms.default === undefined
            ? 'nothing is due until the Customer has chosen'
            : `${terms.default} applies until the Customer has chosen`;
        return `At the Customer’s choice: ${enumerate(options, language, 'or')}; ${otherwise}.`;
      }
      return `由客戶選擇：${enumerate(options, language, 'or')}；${terms.default === undefined ? '客戶作出選擇前無須補償' : `客戶作出選擇前以 ${terms.default} 為準`}。`;
    },
    lint: ({ options }, setting): TermFinding[] =>
      options.flatMap(({ rule }, at) => within(['options', at, 'rule'], rule.lint(setting))),
    names: ({ options }) => namesOf(options.map(({ rule }) => rule)),
  });
  return { schema, definition };
}
