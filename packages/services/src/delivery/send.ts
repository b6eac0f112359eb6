/** One signed request to a webhook (Standard Webhooks). Owns: signature, time limit, no redirects. Does not own: trying again. */
import { createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { OutwardRules } from '../context.ts';
import { addressFault, guardedLookup } from './outward-address.ts';

export interface Outgoing {
  readonly url: string;
  /** The same for every attempt: the receiver acts once on it. */
  readonly id: string;
  /** Seconds since the epoch, of this attempt. */
  readonly timestamp: number;
  readonly body: string;
  readonly secrets: readonly string[];
}

/** One signature for each secret in use, so that the receiver may hold the old or the new one. */
export function signatures({ id, timestamp, body, secrets }: Omit<Outgoing, 'url'>): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}

/** The status of the answer. Rejects, with a sentence, when there was none. A redirect is an answer like any other. */
export async function send(outgoing: Outgoing, rules: OutwardRules): Promise<number> {
  const { url, id, timestamp, body } = outgoing;
  // Checked again at each attempt: the rules of the installation may have changed since it was registered.
  const fault = addressFault(url, rules);
  if (fault !== undefined) throw new Error(fault);
  const post = url.startsWith('https:') ? secureRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = post(url, {
    method: 'POST',
    agent: false,
    lookup: guardedLookup(rules),
    signal: AbortSignal.timeout(rules.timeoutMs),
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'troth',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures(outgoing),
    },
  });
  request.on('response', (response) => {
    resolve(response.statusCode ?? 0);
    // What the receiver says is of no interest and may have no end.
    response.destroy();
  });
  request.on('error', (error) =>
    reject(
      error.name === 'AbortError' || error.name === 'TimeoutError'
        ? new Error(`no answer within ${rules.timeoutMs} ms`)
        : error,
    ),
  );
  request.end(body);
  return promise;
}
