/** Customers who were asked what they need, and how far each has come. */
import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { requirementWords } from './words.ts';

export function RequirementCustomersScreen(): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const navigate = useNavigate();
  const parties = useRecords('party');
  const customers = (parties.data ?? []).filter(({ body }) => body.role === 'customer');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <NativeSelect
          aria-label={t('begin')}
          value=""
          data={[
            { value: '', label: t('choose') },
            ...customers.map(({ id, title }) => ({ value: id, label: say(title) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') void navigate({ to: `/requirements/${value}` as never });
          }}
        />
      }
    >
      <Section>
        <Loaded of={parties}>{() => <Customers customers={customers} />}</Loaded>
      </Section>
    </Page>
  );
}

type Customer = NonNullable<ReturnType<typeof useRecords<'party'>>['data']>[number];

function Customers({ customers }: { readonly customers: readonly Customer[] }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const interviews = useRecords('interview');
  const needs = useRecords('need');
  const requirements = useRecords('requirement');
  const readBacks = useRecords('read-back');
  const of = <T extends { readonly body: { readonly party: string } }>(all: readonly T[] | undefined, id: string) =>
    (all ?? []).filter(({ body }) => body.party === id);
  const rows = customers
    .map((customer) => ({
      customer,
      needs: of(needs.data, customer.id),
      interviews: of(interviews.data, customer.id),
      requirements: of(requirements.data, customer.id).filter(({ body }) => body.state !== 'withdrawn'),
      last: of(readBacks.data, customer.id).at(-1),
    }))
    .filter((row) => row.needs.length + row.requirements.length + row.interviews.length > 0);
  return (
    <Loaded of={needs}>
      {() => (
        <RecordTable
          label={t('title')}
          rows={rows}
          keyOf={({ customer }) => customer.id}
          empty={
            <Empty title={t('none')} icon="claim">
              {t('noneText')}
            </Empty>
          }
          columns={[
            {
              name: 'customer',
              head: t('customer'),
              cell: ({ customer }) => (
                <To href={`/requirements/${customer.id}`} strong>
                  {say(customer.title)}
                </To>
              ),
              sortBy: ({ customer }) => say(customer.title),
            },
            { name: 'needs', head: t('needsCount'), numeric: true, cell: (row) => row.needs.length },
            {
              name: 'open',
              head: t('openCount'),
              numeric: true,
              cell: (row) =>
                row.needs.filter(({ body }) => body.state === 'captured' || body.state === 'analysed').length,
            },
            {
              name: 'requirements',
              head: t('requirementsCount'),
              numeric: true,
              cell: (row) => row.requirements.length,
            },
            {
              name: 'standing',
              head: t('standing'),
              cell: ({ last }) =>
                last === undefined ? t('notSent') : <StateMark kind="read-back" state={last.body.state} />,
            },
          ]}
        />
      )}
    </Loaded>
  );
}
