/**
 * Readings: a text that supports more than one rule, written down with all of them. Owns: refusing to pay until the author has
 * chosen one. It exists so that a published text can be encoded as it stands and then be made well defined.
 */
import { z } from 'zod';
import { idSchema, localizedSchema } from '../../../terms/schema.ts';
import { enumerate } from '../../../terms/text.ts';
import type { TermFinding } from '../../../metrics/metric.ts';
import { error, within } from '../../findings.ts';
import { namesOf } from '../../inner-rules.ts';
import type { InnerRule } from '../../inner-rules.ts';
import { defineCreditRule } from '../../rule.ts';
import { sayUnstated, Undetermined } from '../../undetermined.ts';

/** The kind, given the schema of the rules that may stand inside it. */
export function readings(inner: InnerRule) {
  const schema = z
    .strictObject({
      kind: z.literal('readings').describe('A text that can be read in several ways; one must be chosen.'),
      of: z
        .array(z.strictObject({ id: idSchema, title: localizedSchema.optional(), rule: inner }))
        .min(2)
        .describe('Each reading that the text supports.'),
      chosen: idSchema.optional().describe('The reading that both parties agree on.'),
    })
    .refine((terms) => terms.chosen === undefined || terms.of.some(({ id }) => id === terms.chosen), {
      message: 'the chosen reading is one of those listed',
      path: ['chosen'],
    });
  type Terms = z.output<typeof schema>;
  const reading = (terms: Terms) => terms.of.find(({ id }) => id === terms.chosen);
  const definition = defineCreditRule<Terms>({
    kind: 'readings',
    title: { en: 'Readings of one text', 'zh-Hant': '同一文字的不同解讀' },
    description: {
      en: 'A text that can be read in several ways; one must be chosen.',
      'zh-Hant': '文字有多種解讀，須選定其一。',
    },
    terms: schema,
    evaluate: (terms, context) => {
      const chosen = reading(terms);
      if (chosen !== undefined) return chosen.rule.evaluate(context);
      throw new Undetermined('AMBIGUOUS-READING', {
        message: `the text can be read in ${terms.of.length} ways, and none has been chosen`,
        readings: terms.of.map(({ id }) => id),
      });
    },
    wording: (terms, language) => {
      const chosen = reading(terms);
      if (chosen !== undefined) return chosen.rule.wording(language);
      const all = terms.of.map(({ rule }) => rule.wording(language).replace(/[.。]$/u, ''));
      return `${sayUnstated(language)} ${enumerate(all, language, 'or')}${language === 'en' ? '.' : '。'}`;
    },
    lint: (terms, setting): TermFinding[] => {
      const chosen = reading(terms);
      if (chosen !== undefined) return within(['of', terms.of.indexOf(chosen), 'rule'], chosen.rule.lint(setting));
      const ids = terms.of.map(({ id }) => id);
      return [
        error('AMBIGUOUS-READING', ['chosen'], {
          message: `the text can be read in ${terms.of.length} ways: ${ids.join(', ')}`,
          example: 'two readers of the same text work out two amounts',
          fix: `write chosen: ${ids.join(' or ')}`,
        }),
      ];
    },
    names: (terms) => namesOf(terms.of.map(({ rule }) => rule)),
  });
  return { schema, definition };
}
