import { format } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rules } from '../access/rules.ts';
import { currentDocument } from './current.ts';

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(3),
  description: z.string().min(10),
  tags: z.array(z.string()).length(1),
  'x-resource': z.string(),
  'x-scopes': z.array(z.string()),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.looseObject({})).optional() })),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

let document: object;
let operations: z.output<typeof operationSchema>[];

beforeAll(async () => {
  document = await currentDocument();
  operations = Object.values(documentSchema.parse(document).paths).flatMap((path) => Object.values(path));
});

test('openapi.json is what the code says (npm run golden rewrites it)', async () => {
  const text = await format(JSON.stringify(document), { parser: 'json', printWidth: 120 });
  await expect(text).toMatchFileSnapshot('../../openapi.json');
});

test('every line of the rules is an operation, and every operation has its line', () => {
  // The files of the web application are no operation of the API.
  const described = [...operations.map((operation) => operation.operationId), 'application'];
  expect(described.sort()).toEqual(Object.keys(rules).sort());
});

test('every operation shows an example of what it answers, and of the JSON that it is sent', () => {
  for (const { operationId, responses, requestBody } of operations) {
    const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};
    for (const content of Object.values(good)) expect.soft(content['example'], operationId).toBeDefined();
    const sent = requestBody?.content['application/json'];
    if (sent !== undefined && 'schema' in sent && JSON.stringify(sent).includes('properties'))
      expect.soft(sent['example'], operationId).toBeDefined();
  }
});

test('every operation that can be refused refers to the one form of refusals', () => {
  for (const { operationId, responses } of operations) {
    const refusals = Object.entries(responses).filter(([status]) => /^[45]/u.test(status));
    expect.soft(refusals.length, operationId).toBeGreaterThan(0);
    for (const [, { content }] of refusals)
      expect
        .soft(content?.['application/problem+json']?.['schema'], operationId)
        .toEqual({ $ref: '#/components/schemas/Problem' });
  }
});

test('nothing refers to a schema that is not there', () => {
  const { schemas } = documentSchema.parse(document).components;
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map(([, name]) => name);
  expect(named.filter((name) => name === undefined || !Object.hasOwn(schemas, name))).toEqual([]);
});
