/** One agreement's month: each missed promise that costs money, whose minutes it was, and why not all of it comes back. */
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import type { SchemaRecoveryEvent } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Minutes, MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from '../commitment/place.ts';
import { FallChart } from './fall-chart.tsx';
import { SupplierPart } from './supplier-part.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

export function RecoveryEventScreen(): ReactNode {
  const t = useWords(recoveryWords);
  const language = useLanguage();
  const [agreement, period] = [useParameter('agreement'), useParameter('period')];
  const found = useGet('/v1/agreements/{agreement}/periods/{period}/recoverable', {
    params: { path: { agreement, period }, query: {} },
  });
  return (
    <Page
      title={t('eventTitle', { agreement, period: sayPeriod(period, language) })}
      over={<To href="/recoverable">{t('title')}</To>}
      lead={t('eventLead')}
      acts={<To href={addressOf('/month-end/$period/$agreement', { period, agreement })}>{t('file')}</To>}
    >
      <Loaded of={found} lines={8}>
        {({ events, totals }) =>
          events.length === 0 ? (
            <Section>
              <Empty title={t('nothingInMonth')} icon="money">
                {t('nothingInMonthText')}
              </Empty>
            </Section>
          ) : (
            <>
              {totals.map((one) => (
                <Section key={one.currency} title={t('fall')}>
                  <FallChart totals={one} />
                </Section>
              ))}
              {events.map((event) => (
                <Event key={`${event.commitment} ${event.subject ?? ''}`} event={event} />
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Event({ event }: { readonly event: SchemaRecoveryEvent }): ReactNode {
  const t = useWords(recoveryWords);
  const say = useSay();
  const { agreement, commitment, commitmentTitle, subject, period, owed, countedMs, excludedMs, rows } = event;
  const place = { agreement, commitment, period, ...(subject === undefined ? {} : { subject }) };
  return (
    <Section title={`${say(commitmentTitle)}${subject === undefined ? '' : ` (${subject})`}`}>
      <Figures>
        {countedMs !== undefined && (
          <Figure label={t('counted')} value={<Minutes ms={countedMs} />} href={hrefOf(place)} />
        )}
        {excludedMs !== '0' && <Figure label={t('excluded')} value={<Minutes ms={excludedMs} />} />}
        <Figure label={t('owed')} value={<MoneyText {...owed} />} tone="bad" />
        {rows.length > 0 && (
          <Figure
            label={t('evidence')}
            value={rows.map((row, at) => (
              <span key={row}>
                {at > 0 && ', '}
                <To href={hrefOf(place, row)}>{row}</To>
              </span>
            ))}
          />
        )}
      </Figures>
      <div className={css['part']}>
        <Bearers event={event} />
      </div>
      {event.suppliers.map((part) => (
        <SupplierPart key={part.party} event={event} part={part} />
      ))}
    </Section>
  );
}

type Bearer = SchemaRecoveryEvent['own'][number];

function Bearers({ event: { own, suppliers, breach } }: { readonly event: SchemaRecoveryEvent }): ReactNode {
  const t = useWords(recoveryWords);
  const how = { breach: t('byBreach'), evidence: t('byEvidence'), nobody: t('byNobody') } as const;
  return (
    <RecordTable
      label={t('whoseTime')}
      rows={[...suppliers, ...own]}
      keyOf={({ party = '' }) => party}
      columns={[
        {
          name: 'party',
          head: t('whoseTime'),
          cell: ({ party }: Bearer) => (party === undefined ? t('ours') : <PartyLink id={party} />),
        },
        {
          name: 'minutes',
          head: t('counted'),
          numeric: true,
          cell: ({ ms }: Bearer) => (ms === undefined ? '–' : <Minutes ms={ms} />),
        },
        { name: 'amount', head: t('owed'), numeric: true, cell: ({ amount }: Bearer) => <MoneyText {...amount} /> },
        {
          name: 'how',
          head: '',
          headText: t('evidence'),
          cell: ({ by }: Bearer) =>
            by === 'breach' && breach !== undefined ? (
              <To href={`/records/breach/${breach}`}>{how.breach}</To>
            ) : (
              how[by]
            ),
        },
      ]}
    />
  );
}
