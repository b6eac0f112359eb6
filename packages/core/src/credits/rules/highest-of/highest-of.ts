/**
 * Highest of: several items are worked out, and the single highest item is paid. Unlike `greater-of` it compares single lines
 * (one outage, one item), not what each rule gives in all.
 */
import { z } from 'zod';
import { because, dearest, evaluateMembers, lintMembers, namesOf, sayMembers } from '../../inner-rules.ts';
import type { InnerRule } from '../../inner-rules.ts';
import { defineCreditRule } from '../../rule.ts';

/** The kind, given the schema of the rules that may stand inside it. */
export function highestOf(inner: InnerRule) {
  const schema = z.strictObject({
    kind: z.literal('highest-of').describe('Of all items that the rules give, the single highest is paid.'),
    of: z.array(inner).min(1).describe('The rules whose items are compared.'),
  });
  const definition = defineCreditRule<z.output<typeof schema>>({
    kind: 'highest-of',
    title: { en: 'The highest item only', 'zh-Hant': '只取最高一項' },
    description: {
      en: 'Of all items that the rules give, the single highest is paid.',
      'zh-Hant': '各規則所產生的項目中，只支付最高的一項。',
    },
    terms: schema,
    evaluate: ({ of }, context) => {
      const items = evaluateMembers(of, context).flatMap(({ lines }) => lines.map((line) => ({ lines: [line] })));
      const best = dearest(items);
      return best === undefined ? [] : because(`the highest of ${items.length} items`, best.lines);
    },
    wording: ({ of }, language) =>
      language === 'en'
        ? `Only the highest single item of the following is due: ${sayMembers(of, language)}.`
        : `以下各項中只支付最高的一項：${sayMembers(of, language)}。`,
    lint: ({ of }, setting) => lintMembers(of, setting),
    names: ({ of }) => namesOf(of),
  });
  return { schema, definition };
}
