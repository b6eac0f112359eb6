/** The last thirteen periods: one SLAM strip, and the minutes used in each against what was allowed. */
import { attainmentTrend, figureValue, sayFigure, sayMinutes, slamChart } from '@troth/core';
import type { Drawing, Language, SlamCell, TrendPoint } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { SchemaCommitmentPage, SchemaPromiseStanding } from '../../client/api.d.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from './place.ts';
import type { Place } from './place.ts';
import { commitmentWords } from './words.ts';

interface Props {
  readonly page: SchemaCommitmentPage;
  readonly place: Place;
}

export function PeriodsSection({ page, place }: Props): ReactNode {
  const t = useWords(commitmentWords);
  const say = useSay();
  const language = useLanguage();
  const title = say(page.commitment.title);
  const { standings } = page;
  const slam = useCallback(
    (width: number): Drawing =>
      slamChart({
        rows: [{ title, cells: standings.map((one) => cellOf(one, language)) }],
        periods: standings.map(({ period }) => ({ key: period, label: shortMonth(period, language) })),
        language,
        width,
        title: t('periods'),
      }),
    [standings, language, title, t],
  );
  const points = standings.map((one) => pointOf(one, language));
  const timed = points.some(({ used }) => used !== undefined);
  const trend = useCallback(
    (width: number): Drawing =>
      attainmentTrend({
        points: standings.map((one) => pointOf(one, language)),
        measure: 'time',
        language,
        width,
        height: 200,
        title: t('trend'),
      }),
    [standings, language, t],
  );
  const lead = (leadsTo: string): string => hrefOf({ ...place, period: leadsTo });
  return (
    <Section title={t('periods')} anchor="periods">
      <FittedChart draw={slam} addressOf={lead} silent />
      {timed && <FittedChart draw={trend} addressOf={lead} />}
    </Section>
  );
}

function cellOf(standing: SchemaPromiseStanding, language: Language): SlamCell {
  const { period, mark, usedPercent, attained } = standing;
  const used = figureValue(standing, 'downtime');
  const value = used === undefined ? attained && sayFigure(attained, language) : sayMinutes(used, language);
  return {
    period,
    state: mark,
    ...(value === undefined ? {} : { value }),
    ...(usedPercent === undefined ? {} : { used: usedPercent }),
    leadsTo: period,
  };
}

function pointOf(standing: SchemaPromiseStanding, language: Language): TrendPoint {
  const [used, allowed] = [figureValue(standing, 'downtime'), figureValue(standing, 'allowed')];
  const of = figureValue(standing, 'agreed');
  return {
    period: standing.period,
    label: shortMonth(standing.period, language),
    ...(used === undefined ? {} : { used }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(of === undefined ? {} : { of }),
    missed: standing.mark === 'missed',
    leadsTo: standing.period,
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Nov 24", "11月"; other keys as they are. */
function shortMonth(key: string, language: Language): string {
  const read = /^(\d{4})-(\d{2})$/u.exec(key);
  if (read === null) return key;
  const [, year = '', month = ''] = read;
  return language === 'en'
    ? `${months[Number(month) - 1] ?? month} ${year.slice(2)}`
    : `${year.slice(2)}年${Number(month)}月`;
}
