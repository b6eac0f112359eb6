/** What a statement gives to be paid, from its short form. Nothing is settled a second time. */
import { Amount, Money, Ratio } from '@troth/core';
import type { CreditTotal } from '@troth/core';

/** The total less what good periods earned back; undefined where the agreement promises no money. */
export function payableShort({
  credit,
}: {
  readonly credit?: Pick<CreditTotal, 'currency' | 'total' | 'earnedBack'> | undefined;
}): Money<string> | undefined {
  if (credit === undefined) return undefined;
  const total = Money.of(credit.total, credit.currency);
  if (credit.earnedBack === undefined) return total;
  return total.minus(Amount.of(Ratio.parse(credit.earnedBack), credit.currency).settle());
}

/** Sums by currency, in order of the code; currencies are never mixed. */
export function sumsOf(
  moneys: readonly Money<string>[],
): readonly { readonly amount: string; readonly currency: string }[] {
  const currencies = [...new Set(moneys.map(({ currency }) => currency))].sort();
  return currencies.map((currency) =>
    Money.sum(
      moneys.filter((money) => money.currency === currency),
      currency,
    ).toJSON(),
  );
}
