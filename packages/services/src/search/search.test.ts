import { memoryStore } from '@troth/stores';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import type { Actor } from '../context.ts';
import { anna, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { companyStands, partyPerson, tell } from '../testing/small-company.ts';
import { Instant, readAgreements } from '@troth/core';
import { queryOf, scoreOf } from './match.ts';
import { searchAll } from './search.ts';

let house: House;
beforeAll(async () => {
  house = await houseForTests({ store: memoryStore({ clock: () => Instant.parse('2025-02-26T00:30:00.000Z') }) });
  await house.context.store.establish(organisation, organisation);
  await companyStands(house);
  const text = smallAgreement('SLA-1', { title: { en: 'Line of the bank', 'zh-Hant': '銀行專線' } });
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [text] }));
  const rows = ['OUT-2025-0131', 'OUT-2025-0207'].map((id) => ({
    form: 'state' as const,
    id,
    source: 'log',
    agreement: 'SLA-1',
    state: 'down',
    start: Instant.parse('2025-02-01T00:00:00Z'),
    end: Instant.parse('2025-02-01T01:00:00Z'),
    recordedAt: Instant.parse('2025-02-01T02:00:00Z'),
  }));
  await settleIn(house, { agreements: [text], rows, book: taken(readAgreements([text])) });
  await importRows(house, rows);
  await tell(house, [
    ['dispute', 'DSP-1', { agreement: 'SLA-1', period: '2024-11', party: 'lion-rock', grounds: 'credit-wrong' }],
  ]);
});

const find = async (text: string, actor: Actor = anna, more: object = {}) =>
  (await searchAll(house.context, { organisation, actor, text, ...more })).map(({ kind, id }) => `${kind}/${id}`);

describe('what is found', () => {
  test('an id written out stands first, a beginning of it finds too', async () => {
    expect((await find('dsp-1'))[0]).toBe('dispute/DSP-1');
    expect((await find('SLA-1'))[0]).toBe('agreement/SLA-1');
    expect(await find('OUT-2025')).toEqual(['evidence/OUT-2025-0131', 'evidence/OUT-2025-0207']);
    expect((await find('out-2025-0207'))[0]).toBe('evidence/OUT-2025-0207');
    const [outage] = await searchAll(house.context, { organisation, actor: anna, text: 'out-2025-0207' });
    expect(outage).toMatchObject({
      agreement: 'SLA-1',
      commitment: 'availability',
      period: '2025-02',
      row: 'OUT-2025-0207',
      detail: { en: 'Outage · 1 Feb 2025 00:00', 'zh-Hant': '中斷 · 2025年2月1日 00:00' },
    });
  });

  test('both languages, every word of it, in any order', async () => {
    expect((await find('bank rock'))[0]).toBe('party/lion-rock');
    expect((await find('獅山'))[0]).toBe('party/lion-rock');
    expect(await find('銀行專線')).toEqual(['agreement/SLA-1']);
    expect((await find('乙太 城域')).length).toBe(0);
    expect((await find('以太 城域'))[0]).toBe('service/SVC-1');
    expect(await find('lion purple')).toEqual([]);
    expect(await find('availability')).toEqual(['commitment/SLA-1/availability']);
  });

  test('people by their mail address, and only a kind where one is asked for', async () => {
    expect(await find('jack@example.com')).toEqual(['person/jack']);
    expect(await find('fibre', anna, { kind: 'party' })).toEqual(['party/idle', 'party/victoria']);
    expect(await find('   ')).toEqual([]);
    expect((await find('e', anna, { limit: 3 })).length).toBeLessThanOrEqual(3);
  });
});

test('people of a party find theirs and nothing of anybody else', async () => {
  const jack = partyPerson('jack', 'customer', 'lion-rock');
  const karen = partyPerson('karen', 'customer', 'thamesgate');
  expect(await find('DSP-1', jack)).toEqual(['dispute/DSP-1']);
  expect(await find('SLA-1', jack)).toContain('agreement/SLA-1');
  for (const text of ['DSP-1', 'SLA-1', 'OUT-2025-0207', 'lion', 'availability', '銀行', 'jack'])
    expect(await find(text, karen)).toEqual([]);
});

test('however it is typed: what holds every word scores, what misses one does not', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), fc.nat(), word, (words, cut, other) => {
      const named = { id: 'X-1', title: words.join(' '), more: [] };
      const asked = words.slice(0, 1 + (cut % words.length)).toReversed();
      expect(scoreOf(queryOf(`  ${asked.join('  ').toUpperCase()} `), named)).toBeGreaterThan(0);
      const stranger = `${other}q9`;
      expect(scoreOf(queryOf([...asked, stranger].join(' ')), named)).toBe(0);
    }),
  );
});
