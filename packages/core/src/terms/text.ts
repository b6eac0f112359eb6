/**
 * Words for people. Owns: the two languages of every sentence the product says. Does not own: the sentences, which live
 * with the kind they speak of.
 */

/** Languages in which every contract, statement and message can be read. BCP 47. */
export const languages = ['en', 'zh-Hant'] as const;
export type Language = (typeof languages)[number];

/** The same words in each language; English is always there, the other falls back to it. */
export interface Localized {
  readonly en: string;
  readonly 'zh-Hant'?: string | undefined;
}

/** The words in the language asked for, or in English where no translation was written. */
export function inLanguage(text: Localized | string, language: Language): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text.en;
}

const listWords = { en: { and: ' and ', or: ' or ', comma: ', ' }, 'zh-Hant': { and: '及', or: '或', comma: '、' } };

/** "a, b and c" in the language's own punctuation. */
export function enumerate(items: readonly string[], language: Language, joint: 'and' | 'or' = 'and'): string {
  const words = listWords[language];
  if (items.length <= 1) return items.join('');
  return items.slice(0, -1).join(words.comma) + words[joint] + items[items.length - 1];
}
