import { beforeEach, expect, test } from 'vitest';
import { logSignIn } from '../access/sign-in-log.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { logOutage } from '../evidence/outage-log.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { companyStands, move, staff, tell } from '../testing/small-company.ts';
import { auditFilters, auditTrail } from './audit-trail.ts';
import type { AuditQuestion } from './audit-trail.ts';

let house: House;
beforeEach(async () => {
  house = await houseForTests();
  await companyStands(house);
});

const trail = (question: Omit<AuditQuestion, 'organisation'> = {}) =>
  auditTrail(house.context, { organisation, ...question });

test('each entry is a sentence in both languages with the place of its entry', async () => {
  const ada = staff('ada', 5);
  await tell(house, [['site', 'SIT-1', { name: { en: 'Kwun Tong', 'zh-Hant': '觀塘' } }]], ada);
  await move(house, ['site', 'SIT-1', 'close'], { actor: ada, note: 'moved out' });
  const [last, before] = await trail({ subject: 'SIT-1' });
  expect(last).toMatchObject({
    who: { en: 'Ada Wong' },
    act: 'close',
    note: 'moved out',
    ref: 'site/SIT-1',
    sentence: { en: '“Close” on site SIT-1 (Kwun Tong)', 'zh-Hant': '對地點 SIT-1（觀塘）執行「關閉」' },
  });
  expect(before?.sentence).toEqual({ en: 'made site SIT-1 (Kwun Tong)', 'zh-Hant': '新增地點 SIT-1（觀塘）' });
  const [entry] = await house.context.store.read(organisation, (reader) =>
    reader.entries({ from: last?.index ?? 0, limit: 1 }),
  );
  expect([last?.hash, last?.actor]).toEqual([entry?.hash, 'person:ada']);
});

test('it holds every entry once, the newest first, and filters are exact', async () => {
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('SLA-1')] }));
  const outage = { id: 'OUT-1', agreement: 'SLA-1', start: '2025-02-01T00:00:00Z', end: '2025-02-01T01:00:00Z' };
  taken(await logOutage(house.context, { organisation, actor: anna, state: 'down', reason: 'cable cut', ...outage }));
  const entries = await house.context.store.read(organisation, (reader) => reader.entries({ limit: 1000 }));
  const all = await trail({ limit: 1000 });
  expect(all.map(({ index }) => index)).toEqual(entries.map(({ index }) => index).toReversed());
  expect(all.filter(({ sentence }) => sentence.en === '' || sentence['zh-Hant'] === '')).toEqual([]);
  const published = await trail({ kind: 'agreement' });
  expect(published.map(({ sentence }) => sentence.en)).toEqual(['published agreement revision SLA-1/1']);
  expect(await trail({ subject: 'SLA-1', kind: 'agreement' })).toEqual(published);
  const [first, second] = [await trail({ limit: 4 }), await trail({ limit: 4, before: all[3]?.index })];
  expect([...first, ...second]).toEqual(all.slice(0, 8));
  expect(await trail({ person: 'person:nobody' })).toEqual([]);
  const { people, kinds } = await auditFilters(house.context, { organisation });
  expect(people.map(({ id }) => id)).toContain('person:anna');
  expect(kinds.map(({ kind }) => kind)).toEqual([...new Set(all.map(({ kind }) => kind))].sort());
  expect(kinds.find(({ kind }) => kind === 'agreement')?.name).toEqual({
    en: 'Agreement revision',
    'zh-Hant': '協議修訂版',
  });
});

test('who signed in is told with the way, an unknown address as nobody', async () => {
  const visit = { from: '192.0.2.0/24', device: 'Firefox' };
  await house.context.store.write(organisation, async (transaction) => {
    await logSignIn(transaction, { account: 'ada', how: 'passkey', outcome: 'in', visit });
    await logSignIn(transaction, { account: undefined, how: 'password', outcome: 'refused', visit });
  });
  const found = await trail({ kind: 'sign-in' });
  expect(found.map(({ who, sentence }) => [who, sentence])).toEqual([
    [
      { en: 'Troth itself', 'zh-Hant': '系統' },
      { en: 'was refused when signing in with a password', 'zh-Hant': '以密碼登入被拒' },
    ],
    [{ en: 'Ada Wong' }, { en: 'signed in with a passkey', 'zh-Hant': '以通行密鑰登入' }],
  ]);
});

test('a day is a day where the organisation is', async () => {
  // Harbourline is in Hong Kong: at 16:30 UTC it is the next day there.
  house.setClock('2025-02-27T16:30:00.000Z');
  await tell(house, [['site', 'SIT-2', { name: { en: 'Sha Tin' } }]]);
  const on = async (day: string) => (await trail({ day, subject: 'SIT-2' })).length;
  expect([await on('2025-02-27'), await on('2025-02-28')]).toEqual([0, 1]);
});
