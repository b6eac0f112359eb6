/** Decisions that wait: exclusions that were proposed, and restatements. */
import { Instant } from '@troth/core';
import { both } from '../item.ts';
import type { ItemKind, TodayItem } from '../item.ts';
import { managerOf, momentIn } from '../saying.ts';
import { dayIn } from '../scene.ts';
import type { Scene } from '../scene.ts';

export const decision: ItemKind = {
  kind: 'decision',
  names: both('Decision waiting', '待決定'),
  find: (scene) => [...exclusions(scene), ...restatements(scene)],
};

function exclusions(scene: Scene): readonly TodayItem[] {
  return scene.exclusions.map((row) => {
    const start = momentIn(scene, Instant.format(row.start));
    const by = row.proposedBy ?? row.source;
    return {
      id: `exclusion:${row.agreement ?? ''}:${row.id}`,
      kind: 'decision',
      rank: 45,
      tone: 'warn',
      title: both(`${row.agreement ?? ''} · exclusion ${row.id}`, `${row.agreement ?? ''} · 豁除 ${row.id}`),
      reason: both(
        `Proposed by ${nameOf(scene, by, 'en')} for ${start.en}, not decided yet.`,
        `由${nameOf(scene, by, 'zh-Hant')}就${start['zh-Hant'] ?? ''}提出，尚未決定。`,
      ),
      owner: managerOf(scene, row.agreement),
      since: Instant.format(row.recordedAt),
      agreement: row.agreement,
      action: {
        label: both('Decide it', '作出決定'),
        to: `/month-end/${dayIn(scene.zone, row.start).slice(0, 7)}/${row.agreement ?? ''}`,
      },
    };
  });
}

function nameOf({ register }: Scene, id: string, language: 'en' | 'zh-Hant'): string {
  const person = id.startsWith('person:') ? register.get('person', id.slice(7)) : undefined;
  return person === undefined ? id : (person.body.name[language] ?? person.body.name.en);
}

function restatements(scene: Scene): readonly TodayItem[] {
  return scene.restatements.map(({ id, agreement, period }) => ({
    id: `restatement:${id}`,
    kind: 'decision',
    rank: 42,
    tone: 'bad',
    title: both(`${agreement} · ${period} · restatement`, `${agreement} · ${period} · 重述`),
    reason: both('Evidence that came late changes what was issued.', '遲到的證據改變了已發出的結果。'),
    owner: managerOf(scene, agreement),
    agreement,
    period,
    action: { label: both('Approve or decline', '批准或拒絕'), to: `/month-end/${period}/${agreement}` },
  }));
}
