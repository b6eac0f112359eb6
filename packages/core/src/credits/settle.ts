/**
 * The one place where an exact amount becomes money. A statement settles its total once; lines stay exact, since three lines
 * of 0.335 are 1.01 together and 1.02 when each is rounded.
 */
import type { Amount, Money } from '../values/money.ts';
import type { CreditSettings } from './settings.ts';
import { unstated } from './undetermined.ts';

/**
 * The amount rounded to the minor unit of its currency as the agreement says; half-up when it says nothing. Where the text
 * contradicts itself (`unstated`) half-up is shown too, and `roundingOpen` tells whether another reading gives another amount.
 */
export function settle(amount: Amount<string>, settings: Pick<CreditSettings, 'rounding'>): Money<string> {
  const { mode = unstated } = settings.rounding ?? {};
  return amount.settle(mode === unstated ? {} : { mode });
}

/** Whether the amount has more digits than money, and the text does not say what becomes of them. */
export function roundingOpen(amount: Amount<string>, settings: Pick<CreditSettings, 'rounding'>): boolean {
  return settings.rounding?.mode === unstated && settle(amount, settings).toAmount().compare(amount) !== 0;
}
