/** Statements that were issued of this period, with what each changed. */
import { minutesText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { Difference } from '../month-end/difference.tsx';
import css from './commitment.module.css';
import { commitmentWords } from './words.ts';

export function VersionsSection({ page: { versions, agreement } }: { readonly page: SchemaCommitmentPage }): ReactNode {
  const t = useWords(commitmentWords);
  const language = useLanguage();
  const { zone } = agreement;
  return (
    <Section title={t('versions')} note={t('versionsNote')} anchor="versions">
      <RecordTable
        label={t('versions')}
        rows={versions}
        keyOf={({ version }) => String(version)}
        empty={<p>{t('noVersions')}</p>}
        columns={[
          {
            name: 'version',
            head: t('version'),
            cell: ({ version, issuedAt, issuedBy }) => (
              <div>
                {version} · <Moment at={issuedAt} zone={zone} />
                <div className={css['soft']}>
                  <PersonName id={issuedBy} />
                </div>
              </div>
            ),
          },
          { name: 'known', head: t('known'), cell: ({ knownAt }) => <Moment at={knownAt} zone={zone} /> },
          {
            name: 'verdict',
            head: t('verdict'),
            cell: ({ verdict, figures }) => (
              <span className={css['line']}>
                {verdict !== undefined && <VerdictMark verdict={verdict} />}
                {figures['downtime'] !== undefined &&
                  `${minutesText(Ratio.parse(figures['downtime'].exact))} ${language === 'en' ? 'min' : '分鐘'}`}
              </span>
            ),
          },
          {
            name: 'credit',
            head: t('money'),
            numeric: true,
            cell: ({ credit }) =>
              credit === undefined ? '–' : <MoneyText amount={credit.total} currency={credit.currency} />,
          },
          {
            name: 'difference',
            head: t('difference'),
            cell: ({ difference }) => (difference === undefined ? '–' : <Difference of={difference} zone={zone} />),
          },
        ]}
      />
    </Section>
  );
}
