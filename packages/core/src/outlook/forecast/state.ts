/**
 * What is certain about a promise before its period is over, and what is not. Certain states come from exact comparison
 * alone; a chance that a float rounds to 0 or 1 stays OPEN.
 */

/** NO_VOLUME: no case was or will be, nothing to judge. MET and BREACHED: it is so. SECURED: nothing that can still happen breaks it. UNRECOVERABLE: nothing mends it. WORKS: what is planned breaks it. */
export type ForecastState = 'NO_VOLUME' | 'MET' | 'SECURED' | 'OPEN' | 'WORKS' | 'UNRECOVERABLE' | 'BREACHED';

export interface Forecast {
  readonly state: ForecastState;
  /** The chance that the promise is broken at the end of the period, 0 to 1: an estimate when OPEN, else exactly 0 or 1. */
  readonly breach: number;
}

/** A forecast that no chance decides. */
export function certain(state: Exclude<ForecastState, 'OPEN'>): Forecast {
  return { state, breach: state === 'NO_VOLUME' || state === 'MET' || state === 'SECURED' ? 0 : 1 };
}
