/**
 * What an agreement should be sold for beside its fee, and which of several designs keeps it at the least cost. Owns: the build-up
 * of the monthly price and the comparison. Does not own: expected credits (`agreement-price.ts`), what delivery costs (the
 * service model says it).
 *
 *   price = extra delivery cost ÷ 12 + E + κ · (VaR95 − E), κ 10 % when nobody set it; no loading where VaR95 lies below E,
 *   which is so where credits are rare and large: a loading never makes a promise cheaper than its credits
 *   total(design) = delivery + 12 · E + impact · expected hours of outage + value of the customer · P(leaving)
 *
 * What suppliers are expected to pay back stands beside the price; it is taken off only where claims on them were paid before.
 */
import { binomial } from '../chance/laws.ts';
import { chanceOfAtLeast } from '../chance/weights.ts';
import type { ServiceModel } from '../../proof/model/service-model.ts';
import type { Localized } from '../../terms/text.ts';
import { priceAgreement } from './agreement-price.ts';
import type { AgreementPrice, PriceAsked } from './agreement-price.ts';
import type { HabitOf } from './habit.ts';
import { monthsAYear } from './unit.ts';
import { upliftOf } from './uplift.ts';

export type Worth = NonNullable<ServiceModel['worth']>;
export const usualLoading = 0.1;

/** Claims on suppliers that came to an end, and those that were paid. */
export interface ClaimRecord {
  readonly ended: number;
  readonly paid: number;
}

export interface BuildUp {
  readonly delivery: number;
  readonly expected: number;
  /** κ, and κ · (VaR95 − E). */
  readonly loading: number;
  readonly risk: number;
  /** Delivery, expected credits and risk. */
  readonly price: number;
  /** Expected from suppliers, and whether their record allows to take it off. */
  readonly recovery: number;
  readonly recoveryCounts: boolean;
  readonly net: number;
  /** R06: expected credits less expected recovery, whether or not it counts. */
  readonly exposure: number;
}

const claimsNeeded = 3;
const paidNeeded = 0.8;

/** Three claims that came to an end, four in five of them paid. */
export const supportsRecovery = ({ ended, paid }: ClaimRecord): boolean =>
  ended >= claimsNeeded && paid >= paidNeeded * ended;

export function buildUp(
  { main }: Pick<AgreementPrice, 'main'>,
  beside: { readonly worth?: Worth | undefined; readonly recovery?: number | undefined; readonly claims?: ClaimRecord },
): BuildUp {
  const { worth, recovery = 0, claims = { ended: 0, paid: 0 } } = beside;
  const delivery = amountOf(worth?.extraCostPerYear) / monthsAYear;
  const loading = worth?.riskLoading?.toNumber() ?? usualLoading;
  const { expected, valueAtRisk } = main;
  const atRisk = { expected, valueAtRisk: Math.max(expected, valueAtRisk) };
  const price = upliftOf(atRisk, { extraAYear: delivery * monthsAYear, loading });
  const recoveryCounts = supportsRecovery(claims);
  return {
    delivery,
    expected,
    loading,
    risk: price - delivery - expected,
    price,
    recovery,
    recoveryCounts,
    net: recoveryCounts ? price - recovery : price,
    exposure: expected - recovery,
  };
}

const amountOf = (money: { readonly amount: string } | undefined): number => Number(money?.amount ?? 0);

/** A design, for a year. */
export interface DesignPrice {
  readonly id: string;
  readonly name: Localized;
  readonly outagesPerMonth: number;
  readonly meanRepairMs: number;
  readonly delivery: number;
  readonly credits: number;
  readonly impact: number;
  readonly churn: number;
  readonly total: number;
  /** Of a month: the expected credit, what nineteen months of twenty stay within, the chance that anything is missed. */
  readonly expected: number;
  readonly valueAtRisk: number;
  readonly missed: number;
  /** What the promise should be sold for a month beside its fee when it is delivered so: as `BuildUp.price`. */
  readonly price: number;
  /** Expected outage of a year in milliseconds, and chance that the customer leaves. */
  readonly downMs: number;
  readonly leaving: number;
}

export interface DesignChoice {
  readonly designs: readonly DesignPrice[];
  /** The first of the cheapest by everything, and by delivery and credits alone. */
  readonly cheapest: string;
  readonly cheapestOnCredits: string;
  /** Whether the customer's loss and the risk of losing the customer were written down at all. */
  readonly beyondCredits: boolean;
}

/** Designs side by side, each on the same text; undefined without any. */
export function compareDesigns(
  asked: PriceAsked,
  model: Pick<ServiceModel, 'designs' | 'worth'> | undefined,
): DesignChoice | undefined {
  const worth = model?.worth;
  const designs = (model?.designs ?? []).flatMap((design): readonly DesignPrice[] => {
    const outages = design.outagesPerMonth.toNumber();
    const repair = design.meanRepair.value.toNumber();
    const price = priceAgreement({ ...asked, habits: underDesign(asked, design), onlyMain: true });
    if (price === undefined) return [];
    const delivery = amountOf(design.costPerYear);
    const credits = monthsAYear * price.main.expected;
    const downMs = monthsAYear * outages * repair;
    const impact = (amountOf(worth?.impactPerHour) * downMs) / 3_600_000;
    const leaving = leavingOf(price, worth);
    const churn = amountOf(worth?.customerValuePerYear) * leaving;
    const total = delivery + credits + impact + churn;
    const head = { id: design.id, name: design.name, outagesPerMonth: outages, meanRepairMs: repair };
    const { expected, valueAtRisk, missed } = price.main;
    const built = buildUp(price, { worth: { ...worth, extraCostPerYear: design.costPerYear } });
    const month = { expected, valueAtRisk, missed, price: built.price };
    return [{ ...head, delivery, credits, impact, churn, total, ...month, downMs, leaving }];
  });
  const cheapest = leastBy(designs, ({ total }) => total);
  const onCredits = leastBy(designs, ({ delivery, credits }) => delivery + credits);
  if (cheapest === undefined || onCredits === undefined) return undefined;
  const beyondCredits = worth?.impactPerHour !== undefined || worth?.customerValuePerYear !== undefined;
  return { designs, cheapest: cheapest.id, cheapestOnCredits: onCredits.id, beyondCredits };
}

type Design = NonNullable<ServiceModel['designs']>[number];

/** Every promise of time has the outages of the design; the others stay as they are. */
function underDesign({ revision, habits }: PriceAsked, design: Design): readonly HabitOf[] {
  const others = habits.filter(({ habit }) => habit.law !== 'outages');
  const outages = revision.commitments.map(({ id }): HabitOf => ({
    commitment: id,
    habit: {
      law: 'outages',
      perMonth: design.outagesPerMonth.toNumber(),
      meanRepairMs: design.meanRepair.value.toNumber(),
      source: design.name,
    },
  }));
  const said = new Set(others.map(({ commitment }) => commitment));
  const onTime = new Set(habits.flatMap(({ commitment, habit }) => (habit.law === 'outages' ? [commitment] : [])));
  return [...others, ...outages.filter(({ commitment }) => onTime.has(commitment) && !said.has(commitment))];
}

/** P(at least so many missed months of twelve). */
function leavingOf({ main }: AgreementPrice, worth: Worth | undefined): number {
  const misses = worth?.leavesAfterMisses;
  if (misses === undefined) return 0;
  if (main.missedMonths !== undefined) return main.missedMonths.slice(misses).reduce((total, one) => total + one, 0);
  return chanceOfAtLeast(binomial(monthsAYear, main.missed), misses);
}

function leastBy<One>(all: readonly One[], of: (one: One) => number): One | undefined {
  return all.reduce<One | undefined>((best, one) => (best === undefined || of(one) < of(best) ? one : best), undefined);
}
