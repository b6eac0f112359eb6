/** A plan that evidence did not verify was put before somebody of level 6, who decides how it goes on (J9). */
import { both } from '../item.ts';
import type { ItemKind } from '../item.ts';
import { personName, wordsOf } from '../saying.ts';

export const actionEscalated: ItemKind = {
  kind: 'action-escalated',
  names: both('Plan escalated', '計劃已上報'),
  find: (scene) =>
    scene.register.all('action').flatMap(({ id, body }) => {
      if (body.state !== 'escalated') return [];
      const told = body.trail.findLast(({ act }) => act === 'escalate');
      const name = personName(scene, told?.by.replace(/^person:/u, '') ?? body.owner);
      return [
        {
          id: `action-escalated:${id}`,
          kind: 'action-escalated',
          rank: 12,
          tone: 'bad' as const,
          title: body.title,
          reason: both(
            `${wordsOf(name, 'en')} put it before you: ${told?.note ?? ''}`,
            `${wordsOf(name, 'zh-Hant')}上報：${told?.note ?? ''}`,
          ),
          owner: body.escalatedTo ?? body.owner,
          since: told?.at,
          agreement: body.agreement,
          commitment: body.aim?.commitment,
          period: body.aim?.period,
          action: { label: both('Decide how it goes on', '決定如何繼續'), to: `/actions/${id}` },
        },
      ];
    }),
};
