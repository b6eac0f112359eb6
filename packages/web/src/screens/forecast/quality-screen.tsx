/** How good the forecasts were, beside simpler ones, and whether chances came true as often as they were said (invariant 41). */
import { reliabilityChart, sayPeriod } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { FittedChart } from '../../parts/chart.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { forecastWords } from './words.ts';

type Quality = AnswerOf<'/v1/forecasts/quality'>;
type Score = NonNullable<Quality['whole']>;

const digits = 4;
const percent = (share: number): string => (share * 100).toFixed(1);

export function ForecastQualityScreen(): ReactNode {
  const t = useWords(forecastWords);
  const found = useGet('/v1/forecasts/quality');
  return (
    <Page title={t('qualityTitle')} lead={t('qualityLead')} over={<To href="/forecasts">{t('over')}</To>}>
      <Loaded of={found} lines={10}>
        {(quality) =>
          quality.whole === undefined ? (
            <Empty title={t('qualityEmpty')} icon="chart">
              {t('qualityEmptyText')}
            </Empty>
          ) : (
            <Shown quality={quality} whole={quality.whole} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Shown({ quality, whole }: { readonly quality: Quality; readonly whole: Score }): ReactNode {
  const t = useWords(forecastWords);
  const language = useLanguage();
  const { months, live, hindcasts } = quality;
  const [from, to] = [sayPeriod(months[0] ?? '', language), sayPeriod(months.at(-1) ?? '', language)];
  return (
    <>
      <Section
        title={t('brier')}
        note={t('scoredOf', { count: whole.count, months: months.length, from, to, live, hindcasts })}
      >
        <Scores score={whole} />
        <Verdict score={whole} />
      </Section>
      <Section title={t('reliability')} note={t('reliabilityNote')}>
        <Reliability bins={whole.bins} />
      </Section>
      <Section title={t('horizons')}>
        <Horizons horizons={quality.horizons} />
      </Section>
      <Section title={t('rateOnly')} note={quality.rateOnly.length === 0 ? undefined : t('rateOnlyNote')}>
        <RateOnly promises={quality.rateOnly} />
      </Section>
    </>
  );
}

function Scores({ score }: { readonly score: Score }): ReactNode {
  const t = useWords(forecastWords);
  const { brier, baseRate, brierOfBaseRate, brierOfRate, brierOfPace } = score;
  return (
    <Figures>
      <Figure label={t('brier')} value={brier.toFixed(digits)} note={t('brierNote')} />
      <Figure
        label={t('baseRate')}
        value={brierOfBaseRate.toFixed(digits)}
        note={t('baseRateNote', { percent: percent(baseRate) })}
      />
      <Figure label={t('rateThen')} value={brierOfRate.toFixed(digits)} note={t('rateThenNote')} />
      <Figure label={t('pace')} value={brierOfPace.toFixed(digits)} note={t('paceNote')} />
    </Figures>
  );
}

function Verdict({ score: { brier, brierOfBaseRate, brierOfPace } }: { readonly score: Score }): ReactNode {
  const t = useWords(forecastWords);
  if (brier >= brierOfBaseRate) return <p>{t('worse')}</p>;
  const times = (other: number): string => (brier === 0 ? '∞' : (other / brier).toFixed(1));
  return <p>{t('better', { times: times(brierOfBaseRate), pace: times(brierOfPace) })}</p>;
}

function Reliability({ bins }: { readonly bins: Score['bins'] }): ReactNode {
  const language = useLanguage();
  const draw = useCallback((width: number) => reliabilityChart({ bins, language, width }), [bins, language]);
  return <FittedChart draw={draw} silent />;
}

function Horizons({ horizons }: Pick<Quality, 'horizons'>): ReactNode {
  const t = useWords(forecastWords);
  type Row = Quality['horizons'][number];
  const score = (name: string, head: string, of: (score: Score) => string) => ({
    name,
    head,
    numeric: true,
    cell: (row: Row) => of(row.score),
  });
  return (
    <RecordTable
      label={t('horizons')}
      rows={horizons}
      keyOf={({ from }) => String(from)}
      columns={[
        { name: 'horizon', head: t('horizon'), cell: ({ from, to }) => `${from * 100}–${to * 100} %` },
        score('count', t('forecasts'), ({ count }) => String(count)),
        score('missed', t('seenMissed'), ({ baseRate }) => `${percent(baseRate)} %`),
        score('ours', t('brier'), ({ brier }) => brier.toFixed(digits)),
        score('base', t('baseRate'), ({ brierOfBaseRate }) => brierOfBaseRate.toFixed(digits)),
        score('rate', t('rateThen'), ({ brierOfRate }) => brierOfRate.toFixed(digits)),
        score('pace', t('pace'), ({ brierOfPace }) => brierOfPace.toFixed(digits)),
      ]}
    />
  );
}

function RateOnly({ promises }: { readonly promises: Quality['rateOnly'] }): ReactNode {
  const t = useWords(forecastWords);
  const say = useSay();
  if (promises.length === 0) return <p>{t('rateOnlyNone')}</p>;
  return (
    <ul>
      {promises.map(({ agreement, commitment, title, subject }) => (
        <li key={`${agreement} ${commitment} ${subject ?? ''}`}>
          <AgreementLink id={agreement} />
          <To href={addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment })}>
            {[say(title), subject].filter((part) => part !== undefined).join(' · ')}
          </To>
        </li>
      ))}
    </ul>
  );
}
