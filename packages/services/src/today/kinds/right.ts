/** One more miss would give the customer a right, to leave or to more: which promise, and until when a miss would be enough (S4.18). */
import { sayPeriod } from '@troth/core';
import { countdowns } from '../../desk/countdown.ts';
import type { Countdown } from '../../desk/countdown.ts';
import type { Standing } from '../../desk/standing.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { managerOf, promiseTitle, wordsOf } from '../saying.ts';
import type { Scene } from '../scene.ts';
import { isOurs } from './budget.ts';

export const right: ItemKind = {
  kind: 'right',
  names: both('Right that is near', '將可行使的權利'),
  find: (scene) => [...scene.agreements.keys()].filter((id) => isOurs(scene, id)).flatMap((id) => itemsOf(scene, id)),
};

function itemsOf(scene: Scene, agreement: string): readonly TodayItem[] {
  const revision = scene.agreements.get(agreement)?.agreement.revisions.findLast(({ from }) => from <= scene.now);
  if (revision === undefined || (revision.to !== undefined && revision.to <= scene.now)) return [];
  const rows = (scene.standings.get(agreement) ?? []).flatMap((one) => one.rows);
  return revision.commitments.flatMap((commitment) => {
    const own = rows.filter((row) => row.commitment === commitment.id);
    const bySubject = Map.groupBy(own, ({ subject }) => subject);
    return [...bySubject.values()].flatMap((periods) =>
      countdowns(commitment, revision, periods)
        .filter((one) => isNear(scene, one))
        .map((one) => itemOf(scene, agreement, { one, last: periods.at(-1) })),
    );
  });
}

/** The next miss is the last one that it takes, and a month that is not over can still bring it. */
const isNear = ({ today }: Scene, { left, missed, until }: Countdown): boolean =>
  left === 1 && missed.length > 0 && until !== undefined && until >= today.slice(0, 7);

function itemOf(
  scene: Scene,
  agreement: string,
  { one, last }: { readonly one: Countdown; readonly last: Standing | undefined },
): TodayItem {
  const { commitment = '', period = '', title = { en: '' }, subject } = last ?? {};
  const { missed, words, until = '', right: id } = one;
  const months = (language: 'en' | 'zh-Hant'): string =>
    missed.map((key) => sayPeriod(key, language)).join(language === 'en' ? ', ' : '、');
  return {
    id: ['right', agreement, commitment, subject ?? '', id, one.misses, one.within].join(':'),
    kind: 'right',
    rank: 64,
    tone: 'warn',
    title: promiseTitle({ agreement, title, subject, period }),
    reason: both(
      `Missed in ${months('en')}: one more miss up to ${sayPeriod(until, 'en')} is enough. ${wordsOf(words, 'en')}`,
      `已於${months('zh-Hant')}違約：至${sayPeriod(until, 'zh-Hant')}再違約一次即足夠。${wordsOf(words, 'zh-Hant')}`,
    ),
    owner: managerOf(scene, agreement),
    agreement,
    commitment,
    period,
    action: {
      label: both('See how near it is', '查看差距'),
      to: `/agreements/${agreement}/commitments/${commitment}?period=${period}#rights`,
    },
  };
}
