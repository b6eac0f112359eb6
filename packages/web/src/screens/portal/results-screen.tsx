/** What was issued to a customer or supplier: results, reports, credits, and the data to compute them again. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { SlamMark } from '../../parts/slam-mark.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayPeriod } from '@troth/core';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './portal.module.css';
import { portalWords } from './words.ts';

type Agreement = AnswerOf<'/v1/portal'>['agreements'][number];
type Issued = Agreement['issued'][number];
type Report = PracticeRecord<'report'>;
type Note = PracticeRecord<'credit-note'>;

export function ResultsScreen(): ReactNode {
  const t = useWords(portalWords);
  const home = useGet('/v1/portal');
  const reports = useRecords('report');
  const notes = useRecords('credit-note');
  return (
    <Page title={t('results')} lead={t('resultsLead')}>
      <Loaded of={home}>
        {({ agreements }) =>
          agreements.map((agreement) => (
            <AgreementResults
              key={agreement.id}
              agreement={agreement}
              reports={reports.data ?? []}
              notes={notes.data ?? []}
            />
          ))
        }
      </Loaded>
      <Disputes />
    </Page>
  );
}

interface AgreementResultsProps {
  readonly agreement: Agreement;
  readonly reports: readonly Report[];
  readonly notes: readonly Note[];
}

function AgreementResults({ agreement: { id, title, issued }, reports, notes }: AgreementResultsProps): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const language = useLanguage();
  const of = <R extends Report | Note>(records: readonly R[], period: string): readonly R[] =>
    records.filter(({ body }) => body.agreement === id && body.period === period);
  return (
    <Section title={say(title)}>
      <RecordTable
        label={say(title)}
        rows={issued}
        keyOf={({ period }: Issued) => period}
        empty={
          <Empty title={t('noResults')} icon="report">
            {t('noResultsText')}
          </Empty>
        }
        columns={[
          { name: 'period', head: t('period'), cell: ({ period }) => sayPeriod(period, language) },
          {
            name: 'result',
            head: t('result'),
            cell: ({ mark }) => (mark === undefined ? '' : <SlamMark state={mark} />),
          },
          { name: 'report', head: t('reports'), cell: ({ period }) => <Reports reports={of(reports, period)} /> },
          {
            name: 'credit',
            head: t('credit'),
            numeric: true,
            cell: ({ credit, period }) => <Credit credit={credit} notes={of(notes, period)} />,
          },
          { name: 'data', head: t('data'), cell: ({ period }) => <Data agreement={id} period={period} /> },
          {
            name: 'dispute',
            head: '',
            headText: ' ',
            cell: ({ period }) => (
              <To href={`/portal/disputes/new?agreement=${id}&period=${period}`}>{t('dispute')}</To>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Reports({ reports }: { readonly reports: readonly Report[] }): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  return reports.map(({ id, body: { number, state, documents = [] } }) => (
    <div key={id} className={css['links']}>
      {number > 1 && <span>{t('revisionOf', { number })}</span>}
      {documents.length === 0 && (
        <To href={`/records/report/${id}`}>
          <StateMark kind="report" state={state} />
        </To>
      )}
      {documents
        .filter((document) => document.edition === 'customer' && document.language === language)
        .map(({ format, sha256 }) => (
          <a key={sha256} href={`/v1/documents/${sha256}`} download>
            {format.toUpperCase()}
          </a>
        ))}
    </div>
  ));
}

interface CreditProps {
  readonly credit: Issued['credit'];
  readonly notes: readonly Note[];
}

function Credit({ credit, notes }: CreditProps): ReactNode {
  const t = useWords(portalWords);
  const language = useLanguage();
  return (
    <>
      {credit === undefined || /^0(?:\.0+)?$/u.test(credit.amount) ? (
        t('noCredit')
      ) : (
        <MoneyText amount={credit.amount} currency={credit.currency} />
      )}
      {notes.map(({ id, body: { number, state, documents = [] } }) => (
        <div key={id} className={css['small']}>
          {documents
            .filter((document) => document.language === language && document.format === 'pdf')
            .map(({ sha256 }) => (
              <a key={sha256} href={`/v1/documents/${sha256}`} download>
                {t('note', { number })}
              </a>
            ))}
          {documents.length === 0 && t('note', { number })} <StateMark kind="credit-note" state={state} />
        </div>
      ))}
    </>
  );
}

function Data({ agreement, period }: { readonly agreement: string; readonly period: string }): ReactNode {
  const t = useWords(portalWords);
  const base = `/v1/agreements/${agreement}/periods/${period}`;
  return (
    <div className={css['links']}>
      <a href={`${base}/evidence?format=csv`} download>
        {t('dataFile')}
      </a>
      <a href={`${base}/pack`} download>
        {t('pack')}
      </a>
    </div>
  );
}

function Disputes(): ReactNode {
  const t = useWords(portalWords);
  const say = useSay();
  const disputes = useRecords('dispute');
  if (disputes.data === undefined || disputes.data.length === 0) return null;
  return (
    <Section title={t('disputes')}>
      <RecordTable
        label={t('disputes')}
        rows={disputes.data}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'what',
            head: t('what'),
            cell: ({ id, title }: PracticeRecord<'dispute'>) => <To href={`/records/dispute/${id}`}>{say(title)}</To>,
          },
          { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="dispute" state={body.state} /> },
          { name: 'by', head: t('rulingBy'), cell: ({ body }) => body.rulingBy ?? '' },
        ]}
      />
    </Section>
  );
}
