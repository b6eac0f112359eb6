/** Credits of several agreements, added up by currency. Exact: amounts are texts of minor units. */
import { Money } from '@troth/core';

export interface Sum {
  readonly currency: string;
  readonly amount: string;
}

export function totalsOf(sums: readonly Sum[]): readonly Sum[] {
  const totals = new Map<string, Money<string>>();
  for (const { currency, amount } of sums)
    totals.set(
      currency,
      (totals.get(currency) ?? Money.zero<string>(currency)).plus(Money.of<string>(amount, currency)),
    );
  return [...totals.values()].map((total) => total.toJSON());
}
