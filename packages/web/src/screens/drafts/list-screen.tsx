/** Every draft in a line: with whom, how it stands, what comes next, who answers for it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { recordKindOf } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaDraftLine } from '../../client/api.d.ts';
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
import { useSay, useWords } from '../../words/use-words.ts';
import css from './drafts.module.css';
import { draftWords } from './words.ts';

type Line = SchemaDraftLine;

const ended = ['signed', 'superseded', 'withdrawn'];

export function DraftsScreen(): ReactNode {
  const t = useWords(draftWords);
  const navigate = useNavigate();
  const drafts = useGet('/v1/drafts', { params: { query: { limit: 500 } } });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={<Button onClick={() => void navigate({ to: '/drafts/new' })}>{t('new')}</Button>}
    >
      <Loaded of={drafts} lines={8}>
        {({ items }) => <Lines lines={items} />}
      </Loaded>
    </Page>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(draftWords);
  const [state = 'live'] = useChoice('state');
  const [text = ''] = useChoice('text');
  const columns = useColumns();
  const shown = lines.filter((line) => fits(line, state, text));
  if (lines.length === 0)
    return (
      <Empty title={t('empty')} icon="agreement">
        {t('emptyHelp')}
      </Empty>
    );
  return (
    <>
      <Filters />
      <p className={css['small']} role="status">
        {t('count', { count: shown.length })}
      </p>
      <Section>
        <RecordTable
          label={t('title')}
          columns={columns}
          rows={shown}
          keyOf={({ id }) => id}
          empty={
            <Empty title={t('noneFound')} icon="search">
              {t('noneFoundHelp')}
            </Empty>
          }
        />
      </Section>
    </>
  );
}

function fits(line: Line, state: string, text: string): boolean {
  const over = ended.includes(line.state);
  const inState = state === 'all' || (state === 'live' ? !over : state === 'ended' ? over : line.state === state);
  const names = [line.title, line.provider?.name, line.customer?.name].flatMap((one) =>
    one === undefined ? [] : Object.values(one),
  );
  return inState && [line.id, line.agreement, ...names].join(' ').toLowerCase().includes(text.trim().toLowerCase());
}

function Filters(): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const [state = 'live', setState] = useChoice('state');
  const [text = '', setText] = useChoice('text');
  const states = Object.entries(recordKindOf('draft').states);
  return (
    <div className={css['filters']}>
      <TextInput
        label={t('search')}
        placeholder={t('searchHelp')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('state')}
        value={state}
        onChange={(event) => setState(event.currentTarget.value)}
        data={[
          { value: 'live', label: t('live') },
          { value: 'ended', label: t('ended') },
          { value: 'all', label: t('all') },
          ...states.map(([value, names]) => ({ value, label: say(names) })),
        ]}
      />
    </div>
  );
}

function useColumns(): readonly Column<Line>[] {
  const t = useWords(draftWords);
  const say = useSay();
  return [
    { name: 'draft', head: t('draft'), cell: (line) => <NameCell line={line} />, sortBy: ({ title }) => say(title) },
    {
      name: 'other',
      head: t('other'),
      cell: ({ type, customer, provider }) => {
        const other = type === 'sla' || type === 'expectation' ? customer : provider;
        return other === undefined ? '–' : <PartyLink id={other.id} />;
      },
    },
    {
      name: 'standing',
      head: t('standing'),
      cell: ({ state }) => <StateMark kind="draft" state={state} />,
      sortBy: ({ state }) => Object.keys(recordKindOf('draft').states).indexOf(state),
    },
    { name: 'next', head: t('next'), cell: ({ state }) => <span className={css['small']}>{nextOf(t, state)}</span> },
    {
      name: 'owner',
      head: t('owner'),
      cell: ({ manager }) => (manager === undefined ? t('nobody') : say(manager.name)),
      sortBy: ({ manager }) => (manager === undefined ? '' : say(manager.name)),
    },
    {
      name: 'changed',
      head: t('changed'),
      cell: ({ recordedAt }) => <Moment at={recordedAt} />,
      sortBy: ({ recordedAt }) => recordedAt,
    },
  ];
}

function NameCell({ line: { id, title, agreement, revision, type } }: { readonly line: Line }): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  return (
    <div className={css['stack']}>
      <To href={addressOf('/drafts/$draft', { draft: id })} strong>
        {say(title)}
      </To>
      <span className={css['small']}>
        {t('revisionOf', { agreement, revision })} · {t(`type_${type}`)}
      </span>
    </div>
  );
}

/** What moves a draft on from where it stands. */
function nextOf(t: ReturnType<typeof useWords<keyof typeof draftWords.en>>, state: string): string {
  switch (state) {
    case 'draft':
      return t('nextDraft');
    case 'internal-review':
      return t('nextInternalReview');
    case 'offered':
      return t('nextOffered');
    case 'in-negotiation':
      return t('nextInNegotiation');
    case 'agreed-text':
      return t('nextAgreedText');
    case 'signing':
      return t('nextSigning');
    case 'signed':
      return t('nextSigned');
    case 'superseded':
      return t('nextSuperseded');
    default:
      return t('nextWithdrawn');
  }
}
