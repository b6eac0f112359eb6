/** Sends a problem document for whatever was thrown, and tells the log what the sender need not know. */
import type { FastifyReply, FastifyRequest } from 'fastify';
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
