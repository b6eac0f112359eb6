/**
 * An account: what a person signs in with and what they may do once they did. Owns: how it is kept, and what of it may be
 * shown. It is a record, so that the ledger tells who gave whom which level; what is secret in it is sealed or only a hash.
 */
import { createHash } from 'node:crypto';
import { profileOf, profiles, sides } from '@troth/core';
import type { ProfileName } from '@troth/core';
import type { Reader, StoredRecord } from '@troth/stores';
import { z } from 'zod';
import type { Actor } from '../context.ts';
import { readBody } from '../stored-body.ts';
import type { Grant } from './grants.ts';

export const accountKind = 'account';
/** Points from an address to the account it belongs to, so that no two accounts have the same. */
export const addressKind = 'account-address';

/** Of the same form as in a person's record: 0 a guest, 2 to 7. */
export const levelSchema = z.literal([0, 2, 3, 4, 5, 6, 7]);
export const roleSchema = z.enum(['administrator', 'auditor']);

const passkey = z.strictObject({
  id: z.string(),
  /** base64url of the COSE key. */
  publicKey: z.string(),
  transports: z.array(z.string()).optional(),
  name: z.string(),
  addedAt: z.string(),
});
export type KeptPasskey = z.output<typeof passkey>;

export const accountBody = z.strictObject({
  email: z.string(),
  person: z.string(),
  side: z.enum(sides),
  party: z.string().optional(),
  level: levelSchema,
  roles: z.array(roleSchema),
  language: z.enum(['en', 'zh-Hant']),
  disabled: z.boolean(),
  /** Sealed: not even the hash can be tried by who reads the ledger. */
  password: z.string().optional(),
  /** Sealed secret of the authenticator. */
  totp: z.string().optional(),
  passkeys: z.array(passkey),
  /** SHA-256 of codes that work once in place of the authenticator. */
  recovery: z.array(z.string()),
  /** Who they are to a provider of single sign-on. */
  subjects: z.array(z.strictObject({ issuer: z.string(), subject: z.string() })),
});
export type AccountBody = z.output<typeof accountBody>;

export interface Account {
  readonly id: string;
  readonly version: number;
  readonly body: AccountBody;
}

/** An account as it is shown. */
export interface AccountSummary extends Pick<
  AccountBody,
  'email' | 'person' | 'side' | 'party' | 'level' | 'roles' | 'language' | 'disabled'
> {
  readonly id: string;
  readonly version: number;
  readonly profile: ProfileName;
  readonly hasPassword: boolean;
  readonly hasAuthenticator: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedAt: string }[];
  readonly recoveryCodes: number;
  readonly signsInElsewhere: boolean;
}

export const accountOf = (stored: StoredRecord): Account => ({
  id: stored.id,
  version: stored.version,
  body: readBody(accountBody, stored),
});

/** Whatever became of it: `disabled` is for the asker to look at. */
export async function findAccount(reader: Pick<Reader, 'record'>, id: string): Promise<Account | undefined> {
  const stored = await reader.record(accountKind, id);
  return stored === undefined || stored.retired ? undefined : accountOf(stored);
}

const owner = z.strictObject({ account: z.string() });

export async function accountByAddress(reader: Pick<Reader, 'record'>, email: string): Promise<Account | undefined> {
  const address = await reader.record(addressKind, addressId(email));
  if (address === undefined || address.retired) return undefined;
  return findAccount(reader, readBody(owner, address).account);
}

/** Letters of ASCII only are folded: what other scripts take for the same letter changes from one library to the next. */
export const foldedAddress = (email: string): string => email.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());

/** No address stands in the clear where entries of the ledger are listed by their subject. */
export const addressId = (email: string): string => createHash('sha256').update(foldedAddress(email)).digest('hex');

export function summaryOf({ id, version, body }: Account): AccountSummary {
  const { email, person, side, party, level, roles, language, disabled } = body;
  return {
    id,
    version,
    email,
    person,
    side,
    party,
    level,
    roles,
    language,
    disabled,
    profile: profileOf(body),
    hasPassword: body.password !== undefined,
    hasAuthenticator: body.totp !== undefined,
    passkeys: body.passkeys.map(({ id: key, name, addedAt }) => ({ id: key, name, addedAt })),
    recoveryCodes: body.recovery.length,
    signsInElsewhere: body.subjects.length > 0,
  };
}

/** Who acts when this account is signed in. */
export function actorOf({ body }: Pick<Account, 'body'>): Actor {
  const { person, side, party, level, roles } = body;
  const profile = profileOf(body);
  const grants: Grant[] = profiles[profile].scopes.map((scope) => ({ scope }));
  if (side === 'own' && profile !== 'auditor' && roles.includes('administrator')) grants.push({ scope: 'admin' });
  // An auditor takes part in nothing, so that no act on a record is open to them either.
  const acts = side === 'own' && profile !== 'auditor';
  return { id: `person:${person}`, grants, side, level: acts ? level : 0, ...(party && { party }) };
}
