/** What made promises miss: counted time by cause, by who answers for it, by hour of day. */
import type { ReactNode } from 'react';
import type { SchemaBackTest } from '../../client/api.d.ts';
import { Minutes } from '../../parts/exact.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './backtest.module.css';
import { minutes, nameIn } from './say.ts';
import { backTestWords } from './words.ts';

type Drivers = SchemaBackTest['drivers'][number];
type Driver = Drivers['byCause'][number];

export function DriversSection({ test }: { readonly test: SchemaBackTest }): ReactNode {
  const t = useWords(backTestWords);
  const nameOf = nameIn(test, useSay());
  if (test.drivers.length === 0) return null;
  return (
    <Section title={t('drivers')} note={t('driversNote')} anchor="drivers">
      {test.drivers.map((one) => (
        <div key={`${one.commitment} ${one.target ?? ''}`} className={css['drivers']}>
          <h3 className={css['head3']}>
            {t('driverHead', { title: nameOf(one.commitment), over: minutes(one.overMs), count: one.missed.length })}
          </h3>
          <div className={css['pair']}>
            <Shares of={t('cause')} drivers={one.byCause} name={({ key }) => (key === '' ? t('noCause') : key)} />
            {one.bySupplier.some(({ key }) => key !== '') && (
              <Shares
                of={t('supplier')}
                drivers={one.bySupplier}
                name={({ key }) => (key === '' ? t('noSupplier') : <PartyLink id={key} />)}
              />
            )}
          </div>
          <details className={css['fold']}>
            <summary>{t('byHour')}</summary>
            <Shares of={t('hour')} drivers={one.byHour} name={({ key }) => `${key}:00–${key}:59`} />
          </details>
        </div>
      ))}
    </Section>
  );
}

interface SharesProps {
  readonly of: string;
  readonly drivers: readonly Driver[];
  readonly name: (driver: Driver) => ReactNode;
}

function Shares({ of, drivers, name }: SharesProps): ReactNode {
  const t = useWords(backTestWords);
  return (
    <RecordTable
      label={of}
      rows={drivers}
      keyOf={({ key }) => key}
      columns={[
        { name: 'what', head: of, cell: name },
        { name: 'events', head: t('events'), cell: ({ occurrences }) => occurrences, numeric: true },
        { name: 'counted', head: t('countedTime'), cell: ({ countedMs }) => <Minutes ms={countedMs} />, numeric: true },
        { name: 'over', head: t('overTime'), cell: ({ overMs }) => <Minutes ms={overMs} />, numeric: true },
      ]}
    />
  );
}
