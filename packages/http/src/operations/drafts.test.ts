/** Drafts over HTTP: what is answered where two people meet, where a guard holds a step back, where somebody looked too long. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { seed } from '../testing/seed.ts';

let house: HouseForTests;
let headers: { authorization: string };
type Sent = readonly ['GET' | 'POST' | 'PATCH' | 'PUT', string, object?, object?];
const ask = (...[method, url, payload, more = {}]: Sent) =>
  house.app.inject({
    method,
    url: `/v1/drafts${url}`,
    headers: { ...headers, ...more },
    ...(payload === undefined ? {} : { payload }),
  });
const title = (value: string) => [{ path: ['title'], value }];

beforeAll(async () => {
  house = await houseForTests();
  const token = await house.token('north', grant('admin'));
  headers = bearer(token);
  await seed(house.app, { organisation: 'north', token, canary: 'zinfandel' });
});
afterAll(() => house.app.close());

test('a draft is begun from what is in force, changed, read as a file and put back', async () => {
  const begun = await ask('POST', '', { from: { agreement: 'SLA-north' }, effective: '2025-05-01' });
  expect(begun.statusCode).toBe(201);
  expect(begun.json()).toMatchObject({
    id: 'DRF-0001',
    revision: 2,
    state: 'draft',
    edit: { may: true },
    inside: { compiles: true, deviations: [] },
    steps: [
      { step: 'submit', may: true, ready: false, guards: [{ code: 'complete', ok: false }] },
      { step: 'withdraw' },
    ],
  });
  const changed = await ask('PATCH', '/DRF-0001', { base: 1, changes: title('Line') });
  expect(changed.json()).toMatchObject({ version: 2, text: { title: 'Line' } });
  const file = (await ask('GET', '/DRF-0001/text')).json();
  expect(file).toMatchObject({ name: 'sla-north-2.yaml', version: 2, hash: changed.json().hash });
  const put = await ask('PUT', '/DRF-0001/text', { text: file.text.replace('Line', 'Another line'), base: 2 });
  expect(put.json()).toMatchObject({ version: 3, text: { title: 'Another line' } });
  const listed = (await ask('GET', '?agreement=SLA-north')).json();
  expect(listed.items).toMatchObject([{ id: 'DRF-0001', version: 3, title: { en: 'Line of zinfandel' } }]);
});

test('where two people changed one term, both are told and nothing is changed', async () => {
  const met = await ask('PATCH', '/DRF-0001', { base: 1, changes: title('Mine') });
  expect(met.statusCode).toBe(409);
  expect(met.json()).toMatchObject({
    code: 'conflict',
    errors: [{ code: 'MEETS', pointer: '/title', met: { path: ['title'], yours: 'Mine', theirs: 'Another line' } }],
  });
  expect((await ask('GET', '/DRF-0001')).json().version).toBe(3);
});

test('a step that a guard holds back says how to satisfy it; one on an older version says so', async () => {
  const held = await ask('POST', '/DRF-0001/steps/submit', {});
  expect(held.statusCode).toBe(409);
  expect(held.json().errors).toMatchObject([{ code: 'GUARD-COMPLETE' }]);
  expect(held.json().detail).toContain('Correct what the findings name as errors.');
  const late = await ask('POST', '/DRF-0001/steps/submit', {}, { 'if-match': '"1"' });
  expect(late.statusCode).toBe(412);
  // Read just now, it is the guard that holds it back.
  expect((await ask('POST', '/DRF-0001/steps/submit', {}, { 'if-match': '"3"' })).statusCode).toBe(409);
});

test('a text is agreed as it was read: without its version nobody agrees to anything', async () => {
  const blind = await ask('POST', '/DRF-0001/steps/consent', {});
  expect([blind.statusCode, blind.json().detail]).toEqual([409, expect.stringContaining('If-Match')]);
  const stale = await ask('POST', '/DRF-0001/steps/consent', {}, { 'if-match': '"1"' });
  expect(stale.statusCode).toBe(412);
});

test('going back gives the text of an earlier version', async () => {
  const back = await ask('POST', '/DRF-0001/undo', { to: 1 }, { 'if-match': '"3"' });
  expect(back.json()).toMatchObject({ version: 4, text: { title: 'Line of zinfandel' } });
  const versions = (await ask('GET', '/DRF-0001/versions')).json().items;
  expect(versions.map(({ version, changed }: { version: number; changed: boolean }) => [version, changed])).toEqual([
    [4, true],
    [3, true],
    [2, true],
    [1, true],
  ]);
  expect((await ask('GET', '/DRF-0001/versions/2')).json().text.title).toBe('Line');
});

test('notes are kept by clause, and a form that there is not is refused', async () => {
  const note = { clause: 'K13', form: 'open-point', text: { en: 'Which month?' } };
  expect((await ask('POST', '/DRF-0001/notes', note)).json()).toMatchObject({ state: 'open', withOtherSide: false });
  expect((await ask('GET', '/DRF-0001/notes')).json().items).toMatchObject([{ clause: 'K13', form: 'open-point' }]);
  expect((await ask('POST', '/DRF-0001/notes', { ...note, form: 'shout' })).statusCode).toBe(422);
});

test.each([
  ['GET', '/DRF-0099', undefined, 404],
  ['GET', '/DRF-0001/versions/99', undefined, 404],
  ['GET', '/DRF-0001/versions/two', undefined, 404],
  ['POST', '/DRF-0001/steps/fly', {}, 404],
  ['POST', '/DRF-0001/steps/freeze', {}, 409],
  ['POST', '/DRF-0001/clauses/K99/clear', {}, 404],
  ['POST', '/DRF-0001/clauses/K06/assign', { owner: 'nobody' }, 422],
  ['POST', '/DRF-0001/legal-approval', {}, 403],
  ['PATCH', '/DRF-0001', { base: 1, changes: [] }, 422],
  ['PATCH', '/DRF-0001', { base: 4, changes: [{ path: ['id'], value: 'SLA-other' }] }, 422],
  ['PATCH', '/DRF-0001', { base: 4, changes: [{ path: ['commitments', 'none', 'target'], value: 'x' }] }, 409],
  ['PATCH', '/DRF-0001', { base: 4, changes: [{ path: ['x'], value: 0.5 }] }, 422],
  ['PUT', '/DRF-0001/text', { text: 'a: [' }, 422],
  ['POST', '', { from: { agreement: 'SLA-south' } }, 404],
  ['POST', '', { from: { agreement: 'SLA-north' } }, 409],
] as const)('%s %s with %j is answered %i', async (...[method, url, payload, status]) => {
  const answer = await ask(method, url, payload);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});
