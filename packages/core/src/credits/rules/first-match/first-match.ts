/** First match: rules in order; the first that gives anything decides, and the others are not looked at. */
import { z } from 'zod';
import { because, innerRules, lintMembers, namesOf, sayMembers } from '../../inner-rules.ts';
import type { InnerRule } from '../../inner-rules.ts';
import { defineCreditRule } from '../../rule.ts';

/** The kind, given the schema of the rules that may stand inside it. */
export function firstMatch(inner: InnerRule) {
  const schema = z.strictObject({
    kind: z.literal('first-match').describe('The first rule that gives anything decides.'),
    of: innerRules(inner).describe('The rules in order of precedence.'),
  });
  const definition = defineCreditRule<z.output<typeof schema>>({
    kind: 'first-match',
    title: { en: 'The first that applies', 'zh-Hant': '首項適用者' },
    description: { en: 'The first rule that gives anything decides.', 'zh-Hant': '依次序，首項產生補償的規則適用。' },
    terms: schema,
    evaluate: ({ of }, context) => {
      for (const [at, member] of of.entries()) {
        const lines = member.evaluate(context);
        if (lines.length > 0) return because(`rule ${at + 1} of ${of.length} is the first that applies`, lines);
      }
      return [];
    },
    wording: ({ of }, language) =>
      language === 'en'
        ? `The first of the following that applies decides, to the exclusion of the others: ${sayMembers(of, language)}.`
        : `依次以首項適用者為準，其餘不適用：${sayMembers(of, language)}。`,
    lint: ({ of }, setting) => lintMembers(of, setting),
    names: ({ of }) => namesOf(of),
  });
  return { schema, definition };
}
