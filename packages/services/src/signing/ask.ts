/**
 * The next signers are asked: each gets a link of their own by mail. Owns: strict order (nobody is asked before those ahead of
 * them have signed and stand in the document), reminders by the policy of the signing. Does not own: who they are (start.ts).
 */
import { Instant, onTurn } from '@troth/core';
import type { Outcome, Signatory, Signing } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Actor, Context } from '../context.ts';
import type { Acts } from '../perform.ts';
import { changed, stepIn } from './keep.ts';
import type { Held } from './keep.ts';
import { askLetter, remindLetter } from './letters.ts';
import type { About } from './letters.ts';
import { makeLink } from './links.ts';
import { postIn, readerOf } from './mail.ts';

const dayMs = 86_400_000;
/** Methods that are done by a link. */
export const byLink = new Set<Signatory['method']>(['electronic', 'acceptance', 'confirmation']);

export const aboutOf = (body: Signing): About => body;

/** When somebody is reminded next; never after the signing has expired. */
export function remindAt(body: Signing, from: Instant): string | undefined {
  if (body.remindEveryDays === undefined) return undefined;
  const next = Instant.plus(from, body.remindEveryDays * dayMs);
  return next < Instant.parse(body.expiresAt) ? Instant.format(next) : undefined;
}

export interface Asking {
  readonly organisation: string;
  readonly held: Held;
  readonly acts: Acts;
  readonly actor?: Actor | undefined;
}

/** Asks everybody whose turn has come and who was not asked yet. */
export async function askNextIn(
  context: Context,
  transaction: Transaction,
  { organisation, held, acts, actor = system }: Asking,
): Promise<Outcome<Held>> {
  let now = held;
  for (const signer of onTurn(held.body)) {
    if (signer.state !== 'waiting') continue;
    if (byLink.has(signer.method)) {
      const sent = await sendLinkIn(context, transaction, { organisation, held: now, acts, signer, again: false });
      if (!sent.ok) return sent;
    }
    const at = await transaction.stamp();
    const asked = { state: 'asked' as const, askedAt: Instant.format(at), remindAt: remindAt(now.body, at) };
    const done = await stepIn(transaction, acts, {
      held: now,
      step: {
        organisation,
        actor,
        act: 'ask',
        signers: changed(now.body, signer.id, asked),
        lines: [{ who: signer.name, what: 'asked', detail: byLink.has(signer.method) ? signer.email : signer.method }],
      },
    });
    if (!done.ok) return done;
    now = done.value;
  }
  return { ok: true, value: now };
}

interface Sending extends Asking {
  readonly signer: Signatory;
  readonly again: boolean;
}

/** A new link by mail; the one before works no more. */
export async function sendLinkIn(
  context: Context,
  transaction: Transaction,
  { organisation, held, acts, signer, again }: Sending,
): Promise<Outcome<unknown>> {
  const link = { organisation, signing: held.id, signer: signer.id };
  const token = await makeLink(context, transaction, { acts, link, expiresAt: held.body.expiresAt });
  const { name, language, delegatedFrom } = signer;
  const note = delegatedFrom === undefined ? undefined : `${delegatedFrom.name}: ${delegatedFrom.note}`;
  const letter = again
    ? remindLetter(aboutOf(held.body), language, { name })
    : askLetter(aboutOf(held.body), language, { name, note });
  const secret = `${held.body.origin}/sign#${token}`;
  return postIn(context, transaction, { acts, post: { organisation, held, to: readerOf(signer), letter, secret } });
}
