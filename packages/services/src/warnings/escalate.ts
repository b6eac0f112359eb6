/**
 * A warning that nobody answers goes up: to the deputy, then whom the agreement's ladder names, then the manager's superior. Owns:
 * when, and that each is called once. What was called is kept in the warning, where the customer does not see it.
 */
import { Instant, sayPeriod } from '@troth/core';
import type { Localized } from '@troth/core';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn } from '../practice/write.ts';
import { both } from '../today/item.ts';
import { momentIn, wordsOf } from '../today/saying.ts';
import type { Scene } from '../today/scene.ts';
import { nextUp } from './people.ts';
import type { Addressed } from './people.ts';
import { policyOf } from './policy.ts';
import { queueMessage } from './send.ts';
import { toldOnce } from './told-once.ts';

type Warning = PracticeRecord<'warning'>;

export interface Escalating {
  readonly organisation: string;
  readonly scene: Scene;
}

export async function escalateUnanswered(context: Context, { organisation, scene }: Escalating): Promise<void> {
  for (const warning of scene.register.all('warning')) {
    const next = nextStep(scene, warning);
    if (next === undefined || next.due > scene.now) continue;
    await callOn(context, { organisation, scene, warning, person: next.person });
  }
}

/** Who is called next, and when; nobody once it was answered, or when everybody was called. */
export function nextStep(
  scene: Scene,
  { body }: Pick<Warning, 'body'>,
): { readonly due: Instant; readonly person: Addressed } | undefined {
  if (body.state !== 'sent' && body.state !== 'drafted') return undefined;
  const roles = scene.register.get('agreement-roles', body.agreement);
  if (roles === undefined) return undefined;
  const called = body.escalations ?? [];
  const person = nextUp(scene, roles).find((one) => !called.some((before) => before.person === one.person.id));
  const since = called.at(-1)?.at ?? body.sentAt ?? body.forecast?.at ?? body.trail[0]?.at;
  if (person === undefined || since === undefined) return undefined;
  const from = Instant.parse(since);
  return { person, due: Instant.plus(from, waitFrom(scene, { body, from })) };
}

/** The policy's hours, or half of what is left until the works or the period's end where that is sooner: it must still be of use. */
function waitFrom(scene: Scene, { body, from }: { readonly body: Warning['body']; readonly from: Instant }): number {
  const { agreement, commitment, period } = body;
  const views = scene.budgets.filter(
    (one) => one.shelved.agreement.id === agreement && one.row.commitment === commitment && one.period.key === period,
  );
  const ends = views.flatMap((view) => [
    view.period.end,
    ...(view.of === 'time' ? view.works.map((works) => Instant.parse(works.body.window.start)) : []),
  ]);
  const halves = ends.filter((end) => end > from).map((end) => Math.floor((end - from) / 2));
  return Math.min(policyOf(scene.register).escalateAfterMs, ...halves);
}

interface Calling extends Escalating {
  readonly warning: Warning;
  readonly person: Addressed;
}

async function callOn(context: Context, { organisation, scene, warning, person }: Calling): Promise<void> {
  const { id, version, body } = warning;
  const command = { organisation, actor: system };
  toldOnce(
    await perform(context, command, {
      scope: 'records:write',
      work: async (transaction, act) => {
        const at = Instant.format(await transaction.stamp());
        const step = { at, person: person.person.id, role: person.role };
        const tells = { escalations: [...(body.escalations ?? []), step] };
        const note = `${person.person.body.name.en}, ${wordsOf(person.role, 'en')}`;
        const called = await actIn(transaction, act, {
          ...command,
          kind: 'warning',
          id,
          act: 'escalate',
          tells,
          note,
          expect: version,
        });
        if (!called.ok) return called;
        const told = letterUp(scene, { id, body }, person);
        const queued = await queueMessage(transaction, act, { command, told, about: `warning/${id}` });
        return queued.ok ? called : queued;
      },
    }),
  );
}

/** To our own people: what waits, since when, and for whom. */
function letterUp(scene: Scene, { id, body }: Pick<Warning, 'id' | 'body'>, { person, role }: Addressed) {
  const language = person.body.language ?? 'en';
  const since = momentIn(scene, body.sentAt ?? body.forecast?.at ?? body.trail[0]?.at ?? Instant.format(scene.now));
  const names = (word: 'en' | 'zh-Hant'): string =>
    body.recipients
      .map((one) => wordsOf(scene.register.get('person', one.person)?.body.name ?? one.person, word))
      .join(word === 'en' ? ', ' : '、');
  const state = body.state === 'drafted' ? drafted : unanswered;
  const filled = (words: Localized): string =>
    wordsOf(words, language)
      .replace('{since}', wordsOf(since, language))
      .replace('{names}', names(language))
      .replace('{why}', wordsOf(body.why, language))
      .replace('{role}', wordsOf(role, language))
      .replace('{id}', id);
  const head = `${body.agreement}, ${sayPeriod(body.period, language)}`;
  return {
    person: person.id,
    party: person.body.party,
    address: person.body.email,
    language,
    subject: filled(both(`${head}: the warning {id} waits`, `${head}：預警 {id} 尚待處理`)),
    text: filled(state),
  };
}

const unanswered = both(
  'Nobody of {names} acknowledged the warning {id} since {since}. You are called on as {role}: please reach them.\n\n{why}',
  '自{since}起，{names}均未確認預警 {id}。現以{role}身分通知閣下，請聯絡他們。\n\n{why}',
);
const drafted = both(
  'The warning {id} to {names} is drafted since {since} and nobody sent it. You are called on as {role}: please send it, or say why not.\n\n{why}',
  '致{names}的預警 {id} 自{since}起已擬備，但無人發出。現以{role}身分通知閣下：請發出，或說明不發出的原因。\n\n{why}',
);
