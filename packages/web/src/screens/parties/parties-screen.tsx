/** Customers, suppliers and groups, one list for each in the same form. Owns: the list. Does not own: their pages. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import { Credits } from './credits.tsx';
import { stateOf } from './fields.ts';
import { partiesWords } from './words.ts';

export type Summary = AnswerOf<'/v1/parties'>['items'][number];
export type PartiesTeller = Teller<keyof (typeof partiesWords)['en']>;

const lists = { customer: 'customers', supplier: 'suppliers', 'internal-group': 'groups' } as const;

export const CustomersScreen = (): ReactNode => <PartiesScreen role="customer" />;
export const SuppliersScreen = (): ReactNode => <PartiesScreen role="supplier" />;
export const GroupsScreen = (): ReactNode => <PartiesScreen role="internal-group" />;

function PartiesScreen({ role }: { readonly role: keyof typeof lists }): ReactNode {
  const t = useWords(partiesWords);
  const name = lists[role];
  const found = useGet('/v1/parties', { params: { query: { role } } });
  return (
    <Page
      title={t(name)}
      lead={t(`${name}Lead`)}
      acts={
        <>
          <To href="/linkage">{t('wholeMap')}</To>
          <To href={`/records/party/new?role=${role}`} strong>
            {t('newParty')}
          </To>
        </>
      }
    >
      <Loaded of={found} lines={12}>
        {({ items }) => <List items={items} label={t(name)} />}
      </Loaded>
    </Page>
  );
}

function List({ items, label }: { readonly items: readonly Summary[]; readonly label: string }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const fits = ({ party }: Summary): boolean =>
    [party.id, ...(typeof party.title === 'string' ? [party.title] : Object.values(party.title))].some((name) =>
      name.toLowerCase().includes(wanted),
    );
  if (items.length === 0)
    return (
      <Section>
        <Empty icon="customer" title={t('nobody')}>
          {t('nobodyWhy')}
        </Empty>
      </Section>
    );
  return (
    <Section>
      <TextInput
        aria-label={t('filter')}
        placeholder={t('filter')}
        type="search"
        maw={320}
        mb="sm"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        leftSection={<Icon name="search" />}
      />
      <RecordTable
        label={label}
        rows={items.filter(fits)}
        keyOf={({ party }) => party.id}
        columns={columnsOf(t, say)}
        empty={
          <Empty icon="search" title={t('nothing')}>
            {t('nothingWhy')}
          </Empty>
        }
      />
    </Section>
  );
}

const columnsOf = (t: PartiesTeller, say: ReturnType<typeof useSay>): readonly Column<Summary>[] => [
  {
    name: 'name',
    head: t('name'),
    cell: ({ party }) => (
      <To href={`/parties/${party.id}`} strong>
        {say(party.title)}
      </To>
    ),
    sortBy: ({ party }) => say(party.title),
  },
  { name: 'state', head: t('state'), cell: ({ party }) => <StateMark kind="party" state={stateOf(party)} /> },
  {
    name: 'agreements',
    head: t('agreements'),
    numeric: true,
    cell: ({ party, agreements }) =>
      agreements.length === 0 ? t('none') : <To href={`/parties/${party.id}#agreements`}>{agreements.length}</To>,
    sortBy: ({ agreements }) => agreements.length,
  },
  {
    name: 'last',
    head: t('lastMonth'),
    cell: ({ agreements }) => <LastResult agreements={agreements} />,
    sortBy: ({ agreements }) => -missedOf(agreements).missed,
  },
  {
    name: 'credits',
    head: t('credits'),
    numeric: true,
    cell: ({ agreements }) => <Credits of={agreements} />,
  },
  {
    name: 'open',
    head: t('open'),
    numeric: true,
    cell: ({ party, open }) =>
      open === 0 ? '0' : <To href={`/parties/${party.id}?open=yes#matters`}>{String(open)}</To>,
    sortBy: ({ open }) => -open,
  },
  {
    name: 'contact',
    head: t('lastContact'),
    cell: ({ lastContact }) => (lastContact === undefined ? t('none') : <Moment at={lastContact} />),
    sortBy: ({ lastContact }) => lastContact ?? '',
  },
];

type Agreements = Summary['agreements'];

/** Counted over the agreements whose last result is of the newest period among them. */
export function missedOf(agreements: Agreements): { readonly missed: number; readonly judged: number } {
  const newest = agreements
    .map(({ last }) => last?.period ?? '')
    .reduce((one, other) => (one > other ? one : other), '');
  const counted = agreements.flatMap(({ last }) => (last !== undefined && last.period === newest ? [last] : []));
  return {
    missed: counted.reduce((sum, { missed }) => sum + missed, 0),
    judged: counted.reduce((sum, { judged }) => sum + judged, 0),
  };
}

function LastResult({ agreements }: { readonly agreements: Agreements }): ReactNode {
  const t = useWords(partiesWords);
  const { missed, judged } = missedOf(agreements);
  if (judged === 0) return t('noResult');
  return (
    <Mark tone={missed === 0 ? 'good' : 'bad'} icon={missed === 0 ? 'check' : 'cross'}>
      {t('missedOf', { missed, judged })}
    </Mark>
  );
}
