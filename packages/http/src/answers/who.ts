/** Who is signed in, as the API answers it. Owns: its shape, and the cookie of a session that was just opened. */
import { Instant, profileOf, profiles } from '@troth/core';
import { hasAccounts, registerOf } from '@troth/services';
import type { Context, Opened } from '@troth/services';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { sessionCookie, sessionSeconds, setCookie } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { wordPair } from './shapes.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import type { Answer } from '../operations/operation.ts';

const clockSchema = z.object({
  now: z.string(),
  fixed: z.boolean().describe('It stands still: this is a demonstration.'),
});

export const organisationSchema = z.object({ id: z.string(), name: z.union([z.string(), wordPair]) });

export const signedInSchema = z
  .object({
    signedIn: z.literal(true),
    account: z.string(),
    actor: z.string().describe('How trails and the ledger name this person.'),
    person: z.object({ id: z.string(), name: z.union([z.string(), wordPair]), email: z.string() }),
    side: z.enum(['own', 'customer', 'supplier']),
    level: z.number().int(),
    party: organisationSchema.optional().describe('Whose people they are; missing for the organisation’s own.'),
    roles: z.array(z.enum(['administrator', 'auditor'])),
    profile: z.string(),
    profileName: wordPair,
    scopes: z.array(z.string()),
    language: z.enum(['en', 'zh-Hant']),
    organisation: organisationSchema,
    clock: clockSchema,
    demo: z.boolean(),
  })
  .meta({ id: 'SignedIn', description: 'Who is signed in, and what they may do.' });

export const signedOutSchema = z
  .object({
    signedIn: z.literal(false),
    organisation: organisationSchema.optional().describe('Where the server has only one.'),
    clock: clockSchema,
    demo: z.boolean().describe('One may sign in as one of the identities of the demo.'),
    first: z.boolean().describe('Nobody has an account yet: the administrator’s key makes the first one.'),
    signOn: z.array(z.object({ id: z.string(), title: z.string() })).describe('Providers of single sign-on.'),
  })
  .meta({ id: 'SignedOut', description: 'Nobody is signed in: what the sign-in page needs.' });

export const sessionSchema = z.discriminatedUnion('signedIn', [signedInSchema, signedOutSchema]);

export const signedInExample = {
  signedIn: true as const,
  account: 'ada',
  actor: 'person:ada',
  person: { id: 'ada', name: { en: 'Ada Cheung' }, email: 'ada@harbourline.example' },
  side: 'own' as const,
  level: 5,
  roles: [],
  profile: 'ensure',
  profileName: profiles.ensure.names,
  scopes: ['read', 'records:write'],
  language: 'en' as const,
  organisation: { id: 'harbourline', name: { en: 'Harbourline Networks' } },
  clock: { now: '2025-02-26T00:30:00.000Z', fixed: false },
  demo: false,
};

export type SignedInto = Opened & { readonly organisation: string };

/** The answer to whoever has just come in, with the cookie. */
export async function opened(
  house: House,
  context: Context,
  { asked, opened: { organisation, token, account, actor } }: { readonly asked: Asked; readonly opened: SignedInto },
): Promise<Answer<z.output<typeof signedInSchema>>> {
  const caller: Caller = { organisation, actor, signedIn: { account, session: '' } };
  return {
    body: await signedIn(house, context, caller),
    cookies: [setCookie(asked, { name: sessionCookie, value: token, maxAge: sessionSeconds })],
  };
}

export async function onlyOrganisation({ store }: Context): Promise<string | undefined> {
  const [only, ...others] = await store.organisations();
  return others.length === 0 ? only : undefined;
}

export async function signedOut(house: House, context: Context): Promise<z.output<typeof signedOutSchema>> {
  const organisation = await onlyOrganisation(context);
  return {
    signedIn: false,
    ...(organisation === undefined ? {} : { organisation: await organisationOf(context, organisation) }),
    clock: clockOf(house, context),
    demo: house.config.demo !== undefined,
    first: organisation !== undefined && !(await hasAccounts(context, { organisation })),
    signOn: (house.config.signOn ?? []).map(({ id, title }) => ({ id, title })),
  };
}

export async function signedIn(
  house: House,
  context: Context,
  { organisation, actor, signedIn: own }: Caller,
): Promise<z.output<typeof signedInSchema>> {
  if (own === undefined) throw new Problem('unauthenticated', 'Sign in first.');
  const { id, body } = own.account;
  const register = await registerOf(context.store, organisation);
  const { person, email, side, roles, language, party } = body;
  const profile = profileOf(body);
  return {
    signedIn: true,
    account: id,
    actor: actor.id,
    person: { id: person, name: register.get('person', person)?.body.name ?? email, email },
    side,
    level: actor.level ?? 0,
    ...(party === undefined ? {} : { party: { id: party, name: register.get('party', party)?.body.name ?? party } }),
    roles,
    profile,
    profileName: profiles[profile].names,
    scopes: actor.grants.map(({ scope }) => scope),
    language,
    organisation: await organisationOf(context, organisation),
    clock: clockOf(house, context),
    demo: house.config.demo !== undefined,
  };
}

const clockOf = ({ config }: House, { clock }: Context): z.output<typeof clockSchema> => ({
  now: Instant.format(clock()),
  fixed: config.demo !== undefined,
});

export async function organisationOf({ store }: Context, id: string): Promise<z.output<typeof organisationSchema>> {
  const parties = (await registerOf(store, id)).all('party');
  const own = parties.find((party) => party.body.role === 'own');
  return { id, name: own?.body.name ?? id };
}
