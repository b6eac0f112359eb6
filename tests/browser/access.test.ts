/** Coming in, in a browser: a link, a password, the second step, a passkey of a virtual device, signing out elsewhere. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { Instant } from '@troth/core';
import { buildApp } from '@troth/http';
import { createAccount, createKey, createRecord, inviteToAccount, system } from '@troth/services';
import type { Context } from '@troth/services';
import { memoryStore } from '@troth/stores';
import { applicationFolder } from '@troth/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const organisation = 'harbourline';
const password = 'four words make one';
const email = 'leo.mak@harbourline.example';

interface Served {
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly context: Context;
  readonly home: string;
}

let browser: Browser;
let own: Served;
let context: Context;
let home: string;

/** An organisation without anybody, behind the application. */
async function serve(): Promise<Served> {
  const clock = (): Instant => Instant.of(Date.now());
  const empty: Context = {
    store: memoryStore({ clock }),
    clock,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    sources: { push: [], pull: [] },
    secretKey: new Uint8Array(randomBytes(32)),
    outward: { privateAddresses: true, plain: true, timeoutMs: 5000 },
  };
  await empty.store.establish(organisation, organisation);
  const app = await buildApp({ context: empty, config: { version: '0.0.0', application: applicationFolder } });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, context: empty, home: `http://localhost:${(app.server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  if (!existsSync(new URL('index.html', applicationFolder)))
    throw new TypeError('build the application first: npm run build -w @troth/web');
  own = await serve();
  ({ context, home } = own);
  const command = { organisation, actor: system };
  const person = { name: { en: 'Leo Mak' }, party: organisation, email };
  await createRecord(context, { ...command, kind: 'person', id: 'leo', body: person });
  await createAccount(context, { ...command, person: 'leo', email, level: 4 });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await own.app.close();
});

/** A browser of its own with a device that has a finger always ready. */
async function opened(): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

/** As an authenticator shows them (RFC 6238), computed apart from the library that the server checks with. */
function digitsOf(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const place = (mac.at(-1) ?? 0) % 16;
  return String((mac.readUInt32BE(place) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

const isInside = async (page: Page): Promise<void> => page.getByRole('banner').getByText('Leo Mak').waitFor();

async function signInWithPassword(page: Page): Promise<void> {
  await page.goto(`${home}/account`);
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a link, a password, a second step, a passkey', async () => {
  const link = await inviteToAccount(context, { organisation, actor: system, account: 'leo' });
  if (!link.ok) throw new TypeError('no link');
  const page = await opened();
  await page.goto(`${home}/welcome#${link.value.token}`);
  await page.getByRole('heading', { name: 'Welcome, Leo Mak' }).waitFor();
  await page.getByLabel('Set a password').fill(password);
  await page.getByLabel('The same again').fill(password);
  await page.getByRole('button', { name: 'Set it and sign in' }).click();
  await isInside(page);

  await page.goto(`${home}/account`);
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  const told = await page.getByText('Or type this secret:').textContent();
  const secret = (told?.split(':')[1] ?? '').replaceAll(' ', '');
  await page.getByLabel('Six digits').fill(digitsOf(secret));
  await page.getByRole('button', { name: 'Ask for a code from now on' }).click();
  await page.getByText('Your recovery codes').waitFor();
  const recovery = await page.locator('ul[class*="codes"] li').first().textContent();

  await page.getByLabel('Name').fill('office laptop');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('button', { name: 'Remove office laptop' }).waitFor();

  const elsewhere = await opened();
  await signInWithPassword(elsewhere);
  await elsewhere.getByLabel('Code').fill(recovery ?? '');
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await isInside(elsewhere);
  // It went on to the address that was asked for before.
  expect(new URL(elsewhere.url()).pathname).toBe('/account');

  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isInside(page);
});

test('a password that is wrong and a link that was used say so, and let nobody in', async () => {
  const page = await opened();
  await page.goto(`${home}/sign-in`);
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That is not right.').waitFor();
  await page.goto(`${home}/welcome#aGFyYm91cmxpbmU.0123456789abcdef.${'x'.repeat(43)}`);
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await page.goto(`${home}/people`);
  await page.waitForURL(/\/sign-in/u);
});

test('a new server is taken over with the administrator’s key, which makes the first account', async () => {
  const fresh = await serve();
  const grants = [{ scope: 'admin' as const }];
  const key = await createKey(fresh.context, { organisation, actor: system, name: 'first', grants });
  if (!key.ok) throw new TypeError('no key');
  const page = await opened();
  await page.goto(fresh.home);
  await page.getByRole('heading', { name: 'A new organisation' }).waitFor();
  await page.getByLabel('Administrator’s API key').fill(key.value.token);
  await page.getByLabel('What the organisation is called').fill('Harbourline Networks');
  await page.getByLabel('Your name').fill('Derek Wong');
  await page.getByLabel('Mail address').fill('derek@harbourline.example');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Welcome, Derek Wong' }).waitFor();
  await page.getByLabel('Set a password').fill(password);
  await page.getByLabel('The same again').fill(password);
  await page.getByRole('button', { name: 'Set it and sign in' }).click();
  await page.getByRole('banner').getByText('Derek Wong').waitFor();
  await page.goto(`${fresh.home}/people`);
  await page.getByRole('link', { name: 'Derek Wong' }).waitFor();
  await page.getByText('Administrator', { exact: true }).waitFor();
  await fresh.app.close();
});
