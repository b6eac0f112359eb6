/** Plans that leave something to do: the customer's word, another time after a refusal, and what came of the works. */
import { Instant } from '@troth/core';
import type { PracticeRecord } from '../../practice/register.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { managerOf, momentIn, partyName } from '../saying.ts';
import type { Scene } from '../scene.ts';

type Plan = PracticeRecord<'deterioration-plan'>;
type Matter = Pick<TodayItem, 'rank' | 'tone' | 'reason' | 'due' | 'action'>;

export const plan: ItemKind = {
  kind: 'plan',
  names: both('Deterioration plan', '降級計劃'),
  find: (scene) =>
    scene.register.all('deterioration-plan').flatMap((one) => {
      const matter = matterOf(scene, one);
      if (matter === undefined) return [];
      const { id, body } = one;
      return [
        {
          id: `plan:${id}`,
          kind: 'plan',
          ...matter,
          title: body.what,
          owner: managerOf(scene, body.agreement),
          agreement: body.agreement,
          commitment: body.commitment,
          period: body.period,
        },
      ];
    }),
};

function matterOf(scene: Scene, one: Plan): Matter | undefined {
  const { state } = one.body;
  if (state === 'proposed') return waiting(scene, one);
  if (state === 'declined') return refusedOne(scene, one);
  return state === 'agreed' || state === 'executed' ? after(scene, one) : undefined;
}

function waiting(scene: Scene, { id, body }: Plan): Matter {
  const name = partyName(scene, body.party);
  const start = momentIn(scene, body.window.start);
  return {
    rank: 25,
    tone: 'warn',
    reason: both(
      `${name.en} has not answered; what it is about begins ${start.en}.`,
      `${name['zh-Hant'] ?? name.en}尚未答覆；有關事項於${start['zh-Hant'] ?? ''}開始。`,
    ),
    due: body.window.start,
    action: { label: both('Ask again', '再次查詢'), to: `/plans/${id}` },
  };
}

/** As long as the works still stand as they were planned and nothing else was proposed for them. */
function refusedOne(scene: Scene, { id, body }: Plan): Matter | undefined {
  const { change, agreement, commitment, period, decisionNote } = body;
  const works = change === undefined ? undefined : scene.register.get('change', change);
  if (works === undefined || commitment === undefined) return undefined;
  const stands =
    (works.body.state === 'planned' || works.body.state === 'approved') &&
    Instant.parse(works.body.window.start) === Instant.parse(body.window.start) &&
    Instant.parse(body.window.start) > scene.now;
  const again = scene.register
    .all('deterioration-plan')
    .some(
      (other) =>
        other.id !== id &&
        other.body.change === change &&
        other.body.state !== 'declined' &&
        other.body.state !== 'reviewed',
    );
  if (!stands || again) return undefined;
  const name = partyName(scene, body.party);
  const start = momentIn(scene, works.body.window.start);
  const said = decisionNote === undefined ? both('', '') : both(`: “${decisionNote}”`, `：「${decisionNote}」`);
  const query = new URLSearchParams({ change: works.id, agreement, commitment, period });
  return {
    rank: 5,
    tone: 'bad',
    reason: both(
      `${name.en} declined${said.en}. ${works.id} still begins ${start.en}.`,
      `${name['zh-Hant'] ?? name.en}已拒絕${said['zh-Hant'] ?? ''}。${works.id} 仍定於${start['zh-Hant'] ?? ''}開始。`,
    ),
    due: works.body.window.start,
    action: { label: both('Find another slot', '另覓時段'), to: `/plans/new?${query.toString()}` },
  };
}

/** Once its time is over somebody says how it went, and what was learnt. */
function after(scene: Scene, { id, body }: Plan): Matter | undefined {
  const { end } = body.alternative ?? body.window;
  if (Instant.parse(end) > scene.now) return undefined;
  const over = momentIn(scene, end);
  const [en, zh] =
    body.state === 'agreed'
      ? ['it is not recorded how it went', '尚未記錄執行結果']
      : ['nobody reviewed it yet', '尚未檢討'];
  return {
    rank: 62,
    tone: 'plain',
    reason: both(`Its time was over ${over.en}; ${en}.`, `時段已於${over['zh-Hant'] ?? ''}結束，${zh}。`),
    due: end,
    action: {
      label: body.state === 'agreed' ? both('Record how it went', '記錄結果') : both('Review it', '檢討'),
      to: `/plans/${id}`,
    },
  };
}
