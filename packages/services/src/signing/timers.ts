/** What time alone does to signings: reminders, expiry, another attempt at the seal. Owns: what is due. Does not own: when somebody looks (worker). */
import { Instant } from '@troth/core';
import type { Outcome } from '@troth/core';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { remindIn } from './by-hand.ts';
import { expireIn } from './end.ts';
import { heldIn } from './keep.ts';
import type { Held } from './keep.ts';
import { enqueueSeal } from './seal-queue.ts';

export interface SigningsDue {
  readonly expired: readonly string[];
  /** With the signers that are to be reminded. */
  readonly reminders: readonly { readonly signing: string; readonly signer: string }[];
  readonly seals: readonly string[];
}

export async function signingsDue(context: Context, organisation: string): Promise<SigningsDue> {
  const register = await registerOf(context.store, organisation);
  const now = context.clock();
  const past = (at: string | undefined): boolean => at !== undefined && Instant.parse(at) <= now;
  const all = register.all('signing');
  const open = all.filter(({ body }) => body.state === 'open');
  const running = open.filter(({ body }) => !past(body.expiresAt));
  return {
    expired: open.filter(({ body }) => past(body.expiresAt) && !isKept(body)).map(({ id }) => id),
    reminders: running.flatMap(({ id, body }) =>
      body.signers.filter((one) => past(one.remindAt)).map((one) => ({ signing: id, signer: one.id })),
    ),
    seals: all.filter(({ body }) => isSealing(body) && past(body.seal.nextAt)).map(({ id }) => id),
  };
}

/** A signature waits to be put into the document: it is not let expire for what is not the signer's fault. */
const isSealing = ({ state, seal }: PracticeRecord<'signing'>['body']): boolean =>
  (state === 'open' || state === 'sealing') && (seal.state === 'pending' || seal.state === 'retrying');

/** The same where it was given up for now: somebody has to look, and the signature is not lost meanwhile. */
const isKept = (body: PracticeRecord<'signing'>['body']): boolean => isSealing(body) || body.seal.state === 'failed';

export const nothingDue = ({ expired, reminders, seals }: SigningsDue): boolean =>
  expired.length + reminders.length + seals.length === 0;

/** Does what is due; a step that somebody else took meanwhile is theirs. */
export async function signingTimers(context: Context, organisation: string): Promise<void> {
  const due = await signingsDue(context, organisation);
  const each = async (id: string, work: (held: Held, ...more: WorkIn) => Promise<Outcome<unknown>>): Promise<void> => {
    const done = await perform(
      context,
      { organisation, actor: system },
      {
        scope: 'records:write',
        work: async (transaction, acts) => {
          await transaction.stamp();
          const held = await heldIn(transaction, id);
          return held.ok ? work(held.value, transaction, acts) : held;
        },
      },
    );
    if (!done.ok && done.refusals[0]?.code !== 'CONFLICT') throw new Error(done.refusals[0]?.message ?? 'not done');
  };
  for (const id of due.expired)
    await each(id, (held, transaction, acts) => expireIn(context, transaction, { acts, organisation, held }));
  for (const { signing, signer } of due.reminders)
    await each(signing, (held, transaction, acts) =>
      remindIn(context, transaction, { acts, organisation, held, signer, actor: system, act: 'remind' }),
    );
  for (const id of due.seals)
    await context.store.write(organisation, (transaction) => enqueueSeal(transaction, { organisation, signing: id }));
}

type WorkIn = Parameters<Parameters<typeof perform>[2]['work']>;
