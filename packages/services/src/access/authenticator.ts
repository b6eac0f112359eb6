/**
 * The second step: six digits of an authenticator (RFC 6238), or a recovery code. Owns: setting it up, and that neither works
 * twice. The secret is kept sealed; a recovery code as its SHA-256.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import type { Command, Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { readBody } from '../stored-body.ts';
import { findAccount } from './account.ts';
import type { Account } from './account.ts';
import { keepAccount } from './accounts.ts';
import { changeOwn } from './own-account.ts';
import { openSecret, sealSecret } from './sealed-secrets.ts';

const owner = (organisation: string, id: string): string => `${organisation}/account/${id}/authenticator`;

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Troth', label, secret: Secret.fromBase32(secret), digits: 6, period: 30, algorithm: 'SHA1' });

export interface NewAuthenticator {
  readonly secret: string;
  /** For a QR code. */
  readonly uri: string;
}

/** A secret that is not kept yet: it comes back with the first code it gives. */
export function proposeAuthenticator(context: Context, label: string): NewAuthenticator {
  const secret = new Secret({ buffer: Uint8Array.from(context.random(20)).buffer }).base32;
  return { secret, uri: totpOf(secret, label).toString() };
}

const recoveryCodes = 10;

/** Keeps the secret once a code proves that the authenticator has it. Answers recovery codes, shown this once. */
export async function setAuthenticator(
  context: Context,
  command: Command & { readonly account: string; readonly secret: string; readonly code: string },
): Promise<Outcome<{ readonly recovery: readonly string[] }>> {
  const codes = Array.from({ length: recoveryCodes }, () => writtenCode(context.random(10)));
  const { organisation, account, secret, code } = command;
  return changeOwn(context, command, async (found) => {
    if (!/^[A-Z2-7]{32}$/u.test(secret) || stepOf(context, secret, code) === undefined)
      return refused({ code: 'CODE', message: 'These are not the digits of this authenticator now.', at: ['code'] });
    const sealed = sealSecret(context, owner(organisation, account), secret);
    if (!sealed.ok) return sealed;
    const body = { ...found.body, totp: sealed.value, recovery: codes.map(hashOf) };
    return accepted({ body, answer: { recovery: codes } });
  });
}

export async function removeAuthenticator(
  context: Context,
  command: Command & { readonly account: string; readonly code: string },
): Promise<Outcome<undefined>> {
  const { organisation, account, code } = command;
  // A screen left open is no reason to lose the second step.
  const right = await context.store.write(organisation, (transaction) =>
    takeSecondStep(context, transaction, { account, code }),
  );
  if (!right)
    return refused({ code: 'CODE', message: 'These are not the digits of your authenticator now.', at: ['code'] });
  return changeOwn(context, command, async ({ body }) =>
    accepted({ body: { ...body, totp: undefined, recovery: [] }, answer: undefined }),
  );
}

/** Whether the code is right and was not used before; from then on it was. */
export async function takeSecondStep(
  context: Context,
  transaction: Transaction,
  { account, code }: { readonly account: string; readonly code: string },
): Promise<boolean> {
  const found = await findAccount(transaction, account);
  if (found?.body.totp === undefined) return false;
  const plain = code.replaceAll(/[\s-]/gu, '').toUpperCase();
  return /^\d{6}$/u.test(plain)
    ? takeDigits(context, transaction, { found, digits: plain })
    : takeRecovery(transaction, { found, code: plain });
}

const used = z.strictObject({ step: z.number() });

async function takeDigits(
  context: Context,
  transaction: Transaction,
  { found, digits }: { readonly found: Account; readonly digits: string },
): Promise<boolean> {
  const secret = openSecret(context, owner(transaction.organisation, found.id), found.body.totp ?? '');
  const step = stepOf(context, secret, digits);
  const kind = 'authenticator-step';
  const before = await transaction.projection(kind, found.id);
  const last = before === undefined ? -1 : readBody(used, before).step;
  if (step === undefined || step <= last) return false;
  await transaction.project(kind, found.id, { step });
  return true;
}

async function takeRecovery(
  transaction: Transaction,
  { found, code }: { readonly found: Account; readonly code: string },
): Promise<boolean> {
  const given = Buffer.from(hashOf(code), 'hex');
  const left = found.body.recovery.filter((kept) => !timingSafeEqual(Buffer.from(kept, 'hex'), given));
  if (left.length === found.body.recovery.length) return false;
  const act: Acts = () => ({ actor: `person:${found.body.person}` });
  await keepAccount(transaction, act, { ...found, body: { ...found.body, recovery: left } });
  return true;
}

/** The time step the digits belong to: now, or one beside it for clocks that are a little off. */
function stepOf(context: Context, secret: string, digits: string): number | undefined {
  const timestamp = context.clock();
  const beside = totpOf(secret, '').validate({ token: digits, timestamp, window: 1 });
  return beside === null ? undefined : Math.floor(timestamp / 30_000) + beside;
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** 80 bits in letters that are not taken for one another. */
function writtenCode(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}
