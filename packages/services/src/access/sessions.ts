/**
 * Sessions: who has signed in, from where, since when. Owns: opening, recognising, listing, ending. Only the SHA-256 of a
 * session's 256 random bits is kept. They are views and no records: losing them signs people out and loses no evidence.
 */
import { createHash } from 'node:crypto';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader, Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Actor, Context, Question } from '../context.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import { actorOf, findAccount } from './account.ts';
import type { Account } from './account.ts';

const kind = 'session';
const body = z.strictObject({
  account: z.string(),
  openedAt: z.string(),
  seenAt: z.string(),
  how: z.string(),
  from: z.string(),
  device: z.string(),
});

const hour = 3_600_000;
/** Nobody was seen for so long: it is over. */
const idleMs = 12 * hour;
/** However busy it is, it ends some day. */
const wholeMs = 14 * 24 * hour;
/** A session is not written for every request. */
const noticedMs = 5 * 60_000;

/** From where somebody signs in, as coarse as it is kept. */
export interface Visit {
  /** Network, not machine: see `coarse`. */
  readonly from: string;
  /** Program, in words of its own. */
  readonly device: string;
}

export interface SessionSummary {
  readonly id: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly how: string;
  readonly from: string;
  readonly device: string;
  /** The one that asks. */
  readonly current: boolean;
}

export interface SignedIn {
  readonly organisation: string;
  readonly actor: Actor;
  readonly account: Account;
  /** Name of the session: a hash, no secret. */
  readonly session: string;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const nameOf = (account: string, secret: string): string => `${account}/${hashOf(secret)}`;
const packed = (text: string): string => Buffer.from(text).toString('base64url');

/** Always a new token: one that was known before signing in is worth nothing after it. */
export async function openSession(
  context: Context,
  transaction: Transaction,
  { account, how, visit }: { readonly account: string; readonly how: string; readonly visit: Visit },
): Promise<string> {
  const secret = Buffer.from(context.random(32)).toString('base64url');
  const now = context.clock();
  for (const { id, body: held } of await transaction.projections({ kind, prefix: `${account}/`, limit: 1000 }))
    if (isOver(readBody(body, { kind, id, body: held }), now)) await transaction.project(kind, id, undefined);
  const at = Instant.format(now);
  const opened = { account, openedAt: at, seenAt: at, how, from: visit.from, device: visit.device.slice(0, 120) };
  await transaction.project(kind, nameOf(account, secret), plainData(opened));
  return `${packed(transaction.organisation)}.${packed(account)}.${secret}`;
}

const isOver = ({ openedAt, seenAt }: z.output<typeof body>, now: Instant): boolean =>
  now - Instant.parse(seenAt) > idleMs || now - Instant.parse(openedAt) > wholeMs;

const unknown = refused({ code: 'UNAUTHENTICATED', message: 'You are not signed in, or no longer. Sign in again.' });

/** Whom a token belongs to. One answer for every fault, so that nothing can be guessed. */
export async function recogniseSession(context: Context, token: string): Promise<Outcome<SignedIn>> {
  const [, org = '', who = '', secret = ''] =
    /^([\w-]{1,300})\.([\w-]{1,300})\.([\w-]{43})$/u.exec(token) ?? ([] as const);
  const [organisation, account] = [Buffer.from(org, 'base64url').toString(), Buffer.from(who, 'base64url').toString()];
  if (secret === '' || !(await context.store.organisations()).includes(organisation)) return unknown;
  const session = nameOf(account, secret);
  const found = await context.store.read(organisation, async (reader) => ({
    held: await reader.projection(kind, session),
    account: await findAccount(reader, account),
  }));
  if (found.held === undefined || found.account === undefined || found.account.body.disabled) return unknown;
  const read = readBody(body, { kind, id: session, body: found.held.body });
  const now = context.clock();
  if (isOver(read, now)) return unknown;
  if (now - Instant.parse(read.seenAt) > noticedMs)
    await context.store.write(organisation, (transaction) =>
      transaction.project(kind, session, plainData({ ...read, seenAt: Instant.format(now) })),
    );
  return accepted({ organisation, account: found.account, actor: actorOf(found.account), session });
}

/** Sessions of an account that are not over, the newest first. */
export async function listSessions(
  context: Context,
  { organisation, account, current }: Question & { readonly account: string; readonly current?: string | undefined },
): Promise<readonly SessionSummary[]> {
  const held = await context.store.read(organisation, (reader) => sessionsOf(reader, account));
  return held
    .filter(({ read }) => !isOver(read, context.clock()))
    .map(({ id, read: { openedAt, seenAt, how, from, device } }) => ({
      id: shortOf(id),
      openedAt,
      seenAt,
      how,
      from,
      device,
      current: id === current,
    }))
    .sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
}

/** Enough of the hash to tell sessions of one account apart. */
const shortOf = (session: string): string => session.slice(session.lastIndexOf('/') + 1).slice(0, 24);

async function sessionsOf(reader: Reader, account: string) {
  const held = await reader.projections({ kind, prefix: `${account}/`, limit: 1000 });
  return held.map(({ id, body: own }) => ({ id, read: readBody(body, { kind, id, body: own }) }));
}

/** Ends the sessions that the question picks; returns how many there were. */
export async function endSessions(
  transaction: Transaction,
  account: string,
  which: { readonly only?: string | undefined; readonly but?: string | undefined } = {},
): Promise<number> {
  const ended = (await sessionsOf(transaction, account)).filter(
    ({ id }) => (which.only === undefined || id === which.only || shortOf(id) === which.only) && id !== which.but,
  );
  for (const { id } of ended) await transaction.project(kind, id, undefined);
  return ended.length;
}
