/**
 * Live changes as server-sent events. Owns: resuming after an id, heartbeats, ending when the server stops. Nothing is lost on
 * the way: events are rows with gapless ids, and a client that was away asks for what came after the last it saw.
 */
import { Readable } from 'node:stream';
import { Instant } from '@troth/core';
import type { OutboxEvent, Reader } from '@troth/stores';
import { z } from 'zod';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import type { Credentials } from '../access/caller.ts';
import { credentialsOf, whenOver } from './admit.ts';
import { raw } from './operation.ts';
import type { Operation, Wire } from './operation.ts';

const query = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Events after this id; only new ones when missing. The header Last-Event-ID goes before it.'),
  topics: z.string().min(1).max(1000).optional().describe('Topics, with commas between; all when missing.'),
});

export const eventOperations = (house: House): readonly Operation[] => [
  raw({
    id: 'streamEvents',
    method: 'GET',
    path: '/v1/events',
    tag: 'Webhooks',
    summary: 'Live changes',
    description:
      'A stream of server-sent events: `id` to resume after, `event` with the topic, `data` with JSON. Comments keep the connection alive.',
    query,
    answers: ['text/event-stream'],
    status: 200,
    example: 'id: 41\nevent: statement.live\ndata: {"subject":"SLA-HL-01"}\n\n',
    async handle({ caller: { organisation }, query: asked }, wire) {
      const lastSeen = lastEventId(wire.request.headers['last-event-id']) ?? asked.after;
      const topics = asked.topics?.split(',').map((topic) => topic.trim());
      enterStreams(house, organisation, wire);
      const after = lastSeen ?? (await house.context.store.read(organisation, newestId));
      const known = (): Promise<boolean> => isKnown(house, credentialsOf(wire.request));
      return wire.reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(eventLines(house, { organisation, after, topics, known, gone: goneOf(wire) })));
    },
  }),
];

function enterStreams(house: House, organisation: string, { reply }: Wire): void {
  if (!house.streams.enter(organisation))
    throw new Problem('too-many-requests', 'Too many streams of this organisation are open. Close one, or share it.', {
      headers: { 'retry-after': '30' },
    });
  whenOver(reply, () => house.streams.leave(organisation));
}

function lastEventId(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^\d{1,15}$/u.test(header)) return Number(header);
  throw new Problem('malformed', 'Last-Event-ID is the id of an event of this stream.');
}

/** Ids have no gaps, so that the newest is found by halving. */
export async function newestId(reader: Pick<Reader, 'events'>): Promise<number> {
  const anyAfter = async (id: number): Promise<boolean> => (await reader.events({ after: id, limit: 1 })).length > 0;
  if (!(await anyAfter(0))) return 0;
  let [low, high] = [0, 1];
  while (await anyAfter(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await anyAfter(middle)) low = middle;
    else high = middle;
  }
  return high;
}

interface Following {
  readonly organisation: string;
  readonly after: number;
  readonly topics: readonly string[] | undefined;
  /** Whether the key is still let in: a stream stays open longer than keys do. */
  readonly known: () => Promise<boolean>;
  readonly gone: () => boolean;
}

const lookEveryMs = 250;
const batch = 200;

async function* eventLines(house: House, following: Following): AsyncGenerator<string> {
  const { organisation, topics, known, gone } = following;
  let { after } = following;
  let quietMs = 0;
  yield ': troth\n\n';
  while (!gone() && !house.closing.now) {
    // All topics are read, so that what is not wanted is passed by and not looked through again the next time.
    const found = await house.context.store.read(organisation, (reader) => reader.events({ after, limit: batch }));
    after = found.at(-1)?.id ?? after;
    const wanted = found.filter(({ topic }) => topics?.includes(topic) !== false);
    if (wanted.length > 0) {
      if (!(await known())) return;
      yield wanted.map(eventText).join('');
      quietMs = 0;
    }
    if (found.length > 0) continue;
    await pause(lookEveryMs);
    quietMs += lookEveryMs;
    if (quietMs < house.limits.heartbeatMs) continue;
    if (!(await known())) return;
    yield ': still here\n\n';
    quietMs = 0;
  }
}

async function isKnown(house: House, shown: Credentials): Promise<boolean> {
  try {
    await house.callers.recognise(shown);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

const eventText = ({ id, topic, subject, at, body }: OutboxEvent): string =>
  `id: ${id}\nevent: ${topic.replaceAll(/[\r\n]/gu, ' ')}\ndata: ${JSON.stringify({ id, topic, subject, at: Instant.format(at), body })}\n\n`;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

function goneOf({ reply }: Wire): () => boolean {
  let gone = false;
  reply.raw.once('close', () => {
    gone = true;
  });
  return () => gone;
}
