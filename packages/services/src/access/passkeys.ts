/**
 * Passkeys (WebAuthn). Owns: adding one, signing in with one, taking one away. The device asks its owner for a finger, a face or
 * a number, so that a passkey is both steps in one. Does not own: the mathematics (a library), where pages are loaded from (http).
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { accepted, Instant, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import { z } from 'zod';
import type { Command, Context } from '../context.ts';
import { readBody } from '../stored-body.ts';
import { findAccount } from './account.ts';
import type { Account, KeptPasskey } from './account.ts';
import { beginCeremony, endCeremony } from './ceremonies.ts';
import { changeOwn } from './own-account.ts';
import type { Visit } from './sessions.ts';
import { logSignIn } from './sign-in-log.ts';
import { openFor } from './sign-in.ts';
import type { Opened } from './sign-in.ts';

/** Where the page was loaded from. */
export interface Place {
  readonly host: string;
  readonly origins: readonly string[];
}

const text = z.string().max(20_000);
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).optional();

/** What a browser answers when a passkey is made. */
export const newPasskeySchema = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: text, attestationObject: text, transports }),
});

/** What a browser answers when a passkey is used. */
export const usedPasskeySchema = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
});

export interface Begun {
  /** For the browser's own dialogue. */
  readonly options: object;
  /** Comes back with its answer. */
  readonly ceremony: string;
}

type WithoutGaps<T> = T extends object ? { [K in keyof T]: WithoutGaps<Exclude<T[K], undefined>> } : T;

/** What the library takes has no fields that are there and undefined. */
const withoutGaps = <T extends { readonly response: object }>(told: T): WithoutGaps<T> =>
  ({
    ...told,
    response: Object.fromEntries(Object.entries(told.response).filter(([, value]) => value !== undefined)),
  }) as WithoutGaps<T>;

const timeout = 5 * 60_000;
const bytesOf = (utf8: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(utf8));

type Adding = {
  readonly organisation: string;
  readonly account: Pick<Account, 'id'> & {
    readonly email: string;
    readonly passkeys: readonly { readonly id: string }[];
  };
  readonly place: Place;
};

export async function beginPasskey(context: Context, { organisation, account, place }: Adding): Promise<Begun> {
  const options = await generateRegistrationOptions({
    rpName: 'Troth',
    rpID: place.host,
    userName: account.email,
    userID: bytesOf(account.id),
    challenge: Uint8Array.from(context.random(32)),
    timeout,
    attestationType: 'none',
    excludeCredentials: account.passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { challenge } = options;
  return { options, ceremony: beginCeremony(context, 'new passkey', { organisation, account: account.id, challenge }) };
}

const unfit = refused({
  code: 'PASSKEY',
  message: 'This passkey was not made for this page just now. Begin again.',
  at: ['response'],
});

export interface PasskeyMade {
  readonly organisation: string;
  readonly account: string;
  readonly ceremony: string;
  readonly response: z.output<typeof newPasskeySchema>;
  readonly name: string;
  readonly place: Place;
}

/** The passkey, once it is shown to be made by the device that was asked. */
export async function checkNewPasskey(context: Context, made: PasskeyMade): Promise<Outcome<KeptPasskey>> {
  const told = endCeremony(context, 'new passkey', made.ceremony);
  if (told?.['organisation'] !== made.organisation || told['account'] !== made.account) return unfit;
  const checked = await verifyRegistrationResponse({
    response: withoutGaps(made.response),
    expectedChallenge: told['challenge'] ?? '',
    expectedOrigin: [...made.place.origins],
    expectedRPID: made.place.host,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (checked?.verified !== true) return unfit;
  const { id, publicKey } = checked.registrationInfo.credential;
  return accepted({
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    ...(made.response.response.transports && { transports: made.response.response.transports }),
    name: made.name,
    addedAt: Instant.format(context.clock()),
  });
}

const most = 20;

export async function addPasskey(
  context: Context,
  command: Command & Omit<PasskeyMade, 'organisation'>,
): Promise<Outcome<Pick<KeptPasskey, 'id' | 'name' | 'addedAt'>>> {
  const { organisation, account, ceremony, response, name, place } = command;
  const checked = await checkNewPasskey(context, { organisation, account, ceremony, response, name, place });
  if (!checked.ok) return checked;
  const { id, addedAt } = checked.value;
  return changeOwn(context, command, async ({ body }) => {
    if (body.passkeys.length >= most)
      return refused({ code: 'CONFLICT', message: `An account has ${most} passkeys at most; remove one first.` });
    const passkeys = [...body.passkeys.filter((other) => other.id !== id), checked.value];
    return accepted({ body: { ...body, passkeys }, answer: { id, name, addedAt } });
  });
}

/** The last way in is not taken away. */
export async function removePasskey(
  context: Context,
  command: Command & { readonly account: string; readonly id: string },
): Promise<Outcome<undefined>> {
  return changeOwn(context, command, async ({ body }) => {
    const passkeys = body.passkeys.filter(({ id }) => id !== command.id);
    if (passkeys.length === body.passkeys.length)
      return refused({ code: 'NOT-FOUND', message: 'there is no such passkey' });
    if (passkeys.length === 0 && body.password === undefined && body.subjects.length === 0)
      return refused({ code: 'CONFLICT', message: 'This is your only way in. Set a password first.' });
    return accepted({ body: { ...body, passkeys }, answer: undefined });
  });
}

/** Whoever has a passkey for this place may answer: the page does not say who has an account. */
export async function beginPasskeySignIn(
  context: Context,
  { organisation, place }: { readonly organisation: string; readonly place: Place },
): Promise<Begun> {
  const options = await generateAuthenticationOptions({
    rpID: place.host,
    challenge: Uint8Array.from(context.random(32)),
    timeout,
    userVerification: 'required',
  });
  return { options, ceremony: beginCeremony(context, 'passkey', { organisation, challenge: options.challenge }) };
}

const refusal = refused({
  code: 'UNAUTHENTICATED',
  message: 'This passkey is not known here. Use another way in, or ask an administrator for a new link.',
});

export interface PasskeyUsed {
  readonly ceremony: string;
  readonly response: z.output<typeof usedPasskeySchema>;
  readonly place: Place;
  readonly visit: Visit;
}

const counter = z.strictObject({ count: z.number() });
const counterKind = 'passkey-count';

export async function signInWithPasskey(
  context: Context,
  { ceremony, response, place, visit }: PasskeyUsed,
): Promise<Outcome<Opened & { readonly organisation: string }>> {
  const told = endCeremony(context, 'passkey', ceremony);
  const organisation = told?.['organisation'] ?? '';
  if (told === undefined || !(await context.store.organisations()).includes(organisation)) return refusal;
  const id = Buffer.from(response.response.userHandle ?? '', 'base64url').toString();
  const found = await context.store.read(organisation, async (reader) => ({
    account: id === '' ? undefined : await findAccount(reader, id),
    count: await reader.projection(counterKind, response.id),
  }));
  const { account } = found;
  const passkey = account?.body.passkeys.find((one) => one.id === response.id);
  const before = found.count === undefined ? 0 : readBody(counter, found.count).count;
  const fresh =
    passkey === undefined || account === undefined || account.body.disabled
      ? undefined
      : await verifiedCount({ passkey, before, challenge: told['challenge'] ?? '', response, place });
  return context.store.write(organisation, async (transaction) => {
    if (fresh === undefined || account === undefined) {
      await logSignIn(transaction, { account: account?.id, how: 'passkey', outcome: 'refused', visit });
      return refusal;
    }
    // A device that counts never shows the same count twice; one that was copied does.
    await transaction.project(counterKind, response.id, { count: fresh });
    return accepted({ organisation, ...(await openFor(context, transaction, { account, how: 'passkey', visit })) });
  });
}

async function verifiedCount({
  passkey,
  before,
  challenge,
  response,
  place,
}: {
  readonly passkey: KeptPasskey;
  readonly before: number;
  readonly challenge: string;
  readonly response: z.output<typeof usedPasskeySchema>;
  readonly place: Place;
}): Promise<number | undefined> {
  const publicKey = Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url'));
  const checked = await verifyAuthenticationResponse({
    response: withoutGaps(response),
    expectedChallenge: challenge,
    expectedOrigin: [...place.origins],
    expectedRPID: place.host,
    credential: { id: passkey.id, publicKey, counter: before },
    requireUserVerification: true,
  }).catch(() => undefined);
  return checked?.verified === true ? checked.authenticationInfo.newCounter : undefined;
}
