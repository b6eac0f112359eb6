/** Signatures that wait to be sealed, and agreements that are not signed yet though their time runs out. */
import { onTurn } from '@troth/core';
import type { PracticeRecord } from '../../practice/register.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { daysUntil, managerOf, momentIn, wordsOf } from '../saying.ts';
import type { Scene } from '../scene.ts';

type Signing = PracticeRecord<'signing'>;

/** Days before it expires from which on an open signing is worth a line. */
const soonDays = 7;

export const signing: ItemKind = {
  kind: 'signing',
  names: both('Signing', '簽署'),
  find: (scene) => scene.register.all('signing').flatMap((one) => stuck(scene, one) ?? waiting(scene, one) ?? []),
};

const itemOf = (
  scene: Scene,
  { id, title, body }: Signing,
  more: Pick<TodayItem, 'rank' | 'tone' | 'reason' | 'due' | 'since'>,
): TodayItem => ({
  id: `signing:${id}`,
  kind: 'signing',
  title: both(wordsOf(title, 'en'), wordsOf(title, 'zh-Hant')),
  owner: managerOf(scene, body.agreement),
  agreement: body.agreement,
  action: { label: both('Open the signing room', '開啟簽署室'), to: `/drafts/${body.draft}/signing` },
  ...more,
});

/** A signature is kept and not in the document: nothing says that it is completed, and somebody may have to help. */
function stuck(scene: Scene, one: Signing): TodayItem | undefined {
  const { state, seal } = one.body;
  if (state !== 'open' && state !== 'sealing') return undefined;
  if (seal.state !== 'retrying' && seal.state !== 'failed') return undefined;
  const error = seal.lastError ?? '';
  const given = seal.state === 'failed';
  return itemOf(scene, one, {
    rank: given ? 15 : 40,
    tone: given ? 'bad' : 'warn',
    reason: both(
      `Signed and not sealed: ${error} ${given ? `Given up after ${seal.attempts} attempts; seal again.` : `Tried ${seal.attempts} times; goes on by itself.`}`,
      `已簽署而未封存：${error}${given ? `經 ${seal.attempts} 次嘗試後已停止，請再次封存。` : `已嘗試 ${seal.attempts} 次，系統會繼續重試。`}`,
    ),
    since: seal.lastAt,
    due: seal.nextAt,
  });
}

function waiting(scene: Scene, one: Signing): TodayItem | undefined {
  const { state, expiresAt } = one.body;
  if (state !== 'open' || daysUntil(scene, expiresAt) > soonDays) return undefined;
  const names = onTurn(one.body).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const until = momentIn(scene, expiresAt);
  return itemOf(scene, one, {
    rank: 60,
    tone: 'warn',
    reason: both(
      `Waits for ${names.join(', ')}; the links end on ${until.en}.`,
      `等候${names.join('、')}簽署；連結於${until['zh-Hant'] ?? ''}失效。`,
    ),
    due: expiresAt,
    since: one.recordedAt,
  });
}
