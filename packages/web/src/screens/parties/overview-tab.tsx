/** Agreements of a party with how they last went, and everything that is between us. */
import { Button, Switch } from '@mantine/core';
import { recordKindOf, sayPeriod } from '@troth/core';
import type { Language } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { pageOfRecord } from '../records/kind.ts';
import { Credits } from './credits.tsx';
import { stateOf } from './fields.ts';
import css from './parties.module.css';
import type { PartiesTeller } from './parties-screen.tsx';
import type { Overview } from './party-screen.tsx';
import { partiesWords } from './words.ts';

type Agreement = Overview['agreements'][number];
type Matter = Overview['matters'][number];
type Say = ReturnType<typeof useSay>;

/** Before the rest is folded. */
const shown = 12;

export function OverviewTab({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const [open, setOpen] = useChoice('open');
  const [whole, setWhole] = useState(false);
  const matters = open === 'yes' ? data.matters.filter((matter) => matter.open) : data.matters;
  return (
    <>
      <Section title={t('agreements')} anchor="agreements">
        <RecordTable
          label={t('agreements')}
          rows={data.agreements}
          keyOf={({ id }) => id}
          columns={agreementColumns(t, say, useLanguage())}
          empty={
            <Empty icon="agreement" title={t('noAgreements')}>
              {t('noAgreementsWhy')}
            </Empty>
          }
        />
      </Section>
      <Section
        title={t('matters')}
        note={t('mattersNote')}
        anchor="matters"
        acts={
          <Switch
            label={t('onlyOpen')}
            checked={open === 'yes'}
            onChange={({ currentTarget }) => setOpen(currentTarget.checked ? 'yes' : undefined)}
          />
        }
      >
        <RecordTable
          label={t('matters')}
          rows={whole ? matters : matters.slice(0, shown)}
          keyOf={({ kind, id }) => `${kind}/${id}`}
          columns={matterColumns(t, say)}
          empty={<Empty title={t('noMatters')}>{t('noMattersWhy')}</Empty>}
        />
        {!whole && matters.length > shown && (
          <Button variant="default" size="xs" mt="sm" onClick={() => setWhole(true)}>
            {t('allMatters', { count: matters.length })}
          </Button>
        )}
      </Section>
    </>
  );
}

const agreementColumns = (t: PartiesTeller, say: Say, language: Language): readonly Column<Agreement>[] => [
  {
    name: 'agreement',
    head: t('agreement'),
    cell: ({ id, title, inherits, inForce }) => (
      <div>
        <To href={`/agreements/${id}`} strong>
          {say(title)}
        </To>
        <div className={css['soft']}>
          {id}
          {inherits === undefined ? '' : ` · ${t('inherits', { id: inherits })}`}
          {inForce ? '' : ` · ${t('notInForce')}`}
        </div>
      </div>
    ),
  },
  {
    name: 'part',
    head: t('part'),
    cell: ({ part, other }) => (
      <div>
        {t(`part_${part}`)} · <PartyLink id={other} />
      </div>
    ),
  },
  {
    name: 'last',
    head: t('lastMonth'),
    cell: ({ id, last }) =>
      last === undefined ? (
        t('noResult')
      ) : (
        <To href={`/agreements/${id}?period=${last.period}`}>
          {sayPeriod(last.period, language)}{' '}
          <Mark tone={last.missed === 0 ? 'good' : 'bad'} icon={last.missed === 0 ? 'check' : 'cross'}>
            {t('missedOf', { missed: last.missed, judged: last.judged })}
          </Mark>
        </To>
      ),
  },
  { name: 'credits', head: t('credits'), numeric: true, cell: (agreement) => <Credits of={[agreement]} /> },
  {
    name: 'manager',
    head: t('manager'),
    cell: ({ manager, unowned, id }) =>
      unowned || manager === undefined ? (
        <To href={`/records/agreement-roles/${id}`} label={t('unowned')}>
          <Mark tone="bad" icon="warn">
            {t('unownedShort')}
          </Mark>
        </To>
      ) : (
        <PersonName id={manager} />
      ),
  },
  {
    name: 'representative',
    head: t('representative'),
    cell: ({ representative, counterpart }) => {
      const id = representative ?? counterpart;
      return id === undefined ? t('none') : <PersonName id={id} />;
    },
  },
  { name: 'log', head: '', headText: t('log'), cell: ({ id }) => <To href={`/agreements/${id}/log`}>{t('log')}</To> },
];

const matterColumns = (t: PartiesTeller, say: Say): readonly Column<Matter>[] => [
  {
    name: 'what',
    head: t('what'),
    cell: ({ kind, id, title }) => (
      <div>
        <To href={pageOfRecord(kind, id, 'own')} strong>
          {say(title)}
        </To>
        <div className={css['soft']}>{id}</div>
      </div>
    ),
  },
  {
    name: 'kind',
    head: t('kind'),
    cell: ({ kind }) => say(recordKindOf(kind).names.one),
    sortBy: ({ kind }) => say(recordKindOf(kind).names.one),
  },
  {
    name: 'state',
    head: t('state'),
    cell: (matter) => <StateMark kind={matter.kind} state={stateOf(matter)} />,
    sortBy: (matter) => stateOf(matter),
  },
  {
    name: 'changed',
    head: t('changed'),
    cell: ({ recordedAt }) => <Moment at={recordedAt} />,
    sortBy: ({ recordedAt }) => recordedAt,
  },
];
