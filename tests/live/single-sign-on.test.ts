/** Single sign-on against a real OpenID provider on this machine: the whole way there and back, and whom it lets in. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Instant } from '@troth/core';
import { buildApp } from '@troth/http';
import { createAccount, listSignIns, readAccount, system } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';

const organisation = 'harbourline';
const clientSecret = randomBytes(24).toString('hex');
/** Whom the provider knows: the login is the subject. */
const users: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>> = {
  leo: { email: 'Leo.Mak@harbourline.example', email_verified: true },
  impostor: { email: 'leo.mak@harbourline.example', email_verified: true },
  unverified: { email: 'ada@harbourline.example', email_verified: false },
  stranger: { email: 'stranger@elsewhere.example', email_verified: true },
};

let provider: Server;
let app: Awaited<ReturnType<typeof buildApp>>;
let context: Context;
let home: string;

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
}

beforeAll(async () => {
  provider = createServer();
  const issuer = `http://127.0.0.1:${await listening(provider)}`;
  const clock = (): Instant => Instant.of(Date.now());
  context = {
    store: memoryStore({ clock }),
    clock,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    sources: { push: [], pull: [] },
    secretKey: new Uint8Array(randomBytes(32)),
    outward: { privateAddresses: true, plain: true, timeoutMs: 5000 },
    fetch: async ({ url, ...asked }) => {
      const answer = await fetch(url, asked);
      const body = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    },
  };
  await context.store.establish(organisation, organisation);
  for (const [person, email] of [
    ['leo', 'leo.mak@harbourline.example'],
    ['ada', 'ada@harbourline.example'],
  ] as const)
    await createAccount(context, { organisation, actor: system, person, email, level: 4 });
  const signOn = [{ id: 'corp', title: 'Corporate', organisation, issuer, clientId: 'troth', clientSecret }];
  app = await buildApp({ context, config: { version: '0.0.0', signOn } });
  await app.listen({ port: 0, host: '127.0.0.1' });
  home = `http://127.0.0.1:${portOf(app.server)}`;
  provider.on('request', providerFor(issuer, `${home}/v1/session/sign-on/corp/callback`).callback());
});
afterAll(async () => {
  await app.close();
  provider.closeAllConnections();
  provider.close();
});

function providerFor(issuer: string, redirect: string): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'troth', client_secret: clientSecret, redirect_uris: [redirect] }],
    claims: { email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...users[id] }) }),
  });
}

/** What a browser does: keeps cookies for each site, follows where it is led, fills in the forms of the provider. */
async function browse(login: string): Promise<{ readonly url: URL; readonly cookie: string }> {
  const jars = new Map<string, Map<string, string>>();
  const ask = async (url: URL, form?: string): Promise<Response> => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  let url = new URL('/v1/session/sign-on/corp', home);
  let answer = await ask(url);
  for (let step = 0; step < 20; step += 1) {
    const to = answer.headers.get('location');
    if (to !== null) {
      url = new URL(to, url);
      if (url.origin === home && !url.pathname.startsWith('/v1/')) break;
      answer = await ask(url);
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/u.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1];
    if (action === undefined || prompt === undefined)
      throw new TypeError(`no form at ${url.href}: ${page.slice(0, 300)}`);
    url = new URL(action, url);
    answer = await ask(url, new URLSearchParams({ prompt, login, password: 'any' }).toString());
  }
  const own = jars.get(new URL(home).host) ?? new Map<string, string>();
  return { url, cookie: [...own].map(([name, value]) => `${name}=${value}`).join('; ') };
}

const session = async (cookie: string): Promise<unknown> =>
  (await fetch(`${home}/v1/session`, { headers: { cookie } })).json();

test('whoever has the verified address comes in, and is known by the subject from then on', async () => {
  const { url, cookie } = await browse('leo');
  expect(url.pathname).toBe('/');
  expect(await session(cookie)).toMatchObject({ signedIn: true, account: 'leo', level: 4 });
  const kept = await readAccount(context, { organisation, id: 'leo' });
  expect(kept).toMatchObject({ ok: true, value: { signsInElsewhere: true, hasPassword: false } });
  const again = await browse('leo');
  expect(await session(again.cookie)).toMatchObject({ signedIn: true, account: 'leo' });
});

test.each(['impostor', 'unverified', 'stranger'])('%s is not let in', async (login) => {
  const { url, cookie } = await browse(login);
  expect(url.pathname + url.search).toBe('/sign-in?refused=single-sign-on');
  expect(await session(cookie)).toMatchObject({ signedIn: false });
});

test('every attempt is in the log', async () => {
  const log = await listSignIns(context, { organisation });
  expect(log.map(({ how, outcome }) => `${how} ${outcome}`)).toEqual([
    ...Array.from({ length: 3 }, () => 'single-sign-on refused'),
    ...Array.from({ length: 2 }, () => 'single-sign-on in'),
  ]);
});

test('an answer that this browser did not ask for opens nothing', async () => {
  const forged = `${home}/v1/session/sign-on/corp/callback?code=made-up&state=made-up`;
  const answer = await fetch(forged, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/sign-in?refused=single-sign-on');
  expect(answer.headers.getSetCookie().some((line) => line.startsWith('troth='))).toBe(false);
});
