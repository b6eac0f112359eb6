/** What a code of the radar is called in the reader's language. */
import { useWords } from '../../words/use-words.ts';
import { radarWords } from './words.ts';

const isWord = (name: string): name is keyof (typeof radarWords)['en'] => Object.hasOwn(radarWords.en, name);

/** A code that is newer than these words stands as it is. */
export function useCodeName(): (name: string) => string {
  const t = useWords(radarWords);
  return (name) => (isWord(name) ? t(name) : name);
}
