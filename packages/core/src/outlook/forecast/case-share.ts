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
import { betaBinomial, binomial, poisson } from '../chance/laws.ts';
import { chanceOfAtLeast, meanOver } from '../chance/weights.ts';
import { certain } from './state.ts';
import type { Forecast } from './state.ts';

export interface CaseCount {
  readonly done: number;
  readonly good: number;
  /** Share that must be good, inclusive. */
  readonly target: Ratio;
}

/** How many cases come: so many at most, or a number by chance with a mean (nothing is certain then but a period over). */
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
  const breach = meanOver(poisson(coming.mean.toNumber()), (cases) => breachOf(count, cases, success));
  return { state: 'OPEN', breach: Math.min(1, breach) };
}

function breachOf(count: CaseCount, coming: number, success: Success | undefined): number {
  const known = certainOfCases(count, coming);
  if (known !== undefined) return known.breach;
  const before = success === undefined || success instanceof Ratio ? { good: 0, bad: 0 } : success;
  const good =
    success instanceof Ratio
      ? binomial(coming, success.toNumber())
      : betaBinomial(coming, {
          a: before.good + count.good + 0.5,
          b: before.bad + count.done - count.good + 0.5,
        });
  return Math.max(0, 1 - chanceOfAtLeast(good, neededGood(count, coming)));
}
