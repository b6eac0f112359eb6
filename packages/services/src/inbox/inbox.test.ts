import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../context.ts';
import { houseForTests, organisation } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { companyStands, move, partyPerson, staff, tell } from '../testing/small-company.ts';
import { inboxOf, readInbox } from './inbox.ts';

const [ada, ben, carl] = [staff('ada', 5), staff('ben', 2), staff('carl', 5)];
const jack = partyPerson('jack', 'customer', 'lion-rock');
const karen = partyPerson('karen', 'customer', 'thamesgate');

let house: House;
beforeEach(async () => {
  house = await houseForTests();
  await companyStands(house);
});

const seen = async (actor: Actor) => {
  const { items } = await inboxOf(house.context, { organisation, actor });
  return items.map(({ kind, record, reason, act, read }) => [`${kind}/${record}`, reason, act, read]);
};

const dispute = { agreement: 'SLA-1', period: '2024-11', party: 'lion-rock', grounds: 'credit-wrong' };

describe('who is wanted for what', () => {
  test('an action is its owner’s until it is done, then its maker’s to verify', async () => {
    await tell(house, [['action', 'TSK-1', { title: { en: 'Call' }, owner: 'ben', dueOn: '2025-03-01' }]], ada);
    expect(await seen(ben)).toEqual([['action/TSK-1', 'wanted', 'finish', false]]);
    expect(await seen(ada)).toEqual([]);
    await move(house, ['action', 'TSK-1', 'finish'], { actor: ben });
    expect(await seen(ben)).toEqual([]);
    expect(await seen(ada)).toEqual([['action/TSK-1', 'wanted', 'verify', false]]);
  });

  test('a copy is wanted acknowledged by who holds it', async () => {
    const copy = {
      agreement: 'SLA-1',
      revision: 1,
      recipient: 'jack',
      party: 'lion-rock',
      form: 'full',
      sentAt: '2025-02-20T09:00:00+08:00',
    };
    await tell(house, [['copy', 'CPY-1', copy]], ada);
    expect(await seen(jack)).toEqual([['copy/CPY-1', 'wanted', 'acknowledge', false]]);
    expect(await seen(karen)).toEqual([]);
    await move(house, ['copy', 'CPY-1', 'acknowledge'], { actor: jack });
    expect(await seen(jack)).toEqual([]);
  });

  test('an approval is wanted from those who may give it, never from who made the draft', async () => {
    const report = {
      agreement: 'SLA-1',
      period: '2024-11',
      number: 1,
      party: 'lion-rock',
      statement: 'a'.repeat(64),
      summary: { en: 'Well.' },
    };
    await tell(house, [['report', 'RPT-1', report]], ada);
    expect(await seen(carl)).toEqual([['report/RPT-1', 'wanted', 'approve', false]]);
    expect([await seen(ada), await seen(ben), await seen(jack)]).toEqual([[], [], []]);
    await move(house, ['report', 'RPT-1', 'approve', 'send-back'], { actor: carl, note: 'say more' });
    expect(await seen(ada)).toEqual([['report/RPT-1', 'told', undefined, false]]);
    house.setClock('2025-03-29T00:00:00.000Z');
    expect(await seen(ada)).toEqual([]);
  });

  test('a dispute goes to who answers for the agreement, and its ruling back to the party', async () => {
    await tell(house, [['dispute', 'DSP-1', dispute]], jack);
    expect(await seen(ada)).toEqual([['dispute/DSP-1', 'wanted', 'review', false]]);
    expect([await seen(carl), await seen(jack)]).toEqual([[], []]);
    await move(house, ['dispute', 'DSP-1', 'rule'], { actor: ada, tells: { ruling: 'dismissed' } });
    expect(await seen(jack)).toEqual([['dispute/DSP-1', 'wanted', 'close', false]]);
    expect(await seen(karen)).toEqual([]);
  });

  test('a message that failed comes back to who wrote it', async () => {
    const message = { to: 'jack', address: 'jack@example.com', language: 'en', subject: 'Hello', text: 'Hello' };
    const carmen = staff('carmen', 4);
    await tell(house, [['message', 'MSG-1', message]], carmen);
    expect(await seen(carmen)).toEqual([]);
    await move(house, ['message', 'MSG-1', 'fail'], { tells: { lastError: 'no such mailbox' } });
    expect(await seen(carmen)).toEqual([['message/MSG-1', 'wanted', 'retry', false]]);
  });
});

test('what was read stays read until it moves on, and everybody has read their own', async () => {
  await tell(
    house,
    [
      ['dispute', 'DSP-1', dispute],
      ['dispute', 'DSP-2', dispute],
    ],
    jack,
  );
  expect(await readInbox(house.context, { organisation, actor: ada, items: ['dispute/DSP-1@1', 'nothing@9'] })).toEqual(
    {
      unread: 1,
    },
  );
  expect(await seen(ada)).toEqual([
    ['dispute/DSP-2', 'wanted', 'review', false],
    ['dispute/DSP-1', 'wanted', 'review', true],
  ]);
  await move(house, ['dispute', 'DSP-1', 'review'], { actor: carl });
  expect((await seen(ada)).map(([id, , act, read]) => [id, act, read])).toEqual(
    expect.arrayContaining([['dispute/DSP-1', 'rule', false]]),
  );
  expect(await readInbox(house.context, { organisation, actor: ada })).toEqual({ unread: 0 });
  expect((await inboxOf(house.context, { organisation, actor: ada })).unread).toBe(0);
  expect((await inboxOf(house.context, { organisation, actor: jack })).unread).toBe(1);
});
