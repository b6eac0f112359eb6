/** Sums of money by currency, exact. Currencies are never mixed. */
import { Money, moneyText } from '@troth/core';

export interface Sum {
  readonly amount: string;
  readonly currency: string;
}

export function sumsOf(sums: readonly Sum[]): readonly Sum[] {
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = sums.filter((one) => one.currency === currency).map(({ amount }) => Money.of(amount, currency));
    return Money.sum(own, currency).toJSON();
  });
}

/** "HKD 15,000.00". */
export const saySum = ({ amount, currency }: Sum): string => `${currency} ${moneyText(amount)}`;

export const saySums = (sums: readonly Sum[]): string => sums.map(saySum).join(' + ');

export const isNothing = ({ amount, currency }: Sum): boolean => Money.of(amount, currency).isZero();
