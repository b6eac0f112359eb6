/** Missed promises that cost money, one line each, leading to whose minutes they were. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoveryEvent } from '../../client/api.d.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ClaimStep } from './claim-step.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

export function EventTable({ events }: { readonly events: readonly SchemaRecoveryEvent[] }): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const say = useSay();
  return (
    <RecordTable
      label={t('missed')}
      rows={[...events].reverse()}
      keyOf={({ agreement, period, commitment, subject }) => `${agreement} ${period} ${commitment} ${subject ?? ''}`}
      columns={[
        {
          name: 'month',
          head: t('month'),
          cell: ({ period, agreement }: SchemaRecoveryEvent) => (
            <To href={addressOf('/recoverable/$period/$agreement', { period, agreement })} strong>
              {sayPeriod(period, language)}
            </To>
          ),
          sortBy: ({ period }: SchemaRecoveryEvent) => period,
        },
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ agreement, commitmentTitle, subject }: SchemaRecoveryEvent) => (
            <>
              <To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>
              <div className={css['soft']}>
                {say(commitmentTitle)}
                {subject !== undefined && ` (${subject})`}
              </div>
            </>
          ),
          sortBy: ({ agreement }: SchemaRecoveryEvent) => agreement,
        },
        {
          name: 'owed',
          head: t('owed'),
          numeric: true,
          cell: ({ owed }: SchemaRecoveryEvent) => <MoneyText {...owed} />,
          sortBy: ({ owed }: SchemaRecoveryEvent) => Number(owed.amount),
        },
        { name: 'caused', head: t('caused'), cell: (event: SchemaRecoveryEvent) => <Causes event={event} /> },
        ...useFallColumns(),
      ]}
    />
  );
}

function Causes({ event: { own, suppliers } }: { readonly event: SchemaRecoveryEvent }): ReactNode {
  const t = useWords(recoveryWords);
  return [...suppliers, ...own].map(({ party }) => (
    <div key={party ?? ''} className={css['name']}>
      {party === undefined ? t('nobody') : <PartyLink id={party} />}
    </div>
  ));
}

function useFallColumns() {
  const t = useWords(recoveryWords);
  return [
    {
      name: 'recoverable',
      head: t('recoverable'),
      numeric: true,
      cell: ({ suppliers }: SchemaRecoveryEvent) =>
        suppliers.length === 0
          ? '–'
          : suppliers.map(({ party, recoverable }) => (
              <div key={party}>
                <MoneyText {...recoverable} />
              </div>
            )),
    },
    {
      name: 'lost',
      head: t('lost'),
      cell: ({ suppliers }: SchemaRecoveryEvent) =>
        suppliers.flatMap(({ party, lost }) =>
          lost.map(({ code }) => <div key={`${party ?? ''} ${code}`}>{t(code)}</div>),
        ),
    },
    {
      name: 'claim',
      head: t('claim'),
      cell: ({ suppliers }: SchemaRecoveryEvent) =>
        suppliers
          .filter(({ claim }) => claim.step !== 'none')
          .map(({ party, claim }) => <ClaimStep key={party} claim={claim} />),
    },
  ];
}
