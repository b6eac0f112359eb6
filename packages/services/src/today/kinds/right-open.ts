/** The customer has a right from chronic failure and may still use it: until when, what goes with it, and what is done about it (S4.18). */
import { Instant, moneyText, sayDate, sayPeriod } from '@troth/core';
import { monthlyFee } from '../../price/monthly-fee.ts';
import type { PeriodStanding } from '../../desk/standings.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { managerOf, promiseTitle } from '../saying.ts';
import { dayIn } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { isOurs } from './budget.ts';

type Arisen = PeriodStanding['rights'][number];

export const rightOpen: ItemKind = {
  kind: 'right-open',
  names: both('Right that may be used', '可行使的權利'),
  find: (scene) =>
    [...scene.standings]
      .filter(([agreement]) => isOurs(scene, agreement))
      .flatMap(([, periods]) =>
        periods.flatMap((standing) =>
          standing.rights.flatMap((right) => (isOpen(scene, right) ? [itemOf(scene, standing, right)] : [])),
        ),
      ),
};

const isOpen = ({ now }: Scene, { holder = 'customer', arose, exerciseBy }: Arisen): boolean =>
  holder === 'customer' && arose !== undefined && exerciseBy !== undefined && Instant.parse(exerciseBy) > now;

const given: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  termination: ['The customer may end the agreement', '客戶可終止協議'],
  plan: ['The customer may ask for an improvement plan', '客戶可要求改善計劃'],
};

function itemOf(scene: Scene, { agreement, period, rows }: PeriodStanding, right: Arisen): TodayItem {
  const { commitment, subject, gives, exerciseBy = '', clause } = right;
  const title = rows.find((row) => row.commitment === commitment)?.title ?? { en: commitment };
  const last = dayIn(scene.zone, Instant.plus(Instant.parse(exerciseBy), -1));
  const [en, zh] = given[gives] ?? ['The customer has a right from repeated failure', '客戶因屢次違約而享有權利'];
  const worth = worthOf(scene, agreement);
  const plan = planFor(scene, { agreement, commitment, period: period.key, arose: right.arose ?? '' });
  return {
    id: ['right-open', agreement, commitment, subject ?? '', right.id, period.key].join(':'),
    kind: 'right-open',
    rank: 8,
    tone: 'bad',
    title: promiseTitle({ agreement, title, subject, period: period.key }),
    reason: both(
      `${en} until ${sayDate(last, 'en')} (${clause}): it arose from ${sayPeriod(period.key, 'en')}.${worth === undefined ? '' : ` Worth ${worth} a month.`}`,
      `${zh}，至${sayDate(last, 'zh-Hant')}為止（${clause}）：因${sayPeriod(period.key, 'zh-Hant')}而產生。${worth === undefined ? '' : `協議每月價值 ${worth}。`}`,
    ),
    owner: managerOf(scene, agreement),
    since: right.arose,
    due: last,
    agreement,
    commitment,
    period: period.key,
    action:
      plan === undefined
        ? {
            label: both('Begin a plan', '開始改善計劃'),
            to: `/actions/new?agreement=${agreement}&source=agreement/${agreement}`,
          }
        : { label: both('See what is done about it', '查看改善行動'), to: `/actions/${plan.id}` },
  };
}

interface Arose {
  readonly agreement: string;
  readonly commitment: string;
  readonly period: string;
  readonly arose: string;
}

const ended: ReadonlySet<string> = new Set(['dismissed', 'cancelled']);

/** An action that is to move this promise, or that somebody wrote for the agreement since. */
function planFor(
  { register }: Scene,
  { agreement, commitment, period, arose }: Arose,
): { readonly id: string } | undefined {
  return register.all('action').find(({ body: { aim, source, state, trail } }) => {
    if (ended.has(state)) return false;
    if (aim?.agreement === agreement && aim.commitment === commitment && aim.period === period) return true;
    return source === `agreement/${agreement}` && (trail[0]?.at ?? '') >= arose;
  });
}

/** What is charged in a month, as far as it is fixed. */
function worthOf({ agreements, now }: Scene, agreement: string): string | undefined {
  const revision = agreements.get(agreement)?.agreement.revisions.findLast(({ from }) => from <= now);
  const fee = revision === undefined ? 0 : monthlyFee(revision, []);
  return revision === undefined || fee === 0
    ? undefined
    : `${revision.terms.currency ?? ''} ${moneyText(fee.toFixed(2))}`.trim();
}
