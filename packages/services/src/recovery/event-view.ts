/** One missed promise with its fall, as it is told outside. Owns: the form, and sums of it. Does not own: computing it (falls.ts). */
import { Instant, Money } from '@troth/core';
import type { Localized, RecoveryCode } from '@troth/core';
import type { Bearer } from './bearers.ts';
import type { ClaimStanding, ClaimStep } from './claim-standing.ts';
import type { RecoveryEvent, SupplierFall } from './falls.ts';
import { reasonOf } from './reasons.ts';

export interface Sum {
  readonly amount: string;
  readonly currency: string;
}

export interface BearerView {
  readonly party?: string | undefined;
  readonly by: Bearer['by'];
  readonly amount: Sum;
  readonly ms?: string | undefined;
}

export interface LossView {
  readonly code: RecoveryCode;
  readonly amount: Sum;
  readonly why: Localized;
}

export interface SupplierView extends BearerView {
  readonly contract?: string | undefined;
  readonly window?:
    | {
        readonly key: string;
        readonly start: string;
        readonly end: string;
        /** Month of the contract's statement, and the promise in it. */
        readonly period: string;
        readonly commitment?: string | undefined;
        readonly open: boolean;
        readonly credit: Sum;
        readonly given: Sum;
        readonly limits: readonly string[];
        /** Milliseconds that the contract's own evidence does not tell of. */
        readonly assumedMs: number;
      }
    | undefined;
  readonly recoverable: Sum;
  readonly lost: readonly LossView[];
  readonly claim: ClaimStanding;
}

export interface EventView {
  readonly agreement: string;
  readonly title: Localized;
  readonly customer?: string | undefined;
  readonly commitment: string;
  readonly commitmentTitle: Localized;
  readonly subject?: string | undefined;
  readonly period: string;
  readonly owed: Sum;
  readonly countedMs?: string | undefined;
  readonly excludedMs: string;
  readonly rows: readonly string[];
  readonly breach?: string | undefined;
  readonly own: readonly BearerView[];
  readonly suppliers: readonly SupplierView[];
}

export function eventView({ missed, own, suppliers }: RecoveryEvent): EventView {
  const { agreement, title, customer, commitment, commitmentTitle, subject, period, rows, breach } = missed;
  return {
    agreement,
    title,
    customer,
    commitment,
    commitmentTitle,
    subject,
    period,
    rows,
    breach,
    owed: missed.owed.toJSON(),
    countedMs: missed.countedMs?.toString(),
    excludedMs: missed.excludedMs.toString(),
    own: own.map(bearerView),
    suppliers: suppliers.map((fall) => supplierView({ missed, own, suppliers }, fall)),
  };
}

const bearerView = ({ party, by, amount, ms }: Bearer): BearerView => ({
  party,
  by,
  amount: amount.toJSON(),
  ms: ms?.toString(),
});

function supplierView({ missed }: RecoveryEvent, fall: SupplierFall): SupplierView {
  const { bearer, contract, window, claim, recoverable, lost } = fall;
  return {
    ...bearerView(bearer),
    contract,
    claim,
    recoverable: recoverable.toJSON(),
    lost: lost.map(({ code, amount }) => ({
      code,
      amount: amount.toJSON(),
      why: reasonOf(code, { fall, missed }),
    })),
    window: window && {
      key: window.key,
      start: Instant.format(window.start),
      end: Instant.format(window.end),
      period: window.period,
      commitment: window.rows[0]?.commitment,
      open: window.open,
      credit: window.credit.toJSON(),
      given: window.given.toJSON(),
      limits: window.limits,
      assumedMs: window.assumedMs,
    },
  };
}

export interface FallTotals {
  readonly currency: string;
  readonly owed: string;
  /** Ours, and what nobody was named for. */
  readonly own: string;
  readonly bySuppliers: string;
  readonly lost: readonly { readonly code: RecoveryCode; readonly amount: string }[];
  readonly recoverable: string;
  /** Of what is recoverable: claimed or given without a claim; of that, refused and received. */
  readonly claimed: string;
  readonly refused: string;
  readonly received: string;
  /** Recoverable of what suppliers caused, in percent with one decimal, rounded down; missing where they caused nothing. */
  readonly coverage?: string | undefined;
}

const asked: readonly ClaimStep[] = ['automatic', 'claimed', 'accepted', 'refused', 'received'];

/** One line per currency. owed = own + by suppliers; by suppliers = Σ lost + recoverable. */
export function totalsOf(events: readonly RecoveryEvent[], codes: readonly RecoveryCode[]): readonly FallTotals[] {
  const currencies = [...new Set(events.map(({ missed }) => missed.owed.currency))].sort();
  return currencies.map((currency): FallTotals => {
    const mine = events.filter(({ missed }) => missed.owed.currency === currency);
    const falls = mine.flatMap(({ suppliers }) => suppliers);
    const sum = (parts: readonly Money<string>[]): Money<string> => Money.sum(parts, currency);
    const recovered = (steps: readonly ClaimStep[]): string =>
      sum(falls.filter(({ claim }) => steps.includes(claim.step)).map((one) => one.recoverable)).toString();
    const bySuppliers = sum(falls.map(({ bearer }) => bearer.amount));
    const recoverable = sum(falls.map((one) => one.recoverable));
    const lost = codes.map((code) => ({
      code,
      amount: sum(falls.flatMap((one) => one.lost.flatMap((part) => (part.code === code ? [part.amount] : [])))),
    }));
    return {
      currency,
      owed: sum(mine.map(({ missed }) => missed.owed)).toString(),
      own: sum(mine.flatMap(({ own }) => own.map(({ amount }) => amount))).toString(),
      bySuppliers: bySuppliers.toString(),
      lost: lost
        .filter(({ amount }) => !amount.isZero())
        .map(({ code, amount }) => ({ code, amount: amount.toString() })),
      recoverable: recoverable.toString(),
      claimed: recovered(asked),
      refused: recovered(['refused']),
      received: recovered(['received']),
      coverage: coverageOf(recoverable, bySuppliers),
    };
  });
}

/** "17.5"; undefined where nothing is owed. */
export function coverageOf(recoverable: Money<string>, owed: Money<string>): string | undefined {
  return owed.isZero() ? undefined : recoverable.toAmount().shareOf(owed.toAmount()).toPercent(1, 'floor');
}
