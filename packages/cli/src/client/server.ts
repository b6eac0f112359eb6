/**
 * A running server as commands ask it. Owns: its address and key, the generated client over them, and what users see when it
 * cannot be reached. Does not own: what is asked, how answers are shown.
 */
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { progressOn } from '../progress.ts';
import { ServerFault, Unreachable } from './answers.ts';
import type { paths } from './api.d.ts';
import { networkCode, retrying } from './retrying.ts';
import type { Send } from './retrying.ts';

export interface RemoteOptions {
  readonly server?: string;
  readonly key?: string;
  readonly json?: true;
}

export type Server = Client<paths>;

const usualServer = 'http://127.0.0.1:8080';

/** Does the work at a server; a fault of the server is told as one, and never as ours. */
export async function atServer(
  options: RemoteOptions,
  host: Host,
  work: (server: Server) => Promise<Ending>,
): Promise<Ending> {
  try {
    return await work(connect(options, host));
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    host.err(`${error.message}\nThis is a fault of the server, not of your files; its operator finds it in its log.\n`);
    return endings.fault;
  }
}

function connect(options: RemoteOptions, host: Host): Server {
  const address = addressOf(options.server ?? host.env['TROTH_SERVER'] ?? usualServer, host);
  const key = options.key ?? host.env['TROTH_KEY'] ?? '';
  if (key === '')
    throw badInput('no API key: set TROTH_KEY, or give --key; "troth serve" shows one at its first start');
  // A key never goes into a message, nor does a part of it.
  if (!/^[\x21-\x7e]+$/u.test(key)) throw badInput('the API key holds characters that no key has; copy it again');
  return createClient<paths>({
    baseUrl: address,
    headers: { authorization: `Bearer ${key}` },
    redirect: 'error',
    fetch: asking(address, host),
  });
}

function addressOf(text: string, host: Host): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.search !== '')
    throw badInput(`--server ${text.replace(/\/\/[^@/]*@/u, '//')}: write an address such as ${usualServer}`);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol === 'http:' && !loopback)
    host.err(`note: ${url.origin} is not encrypted; whoever is on the way can read the key\n`);
  return url.href.replace(/\/+$/u, '');
}

function asking(address: string, host: Host): Send {
  const send = retrying((request) => fetch(request), {
    pause: (ms) => host.pause(ms),
    now: () => host.now(),
    waiting: (why, ms) => host.err(`note: ${why}; trying again in ${ms / 1000} s\n`),
  });
  return async (request) => {
    // For each request its own: one that is quick says nothing, however long the command already runs.
    const progress = progressOn(host);
    const ticking = host.live ? setInterval(() => progress.step(`waiting for ${address}`), 500) : undefined;
    try {
      return await send(request);
    } catch (fault) {
      throw unreachable(fault, address);
    } finally {
      clearInterval(ticking);
      progress.done();
    }
  };
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; is "troth serve" running, and on this port?',
  ENOTFOUND: 'there is no such host; check the spelling',
  EAI_AGAIN: 'its name cannot be looked up now',
  EHOSTUNREACH: 'there is no way to it from here',
  ETIMEDOUT: 'it does not answer in time',
};

function unreachable(fault: unknown, address: string): unknown {
  const code = networkCode(fault);
  if (code !== '') return new Unreachable(`${address} cannot be reached: ${reasons[code] ?? code}`);
  if (fault instanceof TypeError && fault.cause !== undefined)
    return badInput(
      `${address} cannot be asked: ${fault.cause instanceof Error ? fault.cause.message : fault.message}`,
    );
  return fault;
}
