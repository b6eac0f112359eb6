/** What the credits of a draft are expected to cost, beside the text in force. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { Levels } from './levels.tsx';
import { PricedSections } from './priced-sections.tsx';
import { priceWords } from './words.ts';

export function DraftPriceScreen(): ReactNode {
  const t = useWords(priceWords);
  const draft = useParameter('draft');
  const found = useGet('/v1/drafts/{draft}/price', { params: { path: { draft }, query: {} } });
  const levels = useGet('/v1/drafts/{draft}/price/levels', { params: { path: { draft }, query: {} } });
  return (
    <Page
      title={t('titleDraft', { draft })}
      over={<To href={addressOf('/drafts/$draft', { draft })}>{t('overDraft', { draft })}</To>}
      lead={t('leadDraft')}
    >
      <Loaded of={found} lines={14}>
        {(priced) => (
          <>
            {priced.inForce !== undefined && priced.difference !== undefined && (
              <Section>
                <Figures>
                  <Figure
                    label={t('difference', { revision: priced.inForce.revision })}
                    value={t('differenceOf', { amount: `${priced.currency} ${signed(priced.difference.expected)}` })}
                    note={t('differenceNote')}
                  />
                  <Figure
                    label={t('differencePrice', { revision: priced.inForce.revision })}
                    value={t('differenceOf', { amount: `${priced.currency} ${signed(priced.difference.price)}` })}
                    note={t('differencePriceNote')}
                  />
                </Figures>
              </Section>
            )}
            <PricedSections priced={priced} levels={<Levels of={levels} />} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${moneyText(Math.abs(amount).toFixed(2))}`;
