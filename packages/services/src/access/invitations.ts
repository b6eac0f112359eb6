/**
 * Links that let somebody in once: an invitation to a new account, or a new password for an old one. Owns: making, listing,
 * using and taking back. Only the SHA-256 of a link's 256 random bits is kept; it works for some days, and once.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { findAccount, summaryOf } from './account.ts';
import type { Account, AccountSummary, KeptPasskey } from './account.ts';
import { keepAccount, noAccount, overreach, passwordOwner } from './accounts.ts';
import { sealFitPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';
import type { Visit } from './sessions.ts';
import { openFor } from './sign-in.ts';
import type { Opened } from './sign-in.ts';

const kind = 'invitation';
const body = z.strictObject({
  account: z.string(),
  sha256: z.string(),
  /** The authenticator and its recovery codes are lost, too. */
  forgetAuthenticator: z.boolean(),
  createdBy: z.string(),
  expiresAt: z.string(),
});

const life = 7 * 24 * 3_600_000;
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const packed = (text: string): string => Buffer.from(text).toString('base64url');

export interface Invitation {
  readonly id: string;
  readonly account: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly forgetAuthenticator: boolean;
}

export interface Invite extends Command {
  readonly account: string;
  readonly forgetAuthenticator?: boolean | undefined;
}

/** Makes a link; one made before for the same account works no more. `token` is shown this once. */
export async function inviteToAccount(
  context: Context,
  command: Invite,
): Promise<Outcome<Invitation & { readonly token: string }>> {
  const id = Buffer.from(context.random(8)).toString('hex');
  const secret = Buffer.from(context.random(32)).toString('base64url');
  return perform(context, command, {
    scope: 'people:write',
    secret: true,
    work: async (transaction, act) => {
      const found = await findAccount(transaction, command.account);
      if (found === undefined) return noAccount(command.account);
      // A link to somebody's account is their account.
      const denied = overreach(command.actor, found.body);
      if (denied !== undefined) return denied;
      for (const before of await allRecords(transaction, { kind }))
        if (readBody(body, before).account === found.id)
          await transaction.put({ kind, id: before.id, body: before.body, retired: true }, act());
      const written = {
        account: found.id,
        sha256: digestOf(secret),
        forgetAuthenticator: command.forgetAuthenticator ?? false,
        createdBy: command.actor.id,
        expiresAt: Instant.format(Instant.plus(context.clock(), life)),
      };
      await transaction.put({ kind, id, body: plainData(written), expect: 0 }, act());
      const token = `${packed(command.organisation)}.${id}.${secret}`;
      return accepted({ ...shown(id, written), token });
    },
  });
}

export async function withdrawInvitation(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<Invitation>> {
  return perform(context, command, {
    scope: 'people:write',
    work: async (transaction, act) => {
      const found = await transaction.record(kind, command.id);
      if (found === undefined || found.retired)
        return refused({ code: 'NOT-FOUND', message: `there is no invitation ${command.id}` });
      await transaction.put({ kind, id: found.id, body: found.body, retired: true }, act());
      return accepted(shown(found.id, readBody(body, found)));
    },
  });
}

/** Those that wait to be used. */
export async function listInvitations(context: Context, { organisation }: Question): Promise<readonly Invitation[]> {
  const records = await context.store.read(organisation, (reader) => allRecords(reader, { kind }));
  return records
    .map((record) => shown(record.id, readBody(body, record)))
    .filter(({ expiresAt }) => Instant.parse(expiresAt) > context.clock());
}

function shown(id: string, { account, createdBy, expiresAt, forgetAuthenticator }: z.output<typeof body>): Invitation {
  return { id, account, createdBy, expiresAt, forgetAuthenticator };
}

const gone = refused({
  code: 'NOT-FOUND',
  message: 'This link was used, taken back, or is too old. Ask whoever sent it for a new one.',
});

interface Found {
  readonly organisation: string;
  readonly id: string;
  readonly account: Account;
  readonly forgetAuthenticator: boolean;
}

/** Whom a link is for; one answer for every fault. */
export async function readInvitation(
  context: Context,
  token: string,
): Promise<Outcome<{ readonly organisation: string; readonly account: AccountSummary }>> {
  const { organisation } = partsOf(token);
  if (!(await context.store.organisations()).includes(organisation)) return gone;
  const found = await context.store.read(organisation, (reader) => findInvitation(context, reader, token));
  return found === undefined ? gone : accepted({ organisation, account: summaryOf(found.account) });
}

/** What is set with a link: a password, or a passkey that was checked. */
export type FirstKey = { readonly password: string } | { readonly passkey: KeptPasskey };

/** Sets the first key and signs in; all sessions there were end, and the link works no more. */
export async function acceptInvitation(
  context: Context,
  { token, key, visit }: { readonly token: string; readonly key: FirstKey; readonly visit: Visit },
): Promise<Outcome<Opened & { readonly organisation: string }>> {
  const before = await readInvitation(context, token);
  if (!before.ok) return before;
  const { organisation, account } = before.value;
  const sealed =
    'password' in key
      ? await sealFitPassword(context, passwordOwner(organisation, account.id), key.password)
      : undefined;
  if (sealed !== undefined && !sealed.ok) return sealed;
  return context.store.write(organisation, async (transaction) => {
    const found = await findInvitation(context, transaction, token);
    if (found === undefined) return gone;
    await useUp(transaction, found);
    const kept = await keepAccount(transaction, () => ({ actor: `person:${found.account.body.person}` }), {
      ...found.account,
      body: {
        ...found.account.body,
        ...(sealed === undefined ? {} : { password: sealed.value }),
        ...('passkey' in key ? { passkeys: [...found.account.body.passkeys, key.passkey] } : {}),
        ...(found.forgetAuthenticator ? { totp: undefined, recovery: [] } : {}),
      },
    });
    await endSessions(transaction, kept.id);
    const opened = await openFor(context, transaction, { account: kept, how: 'invitation', visit });
    return accepted({ ...opened, organisation });
  });
}

async function useUp(transaction: Transaction, { id, account }: Found): Promise<void> {
  const record = await transaction.record(kind, id);
  if (record === undefined) throw new TypeError(`the invitation ${id} was there a moment ago`);
  const actor = `person:${account.body.person}`;
  await transaction.put({ kind, id, body: record.body, expect: record.version, retired: true }, { actor });
}

function partsOf(token: string): { readonly organisation: string; readonly id: string; readonly secret: string } {
  const [, org = '', id = '', secret = ''] = /^([\w-]{1,300})\.([0-9a-f]{16})\.([\w-]{43})$/u.exec(token) ?? [];
  return { organisation: Buffer.from(org, 'base64url').toString(), id, secret };
}

async function findInvitation(
  context: Context,
  reader: Pick<Reader, 'record'>,
  token: string,
): Promise<Found | undefined> {
  const { organisation, id, secret } = partsOf(token);
  const record = id === '' ? undefined : await reader.record(kind, id);
  if (record === undefined || record.retired) return undefined;
  const { sha256, account, expiresAt, forgetAuthenticator } = readBody(body, record);
  const same = timingSafeEqual(Buffer.from(sha256, 'hex'), Buffer.from(digestOf(secret), 'hex'));
  if (!same || Instant.parse(expiresAt) <= context.clock()) return undefined;
  const found = await findAccount(reader, account);
  if (found === undefined || found.body.disabled) return undefined;
  return { organisation, id, account: found, forgetAuthenticator };
}
