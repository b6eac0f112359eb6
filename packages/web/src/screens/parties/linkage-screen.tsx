/** The whole linkage map, or the part around one party or service. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useNames } from '../../parts/names.ts';
import { Page } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { LinkagePanel } from './linkage-panel.tsx';
import { partiesWords } from './words.ts';

export function LinkageScreen(): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const [focus, setFocus] = useChoice('around');
  const parties = useNames('party');
  const services = useNames('service');
  const options = (kind: 'party' | 'service', names: typeof parties) =>
    [...names].map(([id, title]) => ({ value: `${kind}/${id}`, label: say(title) }));
  const [kind, id] = focus?.split('/') ?? [];
  return (
    <Page title={t('map')} lead={t('mapLead')}>
      <Select
        label={t('focus')}
        placeholder={t('everything')}
        searchable
        clearable
        maw={360}
        mb="md"
        value={focus ?? null}
        onChange={(value) => setFocus(value ?? undefined)}
        data={[
          { group: t('customers'), items: options('party', parties) },
          { group: t('service'), items: options('service', services) },
        ]}
      />
      <LinkagePanel party={kind === 'party' ? id : undefined} service={kind === 'service' ? id : undefined} />
    </Page>
  );
}
