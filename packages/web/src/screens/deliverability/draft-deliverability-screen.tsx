/** Whether a draft could be kept by what stands behind it. */
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ProvenText } from './proven-text.tsx';
import { deliverabilityWords } from './words.ts';

export function DraftDeliverabilityScreen(): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const say = useSay();
  const draft = useParameter('draft');
  const found = useGet('/v1/drafts/{draft}/proof', { params: { path: { draft } } });
  const { data } = found;
  const read = useGet('/v1/drafts/{draft}', { params: { path: { draft } } });
  return (
    <Page
      title={t('title', { of: read.data === undefined ? draft : say(read.data.title) })}
      over={<To href={addressOf('/drafts/$draft', { draft })}>{t('overDraft', { of: draft })}</To>}
      acts={
        <>
          <To href={addressOf('/drafts/$draft/backtest', { draft })}>{t('backTest')}</To>
          <To href={addressOf('/drafts/$draft/price', { draft })}>{t('price')}</To>
        </>
      }
      {...(data === undefined
        ? {}
        : {
            lead: t('lead', {
              revision: data.revision,
              from: sayDate(data.from, language),
              to: sayDate(data.to, language),
            }),
          })}
    >
      <Loaded of={found} lines={14}>
        {(proof) => <ProvenText proof={proof} draft={draft} />}
      </Loaded>
    </Page>
  );
}
