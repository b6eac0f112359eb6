/**
 * Whether a promise about a share of cases ("95 % within 4 hours") is broken at the end of its period. Owns: how many of
 * the coming cases must be good, exactly; the certain states; the chance. A percentile promise is such a share too.
 *
 *   need = ⌈target · (done + coming)⌉ − good;   need ≤ 0: SECURED · need > coming: UNRECOVERABLE
 *   else P(breach) = P(good ones among the coming < need): binomial, or beta-binomial with Jeffreys' prior ½, ½
 *
 * Both certain states hold for fewer coming cases too: need grows with them, and by at most one per case.
 */
import { Ratio } from '../../values/ratio.ts';
import { betaAtMost } from '../chance/beta.ts';
import type { Beta } from '../chance/beta.ts';
import { betaBinomial, binomial, poisson } from '../chance/laws.ts';
import { chanceOfAtLeast, meanOver } from '../chance/weights.ts';
import type { Weights } from '../chance/weights.ts';
import { certain } from './state.ts';
import type { Forecast } from './state.ts';

export interface CaseCount {
  readonly done: number;
  readonly good: number;
  /** Share that must be good, inclusive. */
  readonly target: Ratio;
}

/** How many cases come: so many at most, or a number by chance with a mean, of which there may be any. */
export type Coming = { readonly cases: number } | { readonly mean: Ratio };

/** Good ones needed among the coming cases; none or less when it is secured. */
export function neededGood({ done, good, target }: CaseCount, coming: number): number {
  return Number(target.times(Ratio.of(done + coming)).ceil()) - good;
}

/** Certain by comparison alone; undefined where chance decides. Without any case, done or coming, there is nothing to judge. */
export function certainOfCases(count: CaseCount, coming: number): Forecast | undefined {
  if (count.done + coming === 0) return certain('NO_VOLUME');
  const need = neededGood(count, coming);
  if (coming === 0) return certain(need <= 0 ? 'MET' : 'BREACHED');
  if (need <= 0) return certain('SECURED');
  return need > coming ? certain('UNRECOVERABLE') : undefined;
}

/** The chance of a good case where it is known, or good and bad cases of earlier periods from which it is learned as well. */
export type Success = Ratio | { readonly good: number; readonly bad: number };

/** The forecast. Without `success` its chance is learned from the cases done alone. */
export function forecastCases(count: CaseCount, coming: Coming, success?: Success): Forecast {
  if ('cases' in coming) {
    const known = certainOfCases(count, coming.cases);
    return known ?? { state: 'OPEN', breach: breachOf(count, coming.cases, success) };
  }
  const known = certainOfAny(count, coming.mean);
  if (known !== undefined) return known;
  if (coming.mean.greaterThan(mixedUpTo)) {
    const most = Number(coming.mean.round({ mode: 'half-up', decimals: 0 }).floor());
    return { state: 'OPEN', breach: breachOf(count, most, success) };
  }
  const breach = meanOver(poisson(coming.mean.toNumber()), (cases) => breachOf(count, cases, success));
  return { state: 'OPEN', breach: Math.min(1, breach) };
}

/** Beyond, the spread of the number adds next to nothing, and it is taken as known. */
const mixedUpTo = Ratio.of(2000);

/** Certain whatever number comes: none comes, every case must be good and one is not, or none need be. */
function certainOfAny(count: CaseCount, mean: Ratio): Forecast | undefined {
  if (!mean.greaterThan(Ratio.zero)) return certainOfCases(count, 0);
  if (!count.target.greaterThan(Ratio.zero)) return certain('SECURED');
  return count.target.atLeast(Ratio.one) && count.good < count.done ? certain('UNRECOVERABLE') : undefined;
}

function breachOf(count: CaseCount, coming: number, success: Success | undefined): number {
  const known = certainOfCases(count, coming);
  if (known !== undefined) return known.breach;
  const before = success === undefined || success instanceof Ratio ? { good: 0, bad: 0 } : success;
  const need = neededGood(count, coming);
  if (success instanceof Ratio) return lessThan(need, binomial(coming, success.toNumber()));
  const law = { a: before.good + count.good + 0.5, b: before.bad + count.done - count.good + 0.5 };
  const wide = widened(coming, law);
  return wide === undefined ? lessThan(need, betaBinomial(coming, law)) : betaAtMost((need - 0.5) / coming, wide);
}

const lessThan = (need: number, good: Weights): number => Math.max(0, 1 - chanceOfAtLeast(good, need));

/** Good cases that spread wider are not summed one by one. */
const widest = 15_000;

/**
 * Very many cases whose chance is hardly known: the share of good ones among them follows a Beta law of the same mean and
 * variance, pq · (1/m + (1−1/m) ÷ (a+b+1)). Undefined where they can be summed.
 */
function widened(cases: number, { a, b }: Beta): Beta | undefined {
  const part = 1 / cases + (1 - 1 / cases) / (a + b + 1);
  const [p, q] = [a / (a + b), b / (a + b)];
  return cases * Math.sqrt(p * q * part) < widest ? undefined : { a: p * (1 / part - 1), b: q * (1 / part - 1) };
}
