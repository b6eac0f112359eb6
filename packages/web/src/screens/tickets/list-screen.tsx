/** Cases with filters, the latest opened first. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaTicketLine } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './tickets.module.css';
import { ticketWords } from './words.ts';

const states = ['open', 'paused', 'ended'] as const;

export function TicketsScreen(): ReactNode {
  const t = useWords(ticketWords);
  const [text] = useChoice('text');
  const [agreement] = useChoice('agreement');
  const [chosen] = useChoice('state');
  const [month] = useChoice('month');
  const [party] = useChoice('party');
  const state = states.find((one) => one === chosen);
  const tickets = useGet('/v1/tickets', {
    params: {
      query: {
        ...(text === undefined || text.trim() === '' ? {} : { text }),
        ...(agreement === undefined ? {} : { agreement }),
        ...(state === undefined ? {} : { state }),
        ...(month === undefined ? {} : { month }),
        ...(party === undefined ? {} : { party }),
      },
    },
  });
  const columns = useColumns();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Filters parties={tickets.data?.parties ?? []} />
      <Loaded of={tickets} lines={14}>
        {({ items, count }) => (
          <>
            <p role="status" className={css['soft']}>
              {t('count', { count })}
              {count > items.length && `, ${t('shownOf', { shown: items.length })}`}
            </p>
            <Section>
              <RecordTable
                label={t('title')}
                rows={items}
                keyOf={({ id }) => id}
                empty={
                  <Empty title={t('none')} icon="ticket">
                    {t('noneHelp')}
                  </Empty>
                }
                columns={columns}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What stands in the address, so that a list can be sent to somebody. */
function Filters({ parties }: { readonly parties: readonly string[] }): ReactNode {
  const t = useWords(ticketWords);
  const say = useSay();
  const [text, search] = useChoice('text');
  const [agreement, chooseAgreement] = useChoice('agreement');
  const [state, chooseState] = useChoice('state');
  const [month, chooseMonth] = useChoice('month');
  const [party, chooseParty] = useChoice('party');
  const names = useNames('party');
  const lines = useGet('/v1/agreement-lines');
  // While the list is read, what is chosen stays chosen.
  const offered = party === undefined || parties.includes(party) ? parties : [party, ...parties];
  return (
    <search className={css['filters']}>
      <TextInput
        label={t('text')}
        placeholder={t('textHint')}
        value={text ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('agreement')}
        value={agreement ?? ''}
        onChange={(event) => chooseAgreement(event.currentTarget.value)}
        data={[
          { value: '', label: t('any') },
          ...(lines.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${id} · ${say(title)}` })),
        ]}
      />
      <NativeSelect
        label={t('state')}
        value={state ?? ''}
        onChange={(event) => chooseState(event.currentTarget.value)}
        data={[{ value: '', label: t('any') }, ...states.map((one) => ({ value: one, label: t(`state_${one}`) }))]}
      />
      <TextInput
        type="month"
        label={t('month')}
        value={month ?? ''}
        onChange={(event) => chooseMonth(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('turn')}
        value={party ?? ''}
        onChange={(event) => chooseParty(event.currentTarget.value)}
        data={[
          { value: '', label: t('any') },
          ...offered.map((one) => ({ value: one, label: say(names.get(one) ?? one) })),
        ]}
      />
    </search>
  );
}

function useColumns(): readonly Column<SchemaTicketLine>[] {
  const t = useWords(ticketWords);
  const language = useLanguage();
  return [
    {
      name: 'ticket',
      head: t('ticket'),
      cell: ({ id }) => (
        <To href={addressOf('/tickets/$ticket', { ticket: id })} strong>
          {id}
        </To>
      ),
      sortBy: ({ id }) => id,
    },
    {
      name: 'state',
      head: t('state'),
      cell: (one) => (
        <Mark tone={one.state === 'open' ? 'accent' : one.state === 'paused' ? 'warn' : 'ink'}>
          {t(`state_${one.state}`)}
        </Mark>
      ),
      sortBy: (one) => one.state,
    },
    {
      name: 'priority',
      head: t('priority'),
      cell: ({ priority }) => priority ?? '–',
      sortBy: ({ priority }) => priority ?? '',
    },
    {
      name: 'type',
      head: t('type'),
      cell: ({ type, subject }) =>
        [type === undefined ? '–' : sayChoice(type, language), subject].filter(Boolean).join(' · '),
      sortBy: ({ type }) => type ?? '',
    },
    {
      name: 'turn',
      head: t('turn'),
      cell: ({ party }) => (party === undefined ? '–' : <PartyLink id={party} />),
      sortBy: ({ party }) => party ?? '',
    },
    {
      name: 'agreement',
      head: t('agreement'),
      cell: ({ agreements }) =>
        agreements.map((id) => (
          <div key={id}>
            <AgreementLink id={id} />
          </div>
        )),
    },
    {
      name: 'opened',
      head: t('opened'),
      cell: ({ openedAt }) => <Moment at={openedAt} />,
      sortBy: ({ openedAt }) => openedAt,
    },
  ];
}
