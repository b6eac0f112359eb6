/**
 * A signing that ends without a contract: declined, expired, void. Owns: that its links work no more, that the text goes back to
 * negotiation with the reason where it was declined or expired, that everybody who was asked is told. Does not own: who ended it.
 */
import { Instant } from '@troth/core';
import type { Outcome, Signatory, Signing } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { actIn, bodyOf, findIn } from '../practice/write.ts';
import { managerReader } from './who-answers.ts';
import { heldIn, stepIn } from './keep.ts';
import type { Held, Step } from './keep.ts';
import { endLetter } from './letters.ts';
import type { End } from './letters.ts';
import { takeLinkBack } from './links.ts';
import { postIn, readerOf } from './mail.ts';
import type { Reader } from './mail.ts';

export interface Ending {
  readonly acts: Acts;
  readonly held: Held;
  readonly end: End;
  readonly reason: string;
  readonly step: Step;
}

export async function endIn(
  context: Context,
  transaction: Transaction,
  { acts, held, end, reason, step }: Ending,
): Promise<Outcome<Held>> {
  const done = await stepIn(transaction, acts, { held, step });
  if (!done.ok) return done;
  const { organisation } = step;
  const { id, body } = done.value;
  for (const signer of body.signers)
    await takeLinkBack(transaction, acts, { organisation, signing: id, signer: signer.id });
  if (end !== 'voided') {
    const back = { organisation, actor: system, kind: 'draft' as const, id: body.draft, act: 'decline', note: reason };
    const moved = await actIn(transaction, acts, back);
    // A draft that went on meanwhile is where it is.
    if (!moved.ok && moved.refusals[0]?.code !== 'CONFLICT') return moved;
  }
  for (const to of await told(transaction, body)) {
    const letter = endLetter(body, to.language, { name: to.name, end, reason });
    const sent = await postIn(context, transaction, { acts, post: { organisation, held, to, letter } });
    if (!sent.ok) return sent;
  }
  return done;
}

const wasAsked = ({ state }: Signatory): boolean => state !== 'waiting' && state !== 'delegated';

/** Whoever was asked, and who answers for the agreement. */
async function told(transaction: Transaction, body: Signing): Promise<readonly (Reader & { readonly name: string })[]> {
  const asked = body.signers.filter(wasAsked).map((one) => ({ ...readerOf(one), name: one.name }));
  const manager = await managerReader(transaction, body.draft);
  return manager === undefined || asked.some(({ id }) => id === manager.id) ? asked : [...asked, manager];
}

/** By the sender: the text goes back to negotiation. What is signed by all is not taken back so; it is being sealed. */
export async function voidSigning(
  context: Context,
  command: Command & { readonly signing: string; readonly reason: string },
): Promise<Outcome<Held>> {
  const { organisation, actor, signing, reason } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const held = await heldIn(transaction, signing, actor);
      if (!held.ok) return held;
      const line = { who: actor.id, what: 'voided', detail: reason };
      const step = { organisation, actor, act: 'void', note: reason, lines: [line] };
      const done = await endIn(context, transaction, { acts, held: held.value, end: 'voided', reason, step });
      if (!done.ok) return done;
      const { draft: id } = held.value.body;
      const draft = await findIn(transaction, { kind: 'draft', id, actor: system });
      if (!draft.ok || bodyOf('draft', draft.value).state !== 'signing') return done;
      const back = { organisation, actor: system, kind: 'draft' as const, id, act: 'decline', note: reason };
      const moved = await actIn(transaction, acts, back);
      return moved.ok ? done : moved;
    },
  });
}

/** Nobody signed in time. */
export async function expireIn(
  context: Context,
  transaction: Transaction,
  { acts, organisation, held }: { readonly acts: Acts; readonly organisation: string; readonly held: Held },
): Promise<Outcome<Held>> {
  const at = Instant.format(await transaction.stamp());
  const signers = held.body.signers.map((one) =>
    one.state === 'asked' || one.state === 'opened' ? { ...one, state: 'expired' as const, decidedAt: at } : one,
  );
  const open = signers.filter(({ state }) => state === 'expired' || state === 'waiting').map(({ name }) => name);
  const reason = `not signed by ${open.join(', ')} before ${held.body.expiresAt}`;
  return endIn(context, transaction, {
    acts,
    held,
    end: 'expired',
    reason,
    step: {
      organisation,
      actor: system,
      act: 'expire',
      signers,
      lines: [{ who: 'system', what: 'expired', detail: reason }],
    },
  });
}
