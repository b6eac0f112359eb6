/** What an offer cannot reach: the identity of the document, a text of another hash, other parties' drafts. */
import { canonicalHash } from '@troth/core';
import type { Change, Outcome } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { readRecord } from '../practice/read.ts';
import { organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { ada, jack, karen, negotiated, tableForTests } from '../testing/negotiated-draft.ts';
import { acceptOffer } from './answer-offer.ts';
import { putOffer } from './put-offer.ts';

let house: House;
let draft: string;
beforeAll(async () => {
  house = await tableForTests();
  draft = await negotiated(house, 'DRF-L1');
}, 60_000);

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
const put = (actor: Actor, changes: readonly Change[]) =>
  putOffer(house.context, { organisation, actor, draft, clause: 'K09', changes, reason: { en: 'Because.' } });
const strike: Change = { path: ['exclusions', 'force-majeure'] };

describe('an offer', () => {
  it.each<readonly [string, Change]>([
    ['id', { path: ['id'], value: 'SLA-OTHER' }],
    ['revision', { path: ['revision'], value: 9 }],
    ['apiVersion', { path: ['apiVersion'], value: 'troth/v9' }],
    ['kind', { path: ['kind'], value: 'Template' }],
    ['prototype', { path: ['__proto__', 'x'], value: 1 }],
    ['prototype of a term', { path: ['exclusions', 'typhoon', '__proto__'], value: { kind: 'x' } }],
    ['constructor', { path: ['constructor', 'prototype', 'x'], value: 1 }],
  ])('does not change the %s under cover of a term of its clause', async (_, hidden) => {
    const outcome = await put(jack, [strike, hidden]);
    expect(codes(outcome)).not.toEqual([]);
  });

  it('leaves a text equal to its hash once it is accepted', async () => {
    const { id } = taken(await put(jack, [strike]));
    taken(await acceptOffer(house.context, { organisation, actor: ada, offer: id }));
    const { body } = taken(await readRecord(house.context, { organisation, actor: ada, kind: 'draft', id: draft }));
    expect(body.hash).toBe(canonicalHash(body.text));
    expect(body.text).toMatchObject({ id: 'SLA-LR-METRO', revision: 3 });
  });

  it('tells the other side nothing of what the text came from', async () => {
    const asked = { organisation, kind: 'draft' as const, id: draft };
    expect(taken(await readRecord(house.context, { ...asked, actor: ada })).body.begunFrom).toMatchObject({
      revision: 2,
    });
    expect(taken(await readRecord(house.context, { ...asked, actor: jack })).body.begunFrom).toEqual({});
  });

  it('is not put on a draft of somebody else', async () => {
    expect(codes(await put(karen, [strike]))).toEqual(['NOT-FOUND']);
  });
});
