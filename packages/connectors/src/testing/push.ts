/** A pushed request for tests. Owns: its defaults, and what every answer to garbage has to look like. */
import { parseRow } from '@troth/core';
import type { Delivery, PushRequest, PushSource, Received } from '../sources/source.ts';
import { mutationsOf } from './mutations.ts';

export const noon = Date.UTC(2024, 10, 14, 12);

export function pushed(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  more: Partial<PushRequest> = {},
): PushRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { method: 'POST', path: '/', query: {}, headers, body: bytes, receivedAt: noon, ...more };
}

/** The delivery, or an error that shows what came instead. */
export function deliveryOf(received: Received): Delivery {
  if (received.ok && 'delivery' in received) return received.delivery;
  throw new Error(`no delivery: ${JSON.stringify(received)}`);
}

/** The rows as core reads them, or an error with its refusals. */
export function parsedRows(delivery: Delivery) {
  return delivery.rows.map(({ row, place }) => {
    const parsed = parseRow(row, place);
    if (parsed.ok) return parsed.value;
    throw new Error(parsed.refusals.map(({ message }) => message).join('; '));
  });
}

/**
 * Feeds a source damaged bodies: it may refuse, it may not throw, and every row it does make is one that core can read
 * or refuse by a sentence. `headersFor` signs the damaged body, so that damage gets past the signature too. Answers how
 * many were let in at all, so that a test can tell that the damage reached the inside.
 */
export function survives<C>(
  source: PushSource<C>,
  settings: { readonly config: C; readonly secret?: string },
  {
    body,
    headersFor = () => ({}),
    count = 2000,
  }: { body: string; headersFor?: (body: Uint8Array) => Record<string, string>; count?: number },
): { readonly letIn: number; readonly refused: number } {
  let [letIn, refused] = [0, 0];
  for (const broken of mutationsOf(body, { count, seed: 20_241_114 })) {
    const received = source.receive(pushed(broken, headersFor(broken)), settings);
    if (!received.ok) {
      if (received.refusal.status < 400 || received.refusal.status > 499) throw new Error('garbage is a 4xx');
      refused += 1;
    } else if ('delivery' in received) {
      letIn += 1;
      for (const { row, place } of received.delivery.rows) parseRow(row, place);
    }
  }
  return { letIn, refused };
}
