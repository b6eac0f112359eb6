/** One record, several readers: each is told what is theirs to do, and no browser shows one the edition of another. */
import { createAccount, signInAs, system } from '@troth/services';
import { beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

const organisation = 'north';
const url = '/v1/records/deterioration-plan/DPL-1';
const whose = { en: 'Karen Lau answers for Thamesgate.', 'zh-Hant': '由劉凱琳代表Thamesgate答覆。' };

let house: HouseForTests;
let own: Readonly<Record<string, string>>;
let karen: Readonly<Record<string, string>>;
let tom: Readonly<Record<string, string>>;

async function signedIn(person: string): Promise<Readonly<Record<string, string>>> {
  const account = { person, email: `${person}@example.com`, side: 'customer' as const, party: 'thamesgate' };
  const made = await createAccount(house.context, { organisation, actor: system, ...account });
  if (!made.ok) throw new TypeError(made.refusals[0]?.message);
  const visit = { from: 'a test', device: 'a test' };
  const opened = await signInAs(house.context, { organisation, account: person, how: 'demo', visit });
  if (!opened.ok) throw new TypeError(opened.refusals[0]?.message);
  return { cookie: `__Host-troth=${opened.value.token}`, host: 'troth.example', 'x-troth-csrf': '1' };
}

beforeAll(async () => {
  house = await houseForTests();
  own = bearer(await house.token(organisation, grant('admin')));
  const window = { start: '2025-02-27T02:00:00+08:00', end: '2025-02-27T02:30:00+08:00' };
  const roles = { agreement: 'SLA-TG', provider: 'house', customer: 'thamesgate', representative: 'karen' };
  const plan = { agreement: 'SLA-TG', period: '2025-02', party: 'thamesgate', what: { en: 'Firmware' }, window };
  const forecasts = [{ agreement: 'SLA-OTHER', commitment: 'availability', before: '2 %', after: '5 %' }];
  const records = [
    ['party', 'house', { name: { en: 'House' }, role: 'own', state: 'active' }],
    ['party', 'thamesgate', { name: { en: 'Thamesgate' }, role: 'customer', state: 'active' }],
    ['person', 'karen', { name: { en: 'Karen Lau', 'zh-Hant': '劉凱琳' }, party: 'thamesgate', state: 'active' }],
    ['person', 'tom', { name: { en: 'Tom' }, party: 'thamesgate', state: 'active' }],
    ['agreement-roles', 'SLA-TG', { ...roles, state: 'active' }],
    ['deterioration-plan', 'DPL-1', { ...plan, forecasts, state: 'proposed' }],
  ] as const;
  await house.context.store.write(organisation, async (transaction) => {
    for (const [kind, id, body] of records)
      await transaction.put({ kind, id, body: { ...body, trail: [] } }, { actor: 'system' });
  });
  karen = await signedIn('karen');
  tom = await signedIn('tom');
});

const read = async (headers: Readonly<Record<string, string>>, at = url) =>
  house.app.inject({ url: at, headers: { ...headers } });

test('whoever speaks for their side is told so, and a colleague who does', async () => {
  expect((await read(karen)).json()).toMatchObject({
    acts: [
      { act: 'agree', may: true },
      { act: 'decline', may: true },
    ],
  });
  const theirs = [
    { act: 'agree', may: false, denial: whose },
    { act: 'decline', may: false, denial: whose },
  ];
  expect((await read(tom)).json()).toMatchObject({ acts: theirs });
  expect((await read(tom, '/v1/records/deterioration-plan')).json()).toMatchObject({ items: [{ acts: theirs }] });
});

test('the act itself is refused to a colleague in the same words', async () => {
  const answer = await house.app.inject({
    method: 'POST',
    url: '/v1/deterioration-plans/DPL-1/answer',
    headers: { ...tom },
    payload: { answer: 'decline', note: 'Not that night.' },
  });
  expect([answer.statusCode, answer.json()]).toMatchObject([403, { detail: whose.en }]);
});

test('what one side has read is not taken for what another would read', async () => {
  const etagOf = async (headers: Readonly<Record<string, string>>) => String((await read(headers)).headers.etag);
  const ours = await etagOf(own);
  const again = await read({ ...own, 'if-none-match': ours });
  expect(again.statusCode).toBe(304);
  const theirs = await read({ ...karen, 'if-none-match': ours });
  expect([theirs.statusCode, theirs.body.includes('SLA-OTHER')]).toEqual([200, false]);
  expect(await etagOf(karen)).not.toBe(await etagOf(tom));
});

test('the ETag that was read is what a change is made against', async () => {
  const send = async (etag: string) =>
    house.app.inject({
      method: 'POST',
      url: `${url}/acts/decline`,
      headers: { ...karen, 'if-match': etag },
      payload: { note: 'Not that night.' },
    });
  const { etag } = (await read(karen)).headers;
  expect((await send('"7.else"')).statusCode).toBe(412);
  expect((await send(String(etag))).statusCode).toBe(200);
});
