/**
 * What an open offer does to whether the text can be kept and to what it is expected to cost; for the organisation alone. Owns: both,
 * of the text as it stands and of the text with the offer. Does not own: proof, price, the money over history (put-offer.ts).
 */
import { accepted, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Actor, Context, Question } from '../context.ts';
import { habitSources } from '../forecast/habit.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { provenOf } from '../proof/proof-of.ts';
import type { CompiledText } from './compiled-text.ts';
import { expectedChange } from './expected-change.ts';
import type { ExpectedChange } from './expected-change.ts';
import { offerFor } from './found-draft.ts';
import type { FoundOffer } from './found-draft.ts';
import { namedText } from './named-texts.ts';
import { proofChange } from './proof-change.ts';
import type { ProofChange } from './proof-change.ts';

export interface OfferEffect {
  readonly offer: string;
  readonly draft: string;
  /** Both are missing where the other side is the one that promises. */
  readonly proof?: ProofChange | undefined;
  /** Missing too where neither text has a price. */
  readonly price?: ExpectedChange | undefined;
}

export interface EffectQuestion extends Question {
  readonly actor: Actor;
  readonly offer: string;
}

export async function offerEffect(context: Context, question: EffectQuestion): Promise<Outcome<OfferEffect>> {
  const { actor, offer: id, organisation } = question;
  if ((actor.side ?? 'own') !== 'own') return refused({ code: 'NOT-FOUND', message: `there is no effect of ${id}` });
  const sources = await habitSources(context, question);
  return context.store.read(organisation, async (reader) => {
    const found = await offerFor(reader, { id, actor });
    return found.ok ? effectOf({ context, reader, actor, sources }, found.value) : found;
  });
}

interface At {
  readonly context: Context;
  readonly reader: Reader;
  readonly actor: Actor;
  readonly sources: HabitSources;
}

async function effectOf(at: At, { draft, offer, sides }: FoundOffer): Promise<Outcome<OfferEffect>> {
  const { state } = offer.body;
  if (state !== 'open')
    return refused({
      code: 'CONFLICT',
      message: `${offer.id} is ${state}: it is part of the text or gone, so prove and price the draft itself`,
    });
  const named = { offer: offer.id, draft: draft.id };
  if (sides.otherSide === 'supplier') return accepted(named);
  const before = await namedText({ ...at, draft }, 'now');
  if (!before.ok) return before;
  const after = await namedText({ ...at, draft }, `offer-${offer.id}`);
  if (!after.ok) return after;
  const proof = await proofs(at, before.value, after.value);
  if (!proof.ok) return proof;
  const price = await expectedChange(at, {
    agreement: draft.body.agreement,
    before: before.value.revision,
    after: after.value.revision,
  });
  return price.ok ? accepted({ ...named, proof: proof.value, price: price.value }) : price;
}

async function proofs({ context, reader }: At, was: CompiledText, is: CompiledText): Promise<Outcome<ProofChange>> {
  const before = await provenOf(context.store, reader, { revision: was.revision });
  if (!before.ok) return before;
  const after = await provenOf(context.store, reader, { revision: is.revision });
  return after.ok ? accepted(proofChange(before.value.told, after.value.told)) : after;
}
