/** One party, whole; the same structure for customers, suppliers and groups (S1.1). Owns: the tabs. */
import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ActivitiesTab } from './activities-tab.tsx';
import { stateOf, textOf, wordsOf } from './fields.ts';
import { LogTab } from './log-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import css from './parties.module.css';
import { PeopleTab } from './people-tab.tsx';
import { partiesWords } from './words.ts';

export type Overview = AnswerOf<'/v1/parties/{party}'>;

const LinkagePanel = lazy(async () => ({ default: (await import('./linkage-panel.tsx')).LinkagePanel }));

const tabs = ['overview', 'people', 'linkage', 'activities', 'log'] as const;

const lists: Readonly<Record<string, 'customers' | 'suppliers' | 'groups'>> = {
  customer: 'customers',
  supplier: 'suppliers',
  'internal-group': 'groups',
};

export function PartyScreen(): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const party = useParameter('party');
  const found = useGet('/v1/parties/{party}', { params: { path: { party } } });
  const list = lists[found.data === undefined ? '' : (textOf(found.data.party, 'role') ?? '')];
  return (
    <Page
      title={found.data === undefined ? party : say(found.data.party.title)}
      over={list === undefined ? undefined : <To href={`/${list}`}>{t(list)}</To>}
      lead={found.data === undefined ? undefined : <Lead party={found.data.party} />}
      acts={
        <>
          {list === 'customers' && <To href={`/requirements/${party}`}>{t('needs')}</To>}
          {(list === 'suppliers' || list === 'groups') && (
            <To href={addressOf('/suppliers/$party/score', { party })}>{t('score')}</To>
          )}
          <To href={`/records/party/${party}`}>{t('openRecord')}</To>
        </>
      }
    >
      <Loaded of={found} lines={12}>
        {(data) => <TabsOf data={data} />}
      </Loaded>
    </Page>
  );
}

function Lead({ party }: { readonly party: Overview['party'] }): ReactNode {
  const say = useSay();
  const about = wordsOf(party, 'about');
  const industry = wordsOf(party, 'industry');
  return (
    <>
      <StateMark kind="party" state={stateOf(party)} />{' '}
      {[industry, about].flatMap((words) => (words === undefined ? [] : [say(words)])).join(' · ')}
    </>
  );
}

function TabsOf({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const [chosen, choose] = useChoice('tab');
  const tab = tabs.find((one) => one === chosen) ?? 'overview';
  return (
    <Tabs
      value={tab}
      onChange={(value) => choose(value === 'overview' ? undefined : (value ?? undefined))}
      keepMounted={false}
    >
      <Tabs.List className={css['tabs'] ?? ''}>
        {tabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`tab_${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="overview">
        <OverviewTab data={data} />
      </Tabs.Panel>
      <Tabs.Panel value="people">
        <PeopleTab data={data} />
      </Tabs.Panel>
      <Tabs.Panel value="linkage">
        <Suspense fallback={<Waiting lines={8} />}>
          <LinkagePanel party={data.party.id} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="activities">
        <ActivitiesTab party={data.party.id} />
      </Tabs.Panel>
      <Tabs.Panel value="log">
        <LogTab data={data} />
      </Tabs.Panel>
    </Tabs>
  );
}
