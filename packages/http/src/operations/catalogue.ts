/** Services, parties, sites and people: what agreements speak of. */
import { catalogueKinds, listItems, putItem, readItem } from '@troth/services';
import { z } from 'zod';
import { documentSchema, idSchema, pageById, pageOf, pageQuery, anyJson } from '../answers/shapes.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { demandVersion } from './versions.ts';

const item = z
  .object({
    kind: z.enum(catalogueKinds),
    id: z.string(),
    version: z.number().int(),
    recordedAt: z.string(),
    retired: z.boolean(),
    body: documentSchema('What is known of it.'),
  })
  .meta({ id: 'CatalogueItem', description: 'A service, party, site or person.' });

const example = {
  kind: 'service',
  id: 'metro-ethernet',
  version: 2,
  recordedAt: '2025-01-15T02:00:00.000Z',
  retired: false,
  body: { name: { en: 'Metro Ethernet' } },
};

const kindParams = z.object({ kind: z.enum(catalogueKinds) });
const itemParams = z.object({ kind: z.enum(catalogueKinds), item: idSchema });

export const catalogueOperations: readonly Operation[] = [
  json({
    id: 'listCatalogue',
    method: 'GET',
    path: '/v1/catalogue/{kind}',
    tag: 'Catalogue',
    summary: 'Items of one kind',
    description: 'Services, parties, sites or people, in order of id; retired ones are left out.',
    params: kindParams,
    query: z.strictObject(pageQuery),
    status: 200,
    answer: pageOf(item),
    examples: { answer: { items: [example] } },
    async handle({ context, caller: { organisation }, params: { kind }, query }) {
      const read = (page: { after?: string; limit: number }) => listItems(context, { organisation, kind, ...page });
      return { body: await pageById(query, `catalogue/${kind}`, { read, idOf: ({ id }) => id }) };
    },
  }),
  json({
    id: 'readCatalogueItem',
    method: 'GET',
    path: '/v1/catalogue/{kind}/{item}',
    tag: 'Catalogue',
    summary: 'One item',
    description: 'The current version, retired or not. Its ETag is what a change is made against.',
    params: itemParams,
    status: 200,
    answer: item,
    examples: { answer: example },
    async handle({ context, caller: { organisation }, params }) {
      const found = valueOf(await readItem(context, { organisation, kind: params.kind, id: params.item }));
      return { body: found, version: found.version };
    },
  }),
  json({
    id: 'putCatalogueItem',
    method: 'PUT',
    path: '/v1/catalogue/{kind}/{item}',
    tag: 'Catalogue',
    summary: 'Creates or changes an item',
    description:
      'Without If-Match the item must not be there yet. With the ETag of what was read it is changed, unless somebody changed it in between. Every version is kept.',
    params: itemParams,
    body: z.strictObject({ body: z.record(z.string(), anyJson).describe('What is known of it.') }),
    versioned: true,
    errors: ['changed-since'],
    status: 200,
    answer: item,
    examples: { body: { body: example.body }, answer: example },
    async handle({ context, command, params, body, version }) {
      const change = { ...command, kind: params.kind, id: params.item, body: body.body, expect: version ?? 0 };
      const put = valueOf(await putItem(context, change), version);
      return { body: put, version: put.version };
    },
  }),
  json({
    id: 'retireCatalogueItem',
    method: 'DELETE',
    path: '/v1/catalogue/{kind}/{item}',
    tag: 'Catalogue',
    summary: 'Retires an item',
    description: 'It is kept and no longer listed. If-Match says which version is meant.',
    params: itemParams,
    versioned: true,
    errors: ['changed-since', 'version-required'],
    status: 200,
    answer: item,
    examples: { answer: { ...example, version: 3, retired: true } },
    async handle({ context, command, params, version }) {
      const place = { kind: params.kind, id: params.item };
      const expect = demandVersion(version);
      const { body } = valueOf(await readItem(context, { organisation: command.organisation, ...place }));
      const change = { ...command, ...place, body, expect, retired: true };
      const put = valueOf(await putItem(context, change), version);
      return { body: put, version: put.version };
    },
  }),
];
