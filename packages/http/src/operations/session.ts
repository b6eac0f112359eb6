/** Signing in and out, and who one is. Owns: the cookie. Does not own: who is let in (services), how often one may try (limits). */
import { Instant, profileOf, profiles } from '@troth/core';
import { endSessions, foldedAddress, registerOf, signInAs, signInWithPassword } from '@troth/services';
import type { Context, Opened } from '@troth/services';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { sessionCookie, sessionSeconds, setCookie, visitOf } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { idSchema, wordPair, wordsSchema } from '../answers/shapes.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { nobody } from './admit.ts';
import type { Answer } from './operation.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

const clockSchema = z.object({
  now: z.string(),
  fixed: z.boolean().describe('It stands still: this is a demonstration.'),
});

const organisationSchema = z.object({ id: z.string(), name: z.union([z.string(), wordPair]) });

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

const signedOutSchema = z
  .object({
    signedIn: z.literal(false),
    organisation: organisationSchema.optional().describe('Where the server has only one.'),
    clock: clockSchema,
    demo: z.boolean().describe('One may sign in as one of the identities of the demo.'),
  })
  .meta({ id: 'SignedOut', description: 'Nobody is signed in: what the sign-in page needs.' });

const sessionSchema = z.discriminatedUnion('signedIn', [signedInSchema, signedOutSchema]);

const signInBody = z.union([
  z.strictObject({
    email: wordsSchema(254),
    password: z.string().min(1).max(1000),
    code: wordsSchema(40).optional().describe('Six digits of the authenticator, or a recovery code.'),
    organisation: idSchema.optional().describe('Where the server has several.'),
  }),
  z.strictObject({
    identity: idSchema.describe('Of the demo; refused anywhere else.'),
    organisation: idSchema.optional(),
  }),
]);

const example = {
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

export const sessionOperations = (house: House): readonly Operation[] => [
  json({
    id: 'readSession',
    method: 'GET',
    path: '/v1/session',
    tag: 'Session',
    summary: 'Who is signed in',
    description: 'Who asks and what they may do, or what the sign-in page needs where nobody has signed in.',
    status: 200,
    answer: sessionSchema,
    examples: { answer: example },
    handle: async ({ context, caller }) => ({
      body: caller === nobody ? await signedOut(house, context) : await signedIn(house, context, caller),
    }),
  }),
  json({
    id: 'signIn',
    method: 'POST',
    path: '/v1/session',
    tag: 'Session',
    summary: 'Signs in',
    description:
      'Answers with the cookie of a new session. `code-needed` says that the password was right and the second step is missing.',
    body: signInBody,
    errors: ['unauthenticated', 'code-needed', 'forbidden', 'too-many-requests'],
    status: 200,
    answer: signedInSchema,
    examples: { body: { email: 'ada@harbourline.example', password: 'correct horse battery staple' }, answer: example },
    handle: async ({ context, asked, body }) =>
      'identity' in body
        ? opened(house, context, { asked, opened: await asDemo(house, context, { asked, body }) })
        : opened(house, context, { asked, opened: await withPassword(house, context, { asked, body }) }),
  }),
  json({
    id: 'signOut',
    method: 'DELETE',
    path: '/v1/session',
    tag: 'Session',
    summary: 'Signs out',
    description: 'The session ends here and on the server; nothing happens where there is none.',
    status: 200,
    answer: signedOutSchema,
    examples: { answer: { signedIn: false, clock: example.clock, demo: false } },
    async handle({ context, caller: { organisation, signedIn: own }, asked }) {
      if (own !== undefined)
        await context.store.write(organisation, (transaction) =>
          endSessions(transaction, own.account.id, { only: own.session }),
        );
      const cookies = [setCookie(asked, { name: sessionCookie, value: '', maxAge: 0 })];
      return { body: await signedOut(house, context), cookies };
    },
  }),
];

type PasswordBody = Extract<z.output<typeof signInBody>, { email: string }>;

async function withPassword(
  house: House,
  context: Context,
  { asked, body }: { readonly asked: Asked; readonly body: PasswordBody },
): Promise<SignedInto> {
  const organisation = body.organisation ?? (await onlyOrganisation(context)) ?? '';
  const visit = visitOf(asked);
  const trying = { account: `${organisation}/${foldedAddress(body.email)}`, from: visit.from };
  const wait = house.tries.wait(trying);
  if (wait > 0)
    throw new Problem('too-many-requests', 'Too many attempts failed. Wait a moment, then try again.', {
      headers: { 'retry-after': String(Math.ceil(wait / 1000)) },
    });
  const { email, password, code } = body;
  const outcome = await signInWithPassword(context, { organisation, email, password, code, visit });
  if (outcome.ok) house.tries.succeeded(trying);
  else if (outcome.refusals[0]?.code === 'UNAUTHENTICATED') house.tries.failed(trying);
  return { organisation, ...valueOf(outcome) };
}

/** Refused outside a demo as if there were no such way; inside, only for those whom the demo names. */
async function asDemo(
  { config }: House,
  context: Context,
  { asked, body }: { readonly asked: Asked; readonly body: Exclude<z.output<typeof signInBody>, PasswordBody> },
): Promise<SignedInto> {
  const found = config.demo?.state().identities.find(({ id }) => id === body.identity);
  const organisation = body.organisation ?? (await onlyOrganisation(context));
  if (found === undefined || organisation === undefined)
    throw new Problem('forbidden', 'Nobody signs in without a password here.');
  const given = { organisation, account: found.id, how: 'demo', visit: visitOf(asked) } as const;
  return { organisation, ...valueOf(await signInAs(context, given)) };
}

type SignedInto = Opened & { readonly organisation: string };

async function opened(
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

async function onlyOrganisation({ store }: Context): Promise<string | undefined> {
  const [only, ...others] = await store.organisations();
  return others.length === 0 ? only : undefined;
}

async function signedOut(house: House, context: Context): Promise<z.output<typeof signedOutSchema>> {
  const organisation = await onlyOrganisation(context);
  return {
    signedIn: false,
    ...(organisation === undefined ? {} : { organisation: await organisationOf(context, organisation) }),
    clock: clockOf(house, context),
    demo: house.config.demo !== undefined,
  };
}

async function signedIn(
  house: House,
  context: Context,
  { organisation, actor, signedIn: own }: Caller,
): Promise<z.output<typeof signedInSchema>> {
  if (own === undefined) throw new Problem('unauthenticated', 'Sign in first.');
  const { id, body } = own.account;
  const register = await registerOf(context.store, organisation);
  const { person, email, side, level, roles, language, party } = body;
  const profile = profileOf(body);
  return {
    signedIn: true,
    account: id,
    actor: actor.id,
    person: { id: person, name: register.get('person', person)?.body.name ?? email, email },
    side,
    level,
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

async function organisationOf({ store }: Context, id: string): Promise<z.output<typeof organisationSchema>> {
  const parties = (await registerOf(store, id)).all('party');
  const own = parties.find((party) => party.body.role === 'own');
  return { id, name: own?.body.name ?? id };
}
