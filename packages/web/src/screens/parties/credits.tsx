/** Credits of several agreements, one line a currency. */
import { moneyText } from '@troth/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import { totalsOf } from './totals.ts';
import type { Sum } from './totals.ts';
import { partiesWords } from './words.ts';

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
