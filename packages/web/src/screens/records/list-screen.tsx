/** Every record of one kind, with its state. Owns: the list and its filters. */
import { Select, TextInput } from '@mantine/core';
import { mayCreate, recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useWho } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import { actedOn } from './acted-on.ts';
import type { AnyRecord } from './acted-on.ts';
import { useKind } from './kind.ts';
import { AgreementLink, OwnLink } from './own-link.tsx';
import css from './records.module.css';
import { recordsWords } from './words.ts';

const most = 500;

export function RecordListScreen(): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const who = useWho();
  const kind = useKind();
  const definition = recordKindOf(kind);
  const found = useGet('/v1/records/{kind}', { params: { path: { kind }, query: { limit: most } } });
  return (
    <Page
      title={say(definition.names.many)}
      over={<OwnLink href="/records">{t('allKinds')}</OwnLink>}
      lead={t('listLead')}
      acts={
        mayCreate(definition, who) === undefined && (
          <To href={`/records/${kind}/new`} strong>
            {t('make')}
          </To>
        )
      }
    >
      <Section>
        <Loaded of={found} lines={12}>
          {({ items }) => <List items={items} />}
        </Loaded>
      </Section>
    </Page>
  );
}

function List({ items }: { readonly items: readonly AnyRecord[] }): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const kind = useKind();
  const { states, names } = recordKindOf(kind);
  const [state, setState] = useChoice('state');
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const rows = items.filter(
    ({ id, title, body }) =>
      (state === undefined || body['state'] === state) && `${id} ${say(title)}`.toLowerCase().includes(wanted),
  );
  if (items.length === 0)
    return (
      <Empty icon="table" title={t('none')}>
        {t('noneWhy')}
      </Empty>
    );
  return (
    <>
      <div className={css['bar']}>
        <TextInput
          aria-label={t('filter')}
          placeholder={t('filter')}
          type="search"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          leftSection={<Icon name="search" />}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          onChange={(value) => setState(value ?? undefined)}
          data={[
            { value: '', label: t('anyState') },
            ...Object.entries(states).map(([value, words]) => ({ value, label: say(words) })),
          ]}
        />
      </div>
      {items.length === most && <p className={css['soft']}>{t('most', { count: most })}</p>}
      <RecordTable
        label={say(names.many)}
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          <Empty icon="search" title={t('noMatch')}>
            {t('noMatchWhy')}
          </Empty>
        }
        columns={columnsOf(kind, t, say)}
      />
    </>
  );
}

const columnsOf = (
  kind: RecordKindName,
  t: Teller<keyof (typeof recordsWords)['en']>,
  say: ReturnType<typeof useSay>,
): readonly Column<AnyRecord>[] => [
  {
    name: 'title',
    head: t('title'),
    cell: ({ id, title }) => (
      <div>
        <To href={`/records/${kind}/${id}`} strong>
          {say(title)}
        </To>
        <div className={css['soft']}>{id}</div>
      </div>
    ),
    sortBy: ({ title }) => say(title),
  },
  {
    name: 'state',
    head: t('state'),
    cell: (record) => <StateMark kind={kind} state={actedOn(record).body.state} />,
    sortBy: (record) => actedOn(record).body.state,
  },
  {
    name: 'agreement',
    head: t('agreement'),
    cell: ({ about }) => (about.agreement === undefined ? '' : <AgreementLink id={about.agreement} />),
    sortBy: ({ about }) => about.agreement ?? '',
  },
  {
    name: 'changed',
    head: t('changed'),
    cell: ({ recordedAt }) => <Moment at={recordedAt} />,
    sortBy: ({ recordedAt }) => recordedAt,
  },
];
