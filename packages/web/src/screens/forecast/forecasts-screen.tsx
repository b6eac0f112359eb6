/** Every open promise and the chance that it is missed, money at risk first. Owns: what is shown of each. Nothing is computed here. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaForecast } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Chance } from './chance.tsx';
import css from './forecast.module.css';
import { forecastWords } from './words.ts';

const every = 60_000;
const unlikely = 0.01;

export function ForecastsScreen(): ReactNode {
  const t = useWords(forecastWords);
  const found = useGet('/v1/forecasts', {}, { every });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      over={found.data === undefined ? undefined : <Moment at={found.data.now} clock />}
      acts={
        <To href="/forecasts/quality" strong>
          {t('quality')}
        </To>
      }
    >
      <Loaded of={found} lines={12}>
        {({ items }) => <Lists items={items} />}
      </Loaded>
    </Page>
  );
}

function Lists({ items }: { readonly items: readonly SchemaForecast[] }): ReactNode {
  const t = useWords(forecastWords);
  if (items.length === 0)
    return (
      <Empty title={t('empty')} icon="chart">
        {t('emptyText')}
      </Empty>
    );
  const likely = items.filter(({ breach }) => breach >= unlikely);
  return (
    <>
      <Section title={t('likely')}>
        <Rows label={t('likely')} items={likely} />
      </Section>
      <Section title={t('unlikely')} note={t('unlikelyNote')}>
        <Rows label={t('unlikely')} items={items.filter(({ breach }) => breach < unlikely)} />
      </Section>
    </>
  );
}

function Rows({ label, items }: { readonly label: string; readonly items: readonly SchemaForecast[] }): ReactNode {
  const t = useWords(forecastWords);
  const say = useSay();
  return (
    <RecordTable
      label={label}
      rows={items}
      keyOf={({ agreement, commitment, subject, period }) => [agreement, commitment, subject, period].join(' ')}
      columns={[
        {
          name: 'promise',
          head: t('promise'),
          cell: (one) => <PromiseName forecast={one} />,
          sortBy: ({ agreement, commitment }) => `${agreement} ${commitment}`,
        },
        {
          name: 'chance',
          head: t('chance'),
          cell: (one) => <Chance forecast={one} />,
          sortBy: ({ breach }) => breach,
        },
        {
          name: 'stands',
          head: t('stands'),
          cell: ({ stands, how }) => (
            <>
              {say(stands)}
              <details className={css['details']}>
                <summary>{t('how')}</summary>
                {say(how)}
              </details>
            </>
          ),
        },
        {
          name: 'exposure',
          head: t('exposure'),
          numeric: true,
          cell: ({ exposure }) => (exposure === undefined ? '–' : <MoneyText {...exposure} />),
          sortBy: ({ exposure }) => Number(exposure?.amount ?? 0),
        },
        {
          name: 'next',
          head: t('next'),
          cell: ({ action, ownerName }) => (
            <>
              <To href={action.to}>{say(action.label)}</To>
              <div className={css['soft']}>
                {ownerName === undefined ? t('nobody') : t('owner', { name: say(ownerName) })}
              </div>
            </>
          ),
        },
      ]}
    />
  );
}

function PromiseName({ forecast }: { readonly forecast: SchemaForecast }): ReactNode {
  const t = useWords(forecastWords);
  const say = useSay();
  const { agreement, commitment, subject, title, period, ends } = forecast;
  const address = addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment });
  const query = new URLSearchParams({ period, ...(subject === undefined ? {} : { subject }) });
  return (
    <>
      <AgreementLink id={agreement} />
      <To href={`${address}?${query.toString()}#forecast`}>
        {say(title)}
        {subject === undefined ? '' : ` · ${subject}`}
      </To>{' '}
      <span className={css['soft']}>{t.rich('until', { when: <Moment key="ends" at={ends} /> })}</span>
    </>
  );
}
