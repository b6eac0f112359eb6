/**
 * Webhooks that an organisation asked for. Owns: where they go, which topics, their secrets (sealed, two at a time while they
 * are changed over). Does not own: sending (deliver.ts).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import { openSecret, sealSecret } from '../access/sealed-secrets.ts';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { addressFault } from './outward-address.ts';

export interface NewWebhook extends Command {
  readonly id: string;
  readonly url: string;
  /** Empty: every topic. */
  readonly topics: readonly string[];
}

export interface WebhookSummary {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly string[];
  /** Secrets that sign now: two while they are changed over. */
  readonly secrets: number;
  readonly version: number;
  readonly retired: boolean;
}

/** Topics that events have. */
export const topics = [
  'agreement.published',
  'alert.raised',
  'evidence.accepted',
  'problem.changed',
  'problem.escalated',
  'problem.unacknowledged',
  'restatement.proposed',
  'statement.issued',
  'statement.live',
  'statement.restated',
] as const;

export const webhookKind = 'webhook';
const kind = webhookKind;
const body = z.strictObject({
  url: z.string(),
  topics: z.array(z.string()),
  secrets: z.array(z.string()).min(1).max(2),
});

const ownerOf = (organisation: string, id: string): string => `${organisation}/${kind}/${id}`;
/** The destination of a webhook in the outbox. */
export const destinationOf = (id: string): string => `webhook:${id}`;

const newSecret = (context: Context): string => `whsec_${Buffer.from(context.random(32)).toString('base64')}`;

/** `secret` is shown this once. */
export async function registerWebhook(
  context: Context,
  command: NewWebhook,
): Promise<Outcome<WebhookSummary & { readonly secret: string }>> {
  const { id, url, organisation } = command;
  const fault = faultOf(context, command);
  if (fault !== undefined) return refused({ code: 'WEBHOOK', message: fault });
  const secret = newSecret(context);
  const sealed = sealSecret(context, ownerOf(organisation, id), secret);
  if (!sealed.ok) return sealed;
  return perform(context, command, {
    scope: 'webhooks:write',
    secret: true,
    work: async (transaction, act) => {
      const before = await transaction.record(kind, id);
      if (before !== undefined && !before.retired)
        return refused({ code: 'CONFLICT', message: `there is a webhook ${id}; remove it, or change its secret` });
      const write = { url, topics: [...command.topics], secrets: [sealed.value] };
      const stored = await transaction.put({ kind, id, body: write, expect: before?.version ?? 0 }, act());
      await transaction.addDestination(destinationOf(id), command.topics.length === 0 ? topics : command.topics);
      return accepted({ ...summaryOf(stored), secret });
    },
  });
}

function faultOf({ outward }: Context, { id, url, topics: wanted }: NewWebhook): string | undefined {
  if (!/^[A-Za-z0-9][\w.:-]{0,99}$/u.test(id)) return `"${id.slice(0, 100)}" is no id: letters, digits, . _ : -`;
  const known: readonly string[] = topics;
  const strange = wanted.find((topic) => !known.includes(topic));
  if (strange !== undefined) return `there is no topic "${strange.slice(0, 100)}"; there are ${topics.join(', ')}`;
  return addressFault(url, outward);
}

/** A new secret beside the old one; the one before that is forgotten. */
export async function rotateWebhookSecret(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<WebhookSummary & { readonly secret: string }>> {
  const { id, organisation } = command;
  const secret = newSecret(context);
  const sealed = sealSecret(context, ownerOf(organisation, id), secret);
  if (!sealed.ok) return sealed;
  return perform(context, command, {
    scope: 'webhooks:write',
    secret: true,
    work: async (transaction, act) => {
      const found = await transaction.record(kind, id);
      if (found === undefined || found.retired) return noWebhook(id);
      const before = readBody(body, found);
      const after = { ...before, secrets: [sealed.value, ...before.secrets.slice(0, 1)] };
      const stored = await transaction.put({ kind, id, body: after, expect: found.version }, act());
      return accepted({ ...summaryOf(stored), secret });
    },
  });
}

/** Nothing is sent there any more, what waits included. */
export async function removeWebhook(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<WebhookSummary>> {
  return perform(context, command, {
    scope: 'webhooks:write',
    work: async (transaction, act) => {
      const { id } = command;
      const found = await transaction.record(kind, id);
      if (found === undefined) return noWebhook(id);
      await transaction.removeDestination(destinationOf(id));
      const write = { kind, id, body: found.body, expect: found.version, retired: true };
      return accepted(summaryOf(await transaction.put(write, act())));
    },
  });
}

export async function listWebhooks(context: Context, { organisation }: Question): Promise<readonly WebhookSummary[]> {
  return context.store.read(organisation, async (reader) => (await allRecords(reader, { kind })).map(summaryOf));
}

/** Where to send, and the secrets to sign with, the newest first. */
export interface OpenWebhook {
  readonly id: string;
  readonly url: string;
  readonly secrets: readonly string[];
}

export async function openWebhooks(context: Context, reader: Reader): Promise<readonly OpenWebhook[]> {
  return (await allRecords(reader, { kind })).map((stored) => {
    const { url, secrets } = readBody(body, stored);
    const owner = ownerOf(reader.organisation, stored.id);
    return { id: stored.id, url, secrets: secrets.map((sealed) => openSecret(context, owner, sealed)) };
  });
}

function noWebhook(id: string): Outcome<never> {
  return refused({ code: 'NOT-FOUND', message: `there is no webhook ${id}` });
}

function summaryOf(stored: StoredRecord): WebhookSummary {
  const { url, topics: wanted, secrets } = readBody(body, stored);
  const { id, version, retired } = stored;
  return { id, url, topics: wanted, secrets: secrets.length, version, retired };
}
