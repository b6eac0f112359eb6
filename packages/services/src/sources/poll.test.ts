/** Sources that are asked: when they are due, from where the last answer ended, again later when they fail. */
import type { AnyPullSource } from '@troth/connectors';
import { Instant } from '@troth/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publishAgreement } from '../agreements/publish.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { pollDue } from './poll.ts';
import { receivePush } from './receive.ts';
import { registerSource, retireSource } from './register.ts';

let house: House;
let asked: (string | number | undefined)[] = [];
let fails: string | undefined;

/** Tells one outage a step, two steps a turn. */
const counting: AnyPullSource = {
  kind: 'counting',
  title: 'Counting',
  configuration: z.strictObject({}),
  pull: async ({ cursor }) => {
    const step = Number(cursor?.['step'] ?? 0);
    asked.push(cursor?.['step']);
    if (fails === 'throw') throw new Error('no route to host');
    if (fails === 'refuse') return { ok: false, refusals: [{ code: 'LOGIN', message: 'the password is wrong' }] };
    const start = Instant.format(Instant.of(Date.UTC(2025, 1, 3, 10, step)));
    const row = {
      form: 'state',
      id: `o${step}`,
      agreement: 'NORTH',
      state: 'down',
      start,
      end: start.replace(':00.000Z', ':30.000Z'),
    };
    return {
      ok: true,
      value: {
        delivery: { rows: [{ place: `${step}`, row }], samples: [], refused: [] },
        cursor: { step: step + 1 },
        more: step % 2 === 0,
      },
    };
  },
};

beforeEach(async () => {
  asked = [];
  fails = undefined;
  house = await houseForTests({
    sources: { push: [], pull: [counting] },
    fetch: async () => ({ status: 200, headers: {}, body: new Uint8Array() }),
  });
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('NORTH')] }));
  taken(
    await registerSource(house.context, { organisation, actor: anna, id: 'count', kind: 'counting', everyMs: 300_000 }),
  );
});

const poll = async (): Promise<number> => pollDue(house.context, organisation);
const aside = async (): Promise<readonly string[]> =>
  (await house.context.store.read(organisation, (reader) => reader.quarantine({ limit: 10 }))).map(
    ({ message }) => message,
  );

describe('a source that is asked', () => {
  it('is asked when it is due, until it has no more, and goes on from there the next time', async () => {
    expect(await poll()).toBe(1);
    expect(await poll()).toBe(0);
    house.setClock('2025-02-26T00:35:00Z');
    expect(await poll()).toBe(1);
    expect(asked).toEqual([undefined, 1, 2, 3]);
    const facts = await house.context.store.read(organisation, (reader) => reader.facts({ source: 'count' }));
    expect(facts.map(({ row }) => row.id)).toEqual(['o0', 'o1', 'o2', 'o3']);
  });

  it.each([
    ['throw', 'no route to host'],
    ['refuse', 'the password is wrong'],
  ])('that fails (%s) says why and is asked again for the same', async (how, message) => {
    fails = how;
    await poll();
    expect(await aside()).toEqual([message]);
    fails = undefined;
    house.setClock('2025-02-26T00:36:00Z');
    await poll();
    expect(asked).toEqual([undefined, undefined, 1]);
  });

  it('is not asked once it is retired', async () => {
    taken(await retireSource(house.context, { organisation, actor: anna, id: 'count' }));
    expect(await poll()).toBe(0);
    expect(asked).toEqual([]);
  });
});

describe('a source that sends', () => {
  const request = {
    method: 'POST',
    path: '/',
    query: {},
    headers: {},
    body: new Uint8Array(),
    receivedAt: Date.UTC(2025, 1, 26, 0, 30),
  };

  it('finds nothing at an address that is none, whatever exists elsewhere', async () => {
    for (const question of [
      { organisation, source: 'count' },
      { organisation, source: 'other' },
      { organisation: 'nobody', source: 'count' },
    ])
      expect((await receivePush(house.context, { ...question, request })).status).toBe(404);
  });

  it('is let in by its signature or by a key, answered in its own protocol, and stored', async () => {
    const plain = await houseForTests();
    taken(
      await registerSource(plain.context, {
        organisation,
        actor: anna,
        id: 'prom',
        kind: 'prometheus-remote-write',
        config: {},
      }),
    );
    const refused = await receivePush(plain.context, { organisation, source: 'prom', request });
    expect(refused.status).toBe(401);
    const wrong = await receivePush(plain.context, { organisation, source: 'prom', request, actor: anna });
    expect(wrong.status).toBe(415);
    const secret = 'whsec_c2VjcmV0IG9mIHRoZSBob29r';
    const hook = {
      organisation,
      actor: anna,
      id: 'hook',
      kind: 'standard-webhook',
      config: { source: 'hook' },
      secret,
    };
    taken(await registerSource(plain.context, hook));
    const unsigned = await receivePush(plain.context, { organisation, source: 'hook', request, actor: anna });
    expect(unsigned.status).toBe(401);
  });
});
