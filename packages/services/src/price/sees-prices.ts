import type { Actor } from '../context.ts';

/** From this responsibility level on, as the rules of the operations of prices. */
const pricesFrom = 4;

/** Whether what is read along with something else may hold our prices: people below the level see none; keys are not people. */
export const seesPrices = ({ level }: Pick<Actor, 'level'>): boolean => level === undefined || level >= pricesFrom;
