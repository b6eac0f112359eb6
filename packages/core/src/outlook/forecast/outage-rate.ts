/**
 * How often outages begin. Owns: a known rate, and one learned from history (Gamma prior and the outages seen).
 * Every time is in one unit, the caller's.
 */
import { Ratio } from '../../values/ratio.ts';
import { negativeBinomial, poisson } from '../chance/laws.ts';
import type { Weights } from '../chance/weights.ts';

/** `perTime`: outages per unit of agreed time. `shape` ÷ `scale`: the same, as uncertain as the history is short. */
export type OutageRate = { readonly perTime: Ratio } | { readonly shape: Ratio; readonly scale: Ratio };

/** Gamma(α, β) before, and `outages` in `time` of agreed time seen: Gamma(α + outages, β + time). Undefined while no time says anything. */
export function learnedRate(
  prior: { readonly shape: Ratio; readonly scale: Ratio },
  seen: { readonly outages: Ratio; readonly time: Ratio },
): OutageRate | undefined {
  const scale = prior.scale.plus(seen.time);
  return scale.greaterThan(Ratio.zero) ? { shape: prior.shape.plus(seen.outages), scale } : undefined;
}

/** Outages to expect in that much agreed time. */
export function expectedOutages(rate: OutageRate, time: Ratio): Ratio {
  return ('perTime' in rate ? rate.perTime : rate.shape.dividedBy(rate.scale)).times(time);
}

/** The chances of 0, 1, 2, … outages in that much agreed time: Poisson, or negative binomial when learned. */
export function outagesIn(rate: OutageRate, time: Ratio): Weights {
  if ('perTime' in rate) return poisson(expectedOutages(rate, time).toNumber());
  return negativeBinomial({ shape: rate.shape.toNumber(), scale: rate.scale.toNumber() }, time.toNumber());
}
