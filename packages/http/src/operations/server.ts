/** What the server says about itself. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { documentOf } from '../openapi/document.ts';
import { json, raw } from './operation.ts';
import type { Operation } from './operation.ts';

const health = z.object({ status: z.literal('ok'), store: z.string(), version: z.string() });

export const serverOperations = (house: House, app: FastifyInstance): readonly Operation[] => [
  json({
    id: 'health',
    method: 'GET',
    path: '/healthz',
    tag: 'Server',
    summary: 'Is the process alive',
    description: 'Answered without looking at the store: for whoever restarts processes.',
    status: 200,
    answer: health,
    examples: { answer: { status: 'ok', store: 'postgres', version: '1.0.0' } },
    async handle({ context }) {
      return { body: { status: 'ok' as const, store: context.store.facts.kind, version: house.config.version } };
    },
  }),
  json({
    id: 'readiness',
    method: 'GET',
    path: '/readyz',
    tag: 'Server',
    summary: 'Can it work',
    description:
      'Asks the store for an answer: for whoever sends requests here. 503 while it cannot, 507 while space runs out.',
    errors: ['away', 'closing', 'full'],
    status: 200,
    answer: health,
    examples: { answer: { status: 'ok', store: 'postgres', version: '1.0.0' } },
    async handle({ context }) {
      await context.store.organisations();
      const trouble = await house.config.trouble?.();
      if (trouble !== undefined) throw new Problem('full', trouble);
      return { body: { status: 'ok' as const, store: context.store.facts.kind, version: house.config.version } };
    },
  }),
  raw({
    id: 'metrics',
    method: 'GET',
    path: '/metrics',
    tag: 'Server',
    summary: 'Metrics of the server itself',
    description: 'In the text format of Prometheus. To this machine, or to whoever shows the token that is set for it.',
    answers: ['text/plain'],
    errors: ['unauthenticated', 'forbidden'],
    status: 200,
    example: 'troth_ingest_bytes_in_flight 0\n',
    async handle(_ask, { reply }) {
      const { registry } = house.metrics;
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  }),
  raw({
    id: 'openApi',
    method: 'GET',
    path: '/openapi.json',
    tag: 'Server',
    summary: 'This document',
    description: 'The OpenAPI 3.1 description of everything here.',
    answers: ['application/json'],
    status: 200,
    example: '{"openapi":"3.1.0"}',
    async handle(_ask, { reply }) {
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(documentOf(app)));
    },
  }),
];
