/** What must be in place before a revision takes effect, and what is. */
import { Alert, Button, Group, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ItemActs } from './item-acts.tsx';
import { runningWords } from './words.ts';

type View = AnswerOf<'/v1/agreements/{agreement}/revisions/{revision}/activation'>;
export type ActivationItem = View['items'][number];

export function ActivationScreen(): ReactNode {
  const agreement = useParameter('agreement');
  const [chosen] = useChoice('revision');
  const page = useGet(
    '/v1/agreements/{agreement}',
    { params: { path: { agreement } } },
    { when: chosen === undefined },
  );
  const revision = chosen === undefined ? page.data?.revision : Number(chosen);
  const found = useGet(
    '/v1/agreements/{agreement}/revisions/{revision}/activation',
    { params: { path: { agreement, revision: revision ?? 1 } } },
    { when: revision !== undefined },
  );
  return (
    <Loaded of={found} lines={12}>
      {(view) => <Shown view={view} />}
    </Loaded>
  );
}

function Shown({ view }: { readonly view: View }): ReactNode {
  const t = useWords(runningWords);
  const { agreement, revision, effectiveFrom, inForce, record, items, unknownHolders } = view;
  const path = { agreement, revision };
  const begin = useSend(() =>
    api.POST('/v1/agreements/{agreement}/revisions/{revision}/activation', { params: { path } }),
  );
  const complete = useSend(() =>
    api.POST('/v1/agreements/{agreement}/revisions/{revision}/activation/complete', { params: { path } }),
  );
  const closed = items.filter(({ state }) => state !== 'open').length;
  const done = record?.body['state'] === 'complete';
  return (
    <Page
      title={`${t('activation')} · ${agreement}`}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>}
      lead={
        <>
          {t.rich('activationLead', { revision, from: <Moment key="from" at={effectiveFrom} /> })}{' '}
          <strong>{inForce ? t('inForce') : t('notYet')}</strong>
        </>
      }
    >
      {unknownHolders.length > 0 && (
        <Alert color="amber" title={t('unknown')} mb="md">
          {t('unknownHelp', { names: unknownHolders.join(', ') })}
        </Alert>
      )}
      {record === undefined && (
        <Section title={t('notBegun')} note={t('beginHelp')}>
          <Button onClick={() => begin.mutate(undefined)} loading={begin.isPending}>
            {t('begin')}
          </Button>
          {begin.error !== null && <Failed error={begin.error} />}
        </Section>
      )}
      <Section
        title={t('progress', { done: closed, all: items.length })}
        acts={
          done ? (
            <Mark tone="good" icon="check">
              {t('completed')}
            </Mark>
          ) : undefined
        }
      >
        <Progress
          value={items.length === 0 ? 100 : (closed * 100) / items.length}
          aria-label={t('progress', { done: closed, all: items.length })}
          mb="md"
        />
        <Items view={view} />
        {record !== undefined && !done && (
          <Group mt="md">
            <Button
              variant={closed === items.length ? 'filled' : 'default'}
              onClick={() => complete.mutate(undefined)}
              loading={complete.isPending}
            >
              {t('complete')}
            </Button>
          </Group>
        )}
        {complete.error !== null && <Failed error={complete.error} />}
      </Section>
    </Page>
  );
}

const tones = { done: 'good', open: 'warn', excepted: 'accent' } as const;

function Items({ view }: { readonly view: View }): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('activation')}
      rows={view.items}
      keyOf={({ key }) => key}
      columns={[
        {
          name: 'item',
          head: t('item'),
          cell: ({ names, asks, note, state }) => (
            <div>
              <strong>{say(names)}</strong>
              <br />
              <small>{state === 'done' ? say(note) : `${say(asks)} ${say(note)}`}</small>
            </div>
          ),
        },
        { name: 'clause', head: t('clause'), cell: ({ clause }) => clause },
        {
          name: 'owner',
          head: t('owner'),
          cell: ({ owner }) => (owner === undefined ? '–' : <PersonName id={`person:${owner}`} />),
        },
        { name: 'due', head: t('due'), cell: ({ due }) => (due === undefined ? '–' : <Moment at={due} />) },
        {
          name: 'state',
          head: t('state'),
          cell: ({ state, exception }) => (
            <div>
              <Mark tone={tones[state]} icon={state === 'done' ? 'check' : 'warn'}>
                {t(state)}
              </Mark>
              {state === 'excepted' && exception !== undefined && (
                <small>
                  <br />
                  {t('until', { day: exception.until, reason: exception.reason })}
                </small>
              )}
            </div>
          ),
        },
        {
          name: 'act',
          head: t('act'),
          cell: (item) =>
            view.record === undefined || view.record.body['state'] === 'complete' ? null : (
              <ItemActs agreement={view.agreement} revision={view.revision} item={item} />
            ),
        },
      ]}
    />
  );
}
