/** `troth remote watch`: what changes at a server, as it changes. Owns: going on after the last event when the stream ends. */
import { z } from 'zod';
import { dataOf, ServerFault, Unreachable } from '../client/answers.ts';
import { atServer } from '../client/server.ts';
import type { RemoteOptions, Server } from '../client/server.ts';
import type { WatchOptions } from '../commands/remote-server.ts';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { eventsIn } from './event-lines.ts';
import type { ServerEvent } from './event-lines.ts';
import { moment } from './statements.ts';

export async function watch(options: WatchOptions & RemoteOptions, host: Host): Promise<Ending> {
  const { after } = options;
  if (after !== undefined && !/^\d{1,15}$/u.test(after))
    throw badInput(`--after ${after}: write the number of an event, as this command shows it`);
  return atServer(options, host, async (server) => {
    const following = new Following(after === undefined ? undefined : Number(after));
    void host.askedToEnd().then(() => following.end());
    while (!following.ended) await followOnce(server, following, { options, host });
    if (following.last !== undefined) host.err(`go on with --after ${following.last}\n`);
    return endings.ok;
  });
}

/** Where the reader is, and whether it goes on. */
class Following {
  last: number | undefined;
  /** Whether there was a stream at all. */
  begun = false;
  readonly #over = new AbortController();

  constructor(last: number | undefined) {
    this.last = last;
  }

  get ended(): boolean {
    return this.#over.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  end(): void {
    this.#over.abort();
  }
}

const betweenStreamsMs = 1000;

/** One stream until it ends: a server that restarts, or a proxy, may end it at any time. */
async function followOnce(
  server: Server,
  following: Following,
  { options, host }: { readonly options: WatchOptions & RemoteOptions; readonly host: Host },
): Promise<void> {
  const { last, signal } = following;
  const query = {
    ...(last === undefined ? {} : { after: last }),
    ...(options.topics === undefined ? {} : { topics: options.topics }),
  };
  try {
    const stream = await dataOf(server.GET('/v1/events', { params: { query }, parseAs: 'stream', signal }));
    following.begun = true;
    for await (const event of eventsIn(stream)) {
      const id = Number(event.id);
      if (Number.isSafeInteger(id) && id > 0) following.last = id;
      host.out(options.json === true ? `${event.data}\n` : `${lineOf(event)}\n`);
    }
  } catch (fault) {
    if (following.ended) return;
    // Before the first stream it may be the address that is wrong; afterwards the server is away for a while.
    const isAway = fault instanceof Unreachable || fault instanceof ServerFault || fault instanceof TypeError;
    if (!following.begun || !isAway) throw fault;
  }
  if (!following.ended) await host.pause(betweenStreamsMs);
}

const eventShape = z.looseObject({ at: z.string(), subject: z.string(), body: z.record(z.string(), z.unknown()) });

/** Moment, topic, what it is about, and the plain facts of its body. */
function lineOf({ id, topic, data }: ServerEvent): string {
  const read = eventShape.safeParse(JSON.parse(data));
  if (!read.success) return `${id}  ${topic}  ${data}`;
  const { at, subject, body } = read.data;
  const facts = Object.entries(body).flatMap(([name, value]) =>
    value === subject || !['string', 'number', 'boolean'].includes(typeof value) ? [] : [`${name}=${String(value)}`],
  );
  return [id, moment(at), topic, subject, facts.join(' ')].join('  ').trimEnd();
}
