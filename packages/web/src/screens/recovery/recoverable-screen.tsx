/** What of the credits that are owed comes back: the fall of the money, by contract and month, by event, and what to do about it. */
import { NativeSelect } from '@mantine/core';
import { sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaRecoverableReport } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { localTime } from '../../parts/local-time.ts';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useZone } from '../../parts/zone.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { monthBeside } from '../month-end/months.ts';
import { EventTable } from './event-table.tsx';
import { FallChart } from './fall-chart.tsx';
import { HeatMap } from './heat-map.tsx';
import { Renegotiate } from './renegotiate.tsx';
import { SupplierCredits } from './supplier-credits.tsx';
import css from './recovery.module.css';
import { recoveryWords } from './words.ts';

const shownMonths = 13;

/** So many months up to one, the oldest first. */
function monthsUpTo(last: string, count: number): readonly string[] {
  const months = [last];
  while (months.length < count) months.unshift(monthBeside(months[0] ?? last, -1));
  return months;
}

export function RecoverableScreen(): ReactNode {
  const t = useWords(recoveryWords);
  const { clock } = useSession();
  const zone = useZone();
  const now = (localTime(clock.now, zone)?.date ?? clock.now).slice(0, 7);
  const offered = monthsUpTo(now, 36);
  const [from = monthsUpTo(now, shownMonths)[0] ?? now, chooseFrom] = useChoice('from');
  const [to = now, chooseTo] = useChoice('to');
  const [overlap, chooseOverlap] = useChoice('overlap');
  const equal = overlap === 'equal';
  const found = useGet('/v1/recoverable', {
    params: { query: { from, to, ...(equal ? { overlap: 'equal' as const } : {}) } },
  });
  return (
    <Page title={t('title')} lead={t('lead')} acts={<To href="/claims">{t('claims')}</To>}>
      <div className={css['bar']}>
        <MonthChoice label={t('from')} value={from} months={offered} onChange={chooseFrom} />
        <MonthChoice label={t('to')} value={to} months={offered} onChange={chooseTo} />
        <NativeSelect
          label={t('overlap')}
          value={equal ? 'equal' : 'first'}
          onChange={(event) => chooseOverlap(event.currentTarget.value === 'equal' ? 'equal' : undefined)}
          data={[
            { value: 'first', label: t('first') },
            { value: 'equal', label: t('equal') },
          ]}
        />
      </div>
      <Loaded of={found} lines={12}>
        {(report) => <Report report={report} />}
      </Loaded>
    </Page>
  );
}

interface MonthChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly months: readonly string[];
  readonly onChange: (month: string) => void;
}

function MonthChoice({ label, value, months, onChange }: MonthChoiceProps): ReactNode {
  const language = useLanguage();
  const all = months.includes(value) ? months : [value, ...months];
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[...all].reverse().map((month) => ({ value: month, label: sayPeriod(month, language) }))}
    />
  );
}

function Report({ report }: { readonly report: SchemaRecoverableReport }): ReactNode {
  const t = useWords(recoveryWords);
  const { totals, events, contracts, renegotiate, credits } = report;
  const months = [...new Set(contracts.flatMap((line) => line.months.map(({ period }) => period)))].sort();
  if (events.length === 0)
    return (
      <>
        <Section>
          <Empty title={t('nothingOwed')} icon="money">
            {t('nothingOwedText')}
          </Empty>
        </Section>
        <SupplierCredits credits={credits} />
      </>
    );
  return (
    <>
      {totals.map((one) => (
        <Section key={one.currency} title={totals.length > 1 ? `${t('fall')} (${one.currency})` : t('fall')}>
          <Totals totals={one} />
          <div className={css['part']}>
            <FallChart totals={one} />
          </div>
        </Section>
      ))}
      <Section title={t('renegotiate')} note={t('renegotiateNote')}>
        <Renegotiate lines={renegotiate} />
      </Section>
      {months.length > 0 && (
        <Section title={t('heat')} note={t('heatNote')}>
          <HeatMap lines={contracts} months={months} />
        </Section>
      )}
      <Section title={t('missed')}>
        <EventTable events={events} />
      </Section>
      <SupplierCredits credits={credits} />
    </>
  );
}

function Totals({ totals }: { readonly totals: SchemaRecoverableReport['totals'][number] }): ReactNode {
  const t = useWords(recoveryWords);
  const { currency, owed, bySuppliers, recoverable, received, coverage } = totals;
  const money = (amount: string): ReactNode => <MoneyText amount={amount} currency={currency} />;
  return (
    <Figures>
      <Figure label={t('owed')} value={money(owed)} />
      <Figure label={t('bySuppliers')} value={money(bySuppliers)} />
      <Figure
        label={t('recoverable')}
        value={money(recoverable)}
        note={coverage === undefined ? undefined : `${coverage} % ${t('coverageNote')}`}
      />
      <Figure label={t('received')} value={money(received)} />
    </Figures>
  );
}
