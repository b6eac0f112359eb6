/** What a collector receives, over loopback. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildApp } from '@troth/http';
import { memoryStore } from '@troth/stores';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { resolveConfiguration } from '../configuration/resolve.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import { contextOf } from './compose.ts';
import { serverKeys } from './keys.ts';
import { startTraces } from './traces.ts';

const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.unknown() })) }),
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string(), version: z.string() }),
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              parentSpanId: z.string().optional(),
              status: z.object({ code: z.number().optional() }),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

const received: { readonly path: string; readonly body: string }[] = [];
const collector = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    received.push({ path: request.url ?? '', body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  };
  void answer();
});
const port = await new Promise<number>((resolve) => {
  collector.listen(0, '127.0.0.1', () => {
    const address = collector.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
});
afterAll(() => collector.close());

const canary = 'troth.bm9ydGg.0000000000000000.canary-canary-canary-canary-canary-canary-c';

async function traced(endpoint: string | undefined): Promise<void> {
  const { host } = hostForTests([]);
  const flags = {
    'store.directory': 'memory',
    ...(endpoint === undefined ? {} : { 'traces.endpoint': endpoint }),
  };
  const { configuration } = resolveConfiguration({ flags, env: {} });
  const keys = serverKeys(configuration, host);
  const context = contextOf({ store: memoryStore({ clock: () => context.clock() }), configuration, keys }, host);
  const traces = startTraces(configuration, '9.9.9');
  const app = await buildApp({ context, config: { version: '9.9.9' }, watch: traces.watch });
  await app.inject({
    url: '/healthz',
    headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
  });
  await app.inject({ url: '/v1/sources/probe?secret=canary', headers: { authorization: `Bearer ${canary}` } });
  await app.inject('/nowhere');
  await app.close();
  await traces.stop();
}

test('requests arrive as spans that are named by their route and hold no secret', async () => {
  await traced(`http://127.0.0.1:${port}/`);
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
  const body = received[0]?.body ?? '';
  const { resourceSpans } = exported.parse(JSON.parse(body));
  expect(resourceSpans[0]?.resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'troth' } },
    { key: 'service.version', value: { stringValue: '9.9.9' } },
  ]);
  const scopes = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans);
  expect(scopes.map(({ scope }) => scope)).toEqual([{ name: 'troth', version: '9.9.9' }]);
  const spans = scopes.flatMap((one) => one.spans);
  expect(spans.map(({ name }) => name)).toEqual(['GET /healthz', 'GET /v1/sources/:source', 'GET unknown']);
  const [first, second] = spans;
  expect([first?.traceId, first?.parentSpanId]).toEqual(['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']);
  expect(second?.parentSpanId).toBeUndefined();
  expect(second?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 401 } });
  expect(body).not.toContain('canary');
});

test('without an endpoint nothing is sent', async () => {
  received.length = 0;
  await traced(undefined);
  expect(received).toEqual([]);
});
