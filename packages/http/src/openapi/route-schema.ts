/** What Fastify is told about an operation: schemas to validate with, and the words of the document. */
import { z } from 'zod';
import type { Rule } from '../access/rules.ts';
import type { Operation } from '../operations/operation.ts';

const keyHeader = z
  .string()
  .optional()
  .describe(
    'Makes the request happen once, however often it is sent: 1 to 128 visible ASCII characters, such as a UUID. The answer is given again; another request with the same key is refused.',
  );

export const takesKey = (operation: Operation): boolean =>
  operation.style === 'raw' ? operation.keyed === true : operation.method !== 'GET';

const headersOf = (operation: Operation): z.ZodType => {
  return z.looseObject({
    ...(takesKey(operation) ? { 'idempotency-key': keyHeader } : {}),
    ...(operation.style === 'json' && operation.versioned === true
      ? { 'if-match': z.string().optional().describe('ETag of what was read: refused when it was changed since.') }
      : {}),
    ...(operation.style === 'json' && operation.method === 'GET'
      ? { 'if-none-match': z.string().optional().describe('ETag of what you have: 304 when it is the newest.') }
      : {}),
  });
};

export function routeSchema(operation: Operation, rule: Rule): object {
  const { id, tag, summary, description, params, query } = operation;
  const given = {
    headers: headersOf(operation),
    querystring: query ?? z.strictObject({}),
    ...(params === undefined ? {} : { params }),
    ...(operation.style === 'json' && operation.body !== undefined ? { body: operation.body } : {}),
  };
  return {
    ...given,
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(rule.needs === 'signed-in' ? { security: [{ session: [] }] } : {}),
    ...(typeof rule.needs === 'string' && rule.needs !== 'signed-in' ? { security: [] } : {}),
    response: { [operation.status]: answerOf(operation) },
    'x-resource': rule.resource,
    'x-scopes': typeof rule.needs === 'string' ? [] : [...rule.needs],
    ...(typeof rule.needs === 'string' ? { 'x-open-to': rule.needs } : {}),
    ...(rule.level === undefined ? {} : { 'x-level': rule.level }),
    ...(rule.parties ? { 'x-parties': true } : {}),
  };
}

function answerOf(operation: Operation): object {
  const types = operation.style === 'json' ? ['application/json'] : operation.answers;
  const schema = operation.style === 'json' ? operation.answer : (operation.tells ?? z.string());
  return {
    description: operation.summary,
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
  };
}
