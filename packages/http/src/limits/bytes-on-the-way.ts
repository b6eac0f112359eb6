/** Back-pressure: evidence that is read or waits to be stored fits into memory, or its sender is asked to come back. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';
import { everybody } from '../house.ts';
import type { House } from '../house.ts';
import { whenOver } from '../operations/admit.ts';

/** Takes room for the bytes of one request; gives it back when the answer is out. */
export function bytesOnTheWay(house: House, request: FastifyRequest, reply: FastifyReply): (bytes: number) => void {
  let [reserved, arrived] = [0, 0];
  const reserve = (bytes: number): void => {
    if (!house.bytes.enter(everybody, bytes)) throw noRoom();
    reserved += bytes;
  };
  whenOver(reply, () => house.bytes.leave(everybody, reserved));
  const announced = Number(request.headers['content-length'] ?? 0);
  // What is announced is reserved at once: a request is refused before it is read, not in the middle.
  if (Number.isSafeInteger(announced) && announced > 0) reserve(Math.min(announced, house.limits.evidenceBytes));
  return (bytes) => {
    arrived += bytes;
    if (arrived > reserved) reserve(arrived - reserved);
  };
}

const noRoom = (): Problem =>
  new Problem(
    'back-pressure',
    'More evidence arrives than can be stored. Send this again in a moment; nothing of it was taken.',
    {
      headers: { 'retry-after': '2', connection: 'close' },
    },
  );
