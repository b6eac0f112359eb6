/** Disputes, those that wait for a ruling first. */
import { recordKinds, sayPeriod } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
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
import { disputeWords } from './words.ts';

interface Dispute {
  readonly id: string;
  readonly body: RecordBody<'dispute'>;
}

const order = ['raised', 'under-review', 'ruled', 'closed', 'withdrawn'];

export function DisputesScreen(): ReactNode {
  const t = useWords(disputeWords);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind: 'dispute' }, query: { limit: 500 } } });
  const columns = useColumns();
  return (
    <Page title={t('disputes')} lead={t('disputesLead')}>
      <Section>
        <Loaded of={found} lines={6}>
          {({ items }) => (
            <RecordTable
              label={t('disputes')}
              rows={items
                .map(({ id, body }) => ({ id, body: recordKinds.dispute.schema.parse(body) }))
                .sort((one, other) => order.indexOf(one.body.state) - order.indexOf(other.body.state))}
              keyOf={({ id }) => id}
              columns={columns}
              empty={
                <Empty title={t('noDisputes')} icon="dispute">
                  {t('noDisputesText')}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function useColumns(): readonly Column<Dispute>[] {
  const t = useWords(disputeWords);
  const language = useLanguage();
  return [
    {
      name: 'number',
      head: t('number'),
      cell: ({ id }) => (
        <To href={addressOf('/disputes/$dispute', { dispute: id })} strong>
          {id}
        </To>
      ),
      sortBy: ({ id }) => id,
    },
    {
      name: 'party',
      head: t('party'),
      cell: ({ body }) => <PartyLink id={body.party} />,
      sortBy: ({ body }) => body.party,
    },
    {
      name: 'agreement',
      head: t('agreement'),
      cell: ({ body }) => body.agreement,
      sortBy: ({ body }) => body.agreement,
    },
    {
      name: 'month',
      head: t('month'),
      cell: ({ body }) => sayPeriod(body.period, language),
      sortBy: ({ body }) => body.period,
    },
    { name: 'grounds', head: t('grounds'), cell: ({ body }) => t(body.grounds) },
    {
      name: 'state',
      head: t('state'),
      cell: ({ body }) => <StateMark kind="dispute" state={body.state} />,
      sortBy: ({ body }) => body.state,
    },
    {
      name: 'due',
      head: t('due'),
      cell: ({ body }) => (body.rulingBy === undefined ? '–' : <Moment at={body.rulingBy} />),
      sortBy: ({ body }) => body.rulingBy ?? '',
    },
  ];
}
