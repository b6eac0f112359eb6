/**
 * What a promise is worth before it is signed: the credit that its outages are expected to cost. Owns: chances of the
 * tiers, expected credit, deviation, value at risk. Does not own: history behind rate and repair, what delivery costs.
 *
 *   P(tier) = P(S > over) − P(S > up to), S the outage time of one period (`chance/outage-time.ts`)
 *   E = fee · Σ p·c,  variance = fee² · (Σ p·c² − (Σ p·c)²),  VaR95 = smallest credit with Σ p ≥ 0.95
 *
 * Estimates: the tail rests on exponential repair; real repair times have longer tails. Which credits there are is exact.
 */
import { Ratio } from '../../values/ratio.ts';
import type { Amount, Money } from '../../values/money.ts';
import { chanceBeyond } from '../chance/outage-time.ts';
import { outagesIn } from '../forecast/outage-rate.ts';
import type { OutageRate } from '../forecast/outage-rate.ts';
import { downtimeOf } from './tier.ts';
import type { Tier } from './tier.ts';

export interface PricedPromise {
  readonly tiers: readonly Tier[];
  readonly fee: Money<string>;
  /** Agreed time of one period, in one unit with rate and repair. */
  readonly agreed: Ratio;
}

export interface Delivery {
  readonly rate: OutageRate;
  readonly meanRepair: Ratio;
}

export interface TierChance {
  readonly share: Ratio;
  readonly credit: Amount<string>;
  readonly chance: number;
}

export interface Price {
  /** From the smallest credit to the largest. */
  readonly tiers: readonly TierChance[];
  /** Per period, in the major unit of the fee. */
  readonly expected: number;
  readonly deviation: number;
  readonly valueAtRisk: Amount<string>;
}

const confidence = 0.95;

/** The price of a promise for one period. Tiers may come in any order. */
export function priceOf(promise: PricedPromise, delivery: Delivery): Price {
  const ordered = [...promise.tiers].sort((one, other) => one.share.compare(other.share));
  const beyond = beyondOf(delivery, promise.agreed);
  const tiers = ordered.map((tier): TierChance => {
    const { over, upTo } = downtimeOf(tier, promise.agreed);
    const chance = Math.max(0, (over === undefined ? 1 : beyond(over)) - (upTo === undefined ? 0 : beyond(upTo)));
    return { share: tier.share, credit: promise.fee.times(tier.share), chance };
  });
  const fee = Number(promise.fee.toString());
  const mean = sum(tiers.map(({ chance, share }) => chance * share.toNumber()));
  const spread = sum(tiers.map(({ chance, share }) => chance * square(share.toNumber() - mean)));
  return {
    tiers,
    expected: fee * mean,
    deviation: fee * Math.sqrt(spread),
    valueAtRisk: atRisk(tiers) ?? promise.fee.times(Ratio.zero),
  };
}

/** P(S > downtime). S is never negative, and not longer than the agreed time: nothing lies beyond that. */
function beyondOf({ rate, meanRepair }: Delivery, agreed: Ratio): (downtime: Ratio) => number {
  const time = { count: outagesIn(rate, agreed), meanRepair: meanRepair.toNumber(), running: false };
  return (downtime) => (downtime.atLeast(agreed) ? 0 : chanceBeyond(downtime.toNumber(), time));
}

function atRisk(tiers: readonly TierChance[]): Amount<string> | undefined {
  let covered = 0;
  return tiers.find(({ chance }) => (covered += chance) >= confidence)?.credit ?? tiers.at(-1)?.credit;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const square = (number: number): number => number * number;
