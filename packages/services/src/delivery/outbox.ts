/**
 * What has not left yet: messages and webhooks, how often they were tried, and why they failed. Owns: the look at it. Does not
 * own: sending (messages.ts, deliver.ts).
 */
import { Instant } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import { destinationOf, listWebhooks } from './webhooks.ts';

export interface WaitingEvent {
  readonly id: number;
  readonly topic: string;
  readonly subject: string;
  readonly at: string;
  readonly attempts: number;
  readonly dueAt: string;
  readonly error?: string | undefined;
}

export interface WebhookState {
  readonly id: string;
  readonly url: string;
  /** The earliest first, so many at most as `shownEvents`. */
  readonly waiting: readonly WaitingEvent[];
}

export interface Outbox {
  /** Whether this installation can send mail at all. */
  readonly mail: boolean;
  readonly messages: { readonly queued: number; readonly failed: number; readonly sent: number };
  readonly webhooks: readonly WebhookState[];
}

export const shownEvents = 50;

export async function outbox(context: Context, { organisation }: Question): Promise<Outbox> {
  const register = await registerOf(context.store, organisation);
  const count = (state: string): number => register.all('message').filter(({ body }) => body.state === state).length;
  const hooks = (await listWebhooks(context, { organisation })).filter(({ retired }) => !retired);
  const webhooks = await context.store.read(organisation, async (reader) => {
    const found: WebhookState[] = [];
    for (const { id, url } of hooks) {
      const waiting = await reader.waitingDeliveries(destinationOf(id), shownEvents);
      found.push({
        id,
        url,
        waiting: waiting.map(({ event, attempts, dueAt, error }) => ({
          id: event.id,
          topic: event.topic,
          subject: event.subject,
          at: Instant.format(event.at),
          // Leasing it counts, and settling it counts.
          attempts: Math.ceil(attempts / 2),
          dueAt: Instant.format(dueAt),
          ...(error === undefined ? {} : { error }),
        })),
      });
    }
    return found;
  });
  return {
    mail: context.mail !== undefined,
    messages: { queued: count('queued'), failed: count('failed'), sent: count('sent') },
    webhooks,
  };
}
