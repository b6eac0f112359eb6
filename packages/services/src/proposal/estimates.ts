/** What a proposal says to ourselves alone: back-test and price of the draft, cut to what a page of a proposal needs. */
import type { Actor, Context, Question } from '../context.ts';
import { backTestDraft } from '../backtest/back-test.ts';
import { priceDraft } from '../price/price.ts';
import { seesPrices } from '../price/sees-prices.ts';
import { noHistory, noPrice, notPriced, notTested, priceHidden } from './missing.ts';
import type { Missing } from './missing.ts';

export interface EstimatesAsked extends Question {
  readonly actor: Actor;
  readonly draft: string;
  readonly comparable?: string | undefined;
}

type Found<T> = T | { readonly missing: Missing };

export interface ProposedHistory {
  readonly hash: string;
  /** Whose months. */
  readonly history: string;
  readonly comparable: boolean;
  readonly periods: readonly string[];
  readonly currency: string;
  /** What the text would have owed in all of them. */
  readonly credit: string;
  readonly worst?: { readonly period: string; readonly credit: string } | undefined;
  /** Rules that could not say what they pay: the sum is without them. */
  readonly undetermined: readonly string[];
  /** Of each promise the periods it held, of those that were measured. */
  readonly held: readonly {
    readonly commitment: string;
    readonly target?: string | undefined;
    readonly met: number;
    readonly of: number;
    readonly unmeasured: number;
  }[];
}

export async function historyOf(context: Context, asked: EstimatesAsked): Promise<Found<ProposedHistory>> {
  const found = await backTestDraft(context, asked);
  if (!found.ok) return { missing: notTested(found.refusals.map(({ message }) => message).join('; ')) };
  const { hash, history, comparable, test } = found.value;
  const { periods, currency, credit, worst, undetermined, promises } = test;
  if (periods.length === 0) return { missing: noHistory };
  const held = promises.map(({ commitment, target, held: how }) => ({ commitment, target, ...how }));
  const keys = periods.map(({ period }) => period);
  return { hash, history, comparable, periods: keys, currency, credit, worst, undetermined, held };
}

export interface ProposedPrice {
  readonly hash: string;
  readonly currency: string;
  readonly fee: number;
  /** Expected credits of a month, and how far they may be off; 0 where it was not simulated. */
  readonly expected: number;
  readonly standardError: number;
  readonly valueAtRisk: number;
  readonly price: number;
  /** Expected credits above those of the text in force. */
  readonly more?: number | undefined;
  /** Price above that of the text in force. */
  readonly uplift?: number | undefined;
}

export async function priceIn(context: Context, asked: EstimatesAsked): Promise<Found<ProposedPrice>> {
  if (!seesPrices(asked.actor)) return { missing: priceHidden };
  const found = await priceDraft(context, asked);
  if (!found.ok) return { missing: notPriced(found.refusals.map(({ message }) => message).join('; ')) };
  const { hash, currency, fee, price, buildUp, difference } = found.value;
  if (price === undefined || buildUp === undefined) return { missing: noPrice };
  const { expected, standardError, valueAtRisk } = price.main;
  return {
    hash,
    currency,
    fee,
    expected,
    standardError,
    valueAtRisk,
    price: buildUp.price,
    more: difference?.expected,
    uplift: difference?.price,
  };
}
