/** Credits of several agreements, added up by currency. Exact: amounts are texts of minor units. */
import { Money, moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import { partiesWords } from './words.ts';

interface Sum {
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

export function Credits({ of }: { readonly of: readonly { readonly credits: readonly Sum[] }[] }): ReactNode {
  const t = useWords(partiesWords);
  const totals = totalsOf(of.flatMap(({ credits }) => credits));
  if (totals.length === 0) return t('none');
  return totals.map(({ currency, amount }) => (
    <div key={currency} style={{ whiteSpace: 'nowrap' }}>
      {currency} {moneyText(amount)}
    </div>
  ));
}
