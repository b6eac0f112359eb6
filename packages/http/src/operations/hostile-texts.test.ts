/** Texts that nobody writes in good faith: too deep, too many, with names of the language. Each is refused, none breaks anything. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';
import { seed } from '../testing/seed.ts';

let house: HouseForTests;
let headers: { authorization: string };
beforeAll(async () => {
  house = await houseForTests();
  const token = await house.token('north', grant('admin'));
  headers = bearer(token);
  await seed(house.app, { organisation: 'north', token, canary: 'zinfandel' });
  const begun = await house.app.inject({
    method: 'POST',
    url: '/v1/drafts',
    headers,
    payload: { from: { agreement: 'SLA-north' }, effective: '2025-05-01' },
  });
  expect(begun.statusCode).toBe(201);
});
afterAll(() => house.app.close());

const ask = async (method: 'PATCH' | 'PUT' | 'POST', url: string, payload: string): Promise<number> => {
  const type = { 'content-type': 'application/json' };
  const answer = await house.app.inject({ method, url, headers: { ...headers, ...type }, payload });
  return answer.statusCode;
};
const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const change = (path: string, value: string): string => `{"base":1,"changes":[{"path":${path},"value":${value}}]}`;

test.each([
  ['a list in a list a hundred times', change('["x"]', nested(100))],
  ['a list in a list fifty thousand times', change('["x"]', nested(50_000))],
  ['a path of a thousand names', change(JSON.stringify(Array.from({ length: 1000 }, () => 'x')), '1')],
  ['a term called __proto__', change('["__proto__","x"]', '1')],
  ['a value with __proto__', change('["x"]', '{"__proto__":{"y":1}}')],
  ['a change with __proto__', '{"base":1,"changes":[{"path":["x"],"__proto__":{"value":1}}]}'],
])('%s is refused', async (_, payload) => {
  const status = await ask('PATCH', '/v1/drafts/DRF-0001', payload);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

const laughs = ['a: &a [x,x,x,x,x,x,x,x,x,x]'].concat(
  Array.from('bcdefghi', (name, index) => {
    const before = 'abcdefghi'[index] ?? 'a';
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(',')}]`;
  }),
);
test.each([
  ['aliases that grow without end', laughs.join('\n')],
  ['a list in a list twenty thousand times', `x: ${nested(20_000)}`],
  ['a key __proto__', 'apiVersion: troth/v1\n__proto__: {x: 1}\n'],
])('a file with %s is refused', async (_, text) => {
  for (const [method, url, payload] of [
    ['PUT', '/v1/drafts/DRF-0001/text', { text }],
    ['POST', '/v1/templates', { from: { yaml: text } }],
  ] as const) {
    const status = await ask(method, url, JSON.stringify(payload));
    expect([url, status >= 400 && status < 500]).toEqual([url, true]);
  }
});

test.each(['constructor', '__proto__', 'toString'])('an act called %s is nowhere', async (act) => {
  expect(await ask('POST', `/v1/records/draft/DRF-0001/acts/${act}`, '{}')).toBe(404);
});
