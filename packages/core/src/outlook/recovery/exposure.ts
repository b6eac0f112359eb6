/** What is expected to stay with us of credits, before anything is signed. Owns: the difference, for a month and a year. */
import { Ratio } from '../../values/ratio.ts';
import type { Money } from '../../values/money.ts';

/** Expected credits of one month: owed to customers, and due from suppliers. */
export interface ExpectedCredits {
  readonly owed: Money<string>;
  readonly recoverable: Money<string>;
}

export interface Exposure {
  readonly month: Money<string>;
  readonly year: Money<string>;
}

const months = Ratio.of(12);

/** owed − recoverable. Means subtract however the two hang together. Below zero where suppliers are expected to pay more. */
export function exposureOf({ owed, recoverable }: ExpectedCredits): Exposure {
  const month = owed.minus(recoverable);
  return { month, year: month.times(months).settle() };
}
