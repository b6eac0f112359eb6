/**
 * The words of one screen or part, in both languages. Owns: that both have the same keys, checked by the compiler. Does not
 * own: which language is shown (use-words.ts). Texts are ICU messages: `{count, plural, one {# row} other {# rows}}`.
 */
import type { Language } from '@troth/core';

export interface Words<K extends string> {
  readonly en: Readonly<Record<K, string>>;
  readonly 'zh-Hant': Readonly<Record<K, string>>;
}

export function defineWords<const K extends string>(words: {
  readonly en: Readonly<Record<K, string>>;
  readonly 'zh-Hant': Readonly<Record<NoInfer<K>, string>>;
}): Words<K> {
  return words;
}

/** What the browser formats numbers and plurals by. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-HK' : 'zh-Hant-HK');
