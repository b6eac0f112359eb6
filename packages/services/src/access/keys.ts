/**
 * API keys. Owns: making, listing, revoking and recognising them. Only the SHA-256 of a key's 256 random bits is kept, so
 * that whoever reads the database cannot act with what stands there. Does not own: what a route needs (http).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { StoredRecord } from '@troth/stores';
import { z } from 'zod';
import type { Actor, Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { grantSchema } from './grants.ts';
import type { Grant } from './grants.ts';

export interface NewKey extends Command {
  readonly name: string;
  readonly grants: readonly Grant[];
  /** RFC 3339; never when missing. */
  readonly expiresAt?: string | undefined;
}

/** A key as it is listed: never its secret. */
export interface KeySummary {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt?: string | undefined;
  readonly revoked: boolean;
}

const kind = 'key';
const body = z.strictObject({
  name: z.string().min(1).max(200),
  grants: z.array(grantSchema).min(1).max(50),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string().optional(),
  sha256: z.string(),
});

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a key. `token` is shown this once; only its SHA-256 is kept. */
export async function createKey(
  context: Context,
  command: NewKey,
): Promise<Outcome<KeySummary & { readonly token: string }>> {
  const id = Buffer.from(context.random(8)).toString('hex');
  const secret = base64url(context.random(32));
  return perform(context, command, {
    scope: 'admin',
    secret: true,
    work: async (transaction, act) => {
      if (command.expiresAt !== undefined && Instant.tryParse(command.expiresAt) === undefined)
        return refused({ code: 'KEY', message: `expiresAt: "${command.expiresAt}" names no moment; write RFC 3339` });
      const read = body.safeParse({
        name: command.name,
        grants: command.grants,
        createdAt: Instant.format(await transaction.stamp()),
        createdBy: command.actor.id,
        ...(command.expiresAt === undefined ? {} : { expiresAt: command.expiresAt }),
        sha256: digestOf(secret),
      });
      if (!read.success)
        return refused({ code: 'KEY', message: 'a key has a name of 1 to 200 characters and 1 to 50 grants' });
      const stored = await transaction.put({ kind, id, body: plainData(read.data), expect: 0 }, act());
      const token = `troth.${base64url(Buffer.from(command.organisation))}.${id}.${secret}`;
      return accepted({ ...summaryOf(stored), token });
    },
  });
}

/** The key is never let in again; it stays in the list of what was. */
export async function revokeKey(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<KeySummary>> {
  return perform(context, command, {
    scope: 'admin',
    work: async (transaction, act) => {
      const found = await transaction.record(kind, command.id);
      if (found === undefined) return refused({ code: 'NOT-FOUND', message: `there is no key ${command.id}` });
      if (found.retired) return accepted(summaryOf(found));
      const write = { kind, id: found.id, body: found.body, expect: found.version, retired: true };
      return accepted(summaryOf(await transaction.put(write, act())));
    },
  });
}

export async function listKeys(context: Context, { organisation }: Question): Promise<readonly KeySummary[]> {
  return context.store.read(organisation, async (reader) =>
    (await allRecords(reader, { kind, withRetired: true })).map(summaryOf),
  );
}

function summaryOf(stored: StoredRecord): KeySummary {
  const { sha256: _, ...shown } = readBody(body, stored);
  return { id: stored.id, ...shown, revoked: stored.retired };
}

const unknown = refused({
  code: 'UNAUTHENTICATED',
  message:
    'the key is not known, no longer valid or was revoked; ask whoever administers the organisation for a new one',
});

/** Whom a token belongs to; the token names its organisation. One answer for every fault, so that nothing can be guessed. */
export async function authenticate(
  context: Context,
  token: string,
): Promise<Outcome<{ readonly organisation: string; readonly actor: Actor }>> {
  const [, org = '', id = '', secret = ''] = /^troth\.([\w-]{1,300})\.([0-9a-f]{16})\.([\w-]{43})$/u.exec(token) ?? [];
  const organisation = Buffer.from(org, 'base64url').toString();
  if (id === '' || !(await context.store.organisations()).includes(organisation)) return unknown;
  const stored = await context.store.read(organisation, (reader) => reader.record(kind, id));
  if (stored === undefined || stored.retired) return unknown;
  const key = readBody(body, stored);
  const same = timingSafeEqual(Buffer.from(key.sha256, 'hex'), Buffer.from(digestOf(secret), 'hex'));
  const expired = key.expiresAt !== undefined && Instant.parse(key.expiresAt) <= context.clock();
  if (!same || expired) return unknown;
  return accepted({ organisation, actor: { id: `key:${id}`, grants: key.grants } });
}
