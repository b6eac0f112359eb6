/** Exact values as text: minutes and money. The figures come exact from the API; here they are only written. */
import { minutesText, moneyText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { partWords } from './part-words.ts';

/** "55 min": of an exact number of milliseconds, as the API writes it ("3300000", "100/3"). */
export function Minutes({ ms }: { readonly ms: string | number }): ReactNode {
  const t = useWords(partWords);
  const text = minutesText(typeof ms === 'number' ? Ratio.of(ms) : Ratio.parse(ms));
  return <span style={{ whiteSpace: 'nowrap' }}>{t('minutes', { minutes: text })}</span>;
}

/** "HKD 15,000.00". */
export function MoneyText({ amount, currency }: { readonly amount: string; readonly currency: string }): ReactNode {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {currency} {moneyText(amount)}
    </span>
  );
}
