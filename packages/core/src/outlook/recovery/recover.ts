/**
 * What of a credit owed to customers comes back from the supplier that caused it, and where the rest is lost. Owns: the
 * fall of the money, code by code. Does not own: what is owed (evaluation of the agreement), what the supplier's own
 * rules give (evaluation of its contract on the same ledger), whose minutes they are (`attribute.ts`).
 *
 * For every customer, exactly and in whole cents: recoverable + Σ lost = owed by the supplier's share.
 */
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { apportion } from './apportion.ts';

/** Why money is lost, in the order in which it is looked at. */
export const gapCodes = [
  /** The supplier promises nothing for this. */
  'UC_NO_PROMISE',
  /** Its force majeure covers the cause, ours does not. */
  'UC_FORCE_MAJEURE',
  /** It lies outside its service hours, or its target over its own window is still met. */
  'UC_WINDOW',
  /** Shorter than the outages that it counts. */
  'UC_THRESHOLD',
  /** Its rate gives less than is owed to this one customer. */
  'UC_AMOUNT',
  /** Its limit is used up. */
  'UC_CAP',
  /** One contract behind many customers: the credit is divided. */
  'SHARED',
  /** Not claimed in time. */
  'CLAIM_LATE',
] as const;
export type GapCode = (typeof gapCodes)[number];

/** What the supplier's contract says about the event. */
export interface SupplierTerms {
  /** What its own rules give for the event, before its limit. */
  readonly credit: Money<string>;
  /** Its limit and what was given of it before. */
  readonly cap?: { readonly limit: Money<string>; readonly used: Money<string> } | undefined;
  /** Shorter outages are not counted. */
  readonly threshold?: Ratio | undefined;
  /** Its target is still met over the window it is measured in, such as a year. */
  readonly stillMet?: boolean | undefined;
  readonly forceMajeure?: boolean | undefined;
  readonly claimLate?: boolean | undefined;
}

export interface SupplierEvent {
  /** The supplier's share of what is owed, by customer. */
  readonly owed: readonly { readonly customer: string; readonly amount: Money<string> }[];
  readonly currency: string;
  /** Time that the supplier bears, in one unit with `threshold`. */
  readonly outage: Ratio;
  /** The part of it inside the supplier's own service hours; all of it when not said. */
  readonly covered?: Ratio | undefined;
  /** Undefined where there is no promise. */
  readonly terms?: SupplierTerms | undefined;
}

export interface Fall {
  readonly customer: string;
  readonly owed: Money<string>;
  readonly recoverable: Money<string>;
  /** In the order of the codes; those that take nothing are left out. */
  readonly lost: readonly { readonly code: GapCode; readonly amount: Money<string> }[];
}

/** The fall of every customer's money. */
export function recover(event: SupplierEvent): readonly Fall[] {
  const { owed, terms } = event;
  const none = allLost(event);
  if (terms === undefined || none !== undefined)
    return owed.map(({ customer, amount }) => fallOf({ customer, owed: amount }, [[none ?? 'UC_NO_PROMISE', amount]]));
  const inside = owed.map(({ amount }) => insideHours(amount, event));
  const room = terms.cap === undefined ? terms.credit : roomBelow(terms.cap);
  const pool = lesser(terms.credit, room);
  const whole = Money.sum(inside, event.currency);
  const parts = pool.compare(whole) >= 0 ? inside : apportion(pool, inside.map(sizeOf));
  return owed.map(({ customer, amount }, at) => {
    const counted = inside[at] ?? Money.zero(event.currency);
    const rated = lesser(counted, terms.credit);
    const capped = lesser(counted, pool);
    const part = parts[at] ?? Money.zero(event.currency);
    const late = terms.claimLate === true ? part : Money.zero(event.currency);
    return fallOf({ customer, owed: amount }, [
      ['UC_WINDOW', amount.minus(counted)],
      ['UC_AMOUNT', counted.minus(rated)],
      ['UC_CAP', rated.minus(capped)],
      ['SHARED', capped.minus(part)],
      ['CLAIM_LATE', late],
    ]);
  });
}

/** The code that takes everything, if one does. */
function allLost({ terms, outage, covered }: SupplierEvent): GapCode | undefined {
  if (terms === undefined) return 'UC_NO_PROMISE';
  if (terms.forceMajeure === true) return 'UC_FORCE_MAJEURE';
  const counted = covered ?? outage;
  if (terms.stillMet === true || (counted.isZero() && !outage.isZero())) return 'UC_WINDOW';
  return terms.threshold !== undefined && counted.lessThan(terms.threshold) ? 'UC_THRESHOLD' : undefined;
}

/** What is owed for the time inside the supplier's hours. */
function insideHours(amount: Money<string>, { outage, covered }: SupplierEvent): Money<string> {
  if (covered === undefined || outage.isZero()) return amount;
  return apportion(amount, [covered, outage.minus(covered)])[0] ?? amount;
}

function roomBelow({ limit, used }: { readonly limit: Money<string>; readonly used: Money<string> }): Money<string> {
  const room = limit.minus(used);
  return room.isNegative() ? Money.zero(room.currency) : room;
}

function fallOf(
  of: { readonly customer: string; readonly owed: Money<string> },
  lost: readonly (readonly [GapCode, Money<string>])[],
): Fall {
  const taken = Money.sum(
    lost.map(([, amount]) => amount),
    of.owed.currency,
  );
  const kept = lost.filter(([, amount]) => !amount.isZero()).map(([code, amount]) => ({ code, amount }));
  return { ...of, recoverable: of.owed.minus(taken), lost: kept };
}

const lesser = (one: Money<string>, other: Money<string>): Money<string> => (one.compare(other) <= 0 ? one : other);
const sizeOf = (money: Money<string>): Ratio => Ratio.parse(money.toString());
