/** The users' extract of a copy: who passes it on, who reads it, how it ends. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '@troth/core';
import type { Actor } from '../context.ts';
import { readRecord } from '../practice/read.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import { anna, demoFiles, houseForTests, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { publishExtract, readExtract } from './extract.ts';

const ofLionRock = (id: string): Actor => ({
  id: `person:${id}`,
  grants: [{ scope: 'portal' }, { scope: 'records:write' }],
  side: 'customer',
  party: 'lion-rock',
});
const [jack, lydia] = [ofLionRock('jack'), ofLionRock('lydia')];
const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

let house: House;
beforeAll(async () => {
  house = await houseForTests();
  await settleIn(house, await demoFiles());
  const make = async (kind: 'person' | 'agreement-roles' | 'copy', id: string, body: object) =>
    taken(await createRecord(house.context, { organisation, actor: anna, kind, id, body }));
  await make('person', 'jack', { name: { en: 'Jack Fong' }, party: 'lion-rock' });
  await make('agreement-roles', 'SLA-LR-METRO', {
    agreement: 'SLA-LR-METRO',
    provider: 'harbourline',
    customer: 'lion-rock',
    representative: 'jack',
  });
  await make('copy', 'CPY-1', {
    agreement: 'SLA-LR-METRO',
    revision: 2,
    recipient: 'jack',
    party: 'lion-rock',
    form: 'users',
    sentAt: '2024-11-01T09:00:00+08:00',
  });
});

const publish = (actor: Actor) => publishExtract(house.context, { organisation, actor, copy: 'CPY-1' });
const views = async (): Promise<number | undefined> =>
  taken(await readRecord(house.context, { organisation, actor: jack, kind: 'copy', id: 'CPY-1' })).body.views;

describe('the users’ extract', () => {
  it('is passed on by whoever speaks for the customer, and by nobody else', async () => {
    expect(codes(await publish(lydia))).toEqual(['NOT-ALLOWED']);
    expect(codes(await publish(anna))).toEqual(['NOT-ALLOWED']);
    expect(codes(await publish({ ...jack, party: 'thamesgate' }))).toEqual(['NOT-FOUND']);
    expect(taken(await publish(jack)).token).toMatch(/\.[\w-]{43}$/u);
  });

  it('tells what was promised and nothing of money, and counts each reading', async () => {
    const { token } = taken(await publish(jack));
    const before = (await views()) ?? 0;
    const { words, revision } = taken(await readExtract(house.context, token));
    expect(revision).toBe(2);
    expect(words.en.parts[0]?.title).toBe('What you get');
    expect(words.en.parts[0]?.lines[0]?.figure).toBe('at most 21.6 min');
    expect(words['zh-Hant'].parts[0]?.title).toBe('您可得到甚麼');
    const said = JSON.stringify(words);
    expect(said).not.toMatch(/HKD|credit|補償|服務費/u);
    taken(await readExtract(house.context, token));
    expect(await views()).toBe(before + 2);
  });

  it('keeps no token, and shows parties not even its hash', async () => {
    const { token } = taken(await publish(jack));
    const secret = token.slice(token.lastIndexOf('.') + 1);
    const asked = { organisation, kind: 'copy' as const, id: 'CPY-1' };
    const own = taken(await readRecord(house.context, { ...asked, actor: anna }));
    expect(own.body.extract).toMatch(/^[0-9a-f]{64}$/u);
    expect(JSON.stringify(own)).not.toContain(secret);
    expect(taken(await readRecord(house.context, { ...asked, actor: jack })).body.extract).toBeUndefined();
  });

  it('is not there for a link that is wrong, was replaced, or whose copy was recalled', async () => {
    const [old, { token }] = [taken(await publish(jack)).token, taken(await publish(jack))];
    expect(codes(await readExtract(house.context, old))).toEqual(['NOT-FOUND']);
    expect(codes(await readExtract(house.context, ''))).toEqual(['NOT-FOUND']);
    expect(codes(await readExtract(house.context, `${token.slice(0, -1)}_`))).toEqual(['NOT-FOUND']);
    taken(await readExtract(house.context, token));
    taken(await actOnRecord(house.context, { organisation, actor: anna, kind: 'copy', id: 'CPY-1', act: 'recall' }));
    expect(codes(await readExtract(house.context, token))).toEqual(['NOT-FOUND']);
  });
});
