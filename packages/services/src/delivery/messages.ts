/**
 * Messages leave by mail. Owns: that each goes out once, later and later while nobody takes it, and that a failure is seen: a
 * message is leased in one transaction, sent outside of any, and settled in another. If this process dies in between it is
 * sent again under the same message id, so that the receiver shows it once. Does not own: what it says, who wrote it.
 */
import { MailFault } from '@troth/connectors';
import { Instant } from '@troth/core';
import { z } from 'zod';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, findIn } from '../practice/write.ts';
import { attachmentsOf } from './mail-attachments.ts';
import { wholeText } from './sealed-words.ts';

type Message = PracticeRecord<'message'>;

const leaseKind = 'message-lease';
const lease = z.object({ until: z.int() });
const leaseMs = 120_000;
const batch = 20;

/** A message is tried so often; then somebody has to look. */
export const mostAttempts = 12;
const firstWaitMs = 30_000;
const longestWaitMs = 6 * 3_600_000;

/** Messages that may go out now. */
export async function messagesDue(context: Context, organisation: string): Promise<readonly Message[]> {
  const register = await registerOf(context.store, organisation);
  const now = context.clock();
  return register.all('message').filter(({ body }) => isDue(body, now));
}

function isDue({ state, retryAt }: Message['body'], now: Instant): boolean {
  if (state === 'queued') return true;
  return state === 'failed' && retryAt !== undefined && Instant.parse(retryAt) <= now;
}

/** Sends what waits. Returns how many were taken by the mail server. */
export async function sendMessages(context: Context, organisation: string): Promise<number> {
  const { mail } = context;
  if (mail === undefined) return 0;
  const due = (await messagesDue(context, organisation)).slice(0, batch);
  let sent = 0;
  for (const { id } of due) {
    const leased = await takeLease(context, organisation, id);
    if (leased === undefined) continue;
    const fault = await attempt(context, organisation, leased).catch((error: unknown) => error);
    await settle(context, { organisation, message: leased, fault });
    if (fault === undefined) sent += 1;
  }
  return sent;
}

async function takeLease(context: Context, organisation: string, id: string): Promise<Message | undefined> {
  return context.store.write(organisation, async (transaction) => {
    await transaction.stamp();
    const held = await transaction.projection(leaseKind, id);
    const now = context.clock();
    if (held !== undefined && lease.parse(held.body).until > now) return undefined;
    const found = await findIn(transaction, { kind: 'message', id, actor: system });
    if (!found.ok) return undefined;
    const message = found.value as Message;
    if (!isDue(message.body, now)) return undefined;
    await transaction.project(leaseKind, id, { until: now + leaseMs });
    return message;
  });
}

async function attempt(context: Context, organisation: string, { id, body }: Message): Promise<undefined> {
  const person = (await registerOf(context.store, organisation)).get('person', body.to);
  await context.mail?.({
    id: `${organisation}.${id}`,
    to: body.address,
    toName: person?.body.name.en,
    subject: body.subject,
    text: wholeText(context, organisation, body),
    language: body.language,
    date: new Date(context.clock()),
    attachments: await attachmentsOf(context, organisation, body.attachments ?? []),
  });
}

interface Settled {
  readonly organisation: string;
  readonly message: Message;
  /** Undefined when it was taken. */
  readonly fault: unknown;
}

async function settle(context: Context, { organisation, message: { id, body }, fault }: Settled): Promise<void> {
  const attempts = (body.attempts ?? 0) + 1;
  const now = context.clock();
  const done = await perform(
    context,
    { organisation, actor: system },
    {
      scope: 'records:write',
      work: async (transaction, act) => {
        const common = { organisation, actor: system, kind: 'message' as const, id };
        await transaction.project(leaseKind, id, undefined);
        if (fault === undefined)
          return actIn(transaction, act, { ...common, act: 'sent', tells: { sentAt: Instant.format(now), attempts } });
        const over = attempts >= mostAttempts || (fault instanceof MailFault && fault.forGood);
        const retryAt = over ? undefined : Instant.format(Instant.plus(now, waitAfter(attempts)));
        return actIn(transaction, act, {
          ...common,
          act: 'fail',
          tells: { lastError: sentenceOf(fault), attempts, retryAt },
        });
      },
    },
  );
  // Somebody cancelled it while it was under way: what they decided stands.
  if (!done.ok && done.refusals[0]?.code !== 'CONFLICT') throw new Error(done.refusals[0]?.message ?? 'not settled');
}

const waitAfter = (attempts: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts - 1, 20));

const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message.slice(0, 400) : 'it failed');
