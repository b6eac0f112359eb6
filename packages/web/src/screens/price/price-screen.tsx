/** What the credits of the text in force are expected to cost, and what the promise should be sold for. */
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Levels } from './levels.tsx';
import { PricedSections } from './priced-sections.tsx';
import { priceWords } from './words.ts';

export function PriceScreen(): ReactNode {
  const t = useWords(priceWords);
  const say = useSay();
  const agreement = useParameter('agreement');
  const found = useGet('/v1/agreements/{agreement}/price', { params: { path: { agreement }, query: {} } });
  const levels = useGet('/v1/agreements/{agreement}/price/levels', {
    params: { path: { agreement }, query: {} },
  });
  return (
    <Page
      title={t('title', { title: found.data === undefined ? agreement : say(found.data.title) })}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{t('over', { agreement })}</To>}
      lead={found.data === undefined ? undefined : t('lead', { revision: found.data.revision })}
    >
      <Loaded of={found} lines={14}>
        {(priced) => <PricedSections priced={priced} levels={<Levels of={levels} />} />}
      </Loaded>
    </Page>
  );
}
