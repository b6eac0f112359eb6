/** What teams, sites and tools can carry and what is spoken for; obligations that every draft is held to (S0.8, S0.11). */
import { grouped, loadOf, recordKinds } from '@troth/core';
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { LoadBar } from '../requirements/load-bar.tsx';
import css from '../requirements/requirements.module.css';
import { capabilityWords } from './words.ts';

export function CapabilityScreen(): ReactNode {
  const t = useWords(capabilityWords);
  const capabilities = useRecords('capability');
  return (
    <Page title={t('title')} lead={t('lead')} acts={<To href="/records/capability/new">{t('add')}</To>}>
      <Section>
        <Loaded of={capabilities}>{(rows) => <Capabilities rows={rows} />}</Loaded>
      </Section>
      <Obligations />
    </Page>
  );
}

/** What is done anew each month; the rest is there or is not. */
const monthly = new Set(['person-hours', 'tickets']);

function Capabilities({ rows }: { readonly rows: readonly PracticeRecord<'capability'>[] }): ReactNode {
  const t = useWords(capabilityWords);
  const say = useSay();
  const language = useLanguage();
  const loads = new Map(
    loadOf(
      rows.map(({ id, body }) => ({ ...body, id })),
      [],
    ).map((line) => [line.capability, line]),
  );
  return (
    <RecordTable
      label={t('title')}
      rows={rows}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('none')} icon="works">
          {t('noneText')}
        </Empty>
      }
      columns={[
        {
          name: 'name',
          head: t('name'),
          cell: (one) => <Named capability={one} />,
          sortBy: ({ title }) => say(title),
        },
        {
          name: 'capacity',
          head: t('capacity'),
          cell: ({ body: { capacity, unit } }) =>
            t(monthly.has(unit) ? 'aMonth' : 'inAll', { amount: grouped(capacity), unit: sayChoice(unit, language) }),
        },
        {
          name: 'load',
          head: t('load'),
          cell: ({ id, body }) => {
            const line = loads.get(id);
            if (line === undefined) return '–';
            return (
              <>
                {line.feasible ? `${line.percentBefore} %` : <Mark tone="bad">{`${line.percentBefore} %`}</Mark>}
                <LoadBar {...body} after={body.committed} label={`${say(body.name)}: ${line.percentBefore} %`} />
              </>
            );
          },
          sortBy: ({ id }) => Number(loads.get(id)?.percentBefore ?? 0),
        },
        {
          name: 'state',
          head: t('state'),
          cell: (one) => <Standing capability={one} />,
        },
        {
          name: 'acts',
          head: '',
          headText: ' ',
          cell: (record) => (
            <span className={css['acts']}>
              <RecordActs record={record} only={['verify']} />
            </span>
          ),
        },
      ]}
    />
  );
}

interface OfCapability {
  readonly capability: PracticeRecord<'capability'>;
}

function Named({ capability: { id, title, body } }: OfCapability): ReactNode {
  const say = useSay();
  const more = [...(body.skills ?? []), ...(body.hours === undefined ? [] : [body.hours])];
  return (
    <>
      <To href={`/records/capability/${id}`} strong>
        {say(title)}
      </To>
      <div className={css['soft']}>{more.map((one) => say(one)).join(' · ')}</div>
    </>
  );
}

function Standing({ capability: { body } }: OfCapability): ReactNode {
  const t = useWords(capabilityWords);
  const say = useSay();
  const { state, checkedOn, validUntil } = body;
  return (
    <>
      <Mark tone={state === 'verified' ? 'good' : state === 'expired' ? 'excluded' : 'warn'}>
        {say(recordKinds.capability.states[state] ?? state)}
      </Mark>
      {checkedOn !== undefined && validUntil !== undefined && (
        <div className={css['soft']}>{t('checked', { day: checkedOn, until: validUntil })}</div>
      )}
    </>
  );
}

function Obligations(): ReactNode {
  const t = useWords(capabilityWords);
  const say = useSay();
  const obligations = useRecords('obligation');
  return (
    <Section
      title={t('obligations')}
      note={t('obligationsNote')}
      anchor="obligations"
      acts={<To href="/records/obligation/new">{t('addObligation')}</To>}
    >
      <Loaded of={obligations}>
        {(rows) => (
          <RecordTable
            label={t('obligations')}
            rows={rows}
            keyOf={({ id }) => id}
            empty={
              <Empty title={t('noObligations')} icon="shield">
                {t('noObligationsText')}
              </Empty>
            }
            columns={[
              {
                name: 'obligation',
                head: t('obligation'),
                cell: ({ id, title }) => (
                  <To href={`/records/obligation/${id}`} strong>
                    {say(title)}
                  </To>
                ),
              },
              { name: 'cites', head: t('cites'), cell: ({ body }) => body.cites ?? '–' },
              { name: 'clauses', head: t('clauses'), cell: ({ body }) => (body.clauses ?? []).join(', ') || '–' },
              { name: 'due', head: t('due'), cell: ({ body }) => body.due ?? body.validUntil ?? '–', whole: true },
              {
                name: 'state',
                head: t('state'),
                cell: ({ body }) => <StateMark kind="obligation" state={body.state} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
