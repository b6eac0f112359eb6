/** A price in its parts: the month, its chances, laws of repair, build-up, designs, habits. Figures are estimates of the core. */
import { creditChancesChart, moneyText, waterfallChart } from '@troth/core';
import type { Drawing } from '@troth/core';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { NotPriced } from './not-priced.tsx';
import { Designs } from './tiers.tsx';
import { priceWords } from './words.ts';

type Priced = AnswerOf<'/v1/agreements/{agreement}/price'>;
type Price = NonNullable<Priced['price']>;
type Law = Price['main'];
type Kept = Priced['habits'][number];

const money = (amount: number): string => moneyText(amount.toFixed(2));
const share = (chance: number): string => (100 * chance).toFixed(2);

interface PricedProps {
  readonly priced: Priced;
  /** The same text at other levels. */
  readonly levels: ReactNode;
}

export function PricedSections({ priced, levels }: PricedProps): ReactNode {
  const t = useWords(priceWords);
  const { price, buildUp } = priced;
  if (price === undefined || buildUp === undefined)
    return (
      <Section>
        <Empty title={t('nothing')} icon="money">
          {t('nothingText')}
        </Empty>
      </Section>
    );
  return (
    <>
      <Month priced={priced} price={price} sum={buildUp.price} />
      {levels}
      <Designs choice={priced.designs} currency={priced.currency} />
      <Section title={t('chances')} note={t('missed', { chance: share(price.main.missed) })}>
        <Chances price={price} />
      </Section>
      <Laws price={price} />
      <Section title={t('build')} note={t('buildNote', { loading: (100 * buildUp.loading).toFixed(0) })}>
        <BuildUp currency={price.currency} built={buildUp} />
      </Section>
      <Section title={t('recovery')}>
        <p>
          {priced.currency} {money(buildUp.recovery)}
        </p>
        <p>{t(buildUp.recoveryCounts ? 'recoveryYes' : 'recoveryNo', { ...priced.claims })}</p>
        <p>{t('exposure', { month: money(buildUp.exposure), year: money(12 * buildUp.exposure) })}</p>
      </Section>
      <Habits priced={priced} price={price} />
      <NotPriced priced={priced} />
    </>
  );
}

function Month({
  priced,
  price: { main },
  sum,
}: {
  readonly priced: Priced;
  readonly price: Price;
  readonly sum: number;
}): ReactNode {
  const t = useWords(priceWords);
  const { currency, fee } = priced;
  const error =
    main.how === 'analytic' ? t('exact') : t('error', { error: money(main.standardError), years: main.years });
  return (
    <Section>
      <Figures>
        <Figure label={t('expected')} value={`${currency} ${money(main.expected)}`} note={error} />
        <Figure label={t('deviation')} value={`${currency} ${money(main.deviation)}`} note={t('deviationNote')} />
        <Figure label={t('atRisk')} value={`${currency} ${money(main.valueAtRisk)}`} note={t('atRiskNote')} />
        <Figure
          label={t('price')}
          value={`${currency} ${money(sum)}`}
          note={fee === 0 ? t('noFee') : t('priceNote', { share: share(sum / fee), fee: money(fee) })}
        />
      </Figures>
    </Section>
  );
}

function Chances({ price }: { readonly price: Price }): ReactNode {
  const language = useLanguage();
  const draw = useCallback(
    (width: number): Drawing => {
      const { tiers, valueAtRisk } = price.main;
      return creditChancesChart({ currency: price.currency, tiers, valueAtRisk, language, width });
    },
    [price, language],
  );
  return <FittedChart draw={draw} />;
}

function BuildUp({
  currency,
  built,
}: {
  readonly currency: string;
  readonly built: NonNullable<Priced['buildUp']>;
}): ReactNode {
  const t = useWords(priceWords);
  const language = useLanguage();
  const draw = useCallback(
    (width: number): Drawing =>
      waterfallChart({
        currency,
        language,
        width,
        title: t('build'),
        steps: [
          { title: t('delivery'), amount: built.delivery.toFixed(2), kind: 'added', tone: 'accent' },
          { title: t('credits'), amount: built.expected.toFixed(2), kind: 'added', tone: 'bad' },
          { title: t('risk'), amount: built.risk.toFixed(2), kind: 'added', tone: 'warn' },
          { title: t('sum'), amount: built.price.toFixed(2), kind: 'whole', tone: 'ink' },
        ],
      }),
    [currency, built, language, t],
  );
  return <FittedChart draw={draw} silent />;
}

function Laws({ price: { laws, main } }: { readonly price: Price }): ReactNode {
  const t = useWords(priceWords);
  const heavy = laws.find(({ law }) => law === 'lognormal');
  const nameOf = ({ law, spread = 0 }: Law): string => t(law, { spread });
  return (
    <Section title={t('laws')} note={t('lawsNote')}>
      {heavy !== undefined && heavy !== main && heavy.law !== main.law && (
        <p>{t('heavy', { spread: heavy.spread ?? 0, amount: money(heavy.expected), main: money(main.expected) })}</p>
      )}
      <RecordTable
        label={t('laws')}
        rows={laws}
        keyOf={({ law }) => law}
        columns={[
          {
            name: 'law',
            head: t('law'),
            cell: (one: Law) => (
              <>
                {nameOf(one)} {one.law === main.law && <Mark tone="accent">{t('main')}</Mark>}
              </>
            ),
          },
          { name: 'expected', head: t('expected'), numeric: true, cell: (one: Law) => money(one.expected) },
          { name: 'error', head: t('standardError'), numeric: true, cell: (one: Law) => money(one.standardError) },
          { name: 'deviation', head: t('deviation'), numeric: true, cell: (one: Law) => money(one.deviation) },
          { name: 'risk', head: t('atRisk'), numeric: true, cell: (one: Law) => money(one.valueAtRisk) },
          {
            name: 'year',
            head: t('yearAtRisk'),
            numeric: true,
            cell: (one: Law) => (one.yearAtRisk === undefined ? '–' : money(one.yearAtRisk)),
          },
        ]}
      />
    </Section>
  );
}

function Habits({ priced: { habits, titles }, price }: { readonly priced: Priced; readonly price: Price }): ReactNode {
  const t = useWords(priceWords);
  const say = useSay();
  const titleOf = (id: string): string => say(titles.find(({ commitment }) => commitment === id)?.title ?? id);
  const of = ({ commitment, subject }: Kept): Price['promises'][number] | undefined =>
    price.promises.find((one) => one.commitment === commitment && one.subject === subject);
  const sayHabit = ({ habit }: Kept): string => {
    if (habit.law === 'outages')
      return t('habitOutages', { count: habit.perMonth.toFixed(2), minutes: (habit.meanRepairMs / 60_000).toFixed(1) });
    if (habit.law === 'cases') return t('habitCases', { count: habit.perMonth.toFixed(1), share: share(habit.inTime) });
    return t('habitPast', { count: habit.values.length });
  };
  return (
    <Section title={t('kept')} note={t('keptNote')}>
      <RecordTable
        label={t('kept')}
        rows={habits.filter((one) => of(one) !== undefined)}
        keyOf={({ commitment, subject }) => `${commitment} ${subject ?? ''}`}
        columns={[
          {
            name: 'promise',
            head: t('promise'),
            cell: ({ commitment, subject }: Kept) =>
              `${titleOf(commitment)}${subject === undefined ? '' : ` · ${subject}`}`,
          },
          { name: 'habit', head: t('habit'), cell: sayHabit },
          { name: 'source', head: t('source'), cell: ({ habit }: Kept) => say(habit.source) },
          { name: 'alone', head: t('alone'), numeric: true, cell: (one: Kept) => money(of(one)?.alone ?? 0) },
          {
            name: 'missed',
            head: t('chanceMissed'),
            numeric: true,
            cell: (one: Kept) => `${share(of(one)?.missed ?? 0)} %`,
          },
        ]}
      />
    </Section>
  );
}
