import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseForTests } from './testing/house-for-tests.ts';
import type { HouseForTests } from './testing/house-for-tests.ts';

let house: HouseForTests;

beforeAll(async () => {
  house = await houseForTests();
  await house.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => house.app.close());

/** What a client reads that sends this and closes its half of the connection. */
async function answerTo(text: string): Promise<string> {
  const address = house.app.server.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  socket.setEncoding('utf8').end(text);
  let answer = '';
  socket.on('data', (part) => (answer += String(part)));
  await once(socket, 'close');
  return answer;
}

test('half of a request may be sent again', async () => {
  const answer = await answerTo('POST /v1/keys HTTP/1.1\r\nHost: he');
  expect(answer).toMatch(/^HTTP\/1\.1 408 timeout\r\n/u);
  expect(answer).toContain('"code":"timeout"');
});

test('what is no HTTP is malformed', async () => {
  expect(await answerTo('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 malformed\r\n/u);
});
