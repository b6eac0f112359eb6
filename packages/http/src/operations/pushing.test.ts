import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Instant } from '@troth/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { storeBut } from '../testing/store-but.ts';

let house: HouseForTests;
let admin: Record<string, string>;
const secret = Buffer.from('a secret of 24 bytes or so').toString('base64');

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
  const register = async (source: string, payload: object): Promise<void> => {
    const made = await house.app.inject({ method: 'PUT', url: `/v1/sources/${source}`, headers: admin, payload });
    expect(made.statusCode, made.body).toBe(200);
  };
  await register('prom', { kind: 'prometheus-remote-write' });
  const mappings = [{ match: {}, state: 'down', subject: 'core' }];
  await register('alerts', { kind: 'alertmanager', config: { source: 'alerts', mappings } });
  await register('events', { kind: 'cloudevents', config: { source: 'events', origins: ['slo.example.com'] } });
  await register('signed', { kind: 'standard-webhook', config: { source: 'signed' }, secret: `whsec_${secret}` });
});
afterAll(() => house.app.close());

const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
const text = (words: string): Buffer => Buffer.from(words);

/** One series with one sample, as remote write 1.0 has it, in a snappy block without compression. */
function writeRequest(value: number): Buffer {
  const double = Buffer.alloc(9);
  double[0] = 9;
  double.writeDoubleLE(value, 1);
  const label = field(1, Buffer.concat([field(1, text('__name__')), field(2, text('up'))]));
  const sample = field(2, Buffer.concat([double, Buffer.from([16, 0x80, 0xb8, 0xb6, 0xfc, 0xd3, 0x32])]));
  const message = field(1, Buffer.concat([label, sample]));
  return Buffer.concat([Buffer.from([message.length, (message.length - 1) << 2]), message]);
}

const write = (headers: object, url = '/api/v1/write') =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy', ...headers },
    payload: writeRequest(1),
  });

test('remote write goes to the source that the key is limited to', async () => {
  const own = bearer(await house.token('north', [{ scope: 'evidence:write', source: 'prom' }]));
  expect((await write(own)).statusCode).toBe(204);
  expect((await write(own)).statusCode).toBe(204);
  const at = Instant.parse('2025-02-26T00:00:00Z');
  const span = { start: at, end: Instant.plus(at, 1) };
  const kept = await house.context.store.read('north', (reader) => reader.samples({ source: 'prom', span }));
  expect(kept).toMatchObject([{ labels: { __name__: 'up' }, at, value: 1 }]);
});

test('pushes that share a transaction ask for no second connection, of which an embedded store has none', async () => {
  let [writing, crossed] = [0, 0];
  const one = await houseForTests({}, (store) =>
    storeBut(store, {
      write: async (organisation, work) => {
        writing += 1;
        try {
          return await store.write(organisation, work);
        } finally {
          writing -= 1;
        }
      },
      organisations: () => {
        if (writing > 0) crossed += 1;
        return store.organisations();
      },
    }),
  );
  const headers = bearer(await one.token('north', grant('admin')));
  const payload = { kind: 'prometheus-remote-write' };
  await one.app.inject({ method: 'PUT', url: '/v1/sources/prom', headers, payload });
  const told = await Promise.all(
    [1, 2, 3].map((value) =>
      one.app.inject({
        method: 'POST',
        url: '/api/v1/write?source=prom',
        headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy', ...headers },
        payload: writeRequest(value),
      }),
    ),
  );
  expect([crossed, ...told.map(({ statusCode }) => statusCode)]).toEqual([0, 204, 204, 204]);
  await one.app.close();
});

test('who only knows the address of a signed source takes no seat from those who have keys', async () => {
  const narrow = await houseForTests({ limits: { concurrent: 1 } });
  const headers = bearer(await narrow.token('north', grant('admin')));
  const endless = new Readable({ read: () => undefined });
  const hanging = narrow.app.inject({ method: 'POST', url: '/hooks/north/none', payload: endless }).catch(() => 'gone');
  await new Promise((resolve) => setImmediate(resolve));
  const second = await narrow.app.inject({ method: 'POST', url: '/hooks/north/none', payload: 'x' });
  expect(second.statusCode).toBe(429);
  expect((await narrow.app.inject({ url: '/v1/organisation', headers })).statusCode).toBe(200);
  endless.push(null);
  await hanging;
  await narrow.app.close();
});

test('where the key names no source the address does, and otherwise it is asked for', async () => {
  expect((await write(admin)).json()).toMatchObject({
    code: 'malformed',
    detail: expect.stringContaining('?source=') as string,
  });
  expect((await write(admin, '/api/v1/write?source=prom')).statusCode).toBe(204);
  expect((await write(admin, '/api/v1/write?source=none')).json()).toMatchObject({ code: 'not-found' });
  const elsewhere = bearer(await house.token('south', grant('admin')));
  expect((await write(elsewhere, '/api/v1/write?source=prom')).json()).toMatchObject({ code: 'not-found' });
});

test('a webhook without a signature is let in by a key, packed or not', async () => {
  const alert = {
    status: 'firing',
    labels: { alertname: 'Down' },
    annotations: {},
    startsAt: '2025-02-25T00:00:00Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
    fingerprint: 'ab12',
  };
  const body = JSON.stringify({
    version: '4',
    groupKey: '{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'r',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: '',
    alerts: [alert],
  });
  const send = (payload: string | Buffer, headers: object) =>
    house.app.inject({
      method: 'POST',
      url: '/ingest/alerts',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  expect((await send(body, {})).statusCode).toBe(401);
  expect((await send(body, admin)).statusCode).toBe(200);
  expect((await send(gzipSync(body), { ...admin, 'content-encoding': 'gzip' })).statusCode).toBe(200);
  const rows = await house.app.inject({ url: '/v1/evidence?source=alerts', headers: admin });
  expect(rows.json<{ items: object[] }>().items).toHaveLength(1);
  expect((await send('['.repeat(5000), admin)).statusCode).toBe(400);
});

test('a handshake is answered in its own protocol', async () => {
  const greet = (headers: object) =>
    house.app.inject({ method: 'OPTIONS', url: '/ingest/events', headers: { ...admin, ...headers } });
  expect((await greet({ 'webhook-request-origin': 'slo.example.com' })).headers['webhook-allowed-origin']).toBe(
    'slo.example.com',
  );
  expect((await greet({ 'webhook-request-origin': 'evil.example.com' })).statusCode).toBe(403);
});

test('a signed webhook needs no key, and nobody learns which sources there are', async () => {
  const body = JSON.stringify([{ form: 'state', id: 'w1', start: '2025-02-25T00:00:00Z', state: 'down' }]);
  const at = String(Math.floor(house.context.clock() / 1000));
  const sign = (signed: string): string =>
    createHmac('sha256', Buffer.from(secret, 'base64')).update(`msg_1.${at}.${signed}`).digest('base64');
  const send = (path: string, signature: string) =>
    house.app.inject({
      method: 'POST',
      url: `/hooks/${path}`,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'msg_1',
        'webhook-timestamp': at,
        'webhook-signature': `v1,${signature}`,
      },
      payload: body,
    });
  expect((await send('north/signed', sign(body))).statusCode).toBe(200);
  const refused = await Promise.all([
    send('north/signed', sign('another body')),
    send('north/alerts', sign(body)),
    send('north/none', sign(body)),
    send('south/signed', sign(body)),
    send('nobody/none', sign(body)),
  ]);
  const words = refused.map(
    ({ statusCode, body: answer }) => `${statusCode} ${answer.replace(/urn:troth:request:[^"]+/u, '')}`,
  );
  expect(new Set(words).size).toBe(1);
  expect(words[0]).toMatch(/^401 /u);
});
