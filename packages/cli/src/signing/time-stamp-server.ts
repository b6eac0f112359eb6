/** An authority for time stamps over HTTP (RFC 3161, 3.4). Owns: the way to and from it. Does not own: its answers (documents). */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Instant } from '@troth/core';
import type { Authority } from '@troth/documents';

export interface TimeStampServing {
  readonly authority: Pick<Authority, 'answer'>;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly now: () => number;
}

export interface TimeStampServer {
  readonly address: string;
  close(): Promise<void>;
}

/** A request is some hundred bytes. */
const largest = 8 * 1024;

export async function startTimeStampServer({ authority, host, port, now }: TimeStampServing): Promise<TimeStampServer> {
  const server = createServer((request, response) => {
    answer(request, response, async (asked) => authority.answer(asked, Instant.of(now()))).catch(() => {
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  const { port: heard } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${heard}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  stamp: (asked: Uint8Array) => Promise<Uint8Array>,
): Promise<void> {
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/timestamp-query') {
    response.writeHead(request.method === 'POST' ? 415 : 405, { allow: 'POST' }).end();
    return;
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > largest) {
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    parts.push(part);
  }
  const said = await stamp(Buffer.concat(parts));
  response.writeHead(200, { 'content-type': 'application/timestamp-reply', 'content-length': said.length }).end(said);
}
