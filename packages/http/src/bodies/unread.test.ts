/** A refusal may come before the body was read; the connection it came on stays good for the next request. */
import { Agent, request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

let house: HouseForTests;
let url = '';
let admin: Record<string, string>;

beforeAll(async () => {
  house = await houseForTests();
  admin = bearer(await house.token('north', grant('admin')));
  url = await house.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => house.app.close());

/** Resolves when the answer was read whole. */
function ask(path: string, agent: Agent, body?: string): Promise<{ status: number | undefined; reused: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = { ...admin, ...(body === undefined ? {} : { 'content-type': 'application/x-ndjson' }) };
    const method = body === undefined ? 'GET' : 'POST';
    const asked: ClientRequest = request(`${url}${path}`, { agent, method, headers }, (answer: IncomingMessage) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode, reused: asked.reusedSocket }));
    });
    asked.on('error', reject).end(body);
  });
}

test('the rest of a refused body is let through', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const row = JSON.stringify({ form: 'state', id: 'a', start: '2025-01-03T00:00:00Z', state: 'down' });
  const refused = await ask('/v1/sources/absent/evidence', agent, `${row}\n`.repeat(30_000));
  expect(refused.status).toBe(404);
  expect(await ask('/v1/ledger', agent)).toEqual({ status: 200, reused: true });
  agent.destroy();
});
