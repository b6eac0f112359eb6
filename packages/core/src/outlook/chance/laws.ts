/**
 * The laws that forecasts and prices rest on, each by the ratio of neighbouring chances. Source: Johnson, Kemp, Kotz,
 * "Univariate Discrete Distributions", ch. 3–6. Owns: the laws. Does not own: where their parameters come from.
 */
import { weightsOf } from './weights.ts';
import type { Weights } from './weights.ts';

const surely = (value: number): Weights => ({ from: value, chances: [1] });

/** Events that come at random and never wait for each other: P(n+1)/P(n) = mean ÷ (n+1). */
export function poisson(mean: number): Weights {
  if (!(mean > 0)) return surely(0);
  const ratio = (n: number): number => mean / (n + 1);
  return weightsOf({ ratio, ratioFrom: ratio, near: Math.floor(mean) });
}

/**
 * Poisson whose rate is itself uncertain, Gamma with `shape` and `scale` per unit of exposure (the learned rate):
 * P(n+1)/P(n) = (shape+n) ÷ (n+1) · q, with q = exposure ÷ (scale + exposure).
 */
export function negativeBinomial(rate: { readonly shape: number; readonly scale: number }, exposure: number): Weights {
  if (!(rate.scale > 0)) throw new RangeError('A rate is learned from some time: a scale of zero says nothing.');
  if (!(exposure > 0)) return surely(0);
  const q = exposure / (rate.scale + exposure);
  const ratio = (n: number): number => ((rate.shape + n) / (n + 1)) * q;
  const near = Math.max(0, Math.floor(((rate.shape - 1) * exposure) / rate.scale));
  return weightsOf({ ratio, near, ratioFrom: (n) => Math.max(ratio(n), q) });
}

/** Good ones among `of` with the same chance each: P(k+1)/P(k) = (of−k) ÷ (k+1) · chance ÷ (1−chance). */
export function binomial(of: number, chance: number): Weights {
  if (chance <= 0 || of === 0) return surely(0);
  if (chance >= 1) return surely(of);
  const odds = chance / (1 - chance);
  const ratio = (k: number): number => (k < of ? ((of - k) / (k + 1)) * odds : 0);
  return weightsOf({ ratio, ratioFrom: ratio, near: Math.min(of, Math.floor(of * chance)) });
}

/** Good ones among `of` whose chance is uncertain, Beta(a, b): P(k+1)/P(k) = (of−k)(a+k) ÷ ((k+1)(b+of−k−1)). */
export function betaBinomial(of: number, { a, b }: { readonly a: number; readonly b: number }): Weights {
  if (of === 0) return surely(0);
  const ratio = (k: number): number => (k < of ? ((of - k) * (a + k)) / ((k + 1) * (b + of - k - 1)) : 0);
  // Beta with b < 1 rises again towards its end: nothing is cut off there.
  return weightsOf({ ratio, ratioFrom: () => 1, near: Math.min(of, Math.floor((of * a) / (a + b))) });
}
