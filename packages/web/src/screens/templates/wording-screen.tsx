/** The clause library: approved passages by clause, in the language of the reader with the other beside it. */
import { contractChapters } from '@troth/core';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './templates.module.css';
import { templateWords } from './words.ts';

type Passage = AnswerOf<'/v1/wording'>['items'][number];

export function WordingScreen(): ReactNode {
  const t = useWords(templateWords);
  const found = useGet('/v1/wording');
  return (
    <Page title={t('wordingTitle')} lead={t('wordingLead')} over={<To href="/templates">{t('over')}</To>}>
      <Loaded of={found} lines={14}>
        {({ items }) => <Clauses passages={items} />}
      </Loaded>
    </Page>
  );
}

function Clauses({ passages }: { readonly passages: readonly Passage[] }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const language = useLanguage();
  const other = language === 'en' ? 'zh-Hant' : 'en';
  return contractChapters
    .map((chapter) => ({ ...chapter, own: passages.filter(({ clause }) => clause === chapter.key) }))
    .filter(({ own }) => own.length > 0)
    .map(({ key, title, own }) => (
      <Section key={key} title={`${key} ${say(title)}`} note={t('count', { count: own.length })} anchor={key}>
        <RecordTable
          label={`${key} ${say(title)}`}
          rows={own}
          keyOf={({ id }) => id}
          columns={[
            {
              name: 'words',
              head: t('words'),
              cell: ({ text }) => <div className={css['words']}>{text[language]}</div>,
            },
            {
              name: 'other',
              head: t('otherLanguage'),
              cell: ({ text }) => (
                <div className={css['words']} lang={other}>
                  {text[other]}
                </div>
              ),
            },
            {
              name: 'version',
              head: t('passage'),
              cell: ({ id, version }) => (
                <span className={css['soft']}>
                  {id}, {t('version', { version })}
                </span>
              ),
            },
          ]}
        />
      </Section>
    ));
}
