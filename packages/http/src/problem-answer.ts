/** Sends a problem document for whatever was thrown, and tells the log what the sender need not know. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';
import type { ProblemCode } from './errors.ts';
import { asProblem, problemDocument, problemType } from './problem-document.ts';

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error);
  if (problem.code === 'fault') request.log.error({ err: error }, 'A request met a fault of ours.');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(problemType)
    .send(Buffer.from(JSON.stringify(problemDocument(problem, request.id))));
}

const byNodeCode: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    'timeout',
    'The request did not arrive in time. Send it again, faster or in smaller parts.',
  ],
  // Half of a request says nothing about the whole: whoever sent it may send it again.
  HPE_INVALID_EOF_STATE: ['timeout', 'The connection ended before the request was whole. Send it again.'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The header fields are larger than 16 KiB. Send fewer or shorter ones.'],
};

/** What is no HTTP at all never becomes a request; its sender is told so, and the connection ends. */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [code, message] = byNodeCode[error.code ?? ''] ?? ['malformed', 'This is no HTTP request.'];
  const problem = new Problem(code, message);
  const text = JSON.stringify(problemDocument(problem, randomUUID()));
  const head = [
    `HTTP/1.1 ${problem.status} ${code}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
