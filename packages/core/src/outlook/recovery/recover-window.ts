/**
 * All that fell into one window of a supplier's contract: several customers, each with time that the contract counts and
 * time that it does not. Owns: dividing what is owed by what the contract says of each minute, then the one credit between
 * the customers. Does not own: what the contract says (its own evaluation), the order of the codes (`recover.ts`).
 */
import { Money } from '../../values/money.ts';
import { Ratio } from '../../values/ratio.ts';
import { apportion } from './apportion.ts';
import { gapCodes, recover } from './recover.ts';
import type { Fall, GapCode, SupplierTerms } from './recover.ts';

/** Time that the supplier bears, in one unit, by what its contract makes of it. */
export interface BorneTime {
  readonly counted: Ratio;
  /** Under its force majeure. */
  readonly excused: Ratio;
  /** Outside its hours, or in its works. */
  readonly outside: Ratio;
  /** In outages shorter than it counts. */
  readonly short: Ratio;
}

export interface WindowShare {
  readonly customer: string;
  /** The supplier's share of what is owed to this customer. */
  readonly amount: Money<string>;
  readonly time: BorneTime;
}

/** What the contract gives for the window; the time of each share says the rest. */
export type WindowTerms = Pick<SupplierTerms, 'credit' | 'cap' | 'stillMet' | 'claimLate'>;

export interface WindowFall {
  readonly shares: readonly WindowShare[];
  readonly currency: string;
  /** Undefined where the supplier promises nothing. */
  readonly terms?: WindowTerms | undefined;
}

/** The fall of every share's money: recoverable + Σ lost = its amount, exactly. */
export function recoverWindow({ shares, currency, terms }: WindowFall): readonly Fall[] {
  const parts = shares.map(({ amount, time }) => byTime(amount, time));
  const owed = shares.map(({ customer }, at) => ({ customer, amount: parts[at]?.counted ?? Money.zero(currency) }));
  const falls = recover({ owed, currency, outage: Ratio.one, terms });
  return shares.map(({ customer, amount }, at) => {
    const { recoverable, lost } = falls[at] ?? { recoverable: Money.zero(currency), lost: [] };
    const promised = terms !== undefined;
    const apart = parts[at]?.apart ?? [];
    const all = [...lost, ...apart.map((one) => (promised ? one : { ...one, code: 'UC_NO_PROMISE' as const }))];
    return { customer, owed: amount, recoverable, lost: inOrder(all, currency) };
  });
}

interface Parts {
  readonly counted: Money<string>;
  readonly apart: readonly { readonly code: GapCode; readonly amount: Money<string> }[];
}

/** A promise that is not one of time has no minutes: all of it is what the contract judges. */
function byTime(amount: Money<string>, time: BorneTime): Parts {
  const [excused, outside, short, counted] = apportion(amount, [time.excused, time.outside, time.short, time.counted]);
  const whole = Ratio.sumOf(Object.values(time));
  if (whole.isZero() || excused === undefined || outside === undefined || short === undefined || counted === undefined)
    return { counted: amount, apart: [] };
  return {
    counted,
    apart: [
      { code: 'UC_FORCE_MAJEURE', amount: excused },
      { code: 'UC_WINDOW', amount: outside },
      { code: 'UC_THRESHOLD', amount: short },
    ],
  };
}

/** One line a code, those that take nothing left out. */
function inOrder(all: Fall['lost'], currency: string): Fall['lost'] {
  return gapCodes.flatMap((code) => {
    const own = all.filter((one) => one.code === code).map(({ amount }) => amount);
    const amount = Money.sum(own, currency);
    return amount.isZero() ? [] : [{ code, amount }];
  });
}
