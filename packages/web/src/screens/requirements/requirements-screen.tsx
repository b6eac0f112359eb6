/** What one customer needs, from what was said to what is confirmed. Owns: the tabs. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { CapacityTab } from './capacity-tab.tsx';
import { ConfirmTab } from './confirm-tab.tsx';
import { FitTab } from './fit-tab.tsx';
import { NeedsTab } from './needs-tab.tsx';
import { RequirementsTab } from './requirements-tab.tsx';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

export type RequirementPage = AnswerOf<'/v1/parties/{party}/requirements'>;

const tabs = ['needs', 'requirements', 'fit', 'capacity', 'confirm'] as const;
const amount = /^\d{1,12}(?:\.\d{1,2})?$/u;

/** All of it, with the budget that stands in the address. */
function useRequirementPage(party: string) {
  const [budget] = useChoice('budget');
  return useGet('/v1/parties/{party}/requirements', {
    params: { path: { party }, query: budget !== undefined && amount.test(budget) ? { budget } : {} },
  });
}

export function RequirementsScreen(): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const party = useParameter('party');
  const found = useRequirementPage(party);
  const name = found.data === undefined ? party : say(found.data.party.title);
  return (
    <Page
      title={t('ofParty', { party: name })}
      over={<To href="/requirements">{t('title')}</To>}
      lead={t('pageLead')}
      acts={<To href={`/parties/${party}`}>{name}</To>}
    >
      <Loaded of={found} lines={12}>
        {(page) => <TabsOf page={page} />}
      </Loaded>
    </Page>
  );
}

function TabsOf({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const [chosen, choose] = useChoice('tab');
  const tab = tabs.find((one) => one === chosen) ?? 'needs';
  return (
    <Tabs
      value={tab}
      onChange={(value) => choose(value === 'needs' ? undefined : (value ?? undefined))}
      keepMounted={false}
    >
      <Tabs.List className={css['tabs'] ?? ''}>
        {tabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`tab_${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="needs">
        <NeedsTab page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="requirements">
        <RequirementsTab page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="fit">
        <FitTab page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="capacity">
        <CapacityTab page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="confirm">
        <ConfirmTab page={page} />
      </Tabs.Panel>
    </Tabs>
  );
}
