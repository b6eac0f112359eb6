/**
 * The one place where an exact amount becomes money. A statement settles its total once; lines stay exact, since three lines
 * of 0.335 are 1.01 together and 1.02 when each is rounded.
 */
import type { Amount, Money } from '../values/money.ts';
import type { CreditSettings } from './settings.ts';

/** The amount rounded to the minor unit of its currency as the agreement says; half-up when it says nothing. */
export function settle(amount: Amount<string>, settings: Pick<CreditSettings, 'rounding'>): Money<string> {
  return amount.settle(settings.rounding === undefined ? {} : { mode: settings.rounding.mode });
}
