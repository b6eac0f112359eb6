/** The contract in the middle: every chapter as it will be printed; the chosen one with its form. */
import { contractChapters } from '@troth/core';
import type { Localized, WrittenChapter } from '@troth/core';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ChapterView } from './chapter-view.tsx';
import { ClauseEditor } from './clause-editor.tsx';
import { chaptersOf } from './model/live.ts';
import { marksOf } from './model/marks.ts';
import type { Marks } from './model/marks.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

/** Against which earlier text words are marked. */
export type MarksSince = 'opened' | 'force' | 'none';

export function ContractPane({ since }: { readonly since: MarksSince }): ReactNode {
  const t = useWords(studioWords);
  const { live, readable, before, opened, language, clause, select } = useStudio();
  const chapters = useMemo(() => chaptersOf(readable, language), [readable, language]);
  const earlier = since === 'none' ? undefined : since === 'opened' ? opened : before;
  const old = useMemo(() => (earlier === undefined ? undefined : chaptersOf(earlier, language)), [earlier, language]);
  const byKey = new Map(chapters.map((chapter) => [chapter.key, chapter]));
  return (
    <div className={css['document']} lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'}>
      {live.revision === undefined && (
        <p className={css['notice']} role="status">
          {chapters.length === 0 ? t('noText') : t('cannotRead')}
        </p>
      )}
      {contractChapters.map(({ key, title }) => (
        <Chapter
          key={key}
          clause={key}
          title={title}
          chapter={byKey.get(key)}
          old={old?.find((one) => one.key === key)}
          marked={old !== undefined}
          chosen={key === clause}
          onChoose={select}
        />
      ))}
    </div>
  );
}

interface ChapterProps {
  readonly clause: string;
  readonly title: Localized;
  readonly chapter: WrittenChapter | undefined;
  readonly old: WrittenChapter | undefined;
  readonly marked: boolean;
  readonly chosen: boolean;
  readonly onChoose: (clause: string | undefined) => void;
}

function Chapter({ clause, title, chapter, old, marked, chosen, onChoose }: ChapterProps): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const marks = useMemo(
    () => (marked && chapter !== undefined ? marksOf(old, chapter) : undefined),
    [marked, chapter, old],
  );
  const number = Number(clause.slice(1));
  return (
    <section
      id={clause}
      className={`${css['chapter']} ${chosen ? css['chosen'] : ''} ${chapter === undefined ? css['silent'] : ''}`}
      aria-labelledby={`${clause}-title`}
    >
      <div className={css['chapterHead']}>
        <h2 id={`${clause}-title`} className={css['chapterTitle']}>
          {number}. {chapter?.title ?? say(title)}
        </h2>
        {chosen && (
          <button type="button" className={css['closeClause']} onClick={() => onChoose(undefined)}>
            {t('close')}
          </button>
        )}
        {!chosen && (
          <button type="button" className={css['editClause']} onClick={() => onChoose(clause)}>
            <Icon name="sign" size={13} />
            <span>{t('edit', { number })}</span>
          </button>
        )}
      </div>
      {chosen && <ClauseEditor clause={clause} />}
      {chosen && chapter !== undefined && <p className={css['asItStands']}>{t('asItStands')}</p>}
      {chapter === undefined ? (
        <p className={css['soft']}>{t('silent')}</p>
      ) : (
        <Prose chapter={chapter} marks={marks} onChoose={chosen ? undefined : () => onChoose(clause)} />
      )}
    </section>
  );
}

interface ProseProps {
  readonly chapter: WrittenChapter;
  readonly marks: Marks | undefined;
  readonly onChoose: (() => void) | undefined;
}

/** A press anywhere on the words opens the form; by keyboard the button above does. */
const Prose = memo(function Prose({ chapter, marks, onChoose }: ProseProps): ReactNode {
  return (
    <div className={css['prose']} {...(onChoose === undefined ? {} : { onClick: onChoose })}>
      <ChapterView chapter={chapter} marks={marks} />
    </div>
  );
});
