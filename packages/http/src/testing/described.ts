/** The OpenAPI document as tests go through it: operations with what a request to each of them needs. */
import { z } from 'zod';
import { agreementText } from './seed.ts';
import type { Ids } from './seed.ts';

const described = z.looseObject({
  operationId: z.string(),
  'x-resource': z.string(),
  'x-scopes': z.array(z.string()),
  'x-open-to': z.string().optional(),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']) }))
    .default([]),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })) })
    .optional(),
});

export interface Described extends z.output<typeof described> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: string;
}

const methods = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  options: 'OPTIONS',
} as const;
const document = z.looseObject({
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete', 'options']), described)),
});

/** Reads first, then what makes things, last what takes them away, so that each finds what it asks about. */
export function operationsIn(text: unknown): readonly Described[] {
  const all = Object.entries(document.parse(text).paths).flatMap(([path, own]) =>
    Object.entries(own).map(([method, one]): Described => ({
      ...one,
      path,
      method: methods[method as keyof typeof methods],
    })),
  );
  const rank = ({ method, operationId }: Described): number =>
    ({ GET: 0, OPTIONS: 0, POST: operationId.startsWith('close') ? 3 : 1, PUT: 2, PATCH: 2, DELETE: 4 })[method];
  return all.sort((one, other) => rank(one) - rank(other));
}

export interface Request {
  readonly method: Described['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** Parameters that belong to nobody. */
export const neutral: Ids = {
  after: '0',
  kind: 'service',
  period: '2025-01',
  revision: '1',
  index: '0',
  from: '0',
  form: 'state',
  extension: 'html',
  q: 'of',
};

/** A request that is right in form, about the things that `ids` names; `fresh` is a new id for what it makes. */
export function requestFor(operation: Described, ids: Ids, fresh: string): Request {
  const all: Ids = { ...neutral, ...ids };
  const url = operation.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(all[name] ?? fresh));
  const asked = operation.parameters.flatMap(({ in: place, name }): [string, string][] => {
    const value = all[name];
    return place === 'query' && value !== undefined ? [[name, value]] : [];
  });
  const query = asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
  const payload = payloadFor(operation, all, fresh);
  return {
    method: operation.method,
    url: `${url}${query}`,
    headers: payload === undefined ? {} : { 'content-type': 'application/json' },
    ...(payload === undefined ? {} : { payload }),
  };
}

/** Whether there is anything in the request that could belong to somebody. */
export const namesThings = (operation: Described, ids: Ids): boolean =>
  JSON.stringify(requestFor(operation, ids, 'fresh')) !== JSON.stringify(requestFor(operation, {}, 'fresh'));

function payloadFor(operation: Described, ids: Ids, fresh: string): string | undefined {
  const { requestBody, operationId } = operation;
  if (requestBody === undefined) return undefined;
  if (operationId === 'publishAgreements')
    return JSON.stringify({ texts: [{ file: 'a.json', text: agreementText(fresh, 'nobody') }] });
  if (operationId === 'sendEvidence')
    return JSON.stringify([{ form: 'state', id: fresh, start: '2025-01-04T00:00:00Z', state: 'up' }]);
  const example = requestBody.content['application/json']?.example;
  if (typeof example !== 'object' || example === null) return '{}';
  const filled = Object.entries(example).map(([key, value]: [string, unknown]) => {
    if (key === 'id') return [key, fresh];
    if (key === 'url') return [key, 'http://127.0.0.1:9/x'];
    return [key, typeof value === 'string' ? (ids[key] ?? value) : value];
  });
  const body: Record<string, unknown> = Object.fromEntries(filled);
  return JSON.stringify(operationId === 'registerSource' ? { ...body, kind: 'rows' } : body);
}
