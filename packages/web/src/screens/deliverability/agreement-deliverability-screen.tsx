/** Whether an agreement can be kept by what stands behind it. */
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ProvenText } from './proven-text.tsx';
import { deliverabilityWords } from './words.ts';

export function AgreementDeliverabilityScreen(): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const say = useSay();
  const agreement = useParameter('agreement');
  const found = useGet('/v1/agreements/{agreement}/proof', { params: { path: { agreement } } });
  const { data } = found;
  const title = useAgreementTitles().get(agreement);
  return (
    <Page
      title={t('title', { of: title === undefined ? agreement : say(title) })}
      over={<To href={addressOf('/agreements/$agreement', { agreement })}>{t('overAgreement', { of: agreement })}</To>}
      acts={
        <>
          <To href={addressOf('/agreements/$agreement/backtest', { agreement })}>{t('backTest')}</To>
          <To href={addressOf('/agreements/$agreement/price', { agreement })}>{t('price')}</To>
          <To href="/radar">{t('radar')}</To>
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
        {(proof) => <ProvenText proof={proof} />}
      </Loaded>
    </Page>
  );
}
