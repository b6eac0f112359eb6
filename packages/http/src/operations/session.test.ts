/** Signing in through the interface: cookies, who one is, what is refused. */
import { createAccount, system } from '@troth/services';
import type { CreateAccount } from '@troth/services';
import { parseSetCookie } from 'cookie';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpConfig } from '../config.ts';
import { houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

const password = 'four words make one';
const page = { host: 'troth.example', 'x-troth-csrf': '1', origin: 'https://troth.example' };

let house: HouseForTests;
afterEach(() => house.app.close());

async function open(people: readonly Partial<CreateAccount>[], config: Partial<HttpConfig> = {}): Promise<void> {
  house = await houseForTests(config);
  for (const one of people) {
    const told = {
      organisation: 'north',
      actor: system,
      person: 'ada',
      email: 'ada@north.example',
      level: 5,
      password,
    };
    const made = await createAccount(house.context, { ...told, ...one } as CreateAccount);
    if (!made.ok) throw new TypeError(made.refusals[0]?.message);
  }
}

const signIn = (payload: object, headers: Record<string, string> = page) =>
  house.app.inject({ method: 'POST', url: '/v1/session', headers, payload: { organisation: 'north', ...payload } });

const ada = { email: 'Ada@North.example', password };

async function cookie(payload: object = ada): Promise<string> {
  const answer = await signIn(payload);
  const { name, value } = parseSetCookie(String(answer.headers['set-cookie']));
  return `${name}=${value}`;
}

const ask = async (url: string, headers: Record<string, string>, method: 'GET' | 'DELETE' | 'POST' = 'GET') =>
  house.app.inject({ method, url, headers: { ...page, ...headers } });

describe('a session', () => {
  it('begins with the right password, says who one is, and ends', async () => {
    await open([{}]);
    const answer = await signIn(ada);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ signedIn: true, actor: 'person:ada', level: 5, profile: 'ensure' });
    const set = parseSetCookie(String(answer.headers['set-cookie']));
    expect(set).toMatchObject({ name: '__Host-troth', path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    const own = { cookie: `${set.name}=${set.value}` };
    expect((await ask('/v1/session', own)).json()).toMatchObject({ signedIn: true, account: 'ada' });
    expect((await ask('/v1/agreements', own)).statusCode).toBe(200);
    const ended = await ask('/v1/session', own, 'DELETE');
    expect(parseSetCookie(String(ended.headers['set-cookie']))).toMatchObject({ value: '', maxAge: 0 });
    expect((await ask('/v1/session', own)).json()).toMatchObject({ signedIn: false });
    expect((await ask('/v1/agreements', own)).statusCode).toBe(401);
  });

  it('is a new one at every sign-in', async () => {
    await open([{}]);
    expect(await cookie()).not.toBe(await cookie());
  });

  it('needs no TLS on one’s own machine, and then has another name', async () => {
    await open([{}]);
    const local = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080', 'x-troth-csrf': '1' };
    const answer = await signIn(ada, local);
    const set = parseSetCookie(String(answer.headers['set-cookie']));
    expect([set.name, set.secure]).toEqual(['troth', undefined]);
    // A cookie that anybody could have set counts nowhere else.
    expect((await ask('/v1/agreements', { cookie: `troth=${set.value}` })).statusCode).toBe(401);
  });
});

describe('is refused', () => {
  it('with one answer, whatever was wrong', async () => {
    await open([
      {},
      { person: 'eve', email: 'eve@north.example', disabled: true },
      { person: 'joe', email: 'joe@x.yz', password: undefined },
    ]);
    const wrong = [
      { ...ada, password: 'another password' },
      { email: 'nobody@north.example', password },
      { email: 'eve@north.example', password },
      { email: 'joe@x.yz', password },
      { ...ada, organisation: 'nowhere' },
      { ...ada, organisation: 'south' },
    ];
    const answers = await Promise.all(wrong.map((one) => signIn(one)));
    const bodies = answers.map(({ body }) => body.replaceAll(/urn:troth:request:[0-9a-f-]+/gu, ''));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(wrong.map(() => 401));
  });

  it('after too many attempts, which say when to come back', async () => {
    await open([{}], { monotonic: () => 0 });
    for (let time = 0; time < 5; time += 1) await signIn({ ...ada, password: 'wrong' });
    const answer = await signIn(ada);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2']);
  });

  it('from a page of another site, and a write without the header that only our pages send', async () => {
    await open([{}]);
    expect((await signIn(ada, { ...page, origin: 'https://evil.example' })).statusCode).toBe(403);
    const own = { cookie: await cookie() };
    const write = (headers: Record<string, string>) =>
      house.app.inject({
        method: 'POST',
        url: '/v1/records/service',
        headers: { host: page.host, ...own, ...headers },
        payload: { body: { name: { en: 'x' } } },
      });
    expect((await write({})).statusCode).toBe(403);
    expect((await write({ 'x-troth-csrf': '1', origin: 'null' })).statusCode).toBe(403);
    expect((await write({ 'x-troth-csrf': '1', origin: page.origin })).statusCode).toBe(201);
  });

  it('without a password everywhere but in a demo', async () => {
    await open([{}]);
    expect((await signIn({ identity: 'ada' })).statusCode).toBe(403);
  });

  it('in a demo for those whom the demo does not name', async () => {
    const name = { en: 'Ada' };
    const identity = {
      id: 'ada',
      login: ada.email,
      name,
      title: name,
      party: 'n',
      partyName: name,
      side: 'own',
    } as const;
    const state = { clock: '', loaded: 0, of: 0, ready: true, password, identities: [identity] };
    await open([{}, { person: 'eve', email: 'eve@north.example' }], {
      demo: { state: () => state, reset: async () => undefined, mails: () => [] },
    });
    expect((await signIn({ identity: 'ada' })).json()).toMatchObject({ account: 'ada', demo: true });
    expect((await signIn({ identity: 'eve' })).statusCode).toBe(403);
  });
});

describe('what people may do', () => {
  it('is what their level allows', async () => {
    await open([{ level: 2 }]);
    const own = { cookie: await cookie() };
    expect((await ask('/v1/agreements', own)).statusCode).toBe(200);
    expect((await ask('/v1/keys', own)).statusCode).toBe(403);
  });

  it('is refused with the level that it needs and the one that they have', async () => {
    await open([{ level: 4 }]);
    const headers = { host: page.host, cookie: await cookie(), 'x-troth-csrf': '1' };
    const send = (url: string, payload: object) => house.app.inject({ method: 'POST', url, headers, payload });
    const decided = await send('/v1/exclusions/EXC-1/decision', { decision: 'accepted' });
    expect([decided.statusCode, decided.json<{ detail: string }>().detail]).toEqual([
      403,
      'Your responsibility does not include this. People & access shows who may do it.',
    ]);
    const closed = await send('/v1/agreements/SLA/periods/2025-01/close', {});
    expect([closed.statusCode, closed.json<{ detail: string }>().detail]).toEqual([
      403,
      'This needs responsibility level 5; yours is 4.',
    ]);
    const made = await send('/v1/records/party', { id: 'p1', body: { name: { en: 'Line' }, role: 'customer' } });
    expect(made.statusCode).toBe(201);
  });

  it('is reading, and only that, for auditors whatever their level', async () => {
    await open([{ level: 6, roles: ['auditor', 'administrator'] }]);
    const own = { cookie: await cookie() };
    expect((await ask('/v1/session', own)).json()).toMatchObject({ profile: 'auditor', level: 0 });
    for (const url of ['/v1/agreements', '/v1/accounts', '/v1/sign-ins'])
      expect([url, (await ask(url, own)).statusCode]).toEqual([url, 200]);
    expect((await ask('/v1/keys', own)).statusCode).toBe(403);
    expect((await ask('/v1/records/party', own, 'POST')).statusCode).toBe(403);
  });

  it('is nothing at all for guests, who only read', async () => {
    await open([{ level: 0 }]);
    const own = { cookie: await cookie() };
    expect((await ask('/v1/agreements', own)).statusCode).toBe(200);
    const write = await ask('/v1/records/service', own, 'POST');
    expect(write.statusCode).toBe(403);
  });

  it('is not told to people of a customer: what is not for them is not there', async () => {
    await open([{ side: 'customer', party: 'lion-rock', level: 0 }]);
    const own = { cookie: await cookie() };
    for (const url of ['/v1/agreements', '/v1/keys', '/v1/ledger', '/v1/events'])
      expect([url, (await ask(url, own)).statusCode]).toEqual([url, 404]);
    expect((await ask('/v1/records/service', own)).statusCode).toBe(200);
    expect((await ask('/v1/session', own)).json()).toMatchObject({ side: 'customer', party: { id: 'lion-rock' } });
  });
});
