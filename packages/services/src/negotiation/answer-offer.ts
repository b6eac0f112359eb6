/**
 * What becomes of an offer: accepted, refused, withdrawn. Owns: that only the other side answers, that an accepted offer is in the
 * text from then on, and that whoever had agreed the text before has not agreed this one. Does not own: putting and countering.
 */
import { accepted, canonicalHash, changedTerms, refused } from '@troth/core';
import type { Localized, Outcome, Refusal } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { shownTo } from '../practice/shown-to.ts';
import { actIn } from '../practice/write.ts';
import { compiledText } from './compiled-text.ts';
import type { Text } from './compiled-text.ts';
import { offerFor } from './found-draft.ts';
import type { FoundOffer } from './found-draft.ts';
import { placed } from './place-of-offer.ts';
import { ownOffer } from './put-offer.ts';
import { answersFor, partyOf } from './sides.ts';

export interface OfferAnswer extends Command {
  readonly offer: string;
  readonly answer?: Localized | undefined;
}

export interface AcceptedOffer {
  readonly offer: string;
  readonly draft: string;
  /** Version of the draft that holds it. */
  readonly version: number;
  /** Canonical hashes of the text before and after. */
  readonly before: string;
  readonly after: string;
}

export async function acceptOffer(context: Context, command: OfferAnswer): Promise<Outcome<AcceptedOffer>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      // Takes the turn first: two answers at once would each take in their own offer alone.
      await transaction.stamp();
      const found = await answerable(transaction, command);
      if (!found.ok) return found;
      const { offer, draft } = found.value;
      const after = await placed(transaction, offer.body, draft.body.text);
      if (!after.ok) return after;
      const compiled = await compiledText(context.store, transaction, after.value);
      if (!compiled.ok) return compiled;
      const told = await answered(transaction, acts, { command, act: 'accept', offer });
      if (!told.ok) return told;
      return takeIn(transaction, acts, { command, found: found.value, after: after.value });
    },
  });
}

interface TakenIn {
  readonly command: OfferAnswer;
  readonly found: FoundOffer;
  readonly after: Text;
}

/** The offer becomes part of the text; consent to the text before is consent to nothing. */
async function takeIn(
  transaction: Transaction,
  acts: Acts,
  { command: { organisation, actor }, found: { offer, draft }, after }: TakenIn,
): Promise<Outcome<AcceptedOffer>> {
  const { text, hash: before, origins = {}, round = 1 } = draft.body;
  const hash = canonicalHash(after);
  const negotiated = changedTerms(text, after).map(({ term }) => [term, 'negotiated'] as const);
  const tells = {
    text: after,
    hash,
    origins: { ...origins, ...Object.fromEntries(negotiated) },
    round: Math.max(round, offer.body.round),
    agreed: undefined,
  };
  const note = `${offer.id} (${offer.body.clause})`;
  const act = { organisation, actor, kind: 'draft' as const, id: draft.id, act: 'amend', tells, note };
  const amended = await actIn(transaction, acts, act);
  if (!amended.ok) return amended;
  return accepted({ offer: offer.id, draft: draft.id, version: amended.value.version, before, after: hash });
}

export async function refuseOffer(
  context: Context,
  command: OfferAnswer & { readonly answer: Localized },
): Promise<Outcome<PracticeRecord<'offer'>>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const found = await answerable(transaction, command);
      if (!found.ok) return found;
      return answered(transaction, acts, { command, act: 'refuse', offer: found.value.offer });
    },
  });
}

/** By whoever's side it is; nothing of it is lost. */
export async function withdrawOffer(context: Context, command: OfferAnswer): Promise<Outcome<PracticeRecord<'offer'>>> {
  const { actor } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const found = await offerFor(transaction, { id: command.offer, actor });
      if (!found.ok) return found;
      const { offer, sides } = found.value;
      if (offer.body.by !== partyOf(sides, actor))
        return refused({
          code: 'NOT-ALLOWED',
          message: `${offer.id} is the other side’s offer: accept, refuse or counter it`,
        });
      return answered(transaction, acts, { command: { ...command, answer: undefined }, act: 'withdraw', offer });
    },
  });
}

/** An offer that this person may answer. */
async function answerable(transaction: Transaction, { offer: id, actor }: OfferAnswer): Promise<Outcome<FoundOffer>> {
  const found = await offerFor(transaction, { id, actor });
  if (!found.ok) return found;
  const { offer, draft, sides } = found.value;
  const fault = ownOffer(offer, partyOf(sides, actor)) ?? notNegotiated(draft) ?? settled(offer);
  if (fault !== undefined) return refused(fault);
  if (await answersFor(transaction, draft, actor)) return found;
  return refused({
    code: 'NOT-ALLOWED',
    message: 'Only the person who speaks for your side in this agreement answers offers.',
  });
}

function notNegotiated({ id, body }: PracticeRecord<'draft'>): Refusal | undefined {
  if (body.state === 'in-negotiation') return undefined;
  return { code: 'CONFLICT', message: `${id} is not in negotiation (${body.state}); its text changes no more` };
}

function settled({ id, body }: PracticeRecord<'offer'>): Refusal | undefined {
  if (body.state === 'open') return undefined;
  return { code: 'CONFLICT', message: `${id} was answered already (${body.state})` };
}

interface Answering {
  readonly command: OfferAnswer;
  readonly act: 'accept' | 'refuse' | 'withdraw';
  readonly offer: PracticeRecord<'offer'>;
}

async function answered(
  transaction: Transaction,
  acts: Acts,
  { command, act, offer }: Answering,
): Promise<Outcome<PracticeRecord<'offer'>>> {
  const { organisation, actor, answer } = command;
  const done = await actIn(transaction, acts, {
    organisation,
    actor,
    kind: 'offer',
    id: offer.id,
    act,
    ...(answer === undefined ? {} : { tells: { answer }, note: answer.en.slice(0, 2000) }),
  });
  return done.ok ? accepted(shownTo(done.value as PracticeRecord<'offer'>, actor)) : done;
}
