/**
 * Events leave through webhooks. Owns: that each is sent until it is taken, later and later, and that a slow receiver holds
 * up nobody: an event is leased in one transaction, sent outside of any, and settled in another. If this process dies in
 * between it is sent again under the same id, so that the receiver acts once.
 */
import { Instant } from '@troth/core';
import type { Json } from '@troth/core';
import type { Delivery } from '@troth/stores';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { send } from './send.ts';
import { destinationOf, openWebhooks, removeWebhook } from './webhooks.ts';
import type { OpenWebhook } from './webhooks.ts';

const batch = 20;
const firstWaitMs = 5_000;
const longestWaitMs = 6 * 3_600_000;
const gone = 410;

/** Sends what waits, to all webhooks of the organisation. Returns how many were taken. */
export async function deliverWaiting(context: Context, organisation: string): Promise<number> {
  const hooks = await context.store.read(organisation, (reader) => openWebhooks(context, reader));
  const sent = await Promise.all(hooks.map((hook) => deliverTo(context, organisation, hook)));
  return sent.reduce((sum, count) => sum + count, 0);
}

async function deliverTo(context: Context, organisation: string, hook: OpenWebhook): Promise<number> {
  const destination = destinationOf(hook.id);
  const leased = await context.store.write(organisation, async (transaction) => {
    const taken = await transaction.takeDeliveries(destination, batch);
    const retryAt = Instant.plus(context.clock(), 2 * context.outward.timeoutMs);
    for (const { event } of taken)
      await transaction.deliveryFailed(destination, event.id, { error: 'is being sent', retryAt });
    return taken;
  });
  const results = await Promise.all(leased.map((delivery) => attempt(context, { organisation, hook, delivery })));
  if (leased.length > 0)
    await context.store.write(organisation, async (transaction) => {
      for (const { delivery, fault } of results) {
        if (fault === undefined) await transaction.delivered(destination, delivery.event.id);
        else {
          const retryAt = Instant.plus(context.clock(), waitAfter(context, delivery.attempts));
          await transaction.deliveryFailed(destination, delivery.event.id, { error: fault, retryAt });
        }
      }
    });
  // The receiver says that there is nobody any more: asking again is rude and never ends.
  if (results.some(({ status }) => status === gone))
    await removeWebhook(context, { organisation, actor: system, id: hook.id });
  return results.filter(({ fault }) => fault === undefined).length;
}

/** Doubles from five seconds to six hours; half of it by chance, so that receivers that come back are not run over. */
function waitAfter({ random }: Context, attempts: number): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20));
  const [low = 0, high = 0] = random(2);
  return Math.floor(whole / 2 + ((low + 256 * high) / 65_536) * (whole / 2));
}

interface Attempt {
  readonly organisation: string;
  readonly hook: OpenWebhook;
  readonly delivery: Delivery;
}

interface Result {
  readonly delivery: Delivery;
  readonly status?: number;
  /** Missing when the receiver took it. */
  readonly fault?: string;
}

async function attempt(context: Context, { organisation, hook, delivery }: Attempt): Promise<Result> {
  const { event } = delivery;
  const told: Json = {
    type: event.topic,
    timestamp: Instant.format(event.at),
    data: { organisation, subject: event.subject, body: event.body },
  };
  const outgoing = {
    url: hook.url,
    id: `evt_${Buffer.from(organisation).toString('base64url')}_${event.id}`,
    timestamp: Math.floor(context.clock() / 1000),
    body: JSON.stringify(told),
    secrets: hook.secrets,
  };
  try {
    const status = await send(outgoing, context.outward);
    return status >= 200 && status < 300
      ? { delivery, status }
      : { delivery, status, fault: `answered with ${status}` };
  } catch (error) {
    return { delivery, fault: error instanceof Error ? error.message.slice(0, 500) : 'failed' };
  }
}
