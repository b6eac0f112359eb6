/** Files that either side puts to a dispute or a claim. Owns: reading the bytes. What is taken is the service's to say. */
import { attachFile, mostAttachedBytes } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import type { House } from '../house.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const kind = z.enum(['dispute', 'claim']);
const types = ['application/octet-stream'];

export const attachmentOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'attachFile',
    method: 'POST',
    path: '/v1/attachments/{kind}/{record}',
    tag: 'Records',
    summary: 'Puts a file to a dispute or a claim',
    description:
      'The bytes as they are, at most 5 MB: pdf, png, jpg, csv, txt or xlsx, by the ending of the name. While it is open; both sides see it, and read it at /v1/documents/{sha256}. The same file twice stands there once.',
    params: z.object({ kind, record: idSchema }),
    query: z.strictObject({ name: wordsSchema(200).describe('Name of the file: "router-log.csv".') }),
    reads: types,
    answers: ['application/json'],
    errors: ['conflict', 'invalid'],
    status: 201,
    example: JSON.stringify({ kind: 'dispute', id: 'DSP-0001', version: 2 }),
    async handle({ context, caller: { organisation, actor }, params, query }, { request, reply }) {
      oneOfTypes(request.headers['content-type'], types);
      const allow = {
        arriving: mostAttachedBytes,
        expanded: mostAttachedBytes,
        expansion: house.limits.expansion,
        take: bytesOnTheWay(house, request, reply),
      };
      const bytes = await wholeBody(request.raw, request.headers['content-encoding'], allow);
      const asked = { organisation, actor, kind: params.kind, id: params.record, name: query.name, bytes };
      const { id, version } = valueOf(await attachFile(context, asked));
      return reply
        .code(201)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ kind: params.kind, id, version }));
    },
  }),
];
