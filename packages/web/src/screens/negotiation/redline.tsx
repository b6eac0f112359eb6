/** What two texts say differently: sentences with what went and what came, and terms before and after. */
import type { Language } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaChapterDifference } from '../../client/api.d.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Changed } from '../studio/chapter-view.tsx';
import css from './negotiation.module.css';
import { sayTerm } from './say-term.ts';
import { negotiationWords } from './words.ts';

interface RedlineProps {
  readonly chapters: readonly SchemaChapterDifference[];
  /** English and Chinese beside each other. */
  readonly both: boolean;
  /** Without the names of chapters, where only one is spoken of. */
  readonly bare?: boolean;
}

export function Redline({ chapters, both, bare = false }: RedlineProps): ReactNode {
  const say = useSay();
  return chapters.map((chapter) => (
    <section key={chapter.key ?? 'whole'}>
      {!bare && (
        <h3>
          {chapter.key !== undefined && <span className={css['key']}>{chapter.key} </span>}
          {say(chapter.title)}
        </h3>
      )}
      <ChapterWords chapter={chapter} both={both} />
      <Terms chapter={chapter} />
    </section>
  ));
}

function ChapterWords({
  chapter,
  both,
}: {
  readonly chapter: SchemaChapterDifference;
  readonly both: boolean;
}): ReactNode {
  const language = useLanguage();
  const t = useWords(negotiationWords);
  if (chapter.words.en.length + chapter.words['zh-Hant'].length === 0)
    return <p className={css['soft']}>{t('noWordsChanged')}</p>;
  if (!both) return <Sentences chapter={chapter} language={language} />;
  return (
    <div className={css['columns']}>
      <Sentences chapter={chapter} language="en" />
      <Sentences chapter={chapter} language="zh-Hant" />
    </div>
  );
}

function Sentences({
  chapter,
  language,
}: {
  readonly chapter: SchemaChapterDifference;
  readonly language: Language;
}): ReactNode {
  return (
    <div lang={language === 'en' ? 'en' : 'zh-Hant-HK'}>
      {chapter.words[language].map(({ clause, words }) => (
        <div key={clause} className={css['changed']}>
          <div className={css['soft']}>{clause}</div>
          <div className={css['words']}>
            <Changed words={words} />
          </div>
        </div>
      ))}
    </div>
  );
}

function Terms({ chapter: { terms } }: { readonly chapter: SchemaChapterDifference }): ReactNode {
  const t = useWords(negotiationWords);
  const language = useLanguage();
  if (terms.length === 0) return null;
  return (
    <details open={terms.length < 5}>
      <summary className={css['soft']}>
        {t('inTerms')} ({terms.length})
      </summary>
      <div className={css['narrow']}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{t('term')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ term, before, after }) => (
              <tr key={term}>
                <th scope="row">{sayTerm(term, language)}</th>
                <td>{before === undefined ? t('absent') : <del>{before}</del>}</td>
                <td>{after === undefined ? t('absent') : <ins>{after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
