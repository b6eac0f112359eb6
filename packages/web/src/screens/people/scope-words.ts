/** Scopes in words. */
import type { Teller } from '../../words/use-words.ts';
import { peopleWords } from './words.ts';

type Key = keyof typeof peopleWords.en;

export const scopeWord = (t: Teller<Key>, scope: string): string => {
  const key = `scope_${scope}`;
  return Object.hasOwn(peopleWords.en, key) ? t(key as Key) : scope;
};
