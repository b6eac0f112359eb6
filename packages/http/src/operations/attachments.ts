/** Files that either side puts to a dispute, a claim or an action. Owns: reading the bytes. What is taken is the service's to say. */
import { attachFile, mostAttachedBytes, readRecord } from '@troth/services';
import { z } from 'zod';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import { wholeBody } from '../bodies/arriving.ts';
import { oneOfTypes } from '../bodies/media-type.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { bytesOnTheWay } from '../limits/bytes-on-the-way.ts';
import { raw, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';
import { kindSchema } from './records.ts';

/** Kinds that take files; any other is refused once it is known whose the record is. */
const taking = z.enum(['dispute', 'claim', 'action']);
const types = ['application/octet-stream'];

export const attachmentOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'attachFile',
    method: 'POST',
    path: '/v1/attachments/{kind}/{record}',
    tag: 'Records',
    summary: 'Puts a file to a dispute, a claim or an action',
    description:
      'The bytes as they are, at most 5 MB: pdf, png, jpg, csv, txt or xlsx, by the ending of the name. While it is open; both sides see it, and read it at /v1/documents/{sha256}. The same file twice stands there once.',
    params: z.object({ kind: kindSchema, record: idSchema }),
    query: z.strictObject({
      name: wordsSchema(200).optional().describe('Name of the file: "router-log.csv". It has to be told.'),
    }),
    reads: types,
    answers: ['application/json'],
    errors: ['conflict', 'invalid'],
    status: 201,
    example: JSON.stringify({ kind: 'dispute', id: 'DSP-0001', version: 2 }),
    async handle({ context, caller: { organisation, actor }, params, query }, { request, reply }) {
      // Whose it is comes before what is wrong with the file.
      valueOf(await readRecord(context, { organisation, actor, kind: params.kind, id: params.record }));
      const kind = taking.safeParse(params.kind);
      if (!kind.success) throw new Problem('invalid', 'Files are put to a dispute, a claim or an action.');
      const { name } = query;
      if (name === undefined) throw new Problem('invalid', 'Say what the file is called: ?name=router-log.csv');
      oneOfTypes(request.headers['content-type'], types);
      const allow = {
        arriving: mostAttachedBytes,
        expanded: mostAttachedBytes,
        expansion: house.limits.expansion,
        take: bytesOnTheWay(house, request, reply),
      };
      const bytes = await wholeBody(request.raw, request.headers['content-encoding'], allow);
      const asked = { organisation, actor, kind: kind.data, id: params.record, name, bytes };
      const { id, version } = valueOf(await attachFile(context, asked));
      return reply
        .code(201)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify({ kind: params.kind, id, version }));
    },
  }),
];
