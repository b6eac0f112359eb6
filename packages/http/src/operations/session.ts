/** Signing in and out, and who one is. Owns: the cookie. Does not own: who is let in (services), how often one may try (limits). */
import { endSessions, foldedAddress, signInAs, signInWithPassword } from '@troth/services';
import type { Context } from '@troth/services';
import { z } from 'zod';
import { sessionCookie, setCookie, visitOf } from '../access/visit.ts';
import type { Asked } from '../access/visit.ts';
import { idSchema, wordsSchema } from '../answers/shapes.ts';
import {
  onlyOrganisation,
  opened,
  sessionSchema,
  signedIn,
  signedInExample,
  signedInSchema,
  signedOut,
  signedOutSchema,
} from '../answers/who.ts';
import type { SignedInto } from '../answers/who.ts';
import { Problem } from '../errors.ts';
import type { House } from '../house.ts';
import { nobody } from './admit.ts';
import { json, valueOf } from './operation.ts';
import type { Operation } from './operation.ts';

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
    examples: { answer: signedInExample },
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
    examples: {
      body: { email: 'ada@harbourline.example', password: 'correct horse battery staple' },
      answer: signedInExample,
    },
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
    examples: { answer: { signedIn: false, clock: signedInExample.clock, demo: false, first: false, signOn: [] } },
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
