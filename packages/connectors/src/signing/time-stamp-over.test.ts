import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { timeStampOver } from './time-stamp-over.ts';

async function at<T>(listen: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const type = { 'content-type': 'application/timestamp-reply' };

test('bytes go out and come back', async () => {
  const seen: string[] = [];
  const answer = await at(
    (request, response) => {
      seen.push(`${request.method} ${request.headers['content-type']}`);
      response.writeHead(200, type);
      request.pipe(response);
    },
    (url) => timeStampOver(url)(Uint8Array.of(0x30, 0, 255)),
  );
  expect([...answer]).toEqual([0x30, 0, 255]);
  expect(seen).toEqual(['POST application/timestamp-query']);
});

const faultAt = (listen: RequestListener, timeoutMs?: number): Promise<string> =>
  at(listen, (url) =>
    timeStampOver(
      url,
      timeoutMs === undefined ? {} : { timeoutMs },
    )(new Uint8Array(1)).then(
      () => 'answered',
      (error: Error) => error.message.replace(url, 'URL'),
    ),
  );

test('anything but a time stamp is a fault that says what came', async () => {
  expect(await faultAt((_, response) => response.writeHead(503).end())).toBe('URL answers 503');
  expect(await faultAt((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))).toBe(
    'URL answers with text/html, not with a time stamp',
  );
  expect(await faultAt((_, response) => response.writeHead(200, type).end(Buffer.alloc(70_000)))).toBe(
    'URL answers with more than 65536 bytes',
  );
  expect(await faultAt((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())).toContain(
    'cannot be reached',
  );
  expect(await faultAt(() => undefined, 50)).toBe('URL did not answer within 50 ms');
  await expect(timeStampOver('http://127.0.0.1:1/')(new Uint8Array(1))).rejects.toThrow('cannot be reached');
});
