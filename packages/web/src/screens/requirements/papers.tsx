/** The papers of a read-back, in both languages. */
import type { ReactNode } from 'react';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

interface PapersProps {
  readonly documents: readonly { readonly language: string; readonly format: string; readonly sha256: string }[];
}

export function Papers({ documents }: PapersProps): ReactNode {
  const t = useWords(requirementWords);
  const language = useLanguage();
  return (
    <span className={css['chips']}>
      {documents.map((one) => (
        <a key={one.sha256} href={`/v1/documents/${one.sha256}`} target="_blank" rel="noreferrer">
          {t('paper', { language: sayChoice(one.language, language), format: sayChoice(one.format, language) })}
        </a>
      ))}
    </span>
  );
}
