/**
 * What the design that an action builds saves: expected credits and the chance that the customer leaves, by the price of the agreement
 * (6.C). Owns: which design stands for today. Does not own: the estimates (core). They are estimates, and ours alone: as with
 * every price, for people of level 4 and above.
 */
import type { Localized } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { priceOfAgreement } from '../price/price.ts';
import { seesPrices } from '../price/sees-prices.ts';
import type { Aim } from './months.ts';

interface Design {
  readonly id: string;
  readonly name: Localized;
  /** Of a year, in the major unit. */
  readonly credits: number;
  readonly downMs: number;
  readonly leaving: number;
}

export interface Saving {
  readonly currency: string;
  readonly today: Design;
  readonly built: Design;
  /** What it costs more in a year, and what it saves in expected credits. */
  readonly cost: number;
  readonly avoided: number;
}

export async function savingOf(
  context: Context,
  { organisation, actor, aim }: Question & { readonly actor: Actor; readonly aim: Aim },
): Promise<Saving | undefined> {
  if (aim.design === undefined || !seesPrices(actor)) return undefined;
  const priced = await priceOfAgreement(context, { organisation, actor, agreement: aim.agreement });
  if (!priced.ok || priced.value.designs === undefined) return undefined;
  const { designs } = priced.value.designs;
  const built = designs.find(({ id }) => id === aim.design);
  // Today's is the one that costs nothing more.
  const today = designs.find(({ id, delivery }) => delivery === 0 && id !== aim.design);
  if (built === undefined || today === undefined) return undefined;
  const shown = ({ id, name, credits, downMs, leaving }: Design): Design => ({ id, name, credits, downMs, leaving });
  return {
    currency: priced.value.currency,
    today: shown(today),
    built: shown(built),
    cost: built.delivery,
    avoided: today.credits - built.credits,
  };
}
