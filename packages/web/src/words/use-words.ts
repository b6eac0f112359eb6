/** Says words in the language that is shown. `t('title')`, `t('rows', { count: 3 })`; `t.rich` takes elements as values. */
import { inLanguage } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import type { ReactNode } from 'react';
import { createIntl, createIntlCache, useIntl } from 'react-intl';
import { localeOf } from './words.ts';
import type { Words } from './words.ts';

type Values = Readonly<Record<string, string | number>>;
type RichValues = Readonly<Record<string, ReactNode>>;

export interface Teller<K extends string> {
  (key: K, values?: Values): string;
  rich(key: K, values: RichValues): ReactNode;
}

const cache = createIntlCache();
const told = new WeakMap<object, Map<Language, Teller<string>>>();

/** The same words in the same language are read once. */
export function tell<K extends string>(words: Words<K>, language: Language): Teller<K> {
  const known = told.get(words) ?? new Map<Language, Teller<string>>();
  told.set(words, known);
  const again = known.get(language);
  if (again !== undefined) return again;
  const intl = createIntl({ locale: localeOf(language), messages: words[language] }, cache);
  const say = (key: string, values?: Values): string => intl.formatMessage({ id: key }, { ...values });
  const teller: Teller<string> = Object.assign(say, {
    rich: (key: string, values: RichValues): ReactNode => intl.formatMessage({ id: key }, { ...values }),
  });
  known.set(language, teller);
  return teller;
}

export function useLanguage(): Language {
  return useIntl().locale.startsWith('zh') ? 'zh-Hant' : 'en';
}

export function useWords<K extends string>(words: Words<K>): Teller<K> {
  return tell(words, useLanguage());
}

/** Says words that come with data: names of services, titles of records. */
export function useSay(): (text: Localized | string) => string {
  const language = useLanguage();
  return (text) => inLanguage(text, language);
}
