/**
 * Forecasts as people see them: every open promise with its chance, what it rests on, what it may cost and the next thing to do; and
 * how the forecasts of one agreement went through a month. Owns: what is told and in which order. Does not own: the chances.
 */
import { accepted, chancePercent, Instant, Ratio, refused, statementPeriod } from '@troth/core';
import type { Localized, Outcome, PromiseForecast } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { monthAt } from '../periods/live.ts';
import type { BudgetView } from '../today/budgets.ts';
import type { Sum, TodayItem } from '../today/item.ts';
import { budgetItem } from '../today/kinds/budget.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import { commitmentAt } from './now.ts';
import { keptPoints } from './kept-points.ts';
import { scoresOf } from './scores.ts';
import type { ForecastPoint } from './scores.ts';

/** A chance in figures and in words. */
interface SaidChance {
  readonly state: string;
  /** 0 to 1; an estimate when the state is OPEN. */
  readonly breach: number;
  /** Rounded for show, without the sign. */
  readonly percent: string;
}

export interface ForecastView extends SaidChance {
  readonly agreement: string;
  readonly agreementTitle: Localized;
  readonly commitment: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  /** Of the promise: a month, or the year that the month lies in. */
  readonly period: string;
  readonly ends: string;
  /** `comparison`, `law`, `rate` of misses, `bound` where nothing is known. */
  readonly by: PromiseForecast['by'];
  readonly how: Localized;
  /** How it stands, minutes first. */
  readonly stands: Localized;
  readonly works: readonly {
    readonly id: string;
    readonly title: Localized;
    readonly start: string;
    readonly cutMs: string;
  }[];
  /** As if no works were planned. */
  readonly without?: SaidChance | undefined;
  readonly exposure?: Sum | undefined;
  /** What it costs times its chance. */
  readonly weighed?: Sum | undefined;
  readonly owner?: string | undefined;
  readonly ownerName?: Localized | undefined;
  readonly action: TodayItem['action'];
}

export interface OpenForecasts {
  readonly now: string;
  readonly zone: string;
  readonly items: readonly ForecastView[];
}

/** Every open promise, money at risk times its chance first. */
export async function openForecasts(context: Context, question: Question): Promise<OpenForecasts> {
  const scene = await sceneOf(context, question);
  const items = scene.budgets.map((view) => shown(scene, view)).sort(inOrder);
  return { now: Instant.format(scene.now), zone: scene.zone, items };
}

function inOrder(one: ForecastView, other: ForecastView): number {
  const weight = ({ weighed }: ForecastView): Ratio =>
    weighed === undefined ? Ratio.zero : Ratio.parse(weighed.amount);
  const name = (view: ForecastView): string => [view.agreement, view.commitment, view.subject ?? ''].join(' ');
  return weight(other).compare(weight(one)) || other.breach - one.breach || (name(one) < name(other) ? -1 : 1);
}

function shown(scene: Scene, view: BudgetView): ForecastView {
  const { forecast, row, period, shelved } = view;
  const item = budgetItem(scene, view);
  const { facts } = forecast;
  const without = facts.of === 'time' && facts.without !== undefined ? said(facts.without) : undefined;
  const ownerName = item.owner === undefined ? undefined : scene.register.get('person', item.owner)?.body.name;
  return {
    agreement: shelved.agreement.id,
    agreementTitle: shelved.agreement.revisions.at(-1)?.terms.title ?? { en: shelved.agreement.id },
    commitment: row.commitment,
    title: row.title,
    ...(row.subject === undefined ? {} : { subject: row.subject }),
    period: period.key,
    ends: Instant.format(period.end),
    ...said(forecast),
    by: forecast.by,
    how: item.chance?.how ?? { en: '' },
    stands: item.reason,
    works: (view.of === 'time' ? view.works : []).map(({ id, body }) => ({
      id,
      title: body.title,
      start: body.window.start,
      cutMs: String(body.expectedCutMs),
    })),
    ...(without === undefined ? {} : { without }),
    ...(item.exposure === undefined ? {} : { exposure: item.exposure, weighed: weigh(item.exposure, view) }),
    ...(item.owner === undefined ? {} : { owner: item.owner }),
    ...(ownerName === undefined ? {} : { ownerName }),
    action: item.action,
  };
}

const said = (forecast: Parameters<typeof chancePercent>[0]): SaidChance => ({
  state: forecast.state,
  breach: forecast.breach,
  percent: chancePercent(forecast),
});

/** An estimate: cents are enough. */
const weigh = ({ amount, currency }: Sum, { projection }: BudgetView): Sum => ({
  amount: Ratio.parse(amount).times(projection.probability).toFixed(2),
  currency,
});

export interface CoursePoint extends SaidChance {
  readonly at: string;
  readonly made: 'live' | 'hindcast';
  /** How it ended, once the month was closed. */
  readonly missed?: boolean | undefined;
}

export interface PromiseCourse {
  readonly commitment: string;
  readonly title: Localized;
  readonly subject?: string | undefined;
  readonly period: string;
  readonly points: readonly CoursePoint[];
}

export interface AgreementForecast {
  readonly agreement: string;
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  /** Of the period under way; none of a period that is over. */
  readonly now: readonly ForecastView[];
  /** The forecasts that were kept or, of closed months without any, made afterwards with what was known then. */
  readonly courses: readonly PromiseCourse[];
}

export async function agreementForecast(
  context: Context,
  question: Question & { readonly agreement: string; readonly period?: string | undefined },
): Promise<Outcome<AgreementForecast>> {
  const { organisation, agreement: id } = question;
  const shelved = await context.store.read(organisation, async (reader) =>
    agreementOn(await shelfOf(context.store, reader), id),
  );
  if (!shelved.ok) return shelved;
  const { agreement } = shelved.value;
  const key = question.period ?? monthAt(agreement, context.clock())?.key ?? '';
  const found = statementPeriod(agreement, key);
  if (!found.ok) return found;
  const { period } = found.value;
  if (period.start > context.clock())
    return refused({
      code: 'NOT-BEGUN',
      message: `${key} has not begun; there is nothing to forecast from`,
      at: ['period'],
    });
  const scene = await sceneOf(context, question);
  const now = scene.budgets.filter(
    (view) => view.shelved.agreement.id === id && (view.month === key || view.period.key === key),
  );
  const points = await pointsOf(context, { organisation, agreement: id, period: key });
  return accepted({
    agreement: id,
    period: key,
    start: Instant.format(period.start),
    end: Instant.format(period.end),
    zone: agreement.revisions.at(-1)?.zoneName ?? scene.zone,
    now: now.map((view) => shown(scene, view)).sort(inOrder),
    courses: coursesOf(shelved.value, points),
  });
}

type KeptPoint = ForecastPoint & { readonly made: 'live' | 'hindcast'; readonly missed?: boolean | undefined };

async function pointsOf(
  context: Context,
  {
    organisation,
    agreement,
    period,
  }: { readonly organisation: string; readonly agreement: string; readonly period: string },
): Promise<readonly KeptPoint[]> {
  const scores = (await scoresOf(context.store, organisation)).get(agreement);
  const scored = [...(scores ?? [])].flatMap(([month, { points }]) =>
    points.filter(({ window }) => month === period || window === period),
  );
  if (scored.length > 0) return scored;
  const isMonth = scores?.has(period) === true || /^\d{4}-\d{2}$/u.test(period);
  const kept = await context.store.read(organisation, (reader) =>
    keptPoints(reader, { agreement, ...(isMonth ? { period } : {}) }),
  );
  return kept
    .filter(({ window }) => isMonth || window === period)
    .map((point): KeptPoint => ({ ...point, made: 'live' }));
}

/** Which certain state it was is told beside; here only 0 and 100 are told from chances near them. */
function percentOf(state: string, breach: number): string {
  if (state === 'OPEN') return chancePercent({ state, breach });
  return chancePercent({ state: breach === 1 ? 'BREACHED' : 'MET', breach });
}

function coursesOf({ agreement }: ShelvedAgreement, points: readonly KeptPoint[]): readonly PromiseCourse[] {
  const groups = Map.groupBy(points, ({ commitment, subject, window }) =>
    JSON.stringify([commitment, subject, window]),
  );
  return [...groups.values()].flatMap((group): PromiseCourse[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { commitment, subject, window } = first;
    const title = commitmentAt(agreement, commitment, Instant.parse(first.at))?.title ?? { en: commitment };
    const course = group
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .map((point): CoursePoint => {
        const breach = Number(point.breach);
        return {
          at: point.at,
          state: point.state,
          breach,
          percent: percentOf(point.state, breach),
          made: point.made,
          ...(point.missed === undefined ? {} : { missed: point.missed }),
        };
      });
    return [{ commitment, title, ...(subject === undefined ? {} : { subject }), period: window, points: course }];
  });
}
