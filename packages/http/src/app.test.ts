import { Unavailable } from '@troth/stores';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseUndeclared } from './app.ts';
import { storeBut } from './testing/store-but.ts';
import { bearer, grant, houseForTests } from './testing/house-for-tests.ts';
import type { HouseForTests } from './testing/house-for-tests.ts';

let house: HouseForTests;
let admin: Record<string, string>;

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
});
afterAll(() => house.app.close());

test('who asks without a key is told so, in a problem document', async () => {
  const answer = await house.app.inject('/v1/agreements');
  expect(answer.statusCode).toBe(401);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'www-authenticate': 'Bearer realm="troth"',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.json()).toMatchObject({
    code: 'unauthenticated',
    status: 401,
    type: 'urn:troth:problem:unauthenticated',
  });
});

test('a key without the scope is refused, one with it is let in', async () => {
  const writer = bearer(await house.token('north', grant('evidence:write')));
  expect((await house.app.inject({ url: '/v1/agreements', headers: writer })).statusCode).toBe(403);
  const answer = await house.app.inject({ url: '/v1/agreements', headers: admin });
  expect([answer.statusCode, answer.json()]).toEqual([200, { items: [] }]);
});

test('an ETag is known again', async () => {
  const first = await house.app.inject({ url: '/v1/organisation', headers: admin });
  const { etag } = first.headers;
  const again = await house.app.inject({
    url: '/v1/organisation',
    headers: { ...admin, 'if-none-match': String(etag) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a route that nobody declared does not start', async () => {
  const app = Fastify();
  app.addHook('onRoute', refuseUndeclared);
  expect(() => app.get('/secret', () => 'x')).toThrow(/no line in access\/rules\.ts/u);
  await app.close();
});

test('an address that is none, a path that is none, and an unknown parameter are refused in one form', async () => {
  for (const [url, status, code] of [
    ['/v1/%zz', 400, 'malformed'],
    ['/v1/nothing', 404, 'not-found'],
    ['/v1/agreements?limitt=3', 400, 'malformed'],
    ['/v1/agreements?limit=0', 400, 'malformed'],
    ['/v1/agreements?cursor=abc', 400, 'bad-cursor'],
    [`/v1/agreements/${'x'.repeat(800)}`, 414, 'address-too-long'],
  ] as const) {
    const answer = await house.app.inject({ url, headers: admin });
    expect
      .soft([url, answer.statusCode, answer.headers['content-type'], answer.json()])
      .toMatchObject([url, status, 'application/problem+json', { code }]);
  }
});

test('what is wrong in a body is named by JSON pointers', async () => {
  const payload = { name: '', grants: [{ scope: 'everything' }], organisation: 'south' };
  const answer = await house.app.inject({ method: 'POST', url: '/v1/keys', headers: admin, payload });
  expect(answer.statusCode).toBe(422);
  const { errors } = answer.json<{ errors: { pointer: string }[] }>();
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/name', '/grants/0/scope', '']);
});

test('a store that is full or away says so, and a fault of ours shows nothing of itself', async () => {
  for (const [thrown, status, code] of [
    [new Unavailable('full', 'The disk is full.'), 507, 'full'],
    [new Unavailable('away', 'The database is away.'), 503, 'away'],
    [new Error('secret detail'), 500, 'fault'],
  ] as const) {
    const failing = await houseForTests({}, (store) =>
      storeBut(store, { organisations: () => Promise.reject(thrown) }),
    );
    const answer = await failing.app.inject('/readyz');
    expect.soft([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect.soft(answer.body).not.toContain('secret detail');
    if (status !== 500) expect.soft(answer.headers['retry-after']).toMatch(/^\d+$/u);
    await failing.app.close();
  }
});

test('metrics are for this machine, or for whoever shows the token', async () => {
  const local = await house.app.inject('/metrics');
  expect([local.statusCode, local.body.includes('troth_http_request_duration_seconds_bucket')]).toEqual([200, true]);
  expect((await house.app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })).statusCode).toBe(403);
  const guarded = await houseForTests({ metrics: { token: 'm-token' } });
  expect((await guarded.app.inject('/metrics')).statusCode).toBe(401);
  expect(
    (await guarded.app.inject({ url: '/metrics', headers: bearer('m-token'), remoteAddress: '203.0.113.9' }))
      .statusCode,
  ).toBe(200);
  await guarded.app.close();
});

test('the log names requests and never keys', async () => {
  const lines: string[] = [];
  const logged = await houseForTests({ log: { level: 'info', stream: { write: (line) => void lines.push(line) } } });
  const token = await logged.token('north', grant('read'));
  const answer = await logged.app.inject({ url: '/v1/organisation?x=private', headers: bearer(token) });
  await logged.app.close();
  expect(lines.join('')).toContain(String(answer.headers['x-request-id']));
  for (const secret of [token, 'private']) expect(lines.join('')).not.toContain(secret);
});
