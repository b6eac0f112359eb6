/** What was looked at, one line each; what is not as it should be stands first. */
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './audits.module.css';
import { auditWords } from './words.ts';

type Result = NonNullable<RecordBody<'audit'>['results']>[number];

export function Results({ results }: { readonly results: readonly Result[] }): ReactNode {
  const t = useWords(auditWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('results')}
      rows={results.toSorted((one, other) => Number(one.ok) - Number(other.ok))}
      keyOf={({ agreement, period, check, text }) => `${agreement} ${period} ${check} ${text.en}`}
      columns={[
        {
          name: 'ok',
          head: t('verdict'),
          cell: ({ ok }) => (
            <Mark tone={ok ? 'good' : 'bad'} icon={ok ? 'check' : 'cross'}>
              {ok ? t('inOrder') : t('notInOrder')}
            </Mark>
          ),
        },
        { name: 'check', head: t('check'), cell: ({ check }) => t(`check_${check}`), sortBy: ({ check }) => check },
        {
          name: 'text',
          head: t('seen'),
          cell: ({ text, about, expected }) => (
            <div>
              {about === undefined ? say(text) : <To href={addressOfRecord(about)}>{say(text)}</To>}
              {expected !== undefined && <div className={css['soft']}>SHA-256 {expected.slice(0, 16)}…</div>}
            </div>
          ),
        },
        {
          name: 'statement',
          head: t('statement'),
          cell: ({ agreement, period }) => (
            <To href={`/month-end/${period}/${agreement}`}>
              {agreement} {period}
            </To>
          ),
          sortBy: ({ agreement, period }) => `${agreement} ${period}`,
        },
      ]}
    />
  );
}

/** "copy/CPY-1" is shown among all records, a report on its own page. */
const addressOfRecord = (reference: string): string =>
  reference.startsWith('report/') ? `/reports/${reference.slice('report/'.length)}` : `/records/${reference}`;
