/**
 * What a promise adds to the monthly price, and which of several designs keeps it at the least cost. Owns: the sums.
 * Does not own: the chances (`price.ts`). Results are estimates in the major unit of the fee.
 */
import { Ratio } from '../../values/ratio.ts';
import { binomial } from '../chance/laws.ts';
import { chanceOfAtLeast } from '../chance/weights.ts';
import { expectedOutages } from '../forecast/outage-rate.ts';
import { priceOf } from './price.ts';
import type { Delivery, Price, PricedPromise } from './price.ts';

const monthsAYear = 12;

/** extra delivery cost ÷ 12 + E + κ · (VaR95 − E), each month; κ is the loading for what may come beyond the mean. */
export function upliftOf(
  { expected, valueAtRisk }: { readonly expected: number; readonly valueAtRisk: number },
  { extraAYear, loading }: { readonly extraAYear: number; readonly loading: number },
): number {
  return extraAYear / monthsAYear + expected + loading * (valueAtRisk - expected);
}

/** The same of a price by tiers. */
export function monthlyUplift(price: Price, cost: { readonly extraAYear: Ratio; readonly loading: Ratio }): number {
  const valueAtRisk = Ratio.parse(price.valueAtRisk.toString()).toNumber();
  const { expected } = price;
  return upliftOf(
    { expected, valueAtRisk },
    { extraAYear: cost.extraAYear.toNumber(), loading: cost.loading.toNumber() },
  );
}

/** What months of poor service cost beyond credits: losing the customer when at least `misses` of 12 are credited. */
export interface Churn {
  readonly value: Ratio;
  readonly misses: number;
}

export interface Design extends Delivery {
  readonly name: string;
  readonly costAYear: Ratio;
}

export interface DesignCost {
  readonly name: string;
  readonly creditsAYear: number;
  readonly impactAYear: number;
  readonly churnAYear: number;
  /** delivery + credits + impact · expected downtime + value of the customer · chance of losing it, for a year */
  readonly total: number;
}

export interface Choice {
  readonly designs: readonly DesignCost[];
  /** The first of the cheapest; undefined without designs. */
  readonly cheapest: string | undefined;
}

/** Designs by their cost of a year of one-month periods. `impact` is worth per unit of downtime to the customer. */
export function costEffective(
  promise: PricedPromise,
  designs: readonly Design[],
  beyond: { readonly impact?: Ratio | undefined; readonly churn?: Churn | undefined } = {},
): Choice {
  const costs = designs.map((design): DesignCost => {
    const price = priceOf(promise, design);
    const down = expectedOutages(design.rate, promise.agreed).times(design.meanRepair).toNumber();
    const creditsAYear = monthsAYear * price.expected;
    const impactAYear = (beyond.impact?.toNumber() ?? 0) * down * monthsAYear;
    const churnAYear = beyond.churn === undefined ? 0 : churnOf(price, beyond.churn);
    const total = design.costAYear.toNumber() + creditsAYear + impactAYear + churnAYear;
    return { name: design.name, creditsAYear, impactAYear, churnAYear, total };
  });
  const least = Math.min(...costs.map(({ total }) => total));
  return { designs: costs, cheapest: costs.find(({ total }) => total === least)?.name };
}

function churnOf({ tiers }: Price, { value, misses }: Churn): number {
  const credited = tiers.reduce((total, { share, chance }) => (share.isZero() ? total : total + chance), 0);
  return value.toNumber() * chanceOfAtLeast(binomial(monthsAYear, credited), misses);
}
