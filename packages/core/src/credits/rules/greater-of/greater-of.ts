/** Greater of: two or more rules are worked out in full, and the one that gives most in all is paid. */
import { z } from 'zod';
import {
  because,
  dearest,
  evaluateMembers,
  innerRules,
  lintMembers,
  namesOf,
  sayMembers,
  worthOf,
} from '../../inner-rules.ts';
import type { InnerRule } from '../../inner-rules.ts';
import { defineCreditRule } from '../../rule.ts';

/** The kind, given the schema of the rules that may stand inside it. */
export function greaterOf(inner: InnerRule) {
  const schema = z.strictObject({
    kind: z.literal('greater-of').describe('Of two or more rules the one that gives most is paid.'),
    of: innerRules(inner).describe('The rules; the first of equals is paid.'),
  });
  const definition = defineCreditRule<z.output<typeof schema>>({
    kind: 'greater-of',
    title: { en: 'The greater of', 'zh-Hant': '取其較高者' },
    description: {
      en: 'Of two or more rules the one that gives most is paid.',
      'zh-Hant': '兩項或以上規則中，給予補償最多的一項適用。',
    },
    terms: schema,
    evaluate: ({ of }, context) => {
      const best = dearest(evaluateMembers(of, context));
      if (best === undefined) return [];
      return because(
        `rule ${best.at + 1} of ${of.length} gives most (${worthOf(best.lines).size.toString()})`,
        best.lines,
      );
    },
    wording: ({ of }, language) =>
      language === 'en'
        ? `The Customer receives whichever of the following comes to the greater amount: ${sayMembers(of, language)}.`
        : `客戶可獲以下各項中款額較高的一項：${sayMembers(of, language)}。`,
    lint: ({ of }, setting) => lintMembers(of, setting),
    names: ({ of }) => namesOf(of),
  });
  return { schema, definition };
}
