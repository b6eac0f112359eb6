/** The price of an agreement in force and of a draft. Owns: whose text it is, who may see it, and the lines kept on a draft. */
import { accepted, moneyText } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Reader } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context } from '../context.ts';
import { habitSources } from '../forecast/habit.ts';
import type { HabitSources } from '../forecast/habit.ts';
import { compiledText } from '../negotiation/compiled-text.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { findIn } from '../practice/write.ts';
import { priceText } from './price-text.ts';
import type { PricedText } from './price-text.ts';
import { hidden, ours } from './sees-prices.ts';
import type { PricesAsked } from './sees-prices.ts';

export async function priceOfAgreement(
  context: Context,
  asked: PricesAsked & { readonly agreement: string },
): Promise<Outcome<PricedText>> {
  const { organisation, agreement, actor } = asked;
  if (!ours(actor)) return hidden(agreement);
  const sources = await habitSources(context, asked);
  return context.store.read(organisation, (reader) => holding(context, reader, { ...asked, sources }));
}

async function holding(
  context: Context,
  reader: Reader,
  asked: PricesAsked & { readonly agreement: string; readonly sources: HabitSources },
): Promise<Outcome<PricedText>> {
  const shelf = await shelfOf(context.store, reader);
  const shelved = agreementOn(shelf, asked.agreement);
  if (!shelved.ok) return shelved;
  const { revisions } = shelved.value.agreement;
  const revision = revisions.findLast(({ from }) => from <= context.clock()) ?? revisions[0];
  if (revision === undefined) return hidden(asked.agreement);
  return priceText(context, reader, { ...asked, revision, shelf });
}

export interface PricedDraft extends PricedText {
  readonly draft: string;
  /** The text in force, and what the draft's expected credit and price are above it. */
  readonly inForce?: { readonly revision: number; readonly expected: number; readonly price: number } | undefined;
  readonly difference?: { readonly expected: number; readonly price: number } | undefined;
  /** What is kept on the draft, in words. */
  readonly lines: readonly string[];
}

export async function priceDraft(
  context: Context,
  asked: PricesAsked & { readonly draft: string },
): Promise<Outcome<PricedDraft>> {
  const { organisation, draft: id, actor } = asked;
  if (!ours(actor)) return hidden(id);
  const sources = await habitSources(context, asked);
  return context.store.read(organisation, async (reader) => {
    const found = await findIn(reader, { kind: 'draft', id, actor });
    if (!found.ok) return found;
    const { body } = found.value as PracticeRecord<'draft'>;
    const text = await compiledText(context.store, reader, body.text);
    if (!text.ok) return text;
    const shelf = await shelfOf(context.store, reader);
    const agreement = body.agreement;
    const made = await priceText(context, reader, {
      ...asked,
      agreement,
      revision: text.value.revision,
      shelf,
      sources,
    });
    if (!made.ok) return made;
    const before = await holding(context, reader, { ...asked, agreement, sources });
    const was = before.ok ? before.value : undefined;
    return accepted({
      ...made.value,
      hash: text.value.hash,
      draft: id,
      ...against(made.value, was),
      lines: linesOf(made.value, was),
    });
  });
}

function against(is: PricedText, was: PricedText | undefined): Pick<PricedDraft, 'inForce' | 'difference'> {
  if (was?.price === undefined || was.buildUp === undefined || was.currency !== is.currency) return {};
  const inForce = { revision: was.revision, expected: was.price.main.expected, price: was.buildUp.price };
  if (is.price === undefined || is.buildUp === undefined) return { inForce };
  const difference = {
    expected: is.price.main.expected - inForce.expected,
    price: is.buildUp.price - inForce.price,
  };
  return { inForce, difference };
}

function linesOf(is: PricedText, was: PricedText | undefined): readonly string[] {
  const { price, buildUp, currency } = is;
  if (price === undefined || buildUp === undefined)
    return ['no price: no promise has both credits and a history or a service model that says how it is kept'];
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  const { main } = price;
  const { difference } = against(is, was);
  return [
    `expected credit a month: ${money(main.expected)}${main.standardError === 0 ? '' : ` ± ${money(main.standardError)}`}`,
    `credit that 19 months of 20 stay within: ${money(main.valueAtRisk)}`,
    `price of the promise a month: ${money(buildUp.price)}`,
    ...(difference === undefined
      ? []
      : [
          `against the text in force: ${difference.expected < 0 ? '−' : '+'}${money(Math.abs(difference.expected))} expected credit`,
        ]),
  ];
}
