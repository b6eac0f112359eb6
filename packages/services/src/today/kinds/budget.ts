/** A promise that may be missed in the period under way: time or cases against what they allow. */
import { chancePercent, Ratio, sayAttained, sayForecast, sayTargetText } from '@troth/core';
import type { BudgetView, CasesView, LevelView, TimeView } from '../budgets.ts';
import { controlFailureOf } from '../control-failure.ts';
import { both } from '../item.ts';
import type { Chance, ItemKind, TodayItem } from '../item.ts';
import { hoursText, managerOf, minutes, promiseTitle } from '../saying.ts';
import { dayIn } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { isTold, planOf } from '../told.ts';

/** Below this chance a promise is left alone, unless half of what it allows is used. */
const worthTelling = Ratio.of(1, 20);
const half = Ratio.of(1, 2);

export const budget: ItemKind = {
  kind: 'budget',
  names: both('Promise at risk', '承諾有風險'),
  find: (scene) => scene.budgets.filter(isShown).map((view) => budgetItem(scene, view)),
};

function isShown(view: BudgetView): boolean {
  const { outlook, probability } = view.projection;
  if (view.missed || outlook === 'unrecoverable' || outlook === 'works') return true;
  if (outlook === 'secured') return false;
  const usedHalf = view.of === 'time' && !view.allowed.isZero() && view.used.dividedBy(view.allowed).atLeast(half);
  return usedHalf || probability.atLeast(worthTelling);
}

/** A promise of an open period as a line of the day, whether or not it is pressing. */
export function budgetItem(scene: Scene, view: BudgetView): TodayItem {
  const { row, shelved, period, exposure, projection } = view;
  const agreement = shelved.agreement.id;
  const certain = projection.outlook === 'works' || projection.outlook === 'unrecoverable';
  return {
    id: ['budget', agreement, row.commitment, row.subject ?? '', period.key].join(':'),
    kind: 'budget',
    rank: certain ? 0 : 20,
    tone: certain || view.missed ? 'bad' : 'warn',
    title: promiseTitle({ agreement, title: row.title, subject: row.subject, period: period.key }),
    reason: reasonOf(view, scene),
    controlFailure: controlFailureOf(scene, view),
    exposure: isOurs(scene, agreement) ? exposure : undefined,
    chance: chanceOf(view),
    owner: managerOf(scene, agreement),
    since: dayIn(period.zone, period.start),
    agreement,
    commitment: row.commitment,
    period: period.key,
    action: actionOf(scene, view),
  };
}

function reasonOf(view: BudgetView, scene: Scene): TodayItem['reason'] {
  if (view.of === 'time') return timeReason(view, scene);
  return view.of === 'cases' ? casesReason(view) : levelReason(view);
}

function timeReason({ used, allowed, works, projection, period }: TimeView, scene: Scene): TodayItem['reason'] {
  const left = allowed.minus(used);
  const hours = hoursText(period.end - scene.now);
  const head = both(
    `${minutes(used)} of ${minutes(allowed)} min used`,
    `已用 ${minutes(used)} 分鐘，容許 ${minutes(allowed)} 分鐘`,
  );
  if (left.isNegative())
    return both(
      `${head.en}: ${minutes(left.negated())} min too much. Nothing in this period mends it.`,
      `${head['zh-Hant']}，超出 ${minutes(left.negated())} 分鐘。本期已無法補救。`,
    );
  const names = works.map(({ id }) => id);
  const cut = Ratio.of(works.reduce((sum, { body }) => sum + body.expectedCutMs, 0));
  const rest = both(`${minutes(left)} min and ${hours} h left`, `尚餘 ${minutes(left)} 分鐘及 ${hours} 小時`);
  if (projection.outlook === 'works')
    return both(
      `${head.en}; ${rest.en}. ${names.join(', ')} cuts ${minutes(cut)} min and counts, so that the promise will be missed.`,
      `${head['zh-Hant']}；${rest['zh-Hant']}。${names.join('、')} 將中斷 ${minutes(cut)} 分鐘並計算在內，承諾必會違反。`,
    );
  const planned =
    names.length === 0
      ? both('', '')
      : both(
          ` ${names.join(', ')} takes ${minutes(cut)} min of it.`,
          `${names.join('、')} 佔其中 ${minutes(cut)} 分鐘。`,
        );
  return both(
    `${head.en}; ${rest.en}.${planned.en}`,
    `${head['zh-Hant']}；${rest['zh-Hant']}。${planned['zh-Hant'] ?? ''}`,
  );
}

function casesReason({ facts, forecast }: CasesView): TodayItem['reason'] {
  const { done, good, expected, room } = facts;
  const head = both(
    `${good} of ${done} cases in time, ${expected} more expected`,
    `${done} 宗中 ${good} 宗依時完成，預計尚有 ${expected} 宗`,
  );
  const best = `${facts.best.toPercent(1)} %`;
  const bound = `${facts.target.toPercent(1).replace(/\.0$/u, '')} %`;
  if (forecast.state === 'UNRECOVERABLE')
    return both(
      `${head.en}: even if all are in time it ends at ${best}, below ${bound}. It cannot be recovered.`,
      `${head['zh-Hant']}：即使全部依時完成亦僅得 ${best}，低於 ${bound}，已無法挽回。`,
    );
  if (room < 0)
    return both(
      `${head.en}: all in time would end at ${best}, below ${bound}; only more cases than expected mend it.`,
      `${head['zh-Hant']}：即使全部依時完成亦僅得 ${best}，低於 ${bound}；須有更多個案依時完成方可補救。`,
    );
  return both(
    `${head.en}; ${room} more may be late before ${bound} is missed.`,
    `${head['zh-Hant']}；最多再有 ${room} 宗延誤，否則未達 ${bound}。`,
  );
}

function levelReason({ segment }: LevelView): TodayItem['reason'] {
  // Why there is no figure is told in the words of evaluation, which are English: here it is enough that there is none.
  if (segment.value === undefined)
    return both(
      `No figure yet; promised is ${sayTargetText(segment.target ?? '', 'en')}.`,
      `尚未有數值；承諾為${sayTargetText(segment.target ?? '', 'zh-Hant')}。`,
    );
  const said = (language: 'en' | 'zh-Hant'): string =>
    [sayAttained(segment, language), sayTargetText(segment.target ?? '', language)].join(' · ');
  return both(`So far ${said('en')}.`, `至今 ${said('zh-Hant')}。`);
}

export function chanceOf({ projection, forecast }: BudgetView): Chance {
  return {
    exact: projection.probability.toString(),
    percent: chancePercent(forecast),
    certainty: projection.outlook,
    how: sayForecast(forecast),
  };
}

/** Promised by the organisation itself: a miss costs it money. What others promise it, comes back to it. */
export function isOurs({ register }: Scene, agreement: string): boolean {
  const roles = register.get('agreement-roles', agreement)?.body;
  if (roles === undefined) return true;
  return (
    register.get('party', roles.provider)?.body.role === 'own' &&
    register.get('party', roles.customer)?.body.role === 'customer'
  );
}

/** The warning that waits to be sent, or a new one. */
function letterTo({ register }: Scene, { shelved, row, period }: BudgetView, promise: URLSearchParams): string {
  const drafted = register
    .all('warning')
    .find(
      ({ body }) =>
        body.state === 'drafted' &&
        body.agreement === shelved.agreement.id &&
        body.commitment === row.commitment &&
        body.period === period.key,
    );
  return drafted === undefined ? `/warnings/new?${promise.toString()}` : `/warnings/${drafted.id}`;
}

function actionOf(scene: Scene, view: BudgetView): TodayItem['action'] {
  const agreement = view.shelved.agreement.id;
  const promise = new URLSearchParams({ agreement, commitment: view.row.commitment, period: view.period.key });
  const [works] = view.of === 'time' && view.projection.outlook === 'works' ? view.works : [];
  if (works !== undefined) {
    const plan = planOf(scene, { change: works.id });
    if (plan !== undefined)
      return { label: both('See the plan that was proposed', '查看已提出的計劃'), to: `/plans/${plan.id}` };
    return { label: both('Find another slot', '另覓時段'), to: `/plans/new?change=${works.id}&${promise.toString()}` };
  }
  if (
    !isTold(scene, { agreement, commitment: view.row.commitment, period: view.period.key }) &&
    view.projection.outlook === 'unrecoverable' &&
    isOurs(scene, agreement)
  )
    return { label: both('Tell the customer today', '今日通知客戶'), to: letterTo(scene, view, promise) };
  return {
    label: both('See what uses it', '查看用量來源'),
    to: `/agreements/${agreement}/commitments/${view.row.commitment}?period=${view.period.key}`,
  };
}
