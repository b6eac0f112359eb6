/** One promise over the months: how often it held, what could have been promised, and the months against the allowance. */
import { attainmentTrend, parseTarget, Ratio } from '@troth/core';
import type { Drawing, Language, TrendPoint } from '@troth/core';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { SchemaBackTest, SchemaBackTestPromise, SchemaBackTestRow } from '../../client/api.d.ts';
import { FittedChart } from '../../parts/chart.tsx';
import { Minutes } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from '../commitment/place.ts';
import css from './backtest.module.css';
import { chance, marginText, shortMonth, targetText } from './say.ts';
import { backTestWords } from './words.ts';

interface Props {
  readonly promise: SchemaBackTestPromise;
  readonly test: SchemaBackTest;
  /** The same promise under the text in force, if that is another one. */
  readonly before: SchemaBackTestPromise | undefined;
  /** Whose months. */
  readonly history: string;
}

export function PromiseSection({ promise, test, before, history }: Props): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const language = useLanguage();
  const { target } = promise;
  return (
    <Section
      title={say(promise.title)}
      note={target === undefined ? t('reportedOnly') : t('target', { target: targetText(target, language) })}
      anchor={`promise-${promise.commitment}`}
    >
      {target !== undefined && <Held promise={promise} before={before} />}
      <Months promise={promise} test={test} history={history} />
      {promise.held.of > 0 && (
        <div className={css['pair']}>
          <Offers promise={promise} />
          {promise.levels.length > 0 && <Levels promise={promise} />}
        </div>
      )}
    </Section>
  );
}

function Held({ promise, before }: Pick<Props, 'promise' | 'before'>): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const { held, confidence, best, toRemoveMs } = promise;
  const [first] = best;
  const was =
    before?.target === undefined
      ? undefined
      : t('inForce', { target: targetText(before.target, language), met: before.held.met, of: before.held.of });
  const unmeasured = held.unmeasured === 0 ? undefined : t('unmeasured', { count: held.unmeasured });
  return (
    <Figures>
      <Figure
        label={t('held')}
        value={<span data-held={`${held.met}/${held.of}`}>{t('heldOf', { met: held.met, of: held.of })}</span>}
        note={[was, unmeasured].filter((part) => part !== undefined).join(' · ')}
        tone={held.of === 0 ? 'unknown' : held.met === held.of ? 'good' : 'bad'}
      />
      {confidence !== undefined && (
        <Figure
          label={t('nextHolds')}
          value={`${chance(Ratio.parse(confidence.mean).toNumber())} %`}
          note={
            <>
              {t('atLeast', { bound: chance(confidence.bound) })}
              {confidence.tooFew && <div>{t('few', { count: held.of })}</div>}
            </>
          }
        />
      )}
      {first !== undefined && (
        <Figure
          label={t('highest')}
          value={targetText(first.offer, language)}
          note={t('heldIn', { met: first.met, of: held.of })}
        />
      )}
      {toRemoveMs !== undefined && toRemoveMs !== '0' && (
        <Figure label={t('toRemove')} value={<Minutes ms={toRemoveMs} />} note={t('toRemoveNote')} />
      )}
    </Figures>
  );
}

function Months({ promise, test, history }: Pick<Props, 'promise' | 'test' | 'history'>): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const language = useLanguage();
  const rows = useMemo(() => rowsOf(promise, test), [promise, test]);
  const timed = rows.some(({ downtimeMs }) => downtimeMs !== undefined);
  const title = say(promise.title);
  const draw = useCallback(
    (width: number): Drawing => {
      const scale = scaleOf(rows, language);
      return attainmentTrend({
        points: promise.values.map(({ period }) =>
          pointOf(
            rows.filter((row) => row.period === period),
            scale,
            { period, label: shortMonth(period, language) },
          ),
        ),
        measure: timed ? 'time' : scale,
        language,
        width,
        height: 200,
        title: t(timed ? 'chartUsed' : 'chartValue', { title }),
      });
    },
    [promise, rows, timed, language, t, title],
  );
  if (!rows.some(({ value }) => value !== undefined)) return null;
  return (
    <FittedChart
      draw={draw}
      addressOf={(period) => hrefOf({ agreement: history, commitment: promise.commitment, period })}
    />
  );
}

function rowsOf({ commitment, target }: SchemaBackTestPromise, { periods }: SchemaBackTest): SchemaBackTestRow[] {
  return periods.flatMap((month) => month.rows.filter((row) => row.commitment === commitment && row.target === target));
}

interface Scale {
  readonly unit: string;
  /** What the exact value is divided by to be in the unit. */
  readonly by: Ratio;
}

/** Units of an axis: minutes from a minute on, percent for shares. */
function scaleOf(rows: readonly SchemaBackTestRow[], language: Language): Scale {
  const value = rows.find((row) => row.value !== undefined)?.value;
  const target = rows.find((row) => row.target !== undefined)?.target;
  if (value?.unit === 'share') return { unit: '%', by: Ratio.of(1, 100) };
  if (value?.unit !== 'ms') return { unit: value?.unit ?? '', by: Ratio.one };
  const bound = (target === undefined ? undefined : boundOf(target)) ?? Ratio.parse(value.exact);
  return bound.atLeast(Ratio.of(60_000))
    ? { unit: language === 'en' ? 'min' : '分鐘', by: Ratio.of(60_000) }
    : { unit: 'ms', by: Ratio.one };
}

/** Of several sites the one with the least room. */
function pointOf(
  rows: readonly SchemaBackTestRow[],
  { unit, by }: Scale,
  point: Pick<TrendPoint, 'period' | 'label'>,
): TrendPoint {
  const measured = rows.filter(({ value }) => value !== undefined);
  const [row] = [...measured].sort((a, b) => marginOf(a).compare(marginOf(b)));
  const missed = rows.some(({ verdict }) => verdict === 'missed');
  if (row?.value === undefined) return { ...point, missed };
  const leadsTo = point.period;
  const { downtimeMs, allowedMs, value, target } = row;
  if (downtimeMs !== undefined && allowedMs !== undefined)
    return { ...point, missed, leadsTo, used: Ratio.parse(downtimeMs), allowed: Ratio.parse(allowedMs) };
  const bound = target === undefined ? undefined : boundOf(target);
  const used = Ratio.parse(value.exact).dividedBy(by);
  return {
    ...point,
    missed,
    leadsTo,
    used,
    ...(bound === undefined || unit === '' ? {} : { allowed: bound.dividedBy(by) }),
  };
}

const marginOf = ({ margin }: SchemaBackTestRow): Ratio => Ratio.parse(margin?.exact ?? '0');

function boundOf(text: string): Ratio | undefined {
  const target = parseTarget(text);
  return typeof target === 'string' ? undefined : target.bound.value;
}

/** What would have held in so many months: all, one fewer, two fewer. */
function Offers({ promise: { best, held, title } }: Pick<Props, 'promise'>): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <div>
      <h3>{t('highest')}</h3>
      <RecordTable
        label={`${t('highest')}: ${say(title)}`}
        rows={best.slice(0, 4)}
        keyOf={({ offer }) => offer}
        columns={[
          { name: 'met', head: t('share'), cell: ({ met }) => t('heldIn', { met, of: held.of }) },
          { name: 'offer', head: t('offer'), cell: ({ offer }) => targetText(offer, language) },
          { name: 'exact', head: t('exact'), cell: ({ value }) => marginText(value, language), numeric: true },
        ]}
      />
    </div>
  );
}

function Levels({ promise: { levels, title } }: Pick<Props, 'promise'>): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <div>
      <h3>{t('levels')}</h3>
      <RecordTable
        label={`${t('levels')}: ${say(title)}`}
        rows={levels}
        keyOf={({ offer }) => offer}
        columns={[
          { name: 'offer', head: t('promise'), cell: ({ offer }) => targetText(offer, language) },
          { name: 'held', head: t('held'), cell: ({ met, of }) => t('heldOf', { met, of }) },
          { name: 'bound', head: t('bound'), cell: ({ bound }) => `${chance(bound)} %`, numeric: true },
        ]}
      />
    </div>
  );
}
