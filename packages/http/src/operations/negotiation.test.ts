/** One table, two sides, over the API: each is shown and let do what is its own, and a third is told that nothing is there. */
import { canonicalHash } from '@troth/core';
import type { Json } from '@troth/core';
import { createAccount, signInAs, system } from '@troth/services';
import { beforeAll, describe, expect, it } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { agreementText } from '../testing/seed.ts';

const organisation = 'north';
const draft = 'DRF-1';
const agreement = 'SLA-ACME';
const text: { readonly [key: string]: Json } = JSON.parse(agreementText(agreement, 'Acme'));
const target = ['commitments', 'availability', 'target'];
const reason = { en: 'We trade at night as well.' };

let house: HouseForTests;
let own: Readonly<Record<string, string>>;
let acme: Readonly<Record<string, string>>;
let zed: Readonly<Record<string, string>>;

async function signedIn(person: string, party: string): Promise<Readonly<Record<string, string>>> {
  const account = {
    organisation,
    actor: system,
    person,
    email: `${person}@example.com`,
    side: 'customer' as const,
    party,
  };
  const made = await createAccount(house.context, account);
  if (!made.ok) throw new TypeError(made.refusals[0]?.message);
  const visit = { from: 'a test', device: 'a test' };
  const opened = await signInAs(house.context, { organisation, account: person, how: 'demo', visit });
  if (!opened.ok) throw new TypeError(opened.refusals[0]?.message);
  return { cookie: `__Host-troth=${opened.value.token}`, host: 'troth.example', 'x-troth-csrf': '1' };
}

const party = (id: string, role: string) => ['party', id, { name: { en: id }, role, state: 'active' }] as const;
const person = (id: string, of: string) => ['person', id, { name: { en: id }, party: of, state: 'active' }] as const;

beforeAll(async () => {
  house = await houseForTests();
  own = bearer(await house.token(organisation, grant('admin')));
  const records = [
    party('house', 'own'),
    party('acme', 'customer'),
    party('zed', 'customer'),
    person('jack', 'acme'),
    person('jill', 'acme'),
    person('karen', 'zed'),
    [
      'draft',
      draft,
      {
        agreement,
        revision: 1,
        title: { en: 'Line of Acme' },
        provider: 'house',
        customer: 'acme',
        manager: 'ada',
        representative: 'jack',
        text,
        hash: canonicalHash(text),
        begunFrom: {},
        round: 1,
        state: 'in-negotiation',
      },
    ] as const,
  ];
  await house.context.store.write(organisation, async (transaction) => {
    for (const [kind, id, body] of records)
      await transaction.put({ kind, id, body: { ...body, trail: [] } }, { actor: 'system' });
  });
  acme = await signedIn('jack', 'acme');
  zed = await signedIn('karen', 'zed');
});

const ask = async (headers: Readonly<Record<string, string>>, url: string, payload?: object) => {
  const method = payload === undefined ? 'GET' : 'POST';
  const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const put = async (headers: Readonly<Record<string, string>>, value: string): Promise<string> => {
  const body = { clause: 'K06', changes: [{ path: target, value }], reason };
  const made = await ask(headers, `/v1/drafts/${draft}/offers`, body);
  expect(made.status).toBe(201);
  return made.body.id;
};

describe('the table over the API', () => {
  it('is there for both sides, and for nobody else', async () => {
    for (const path of ['offers', 'log', 'difference?from=now', 'examples']) {
      expect((await ask(own, `/v1/drafts/${draft}/${path}`)).status, path).toBe(200);
      expect((await ask(acme, `/v1/drafts/${draft}/${path}`)).status, path).toBe(200);
      expect((await ask(zed, `/v1/drafts/${draft}/${path}`)).status, path).toBe(404);
    }
    expect((await ask(own, `/v1/drafts/${draft}/replay`)).body).toMatchObject({ periods: [], difference: '0.00' });
    expect((await ask(acme, `/v1/drafts/${draft}/replay`)).status).toBe(404);
  });

  it('shows the worth of an offer to the organisation alone', async () => {
    const id = await put(acme, '>= 99.95 %');
    const [ours, theirs] = [
      await ask(own, `/v1/drafts/${draft}/offers`),
      await ask(acme, `/v1/drafts/${draft}/offers`),
    ];
    expect(ours.body.offers[0]).toMatchObject({ id, state: 'open', by: 'acme' });
    expect(theirs.body.offers[0]).not.toHaveProperty('worth');
    expect(theirs.body).toMatchObject({ sides: { mine: 'acme' }, speaks: true });
    expect((await ask(acme, `/v1/records/offer/${id}`)).body.body).not.toHaveProperty('impact');
    expect((await ask(own, `/v1/records/offer/${id}`)).body.body).toHaveProperty('impact');
  });

  it('lets the other side answer, and says why where it does not', async () => {
    const [id, late] = [await put(acme, '>= 99.96 %'), await put(acme, '>= 99.97 %')];
    expect((await ask(acme, `/v1/offers/${id}/accept`, {})).status).toBe(403);
    expect((await ask(zed, `/v1/offers/${id}/accept`, {})).status).toBe(404);
    const countered = await ask(own, `/v1/offers/${id}/counter`, {
      changes: [{ path: target, value: '>= 99.92 %' }],
      reason,
    });
    expect(countered.body.body).toMatchObject({ counters: id, round: 2, by: 'house' });
    const taken = await ask(acme, `/v1/offers/${countered.body.id}/accept`, { answer: { en: 'Agreed.' } });
    const now = (await ask(acme, `/v1/drafts/${draft}/offers`)).body.draft;
    expect(taken.body).toMatchObject({ draft, before: canonicalHash(text), after: now.hash });
    expect(now.text.commitments[0].target).toBe('>= 99.92 %');
    const gone = await ask(own, `/v1/offers/${late}/accept`, {});
    expect([gone.status, gone.body.detail]).toEqual([409, expect.stringContaining('was changed since')]);
    expect((await ask(own, `/v1/offers/${late}/refuse`, {})).status).toBe(422);
    expect((await ask(own, `/v1/offers/${late}/refuse`, { answer: { en: 'Too much.' } })).status).toBe(200);
    expect((await ask(own, `/v1/offers/${late}/withdraw`, {})).status).toBe(403);
    expect((await ask(acme, `/v1/drafts/${draft}/log`)).body.concessions).toMatchObject([
      { clause: 'K06', gave: 'acme', got: 'house' },
    ]);
  });
});
