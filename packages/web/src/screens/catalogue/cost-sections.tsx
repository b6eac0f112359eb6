/**
 * What the catalogue costs and earns, for those who may see prices: what to do, sums, cost by level, the frontier, every use. Figures
 * are estimates of the server; what one agreement is made of stands on its price page.
 */
import { costFrontier, parseTarget } from '@troth/core';
import type { CostPoint, Drawing, Language } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSeesPrices } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { money, sayLevel } from './cost-figures.ts';
import type { Costs } from './cost-figures.ts';
import { CostRows, FirstToDo } from './cost-rows.tsx';
import { costWords } from './cost-words.ts';

type Level = Costs['levels'][number];

export function CostSections(): ReactNode {
  const when = useSeesPrices();
  const found = useGet('/v1/cost-effectiveness', {}, { when });
  if (!when) return null;
  return (
    <Loaded of={found} lines={14}>
      {(costs) => (
        <>
          <Sums costs={costs} />
          <FirstToDo costs={costs} />
          <Frontier costs={costs} />
          <Levels levels={costs.levels} />
          <CostRows costs={costs} />
        </>
      )}
    </Loaded>
  );
}

/** One row of figures for each currency: they are never added up. */
function Sums({ costs: { totals, covered } }: { readonly costs: Costs }): ReactNode {
  const t = useWords(costWords);
  return (
    <Section>
      {totals.map(({ currency, fee, cost, expected, recovery, margin, unpriced }, at) => (
        <div key={currency}>
          <Figures>
            {at === 0 && <Figure label={t('covered')} value={t('coveredOf', { ...covered })} note={t('coveredNote')} />}
            <Figure
              label={t('margin')}
              value={`${currency} ${money(margin)}`}
              tone={margin < 0 ? 'bad' : 'ink'}
              note={
                fee === 0
                  ? t('marginNoFee')
                  : t('marginNote', { share: ((100 * margin) / fee).toFixed(1), fee: money(fee) })
              }
            />
            <Figure label={t('cost')} value={`${currency} ${money(cost)}`} note={t('costNote')} />
            <Figure
              label={t('credits')}
              value={`${currency} ${money(expected)}`}
              note={t('creditsNote', { recovery: money(recovery) })}
            />
          </Figures>
          {unpriced > 0 && <p>{t('unpriced', { count: unpriced })}</p>}
        </div>
      ))}
    </Section>
  );
}

function strictnessOf(promised: string): number {
  const target = parseTarget(promised);
  return typeof target === 'string' ? 0 : target.bound.value.toNumber();
}

/** Each agreement once, where it promises availability for a fee. */
function pointsOf({ rows }: Costs, language: Language): readonly CostPoint[] {
  const points = rows.flatMap(({ agreement, promised, fee = 0, cost = 0, expected = 0 }): readonly CostPoint[] => {
    // Where no contract stands behind, nobody knows what it takes to serve.
    if (agreement === undefined || promised === undefined || fee <= 0 || cost <= 0) return [];
    const said = { promised: sayLevel(promised, language), strictness: strictnessOf(promised) };
    return [{ title: agreement, ...said, share: (cost + expected) / fee, leadsTo: agreement }];
  });
  return [...new Map(points.map((one) => [one.title, one])).values()];
}

const priceAddress = (agreement: string): string => addressOf('/agreements/$agreement/price', { agreement });

function Frontier({ costs }: { readonly costs: Costs }): ReactNode {
  const t = useWords(costWords);
  const language = useLanguage();
  const draw = useCallback(
    (width: number): Drawing =>
      costFrontier({ points: pointsOf(costs, language), language, width, title: t('frontier') }),
    [costs, language, t],
  );
  if (pointsOf(costs, language).length === 0) return null;
  const unknown = new Set(
    costs.rows.flatMap(({ agreement, fee = 0, cost }) => (cost === 0 && fee > 0 ? [agreement] : [])),
  ).size;
  return (
    <Section title={t('frontier')} note={t('frontierNote')}>
      <FittedChart draw={draw} addressOf={priceAddress} />
      {unknown > 0 && <p>{t('costUnknown', { count: unknown })}</p>}
    </Section>
  );
}

function Levels({ levels }: { readonly levels: Costs['levels'] }): ReactNode {
  const t = useWords(costWords);
  const language = useLanguage();
  const strictest = levels.toSorted((a, b) => strictnessOf(b.promised) - strictnessOf(a.promised));
  const amount = (name: 'fee' | 'cost' | 'expected' | 'margin', head: string) => ({
    name,
    head,
    numeric: true,
    cell: (one: Level) => `${one.currency} ${money(one[name])}`,
    sortBy: (one: Level) => one[name],
  });
  return (
    <Section title={t('levels')} note={t('levelsNote')}>
      <RecordTable
        label={t('levels')}
        rows={strictest}
        keyOf={({ promised, currency }) => `${promised} ${currency}`}
        empty={<Empty title={t('noLevels')}>{t('noLevelsWhy')}</Empty>}
        columns={[
          {
            name: 'level',
            head: t('level'),
            cell: ({ promised }: Level) => sayLevel(promised, language),
            sortBy: ({ promised }: Level) => strictnessOf(promised),
          },
          {
            name: 'agreements',
            head: t('agreements'),
            numeric: true,
            cell: ({ agreements }: Level) => String(agreements),
            sortBy: ({ agreements }: Level) => agreements,
          },
          amount('fee', t('fee')),
          amount('cost', t('costShort')),
          {
            name: 'each',
            head: t('each'),
            numeric: true,
            cell: ({ currency, cost, agreements }: Level) => `${currency} ${money(cost / Math.max(1, agreements))}`,
            sortBy: ({ cost, agreements }: Level) => cost / Math.max(1, agreements),
          },
          amount('expected', t('creditsShort')),
          amount('margin', t('marginShort')),
        ]}
      />
    </Section>
  );
}
