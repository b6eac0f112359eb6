/** Who may see prices, and what is answered to everybody else. */
import { refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Actor, Question } from '../context.ts';

export interface PricesAsked extends Question {
  readonly actor: Actor;
  readonly years?: number | undefined;
  readonly seed?: number | undefined;
}

/** Prices are ours: whoever sits on another side finds nothing. */
export const ours = ({ side }: Actor): boolean => side === undefined || side === 'own';

export const hidden = (what: string): Outcome<never> =>
  refused({ code: 'NOT-FOUND', message: `there is no price of ${what}` });

/** From this responsibility level on, as the rules of the operations of prices. */
const pricesFrom = 4;

/** Whether what is read along with something else may hold our prices: people below the level see none; keys are not people. */
export const seesPrices = ({ level }: Pick<Actor, 'level'>): boolean => level === undefined || level >= pricesFrom;
