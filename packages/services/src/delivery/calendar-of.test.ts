import { expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { createRecord } from '../practice/write.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import { calendarOf } from './calendar-of.ts';

it('holds what somebody may see: a party its own works and reviews, no actions of others', async () => {
  const { context } = await houseForTests();
  const make = async (kind: 'change' | 'review' | 'action', id: string, body: object) =>
    taken(await createRecord(context, { organisation, actor: anna, kind, id, body }));
  const window = { start: '2025-03-01T02:00:00+08:00', end: '2025-03-01T04:00:00+08:00' };
  const works = { title: { en: 'New firmware', 'zh-Hant': '更新韌體' }, window, expectedCutMs: 120_000, counted: true };
  await make('change', 'CHG-1', { ...works, agreements: ['SLA-PH-VPN'], parties: ['peak-harbour'] });
  await make('change', 'CHG-2', { ...works, agreements: ['SLA-LR-METRO'], parties: ['lion-rock'] });
  await make('review', 'REV-1', { type: 'quarterly', party: 'peak-harbour', dueOn: '2025-03-10' });
  await make('action', 'TSK-1', { title: { en: 'Call' }, owner: 'ada', dueOn: '2025-03-02' });
  const nora: Actor = { id: 'person:nora', grants: [{ scope: 'portal' }], side: 'customer', party: 'peak-harbour' };
  const uids = (text: string) => [...text.matchAll(/^UID:(.*)$/gmu)].map(([, uid]) => uid?.trim());
  const own = await calendarOf(context, { organisation, actor: nora, language: 'zh-Hant' });
  expect(uids(own)).toEqual(['change-CHG-1@harbourline', 'review-REV-1@harbourline']);
  expect(own).toContain('SUMMARY:更新韌體');
  expect(own).toContain('DTSTART:20250228T180000Z');
  const all = await calendarOf(context, { organisation, actor: anna, language: 'en' });
  expect(uids(all)).toHaveLength(4);
  const one = await calendarOf(context, { organisation, actor: anna, language: 'en', agreement: 'SLA-LR-METRO' });
  expect(uids(one)).toEqual(['change-CHG-2@harbourline']);
});
