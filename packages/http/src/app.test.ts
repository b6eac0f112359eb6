import { afterAll, beforeAll, expect, test } from 'vitest';
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
