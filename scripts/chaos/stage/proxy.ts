/**
 * A network that misbehaves, in this process: a TCP proxy that may cut a connection at any byte, hold it back, close one half
 * of it, or swallow all that follows. Owns: what is done to a connection, chosen when it is made.
 */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Chance } from './chance.ts';

const moods = ['clean', 'cut', 'cut', 'delay', 'half-close', 'truncate'] as const;
export type Mood = (typeof moods)[number];

export interface Proxy {
  readonly port: number;
  /** Connections by what was done to them. */
  readonly done: Readonly<Record<Mood, number>>;
  /** From now on everything passes. */
  heal(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly target: number;
  readonly chance: Chance;
  /** Harm comes within the first bytes of a connection, up to so many. */
  readonly withinBytes: number;
}

interface Plan {
  readonly mood: Mood;
  /** Bytes that pass before harm is done. */
  readonly after: number;
  /** In which direction they are counted. */
  readonly toTarget: boolean;
  readonly delayMs: number;
}

/** After this a connection that was swallowed is closed for good. */
const swallowedMs = 400;

export async function startProxy({ target, chance, withinBytes }: ProxyOptions): Promise<Proxy> {
  const done: Record<Mood, number> = { clean: 0, cut: 0, delay: 0, 'half-close': 0, truncate: 0 };
  const life = { healed: false };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const plan: Plan = {
      mood: life.healed ? 'clean' : chance.pick(moods),
      after: chance.integer(0, withinBytes),
      toTarget: chance.integer(0, 2) === 0,
      delayMs: chance.integer(5, 60),
    };
    done[plan.mood] += 1;
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => open.delete(socket));
    }
    pass(client, upstream, plan.toTarget ? plan : { ...plan, mood: plan.mood === 'delay' ? 'delay' : 'clean' });
    pass(upstream, client, plan.toTarget ? { ...plan, mood: plan.mood === 'delay' ? 'delay' : 'clean' } : plan);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    done,
    heal() {
      life.healed = true;
      for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isAddress = (address: ReturnType<Server['address']>): address is AddressInfo => typeof address === 'object';

function portOf(server: Server): number {
  const address = server.address();
  if (!isAddress(address)) throw new Error('The proxy has no port.');
  return address.port;
}

/** Carries bytes from one socket to the other until the plan says otherwise. */
function pass(from: Socket, to: Socket, { mood, after, delayMs }: Plan): void {
  let left = after;
  let swallows = false;
  const end = (): void => {
    if (mood !== 'truncate' || !swallows) to.end();
  };
  from.on('end', end);
  from.on('close', () => to.destroy());
  from.on('data', (chunk: Buffer) => {
    if (swallows) return;
    if (mood === 'delay') {
      from.pause();
      setTimeout(() => {
        to.write(chunk);
        from.resume();
      }, delayMs);
      return;
    }
    if (mood === 'clean' || chunk.length <= left) {
      left -= chunk.length;
      to.write(chunk);
      return;
    }
    to.write(chunk.subarray(0, left));
    swallows = true;
    if (mood === 'cut') for (const socket of [from, to]) socket.resetAndDestroy();
    if (mood === 'half-close') to.end();
    setTimeout(() => [from, to].forEach((socket) => socket.destroy()), swallowedMs);
  });
}
