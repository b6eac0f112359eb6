/**
 * Answers of systems that we ask. Owns: what a status means for the pull, credentials into a header. Does not own: the
 * network, timeouts and forbidden addresses (the fetcher), when to ask again (services).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { z } from 'zod';
import type { Fetcher } from '../source.ts';
import { readJson } from './json-body.ts';
import { shapeComplaint } from './shape.ts';

const longest = 64 * 1024 * 1024;

export interface Question<T> {
  readonly fetch: Fetcher;
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Name of the system, for sentences. */
  readonly system: string;
  readonly shape: z.ZodType<T>;
}

/** Asks once. A wrong password, a busy system and an answer of another form are refusals, each with what to do. */
export async function ask<T>({ fetch, system, shape, ...request }: Question<T>): Promise<Outcome<T>> {
  const { status, body } = await fetch(request);
  if (status === 401 || status === 403) {
    const message = `${system} answers ${status}; give the source credentials that may read there`;
    return refused({ code: 'not-allowed', message });
  }
  if (status === 429 || status >= 500) {
    return refused({ code: 'source-busy', message: `${system} answers ${status}; it is asked again later` });
  }
  if (status < 200 || status > 299) {
    return refused({
      code: 'source-refuses',
      message: `${system} answers ${status} to ${new URL(request.url).pathname}`,
    });
  }
  const json = readJson(body, longest);
  if (!json.ok)
    return refused({ code: 'answer-not-json', message: `the answer of ${system}: ${json.refusal.message}` });
  const read = shape.safeParse(json.value);
  if (read.success) return accepted(read.data);
  const message = `${system} answers in another form than its manual says: ${shapeComplaint(read.error)}`;
  return refused({ code: 'answer-shape', message });
}

/** `Bearer` for a token; `Basic` for `user:password`. */
export function authorization(kind: 'basic' | 'bearer', secret: string): Readonly<Record<string, string>> {
  if (kind === 'bearer') return { authorization: `Bearer ${secret}` };
  return { authorization: `Basic ${Buffer.from(secret, 'utf8').toString('base64')}` };
}
