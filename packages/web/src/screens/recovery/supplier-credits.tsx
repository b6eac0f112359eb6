/** Credits that suppliers owe us under their own contracts, and what became of each. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoverableReport } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { ClaimStep } from './claim-step.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

type Line = SchemaRecoverableReport['credits'][number];

export function SupplierCredits({ credits }: { readonly credits: readonly Line[] }): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  return (
    <Section title={t('credits')} note={t('creditsNote')}>
      <RecordTable
        label={t('credits')}
        rows={credits}
        keyOf={({ contract, period, claim }) => `${contract} ${period} ${claim.record ?? ''}`}
        empty={<Empty title={t('noCredits')}>{t('noCreditsText')}</Empty>}
        columns={[
          {
            name: 'month',
            head: t('month'),
            cell: ({ period }: Line) => sayPeriod(period, language),
            sortBy: ({ period }: Line) => period,
          },
          {
            name: 'contract',
            head: t('contract'),
            cell: ({ contract, party }: Line) => (
              <>
                <div className={css['name']}>
                  <To href={addressOf('/agreements/$agreement', { agreement: contract })}>{contract}</To>
                </div>
                {party !== undefined && (
                  <div className={css['soft']}>
                    <PartyLink id={party} />
                  </div>
                )}
              </>
            ),
            sortBy: ({ contract }: Line) => contract,
          },
          {
            name: 'due',
            head: t('due'),
            numeric: true,
            cell: ({ due, from }: Line) => (
              <>
                <MoneyText {...due} />
                {from === 'entered' && <div className={css['soft']}>{t('entered')}</div>}
              </>
            ),
            sortBy: ({ due }: Line) => Number(due.amount),
          },
          { name: 'claim', head: t('claim'), cell: ({ claim }: Line) => <ClaimStep claim={claim} /> },
        ]}
      />
    </Section>
  );
}
