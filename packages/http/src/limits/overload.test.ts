import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';

const row = JSON.stringify({ form: 'state', id: 'a', start: '2025-01-03T00:00:00Z', state: 'up' });

test('who asks too often is told when to come back; others are not', async () => {
  const house = await houseForTests({ limits: { perSecond: 1, burst: 3 }, monotonic: () => 0 });
  const [busy, calm] = [
    bearer(await house.token('north', grant('read'))),
    bearer(await house.token('south', grant('read'))),
  ];
  const ask = (headers: object) => house.app.inject({ url: '/v1/organisation', headers: { ...headers } });
  for (let times = 0; times < 3; times += 1) expect((await ask(busy)).statusCode).toBe(200);
  const refused = await ask(busy);
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
    429,
    '1',
    { code: 'too-many-requests' },
  ]);
  expect((await ask(calm)).statusCode).toBe(200);
  await house.app.close();
});

test('evidence beyond what fits is refused before it is read, and there is room again afterwards', async () => {
  const house = await houseForTests({ limits: { bytesInFlight: 1000 } });
  const headers = { ...bearer(await house.token('north', grant('admin'))), 'content-type': 'application/x-ndjson' };
  await house.app.inject({
    method: 'PUT',
    url: '/v1/sources/probe',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: { kind: 'rows' },
  });
  const send = (payload: string) =>
    house.app.inject({ method: 'POST', url: '/v1/sources/probe/evidence', headers, payload });
  const refused = await send(`${row}\n`.repeat(50));
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
    429,
    '2',
    { code: 'back-pressure' },
  ]);
  for (let times = 0; times < 30; times += 1) expect((await send(row)).statusCode).toBe(200);
  await house.app.close();
});

test('a hundred slow clients do not stop a fast one, and one that never ends its header is let go', async () => {
  const house = await houseForTests();
  const token = await house.token('north', grant('admin'));
  await house.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = house.app.server.address() as AddressInfo;
  const slow = await Promise.all(Array.from({ length: 100 }, () => opened(port)));
  const head = `POST /v1/sources/probe/evidence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/x-ndjson\r\n`;
  slow.forEach((socket, number) =>
    socket.write(
      number % 2 === 0
        ? 'GET /v1/agreements HTTP/1.1\r\nhost: x\r\nx-slow: '
        : `${head}content-length: 100000\r\n\r\n{`,
    ),
  );
  for (let times = 0; times < 20; times += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/organisation`, { headers: bearer(token) });
    expect(answer.status).toBe(200);
  }
  expect(house.app.server.headersTimeout).toBeLessThanOrEqual(5_000);
  const [first] = slow;
  // The server's own clock decides when; the test only waits for the word.
  const word = first === undefined ? '' : await ended(first);
  expect(word).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"timeout"/u);
  for (const socket of slow) socket.destroy();
  await house.app.close();
});

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });

const ended = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
  });
