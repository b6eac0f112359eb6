/**
 * What the radar saw for the first time last night: agreements that no longer fit what stands behind them. Terms stand in a list of
 * their own (term.ts), and what only a model lacks is no matter of the day.
 */
import type { Localized } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { daysBetween, inBoth, managerOf, wordsOf } from '../saying.ts';
import type { Scene } from '../scene.ts';

const shown = 2;

export const radar: ItemKind = {
  kind: 'radar',
  names: both('New on the radar', '雷達新發現'),
  find: (scene) => {
    const { night } = scene;
    // A night that is long over says nothing of this morning.
    if (night === undefined || daysBetween(night.date, scene.today) > 1) return [];
    const news = night.opened.filter(({ finding: { kind, weight } }) => kind !== 'term' && weight !== 'low');
    const [first] = news;
    if (first === undefined) return [];
    const agreements = [...new Set(news.map(({ agreement }) => agreement))];
    return [itemOf({ news, agreements, owner: managerOf(scene, first.agreement), date: night.date })];
  },
};

interface News {
  readonly news: NonNullable<Scene['night']>['opened'];
  readonly agreements: readonly string[];
  readonly owner: string | undefined;
  readonly date: string;
}

function itemOf({ news, agreements, owner, date }: News): TodayItem {
  const count = news.length;
  const told = news
    .slice(0, shown)
    .map(({ agreement, finding }): Localized =>
      inBoth((language) => `${agreement}${language === 'en' ? ': ' : '：'}${wordsOf(finding.text, language)}`),
    );
  const more = count > shown;
  return {
    id: `radar:${date}`,
    kind: 'radar',
    rank: 45,
    tone: news.some(({ finding }) => finding.weight === 'high') ? 'warn' : 'plain',
    title: both(
      `${count === 1 ? '1 new gap' : `${count} new gaps`} behind ${agreements.length === 1 ? '1 agreement' : `${agreements.length} agreements`}`,
      `${agreements.length} 份協議背後出現 ${count} 項新差距`,
    ),
    reason: both(
      `${told.map(({ en }) => en).join(' ')}${more ? ' …' : ''}`,
      `${told.map((one) => one['zh-Hant'] ?? one.en).join('')}${more ? '……' : ''}`,
    ),
    owner,
    since: date,
    action: { label: both('See what is new', '查看新發現'), to: '/radar?state=new' },
  };
}
