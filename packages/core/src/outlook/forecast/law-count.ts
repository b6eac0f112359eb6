/** The forecast of a promise about a number of happenings ("at most two outages a quarter"). Owns: how many more to expect. */
import { Ratio } from '../../values/ratio.ts';
import { chanceOfAtLeast } from '../chance/weights.ts';
import { learnedRate, outagesIn } from './outage-rate.ts';
import type { PastRow } from './past.ts';
import type { Course, PromiseForecast } from './promise.ts';
import type { Reading } from './reading.ts';
import { certain } from './state.ts';

export interface CountFacts {
  readonly of: 'count';
  readonly count: number;
  readonly most: number;
  /** To expect until the end. */
  readonly expected: Ratio;
  /** Seen, in so much time. */
  readonly seen: number;
  readonly over: Ratio;
}

const prior = { shape: Ratio.of(1, 2), scale: Ratio.zero };

export function forecastOfCount(
  { count, most }: Extract<Reading, { readonly of: 'count' }>,
  { start, now, end }: Course,
  past: readonly PastRow[],
): PromiseForecast {
  const seen = past.reduce((sum, { reading }) => sum + (reading.of === 'count' ? reading.count : 0), count);
  const over = Ratio.of(past.reduce((sum, one) => sum + (one.end - one.start), now - start));
  const rate = learnedRate(prior, { outages: Ratio.of(seen), time: over });
  const rest = Ratio.of(end - now);
  const expected = rate === undefined || 'perTime' in rate ? Ratio.zero : rate.shape.dividedBy(rate.scale).times(rest);
  const facts: CountFacts = { of: 'count', count, most, expected, seen, over };
  if (count > most) return { ...certain('BREACHED'), facts, by: 'comparison' };
  if (rate === undefined) return { state: 'OPEN', breach: 0, facts, by: 'bound' };
  return { state: 'OPEN', breach: chanceOfAtLeast(outagesIn(rate, rest), most - count + 1), facts, by: 'law' };
}
