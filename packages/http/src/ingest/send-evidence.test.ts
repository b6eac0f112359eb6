import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { agreementText } from '../testing/seed.ts';

let house: HouseForTests;
let admin: Record<string, string>;

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
  await house.app.inject({ method: 'PUT', url: '/v1/sources/probe', headers: admin, payload: { kind: 'rows' } });
});
afterAll(() => house.app.close());

const send = (payload: string | Buffer, headers: object = {}, query = '') =>
  house.app.inject({
    method: 'POST',
    url: `/v1/sources/probe/evidence${query}`,
    headers: { 'content-type': 'application/x-ndjson', ...admin, ...headers },
    payload,
  });

const row = (id: string, more: object = {}): string =>
  JSON.stringify({
    form: 'state',
    id,
    start: '2025-01-03T00:00:00Z',
    end: '2025-01-03T01:00:00Z',
    state: 'down',
    ...more,
  });

test('each row has its own fate', async () => {
  const answer = await send([row('a'), 'nonsense', row('b', { state: '' }), row('c')].join('\n'));
  expect(answer.statusCode).toBe(207);
  expect(answer.json()).toMatchObject({
    accepted: 2,
    duplicates: 0,
    refusedCount: 2,
    refused: [{ place: 'body:2' }, { place: 'body:3' }],
  });
  const again = await send([row('a'), row('c')].join('\n'));
  expect([again.statusCode, again.json()]).toMatchObject([200, { accepted: 0, duplicates: 2 }]);
  const aside = await house.app.inject({ url: '/v1/sources/probe/quarantine', headers: admin });
  expect(aside.json<{ items: object[] }>().items).toHaveLength(2);
});

test('when no row can be taken the request is refused with every reason', async () => {
  const answer = await send('nonsense\nmore nonsense');
  expect([answer.statusCode, answer.json()]).toMatchObject([
    422,
    { code: 'invalid', errors: [{ pointer: 'body:1' }, { pointer: 'body:2' }] },
  ]);
  expect((await send('')).json()).toMatchObject({ code: 'invalid' });
});

test('a table, a list, and packed lines say the same', async () => {
  const table = 'id,start,end,state\nt,2025-01-04T00:00:00Z,2025-01-04T01:00:00Z,down\n';
  const csv = await send(table, { 'content-type': 'text/csv' }, '?form=state');
  expect([csv.statusCode, csv.json()]).toMatchObject([200, { accepted: 1 }]);
  const same = row('t', { start: '2025-01-04T00:00:00Z', end: '2025-01-04T01:00:00Z' });
  const list = await send(`[${same}]`, { 'content-type': 'application/json' });
  const packed = await send(gzipSync(same), { 'content-encoding': 'gzip' });
  expect([list.json(), packed.json()]).toMatchObject([{ duplicates: 1 }, { duplicates: 1 }]);
});

test('a request sent again under its key is answered as before, whatever came in between', async () => {
  const headers = { 'idempotency-key': 'batch-1' };
  const first = await send(row('k'), headers);
  const again = await send(row('k'), headers);
  expect(first.json()).toMatchObject({ accepted: 1, duplicates: 0 });
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
  expect((await send(row('other'), headers)).json()).toMatchObject({ code: 'key-reused' });
});

test('more rows than a part holds are all stored', async () => {
  const lines = Array.from({ length: 4_500 }, (_, number) => row(`many-${number}`)).join('\n');
  expect((await send(lines)).json()).toMatchObject({ accepted: 4500, refusedCount: 0 });
});

test('an unknown source is not there, and rows of another type are not read', async () => {
  const headers = { ...admin, 'content-type': 'application/json' };
  const elsewhere = await house.app.inject({
    method: 'POST',
    url: '/v1/sources/none/evidence',
    headers,
    payload: `[${row('x')}]`,
  });
  expect(elsewhere.statusCode).toBe(404);
  expect((await send('<x/>', { 'content-type': 'application/xml' })).statusCode).toBe(415);
});

test('raw rows come back page by page and as a file, as they were known', async () => {
  const page = await house.app.inject({ url: '/v1/evidence?limit=2&form=state', headers: admin });
  const { items, next } = page.json<{ items: { row: { id: string } }[]; next: string }>();
  expect(items.map((item) => item.row.id)).toEqual(['a', 'c']);
  const rest = await house.app.inject({ url: `/v1/evidence?limit=1&form=state&cursor=${next}`, headers: admin });
  expect(rest.json()).toMatchObject({ items: [{ row: { id: 't' } }] });
  expect((await house.app.inject({ url: `/v1/evidence?limit=1&cursor=${next}`, headers: admin })).json()).toMatchObject(
    { code: 'bad-cursor' },
  );
  await send(row('formula', { cause: '=HYPERLINK("http://x")' }));
  const file = await house.app.inject({ url: '/v1/evidence/download?source=probe', headers: admin });
  expect(file.body.split('\r\n').find((line) => line.includes('formula'))).toContain(`"'=HYPERLINK(""http://x"")"`);
  const before = await house.app.inject({
    url: '/v1/evidence/download?knownAt=2025-01-01T00:00:00Z&format=json-lines',
    headers: admin,
  });
  expect([before.statusCode, before.body]).toEqual([200, '']);
});

test('a period is told with all it rests on, or not at all when it is no period', async () => {
  const texts = [{ file: 'a.json', text: agreementText('SLA-X', 'x') }];
  await house.app.inject({ method: 'POST', url: '/v1/agreements', headers: admin, payload: { texts } });
  await send(row('of-x', { agreement: 'SLA-X' }));
  const ask = (period: string, query = '') =>
    house.app.inject({ url: `/v1/agreements/SLA-X/periods/${period}/evidence${query}`, headers: admin });
  const lines = await ask('2025-01', '?format=json-lines');
  expect([lines.statusCode, lines.body.includes('"of-x"')]).toEqual([200, true]);
  const table = await ask('2025-01');
  expect(table.body.split('\r\n')[0]).toContain('entry,position,form,id');
  expect(table.body).toContain('of-x');
  expect((await ask('nonsense')).statusCode).toBe(422);
});
