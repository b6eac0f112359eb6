/** Every report, the newest month first. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { reportWords } from './words.ts';

interface Report {
  readonly id: string;
  readonly body: RecordBody<'report'>;
}

export function ReportsScreen(): ReactNode {
  const t = useWords(reportWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'report' }, query: { limit: 500 } } });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section>
        <Loaded of={found} lines={10}>
          {({ items }) => (
            <Reports
              reports={items
                .map(({ id, body }) => ({ id, body: recordKinds.report.schema.parse(body) }))
                .sort((one, other) => (one.body.period > other.body.period ? -1 : 1))}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

export const issuedAt = ({ trail }: Report['body']): string | undefined =>
  trail.findLast(({ act }) => act === 'issue')?.at;

function Reports({ reports }: { readonly reports: readonly Report[] }): ReactNode {
  const t = useWords(reportWords);
  return (
    <RecordTable
      label={t('title')}
      rows={reports}
      keyOf={({ id }) => id}
      columns={useColumns()}
      empty={
        <Empty title={t('emptyTitle')} icon="report">
          {t('empty')}
        </Empty>
      }
    />
  );
}

function useColumns(): readonly Column<Report>[] {
  const t = useWords(reportWords);
  const language = useLanguage();
  return [
    {
      name: 'number',
      head: t('number'),
      whole: true,
      cell: ({ id }) => (
        <To href={addressOf('/reports/$report', { report: id })} strong>
          {id}
        </To>
      ),
      sortBy: ({ id }) => id,
    },
    {
      name: 'month',
      head: t('month'),
      cell: ({ body }) => sayPeriod(body.period, language),
      sortBy: ({ body }) => body.period,
    },
    {
      name: 'agreement',
      head: t('agreement'),
      cell: ({ body }) => <AgreementLink id={body.agreement} />,
      sortBy: ({ body }) => body.agreement,
    },
    {
      name: 'customer',
      head: t('customer'),
      cell: ({ body }) => <PartyLink id={body.party} />,
      sortBy: ({ body }) => body.party,
    },
    {
      name: 'revision',
      head: t('revision'),
      numeric: true,
      cell: ({ body }) => body.number,
      sortBy: ({ body }) => body.number,
    },
    {
      name: 'state',
      head: t('state'),
      cell: ({ body }) => <StateMark kind="report" state={body.state} />,
      sortBy: ({ body }) => body.state,
    },
    {
      name: 'issued',
      head: t('issuedOn'),
      cell: ({ body }) => {
        const at = issuedAt(body);
        return at === undefined ? '–' : <Moment at={at} />;
      },
      sortBy: ({ body }) => issuedAt(body) ?? '',
    },
    {
      name: 'receipts',
      head: t('receipts'),
      cell: ({ body: { recipients = [] } }) =>
        recipients.length === 0
          ? '–'
          : t('receiptsOf', {
              got: recipients.filter((one) => one.receivedAt !== undefined).length,
              all: recipients.length,
            }),
    },
  ];
}
