/** Warnings that are drafted and wait for somebody to send them, and those that nobody answered (S2.12). */
import { Instant } from '@troth/core';
import type { Localized } from '@troth/core';
import type { PracticeRecord } from '../../practice/register.ts';
import { nextStep } from '../../warnings/escalate.ts';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { isTold } from '../told.ts';
import { isOurs } from './budget.ts';
import { inBoth, managerOf, momentIn, personName, plural, promiseTitle, wordsOf } from '../saying.ts';
import type { Scene } from '../scene.ts';

type Warning = PracticeRecord<'warning'>;

export const warning: ItemKind = {
  kind: 'warning',
  names: both('Warning', '預警'),
  find: (scene) =>
    scene.register.all('warning').flatMap((one) => {
      // What cannot be recovered leads to its draft from the line of the promise itself.
      if (one.body.state === 'drafted') return isLedTo(scene, one) ? [] : [itemOf(scene, one, waiting(scene, one))];
      const silent = one.body.state === 'sent' && (one.body.escalations ?? []).length > 0;
      return silent ? [itemOf(scene, one, unanswered(scene, one))] : [];
    }),
};

const isLedTo = (scene: Scene, { body }: Warning): boolean =>
  body.forecast?.certainty === 'unrecoverable' &&
  (body.escalations ?? []).length === 0 &&
  isOurs(scene, body.agreement) &&
  !isTold(scene, body);

type Matter = Pick<TodayItem, 'rank' | 'tone' | 'reason' | 'action'>;

function itemOf(scene: Scene, one: Warning, matter: Matter): TodayItem {
  const { agreement, commitment, period, sentAt, forecast } = one.body;
  return {
    id: `warning:${one.id}`,
    kind: 'warning',
    ...matter,
    title: promiseTitle({ agreement, title: titleOf(scene, one), period }),
    owner: managerOf(scene, agreement),
    since: sentAt ?? forecast?.at ?? one.body.trail[0]?.at,
    agreement,
    commitment,
    period,
  };
}

function titleOf({ agreements }: Scene, { body }: Warning): Localized {
  const revision = agreements.get(body.agreement)?.agreement.revisions.at(-1);
  return (
    revision?.commitments.find(({ id }) => id === body.commitment)?.title ?? both(body.commitment, body.commitment)
  );
}

function waiting(scene: Scene, one: Warning): Matter {
  const { recipients, behind = [], probability } = one.body;
  const count = recipients.length + behind.length;
  const up = raised(scene, one);
  return {
    rank: 10,
    tone: up === undefined ? 'warn' : 'bad',
    reason: both(
      `Chance of a miss ${probability}. A warning to ${plural(count, 'person', 'people')} is drafted; nobody sent it yet.${up?.en ?? ''}`,
      `違約機會 ${probability}。致 ${count} 人的預警已擬備，尚未發出。${up?.['zh-Hant'] ?? ''}`,
    ),
    action: { label: both('Send', '發出'), to: `/warnings/${one.id}` },
  };
}

function unanswered(scene: Scene, one: Warning): Matter {
  const names = inBoth((language) =>
    one.body.recipients
      .map(({ person }) => wordsOf(personName(scene, person), language))
      .join(language === 'en' ? ', ' : '、'),
  );
  const up = raised(scene, one);
  return {
    rank: 15,
    tone: 'bad',
    reason: both(
      `Nobody of ${names.en} acknowledged the warning.${up?.en ?? ''}`,
      `${names['zh-Hant'] ?? names.en}均未確認收悉預警。${up?.['zh-Hant'] ?? ''}`,
    ),
    action: { label: both('Reach them', '聯絡他們'), to: `/warnings/${one.id}` },
  };
}

/** Who was called on last, and who is next. */
function raised(scene: Scene, one: Warning): Localized | undefined {
  const last = one.body.escalations?.at(-1);
  if (last === undefined) return undefined;
  const name = personName(scene, last.person);
  const at = momentIn(scene, last.at);
  const next = nextStep(scene, one);
  const then = next === undefined ? undefined : momentIn(scene, Instant.format(next.due));
  const who = next?.person.person.body.name;
  return both(
    ` ${name.en} was called on ${at.en}${who === undefined || then === undefined ? '' : `; ${who.en} is next at ${then.en}`}.`,
    `已於${at['zh-Hant'] ?? ''}上報${wordsOf(name, 'zh-Hant')}${who === undefined || then === undefined ? '' : `；下一位為${wordsOf(who, 'zh-Hant')}（${then['zh-Hant'] ?? ''}）`}。`,
  );
}
