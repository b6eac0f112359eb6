import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { holding } from './once.ts';

let house: HouseForTests;
let admin: Record<string, string>;

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
});
afterAll(() => house.app.close());

const size = async (): Promise<number> => {
  const { size: entries } = await house.context.store.read('north', (reader) => reader.head());
  return entries;
};

const make = (key: string, [id, name]: readonly [string, string], headers = admin) =>
  house.app.inject({
    method: 'POST',
    url: '/v1/records/site',
    headers: { ...headers, 'idempotency-key': key },
    payload: { id, body: { name: { en: name } } },
  });

test('a write that is told twice happens once, and both are answered alike', async () => {
  const first = await make('key-1', ['hk', 'Hong Kong']);
  expect(first.statusCode).toBe(201);
  const entries = await size();
  const again = await make('key-1', ['hk', 'Hong Kong']);
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([201, first.body, first.headers.etag]);
  expect([again.headers['idempotency-replayed'], await size()]).toEqual(['true', entries]);
});

test('the same key with another request is refused; in another hand it is another key', async () => {
  await make('key-2', ['tw', 'Taipei']);
  expect((await make('key-2', ['tw', 'Kaohsiung'])).json()).toMatchObject({ code: 'key-reused', status: 422 });
  const other = bearer(await house.token('north', grant('admin')));
  expect((await make('key-2', ['mo', 'Macao'], other)).statusCode).toBe(201);
});

test('a request that was refused is not remembered', async () => {
  const send = (payload: object) =>
    house.app.inject({
      method: 'POST',
      url: '/v1/agreements',
      headers: { ...admin, 'idempotency-key': 'key-3' },
      payload,
    });
  const entries = await size();
  const body = { texts: [{ file: 'a.yaml', text: 'kind: Nonsense' }] };
  expect([(await send(body)).statusCode, (await send({ texts: [] })).statusCode]).toEqual([422, 422]);
  expect(await size()).toBe(entries);
});

test('while one is worked on, the same one is told to come back', async () => {
  const hold = holding();
  const name = ['north', 'key:1 put', 'key-4'] as const;
  const again = (): Promise<string> => hold(name, async () => 'done twice');
  await hold(name, async () => {
    await expect(again()).rejects.toMatchObject({ code: 'in-progress', headers: { 'retry-after': '1' } });
    expect(await hold(['south', name[1], name[2]], async () => 'elsewhere')).toBe('elsewhere');
  });
  expect(await again()).toBe('done twice');
});

test('a secret is shown once and kept nowhere', async () => {
  const ask = () =>
    house.app.inject({
      method: 'POST',
      url: '/v1/keys',
      headers: { ...admin, 'idempotency-key': 'key-5' },
      payload: { name: 'probe', grants: [{ scope: 'read' }] },
    });
  const [first, again] = [await ask(), await ask()];
  const { token } = first.json<{ token: string }>();
  expect(token).toMatch(/^troth\./u);
  expect([again.statusCode, 'token' in again.json<object>()]).toEqual([201, false]);
  expect(again.json()).toEqual({ ...first.json<object>(), token: undefined });
});

test('a key that is no key is refused', async () => {
  expect((await make('two words', ['x', 'x'])).json()).toMatchObject({
    code: 'malformed',
    errors: [{ parameter: 'Idempotency-Key' }],
  });
});

test('what was changed since it was read is not changed over', async () => {
  const url = '/v1/records/site/versions';
  const change = (name: string, headers: object) =>
    house.app.inject({
      method: 'PUT',
      url,
      headers: { ...admin, ...headers },
      payload: { body: { name: { en: name } } },
    });
  expect((await change('nothing', {})).statusCode).toBe(404);
  const made = await make('key-6', ['versions', 'one']);
  const etag = String(made.headers.etag);
  expect(etag).toBe('"1"');
  expect((await make('key-7', ['versions', 'again'])).statusCode).toBe(409);
  expect((await change('two', { 'if-match': etag })).headers.etag).toBe('"2"');
  expect((await change('three', { 'if-match': etag })).json()).toMatchObject({ code: 'changed-since', status: 412 });
  expect((await change('three', { 'if-match': 'W/"x"' })).statusCode).toBe(400);
});
