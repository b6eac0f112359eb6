/**
 * Accounts are made and changed. Owns: one account per address, and that nobody gives what they do not have: a level above
 * their own, or the role of an administrator. Nobody changes their own standing. Does not own: passwords and keys (credentials).
 */
import { accepted, refused } from '@troth/core';
import type { AccountRole, Level, Outcome, Side } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { z } from 'zod';
import type { Actor, Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { allRecords } from '../stored-body.ts';
import {
  accountBody,
  accountKind,
  accountOf,
  addressId,
  addressKind,
  findAccount,
  foldedAddress,
  summaryOf,
} from './account.ts';
import type { Account, AccountBody, AccountSummary } from './account.ts';
import { holds } from './grants.ts';
import { sealFitPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';

/** What an account is told to be. */
export interface Standing {
  readonly email: string;
  /** Record of the person. */
  readonly person: string;
  /** The organisation's own when missing. */
  readonly side?: Side | undefined;
  /** Whose people they are; for customers and suppliers. */
  readonly party?: string | undefined;
  readonly level?: Level | undefined;
  readonly roles?: readonly AccountRole[] | undefined;
  readonly language?: 'en' | 'zh-Hant' | undefined;
  readonly disabled?: boolean | undefined;
}

export interface CreateAccount extends Command, Standing {
  /** The person's id when missing. */
  readonly id?: string | undefined;
  readonly password?: string | undefined;
}

export async function createAccount(context: Context, command: CreateAccount): Promise<Outcome<AccountSummary>> {
  const id = command.id ?? command.person;
  const sealed = await sealedPassword(context, command, id);
  if (!sealed.ok) return sealed;
  return perform(context, command, {
    scope: 'people:write',
    secret: true,
    work: async (transaction, act) => {
      const standing = readStanding(command);
      if (!standing.ok) return standing;
      const denied = overreach(command.actor, standing.value);
      if (denied !== undefined) return denied;
      const body = { ...standing.value, password: sealed.value, passkeys: [], recovery: [], subjects: [] };
      const claimed = await claimAddress(transaction, act, { id, email: body.email });
      if (!claimed.ok) return claimed;
      return accepted(summaryOf(await keepAccount(transaction, act, { id, version: 0, body })));
    },
  });
}

export async function changeAccount(
  context: Context,
  command: Command & Standing & { readonly id: string; readonly expect?: number | undefined },
): Promise<Outcome<AccountSummary>> {
  return perform(context, command, {
    scope: 'people:write',
    work: async (transaction, act) => {
      const found = await findAccount(transaction, command.id);
      if (found === undefined) return noAccount(command.id);
      const standing = readStanding(command);
      if (!standing.ok) return standing;
      const denied =
        ownStanding(command.actor, found.body, standing.value) ??
        overreach(command.actor, found.body) ??
        overreach(command.actor, standing.value);
      if (denied !== undefined) return denied;
      const { email } = standing.value;
      if (email !== found.body.email) {
        const claimed = await claimAddress(transaction, act, { id: found.id, email, before: found.body.email });
        if (!claimed.ok) return claimed;
      }
      const body = { ...found.body, party: undefined, ...standing.value };
      if (body.disabled) await endSessions(transaction, found.id);
      return accepted(
        summaryOf(await keepAccount(transaction, act, { ...found, version: command.expect ?? found.version, body })),
      );
    },
  });
}

export async function listAccounts(context: Context, { organisation }: Question): Promise<readonly AccountSummary[]> {
  return context.store.read(organisation, async (reader) =>
    (await allRecords(reader, { kind: accountKind })).map((stored) => summaryOf(accountOf(stored))),
  );
}

/** Whether anybody has an account at all: where nobody has, the first one is made with the administrator's key. */
export async function hasAccounts(context: Context, { organisation }: Question): Promise<boolean> {
  const [first] = await context.store.read(organisation, (reader) => reader.records({ kind: accountKind, limit: 1 }));
  return first !== undefined;
}

export async function readAccount(
  context: Context,
  { organisation, id }: Question & { readonly id: string },
): Promise<Outcome<AccountSummary>> {
  const found = await context.store.read(organisation, (reader) => findAccount(reader, id));
  return found === undefined ? noAccount(id) : accepted(summaryOf(found));
}

/** A new version of the account, written by the act. */
export async function keepAccount(
  transaction: Transaction,
  act: Acts,
  { id, version, body }: Account,
): Promise<Account> {
  const stored = await transaction.put({ kind: accountKind, id, body: plainData(body), expect: version }, act());
  return accountOf(stored);
}

export const noAccount = <T>(id: string): Outcome<T> =>
  refused({ code: 'NOT-FOUND', message: `there is no account ${id}` });

export const passwordOwner = (organisation: string, id: string): string => `${organisation}/account/${id}/password`;

async function sealedPassword(
  context: Context,
  { organisation, password }: CreateAccount,
  id: string,
): Promise<Outcome<string | undefined>> {
  if (password === undefined) return accepted(undefined);
  return sealFitPassword(context, passwordOwner(organisation, id), password);
}

const address = z.string().regex(/^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,189}$/u);
const standingSchema = accountBody.pick({
  email: true,
  person: true,
  side: true,
  party: true,
  level: true,
  roles: true,
  language: true,
  disabled: true,
});

function readStanding(told: Standing): Outcome<z.output<typeof standingSchema>> {
  const { side = 'own', level = 0, roles = [], language = 'en', disabled = false, person, party } = told;
  const email = foldedAddress(told.email.trim());
  if (!address.safeParse(email).success)
    return refused({ code: 'ACCOUNT', message: `"${told.email}" is no mail address`, at: ['email'] });
  if (side !== 'own' && party === undefined)
    return refused({ code: 'ACCOUNT', message: 'say whose people they are: name the party', at: ['party'] });
  if (side !== 'own' && (level !== 0 || roles.length > 0))
    return refused({
      code: 'ACCOUNT',
      message: 'people of customers and suppliers have no level and no roles here',
      at: ['level'],
    });
  const read = { email, person, side, level, roles: [...new Set(roles)], language, disabled };
  return accepted(side === 'own' ? read : { ...read, party });
}

/** Makes the address point to the account, and the one before it to none. */
async function claimAddress(
  transaction: Transaction,
  act: Acts,
  { id, email, before }: { readonly id: string; readonly email: string; readonly before?: string },
): Promise<Outcome<undefined>> {
  const held = await transaction.record(addressKind, addressId(email));
  if (held !== undefined && !held.retired)
    return refused({ code: 'CONFLICT', message: `somebody signs in with ${email} already`, at: ['email'] });
  const own = { kind: addressKind, body: { account: id } };
  await transaction.put({ ...own, id: addressId(email), expect: held?.version ?? 0 }, act());
  if (before !== undefined) await transaction.put({ ...own, id: addressId(before), retired: true }, act());
  return accepted(undefined);
}

type Told = Pick<AccountBody, 'side' | 'level' | 'roles' | 'disabled' | 'party'>;

/** Nobody gives, or takes from somebody, what they do not have themselves. */
export function overreach(actor: Actor, { level, roles }: Pick<Told, 'level' | 'roles'>): Outcome<never> | undefined {
  if (holds(actor.grants, 'admin')) return undefined;
  if (roles.includes('administrator'))
    return refused({ code: 'NOT-ALLOWED', message: 'Only an administrator makes or changes administrators.' });
  // A key that may write people was made by an administrator; it stands for the least level that may.
  const own = actor.level ?? 6;
  if (level <= own) return undefined;
  return refused({
    code: 'NOT-ALLOWED',
    message: `Your level is ${own}; you cannot give or change level ${level}.`,
  });
}

/** One's own standing is for somebody else to change; so there is always an administrator left, too. */
function ownStanding(actor: Actor, before: AccountBody, after: Told): Outcome<never> | undefined {
  if (actor.id !== `person:${before.person}`) return undefined;
  const plain = ({ side, party, level, roles, disabled }: Told): string =>
    JSON.stringify([side, party, level, roles.toSorted(), disabled]);
  if (plain(before) === plain(after)) return undefined;
  return refused({ code: 'SAME-PERSON', message: 'Somebody else has to change your level, roles and access.' });
}
