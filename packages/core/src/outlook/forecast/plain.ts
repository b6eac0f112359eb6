/**
 * What the plainest projection says: it goes on as it went. Owns: whether a promise is missed then, exactly. What forecasts with
 * chances have to be better than.
 */
import { Ratio } from '../../values/ratio.ts';
import type { ForecastFacts } from './promise.ts';

/** Missed at this pace; `over` is the share of the period that has gone by. Undefined where nothing adds up to a pace. */
export function missesAtPace(facts: ForecastFacts, over: Ratio): boolean | undefined {
  switch (facts.of) {
    case 'time':
      return facts.used.greaterThan(facts.allowed.times(over));
    case 'cases':
      return facts.done > 0 && Ratio.of(facts.good, facts.done).lessThan(facts.target);
    case 'count':
      return Ratio.of(facts.count).greaterThan(Ratio.of(facts.most).times(over));
    case 'mean':
      return facts.value !== undefined && facts.value.greaterThan(facts.most);
    case 'other':
      return undefined;
  }
}
