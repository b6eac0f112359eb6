/** Revisions of an agreement, and what two of them say differently in words and in terms. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaAgreementPage, SchemaRevisionDifference } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

export function RevisionsTab({ page }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const { revisions, zone } = page;
  return (
    <>
      <Section title={t('revisions')} note={t('revisionsNote')}>
        <RecordTable
          label={t('revisions')}
          rows={revisions}
          keyOf={({ revision }) => String(revision)}
          columns={[
            {
              name: 'number',
              head: t('number'),
              cell: ({ revision, inForce }) => (
                <span className={css['line']}>
                  {t('revisionN', { revision })}
                  {inForce && <Mark tone="good">{t('current')}</Mark>}
                </span>
              ),
            },
            { name: 'from', head: t('from'), cell: ({ from }) => <Moment at={from} zone={zone} /> },
            {
              name: 'until',
              head: t('until'),
              cell: ({ to }) => (to === undefined ? '–' : <Moment at={to} zone={zone} />),
            },
            {
              name: 'published',
              head: t('published'),
              cell: ({ recordedAt, recordedBy }) =>
                recordedAt === undefined ? (
                  '–'
                ) : (
                  <div>
                    <Moment at={recordedAt} zone={zone} /> {t('by')} <PersonName id={recordedBy ?? ''} />
                  </div>
                ),
            },
            {
              name: 'hash',
              head: t('hash'),
              cell: ({ hash }) => <span className={css['hash']}>{hash.slice(0, 16)}…</span>,
            },
          ]}
        />
      </Section>
      {revisions.length < 2 ? <p>{t('oneRevision')}</p> : <Differences page={page} />}
    </>
  );
}

function Differences({ page: { line, revisions } }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const [chosenFrom, chooseFrom] = useChoice('from');
  const [chosenTo, chooseTo] = useChoice('to');
  const from = Number(chosenFrom ?? revisions.at(-2)?.revision ?? 1);
  const to = Number(chosenTo ?? revisions.at(-1)?.revision ?? 1);
  const difference = useGet('/v1/agreements/{agreement}/differences', {
    params: { path: { agreement: line.id }, query: { language, from, to } },
  });
  const options = revisions.map(({ revision }) => ({ value: String(revision), label: t('revisionN', { revision }) }));
  return (
    <Section
      title={t('differences', { before: from, after: to })}
      acts={
        <>
          <NativeSelect
            aria-label={t('before')}
            value={String(from)}
            onChange={(event) => chooseFrom(event.currentTarget.value)}
            data={options}
          />
          <span>→</span>
          <NativeSelect
            aria-label={t('after')}
            value={String(to)}
            onChange={(event) => chooseTo(event.currentTarget.value)}
            data={options}
          />
        </>
      }
    >
      <Loaded of={difference} lines={8}>
        {(found) => <Changes difference={found} />}
      </Loaded>
    </Section>
  );
}

function Changes({ difference: { clauses, terms } }: { readonly difference: SchemaRevisionDifference }): ReactNode {
  const t = useWords(agreementWords);
  if (clauses.length + terms.length === 0) return <p>{t('same')}</p>;
  return (
    <>
      <h3>{t('inWords')}</h3>
      {clauses.map(({ chapter, clause, words }) => (
        <div key={`${chapter} ${clause}`} className={css['diffClause']}>
          <div className={css['small']}>
            {chapter} · {clause}
          </div>
          <div className={css['words']}>
            {words.map(({ kind, text }, index) => {
              const key = `${index} ${kind}`;
              if (kind === 'same') return <span key={key}>{text}</span>;
              return kind === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
            })}
          </div>
        </div>
      ))}
      <h3>{t('inTerms')}</h3>
      <RecordTable
        label={t('inTerms')}
        rows={terms}
        keyOf={({ term }) => term}
        columns={[
          { name: 'term', head: t('term'), cell: ({ term }) => <code>{term}</code> },
          { name: 'before', head: t('before'), cell: ({ before }) => before ?? t('absent') },
          { name: 'after', head: t('after'), cell: ({ after }) => after ?? t('absent') },
        ]}
      />
    </>
  );
}
