/** Files that either side puts to a dispute: what is taken, who reads them, and that nobody reads others' by naming a hash. */
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { readDocument } from '../papers/read-document.ts';
import { houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { attachFile, mostAttachedBytes } from './attach.ts';
import { bodyOf, actOnRecord, createRecord } from './write.ts';

const ada: Actor = {
  id: 'person:ada',
  grants: [{ scope: 'read' }, { scope: 'records:write' }],
  side: 'own',
  level: 5,
};
const customer = (id: string, party: string): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side: 'customer',
  party,
});
const [jack, karen] = [customer('jack', 'lion-rock'), customer('karen', 'thamesgate')];
const contested = { agreement: 'SLA-LR-METRO', period: '2024-11', party: 'lion-rock', grounds: 'outage-longer' };
const pdf = new TextEncoder().encode('%PDF-1.7 log of the router');

let house: House;
beforeEach(async () => {
  house = await houseForTests();
  taken(await createRecord(house.context, { organisation, actor: jack, kind: 'dispute', body: contested }));
});

const attach = (actor: Actor, name = 'log.pdf', bytes: Uint8Array = pdf) =>
  attachFile(house.context, { organisation, actor, kind: 'dispute', id: 'DSP-0001', name, bytes });
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }): readonly string[] =>
  (outcome.refusals ?? []).map(({ code }) => code);

test('both sides put files to it, read each other’s, and the same file stands there once', async () => {
  taken(await attach(jack));
  taken(await attach(ada, 'ours.csv', new TextEncoder().encode('at,state\n08:55,down\n')));
  const last = taken(await attach(jack, 'again.pdf'));
  const { attachments = [], trail } = bodyOf('dispute', last);
  expect(attachments.map(({ name, type, size }) => [name, type, size])).toEqual([
    ['log.pdf', 'application/pdf', pdf.length],
    ['ours.csv', 'text/csv', 20],
  ]);
  expect(trail.map(({ act, by, note }) => [act, by, note])).toEqual([
    ['create', jack.id, undefined],
    ['edit', jack.id, 'log.pdf'],
    ['edit', ada.id, 'ours.csv'],
  ]);
  const sha256 = attachments[1]?.sha256 ?? '';
  const file = taken(await readDocument(house.context, { organisation, actor: jack, sha256 }));
  expect([file.name, file.brought]).toEqual(['ours.csv', true]);
});

test('of somebody else’s dispute nothing is told and nothing taken', async () => {
  expect(codes(await attach(karen))).toEqual(['NOT-FOUND']);
  const kept = bodyOf('dispute', taken(await attach(jack)));
  const sha256 = kept.attachments?.[0]?.sha256 ?? '';
  expect(codes(await readDocument(house.context, { organisation, actor: karen, sha256 }))).toEqual(['NOT-FOUND']);
  const attachments = [{ name: 'mine.pdf', type: 'application/pdf', size: 1, sha256 }];
  const body = { ...contested, agreement: 'SLA-TG-XC', party: 'thamesgate', attachments };
  expect(codes(await createRecord(house.context, { organisation, actor: karen, kind: 'dispute', body }))).toEqual([
    'NOT-ALLOWED',
  ]);
});

test.each([
  ['page.html', pdf],
  ['log', pdf],
  ['log.png', pdf],
  ['log.txt', new Uint8Array([0x61, 0x00])],
  ['log.pdf', new Uint8Array()],
  ['log.txt', new Uint8Array(mostAttachedBytes + 1).fill(0x61)],
])('%s is refused where it is too large, of another type, or not what it says', async (name, bytes) => {
  expect(codes(await attach(jack, name, bytes))).toEqual(['FILE']);
});

test('a path is no part of a name', async () => {
  const kept = bodyOf('dispute', taken(await attach(jack, 'C:\\temp\\..\\log.pdf')));
  expect(kept.attachments?.map(({ name }) => name)).toEqual(['log.pdf']);
});

test('nothing is added once it is over', async () => {
  taken(
    await actOnRecord(house.context, { organisation, actor: jack, kind: 'dispute', id: 'DSP-0001', act: 'withdraw' }),
  );
  expect(codes(await attach(jack))).toEqual(['CONFLICT']);
});
