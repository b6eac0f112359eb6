/** Webhooks against a receiver on this machine: signed, tried again, once in effect; nothing goes inside unless allowed. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRecord } from '../practice/write.ts';
import { outbox } from './outbox.ts';
import { publishAgreement } from '../agreements/publish.ts';
import { anna, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { deliverWaiting } from './deliver.ts';
import { addressFault, guardedLookup, isInside } from './outward-address.ts';
import { signatures } from './send.ts';
import { listWebhooks, registerWebhook, removeWebhook, rotateWebhookSecret } from './webhooks.ts';

let house: House;
let server: Server;
let url: string;
let answer: (request: IncomingMessage) => number;
const received: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];

beforeEach(async () => {
  house = await houseForTests();
  received.length = 0;
  answer = () => 204;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const status = answer(request);
      response.writeHead(status, status === 302 ? { location: `${url}/elsewhere` } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  url = `http://127.0.0.1:${address.port}/hook`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const publish = async (id: string): Promise<void> =>
  void taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement(id)] }));
const hook = async (): Promise<string> =>
  taken(
    await registerWebhook(house.context, {
      organisation,
      actor: anna,
      id: 'hook',
      url,
      topics: ['agreement.published'],
    }),
  ).secret;
const deliver = async (): Promise<number> => deliverWaiting(house.context, organisation);

function signed({ headers, body }: (typeof received)[number], secret: string): string {
  const head = z.object({ 'webhook-id': z.string(), 'webhook-timestamp': z.string() }).parse(headers);
  return signatures({ id: head['webhook-id'], timestamp: Number(head['webhook-timestamp']), body, secrets: [secret] });
}

describe('a webhook', () => {
  it('is told of its topics from then on, signed', async () => {
    await publish('BEFORE');
    const secret = await hook();
    await publish('NORTH');
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);
    expect(received).toHaveLength(1);
    const [first] = received;
    if (first === undefined) throw new TypeError('nothing was received');
    expect(first.headers['webhook-signature']).toBe(signed(first, secret));
    expect(JSON.parse(first.body)).toMatchObject({ type: 'agreement.published', data: { subject: 'NORTH/1' } });
  });

  it('is told again after a failure, later, under the same id', async () => {
    await hook();
    await publish('NORTH');
    answer = () => 500;
    expect(await deliver()).toBe(0);
    answer = () => 200;
    expect(await deliver()).toBe(0);
    house.setClock('2025-02-26T00:30:06.000Z');
    expect(await deliver()).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(received).toHaveLength(2);
  });

  it('that is not taken is seen in the outbox, with the reason', async () => {
    await hook();
    await publish('NORTH');
    answer = () => 503;
    await deliver();
    const seen = await outbox(house.context, { organisation });
    expect(seen).toMatchObject({
      mail: false,
      webhooks: [{ id: 'hook', waiting: [{ subject: 'NORTH/1', attempts: 1, error: 'answered with 503' }] }],
    });
  });

  it('follows no redirect', async () => {
    await hook();
    await publish('NORTH');
    answer = () => 302;
    expect(await deliver()).toBe(0);
    expect(received).toHaveLength(1);
  });

  it('signs with the old secret and the new one while they are changed over', async () => {
    const old = await hook();
    const { secret } = taken(await rotateWebhookSecret(house.context, { organisation, actor: anna, id: 'hook' }));
    await publish('NORTH');
    await deliver();
    const [first] = received;
    if (first === undefined) throw new TypeError('nothing was received');
    expect(first.headers['webhook-signature']).toBe(`${signed(first, secret)} ${signed(first, old)}`);
  });

  it('that says it is gone is removed', async () => {
    await hook();
    await publish('NORTH');
    answer = () => 410;
    await deliver();
    expect(await listWebhooks(house.context, { organisation })).toEqual([]);
  });

  it('is told nothing after it was removed', async () => {
    await hook();
    await publish('NORTH');
    taken(await removeWebhook(house.context, { organisation, actor: anna, id: 'hook' }));
    expect(await deliver()).toBe(0);
    expect(received).toEqual([]);
  });

  it('does not hold up anybody while it answers slowly', async () => {
    await hook();
    await publish('NORTH');
    let wrote = false;
    answer = () => {
      expect(wrote).toBe(true);
      return 200;
    };
    const sending = deliver();
    const item = { organisation, actor: anna, kind: 'service' as const, id: 'dia', body: { name: { en: 'Internet' } } };
    wrote = (await createRecord(house.context, item)).ok;
    expect(await sending).toBe(1);
  });
});

describe('addresses inside', () => {
  const closed = { privateAddresses: false, plain: false, timeoutMs: 1000 };

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    'fe80::1',
    '64:ff9b::7f00:1',
    'no address',
  ])('%s is one', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111'])('%s is none', (address) => {
    expect(isInside(address)).toBe(false);
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'http://example.org/',
    'ftp://example.org/',
    'https://a:b@example.org/',
    'nonsense',
  ])('%s is not sent to', (text) => {
    expect(addressFault(text, closed)).toBeTypeOf('string');
  });

  it('hide behind no name: the answer is checked when it is connected to', async () => {
    const looked = (rules: typeof closed) =>
      new Promise<string>((resolve) => {
        guardedLookup(rules)('localhost', {}, (error, address) => resolve(error?.message ?? z.string().parse(address)));
      });
    expect(await looked(closed)).toMatch(/where nothing is sent/u);
    expect(await looked({ ...closed, privateAddresses: true })).toMatch(/^(127\.|::1)/u);
  });

  it('are refused again at each attempt, whatever was allowed before', async () => {
    await hook();
    await publish('NORTH');
    expect(await deliverWaiting({ ...house.context, outward: closed }, organisation)).toBe(0);
    expect(received).toEqual([]);
  });
});
