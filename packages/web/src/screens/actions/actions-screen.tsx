/** The register of actions. */
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import type { ReadRecord } from '../warnings/read-records.ts';
import css from './actions.module.css';
import { actionWords } from './words.ts';

export type Action = ReadRecord<'action'>;

export function useActions() {
  return useGet('/v1/records/{kind}', { params: { path: { kind: 'action' }, query: { limit: 500 } } });
}

/** Days from a day until another; negative when it lies before. */
const daysFrom = (day: string, until: string): number => Math.round((Date.parse(until) - Date.parse(day)) / 86_400_000);

export function ActionsScreen(): ReactNode {
  const t = useWords(actionWords);
  const found = useActions();
  const [shown, choose] = useChoice('show');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <>
          <To href="/actions/report">{t('report')}</To>
          <To href="/analysis">{t('analysis')}</To>
          <To href="/actions/new" strong>
            {t('new')}
          </To>
        </>
      }
    >
      <Section>
        <SegmentedControl
          size="xs"
          mb="sm"
          aria-label={t('show')}
          value={shown === 'all' ? 'all' : 'open'}
          onChange={(value) => choose(value === 'open' ? undefined : value)}
          data={[
            { value: 'open', label: t('open') },
            { value: 'all', label: t('all') },
          ]}
        />
        <Loaded of={found}>
          {({ items }) => (
            <ActionTable
              actions={readAll('action', items)
                .filter(({ body }) => shown === 'all' || body.state === 'open' || body.state === 'proposed')
                .toSorted((one, other) => (one.body.dueOn < other.body.dueOn ? -1 : 1))}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

export function ActionTable({ actions }: { readonly actions: readonly Action[] }): ReactNode {
  const t = useWords(actionWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('title')}
      rows={actions}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('none')} icon="table">
          {t('noneText')}
        </Empty>
      }
      columns={[
        { name: 'what', head: t('what'), cell: ({ id, body }) => <To href={`/actions/${id}`}>{say(body.title)}</To> },
        {
          name: 'owner',
          head: t('owner'),
          cell: ({ body }) => <PersonName id={body.owner} />,
          sortBy: ({ body }) => body.owner,
        },
        { name: 'due', head: t('due'), cell: ({ body }) => <Due body={body} />, sortBy: ({ body }) => body.dueOn },
        {
          name: 'state',
          head: t('state'),
          cell: ({ body }) => <StateMark kind="action" state={body.state} />,
          sortBy: ({ body }) => body.state,
        },
      ]}
    />
  );
}

function Due({ body: { dueOn, state } }: Pick<Action, 'body'>): ReactNode {
  const t = useWords(actionWords);
  const today = useSession().clock.now.slice(0, 10);
  return (
    <>
      <Moment at={dueOn} />
      {state === 'open' && dueOn < today && (
        <span className={css['late']}> · {t('overdue', { days: daysFrom(dueOn, today) })}</span>
      )}
    </>
  );
}
