/** The agreed text as the reader's own browser makes it of the terms: its hash computed here, its words written here, page by page. */
import { Button, NativeSelect } from '@mantine/core';
import { readAgreements, readDocuments, writeChapters } from '@troth/core';
import type { NamedText, Revision } from '@troth/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ChapterView } from '../studio/chapter-view.tsx';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export interface Computed {
  /** SHA-256 of the canonical form of the first text. */
  readonly hash: string | undefined;
  readonly revision: Revision | undefined;
}

/** What the texts are, worked out here and believed from nobody. */
export function useComputed(texts: readonly NamedText[] | undefined): Computed | undefined {
  return useMemo(() => {
    if (texts === undefined) return undefined;
    const documents = readDocuments(texts.slice(0, 1));
    const hash = documents.ok ? documents.value[0]?.hash : undefined;
    const book = readAgreements(texts);
    const revisions = book.ok ? book.value.agreements.flatMap((one) => one.revisions) : [];
    return { hash, revision: revisions.find((one) => one.hash === hash) };
  }, [texts]);
}

/** Whether what came is what was agreed. */
export function HashCheck({ computed, hash }: { readonly computed: Computed; readonly hash: string }): ReactNode {
  const t = useWords(signingWords);
  const same = computed.hash === hash;
  return (
    <div className={`${css['banner']} ${same ? css['good'] : css['bad']}`} role={same ? 'status' : 'alert'}>
      <Icon name={same ? 'check' : 'cross'} />
      <div>
        {same ? t('same') : t('other')}
        <div className={css['hash']}>{hash}</div>
      </div>
    </div>
  );
}

export function AgreedText({ revision }: { readonly revision: Revision }): ReactNode {
  const t = useWords(signingWords);
  const language = useLanguage();
  const chapters = useMemo(() => writeChapters(revision, language), [revision, language]);
  const [page, setPage] = useState(0);
  const [whole, setWhole] = useState(false);
  const shown = whole ? chapters : chapters.slice(page, page + 1);
  const titles = chapters.map(({ key, title }, at) => ({
    value: String(at),
    label: `${Number(key.slice(1))}. ${title}`,
  }));
  return (
    <div>
      <div className={css['pager']}>
        {!whole && (
          <>
            <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {t('earlierPage')}
            </Button>
            <NativeSelect
              className={css['grow'] ?? ''}
              aria-label={t('chapter')}
              data={titles}
              value={String(page)}
              onChange={(event) => setPage(Number(event.currentTarget.value))}
            />
            <Button variant="default" disabled={page >= chapters.length - 1} onClick={() => setPage(page + 1)}>
              {t('laterPage')}
            </Button>
            <span className={css['soft']}>{t('page', { at: page + 1, of: chapters.length })}</span>
          </>
        )}
        <Button variant="subtle" onClick={() => setWhole(!whole)}>
          {whole ? t('byPage') : t('whole')}
        </Button>
      </div>
      {shown.map((chapter) => (
        <section key={chapter.key} className={css['paper']} lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'}>
          <h3>
            {Number(chapter.key.slice(1))}. {chapter.title}
          </h3>
          <ChapterView chapter={chapter} marks={undefined} />
        </section>
      ))}
    </div>
  );
}
