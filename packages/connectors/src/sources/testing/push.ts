/** A request as a sender makes it, with the little that tests vary. */
import type { PushRequest, Received } from '../source.ts';

export function pushed(body: Uint8Array | string, headers: Readonly<Record<string, string>>): PushRequest {
  return {
    method: 'POST',
    path: '/in',
    query: {},
    headers,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    receivedAt: Date.parse('2026-05-01T00:00:00Z'),
  };
}

/** The delivery; a refusal fails the test with its own sentence. */
export function deliveryOf(received: Received): Extract<Received, { readonly delivery: unknown }>['delivery'] {
  if (!received.ok) throw new Error(`refused: ${received.refusal.message}`);
  if ('answer' in received) throw new Error('answered without a delivery');
  return received.delivery;
}

/** A sentence: several words that end as words do. */
export const sentence = /\S+ \S+ \S+/u;
