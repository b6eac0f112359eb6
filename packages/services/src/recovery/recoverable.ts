/**
 * What of the credits we owe comes back from suppliers: the whole of a span, by contract and month, and one agreement's month. Owns:
 * choosing and summing; the list of contracts to be negotiated again. Does not own: computing a fall (falls.ts).
 */
import { accepted, Money, recoveryCodes, refused, statementPeriod } from '@troth/core';
import type { Localized, Outcome, OverlapRule, RecoveryCode } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import type { Context, Question } from '../context.ts';
import { coverageOf, eventView, totalsOf } from './event-view.ts';
import type { EventView, FallTotals, Sum } from './event-view.ts';
import { recoveryOf } from './falls.ts';
import type { Recovery, RecoveryEvent, SupplierFall } from './falls.ts';
import { lastMonthOf } from './last-month.ts';
import { askFor } from './reasons.ts';
import { ownCredits } from './supplier-credits.ts';
import type { SupplierCredit } from './supplier-credits.ts';

export interface RecoverableQuestion extends Question {
  /** Months, both included. */
  readonly from: string;
  readonly to: string;
  readonly overlap?: OverlapRule | undefined;
}

export interface ContractMonth {
  readonly period: string;
  readonly owed: string;
  readonly recoverable: string;
  readonly coverage?: string | undefined;
}

export interface ContractLine {
  /** Missing where the supplier had no contract in force. */
  readonly contract?: string | undefined;
  readonly title?: Localized | undefined;
  readonly party: string;
  readonly currency: string;
  readonly owed: string;
  readonly recoverable: string;
  readonly coverage?: string | undefined;
  readonly lost: readonly { readonly code: RecoveryCode; readonly amount: string }[];
  readonly months: readonly ContractMonth[];
}

/** A contract that left a gap in the twelve months up to the end of the span. */
export interface Renegotiation {
  readonly contract?: string | undefined;
  readonly title?: Localized | undefined;
  readonly party: string;
  readonly gap: Sum;
  readonly owed: Sum;
  readonly events: number;
  /** What takes most of it, and what to ask for. */
  readonly code: RecoveryCode;
  readonly ask: Localized;
  /** A draft of it that is being worked on. */
  readonly draft?: string | undefined;
}

export interface RecoverableReport {
  readonly from: string;
  readonly to: string;
  readonly overlap: OverlapRule;
  readonly totals: readonly FallTotals[];
  readonly events: readonly EventView[];
  readonly contracts: readonly ContractLine[];
  readonly renegotiate: readonly Renegotiation[];
  /** Credits of suppliers for misses of their own, whoever was harmed. */
  readonly credits: readonly SupplierCredit[];
}

export async function recoverable(
  context: Context,
  question: RecoverableQuestion,
): Promise<Outcome<RecoverableReport>> {
  const { from, to, overlap = 'first' } = question;
  if (from > to)
    return refused({ code: 'RECORD', message: `${to} lies before ${from}; write the later month there`, at: ['to'] });
  const recovery = await recoveryOf(context, question);
  const within = (period: string): boolean => lastMonthOf(period) >= from && lastMonthOf(period) <= to;
  const events = recovery.events.filter(({ missed }) => within(missed.period));
  return accepted({
    from,
    to,
    overlap,
    totals: totalsOf(events, recoveryCodes),
    events: events.map(eventView),
    contracts: contractLines(recovery, events),
    renegotiate: renegotiations(recovery, to),
    credits: await ownCredits(context, { ...question, recovery, within }),
  });
}

export interface MonthRecoverable {
  readonly agreement: string;
  readonly period: string;
  readonly totals: readonly FallTotals[];
  readonly events: readonly EventView[];
}

/** Empty where the month owes nothing. */
export async function recoverableMonth(
  context: Context,
  question: Question & {
    readonly agreement: string;
    readonly period: string;
    readonly overlap?: OverlapRule | undefined;
  },
): Promise<Outcome<MonthRecoverable>> {
  const { agreement, period } = question;
  const recovery = await recoveryOf(context, question);
  const known = agreementOn(recovery.shelf, agreement);
  if (!known.ok) return known;
  const named = statementPeriod(known.value.agreement, period);
  if (!named.ok) return named;
  const events = recovery.events.filter(({ missed }) => missed.agreement === agreement && missed.period === period);
  return accepted({ agreement, period, totals: totalsOf(events, recoveryCodes), events: events.map(eventView) });
}

interface OneFall {
  readonly event: RecoveryEvent;
  readonly fall: SupplierFall;
}

/** By contract and currency, or by supplier where there was no contract; the largest gap first. */
function byContract(events: readonly RecoveryEvent[]): readonly (readonly OneFall[])[] {
  const falls = events.flatMap((event) => event.suppliers.map((fall) => ({ event, fall })));
  const keyOf = ({ fall, event }: OneFall): string =>
    `${fall.contract ?? `/${fall.bearer.party ?? ''}`} ${event.missed.owed.currency}`;
  return [...Map.groupBy(falls, keyOf).values()].sort((one, other) => largestFirst(gapOf(one), gapOf(other)));
}

/** Each currency by itself: amounts of two have no order. */
const largestFirst = (one: Money<string>, other: Money<string>): number =>
  one.currency === other.currency ? other.compare(one) : one.currency < other.currency ? -1 : 1;

const currencyOf = (falls: readonly OneFall[]): string => falls[0]?.event.missed.owed.currency ?? 'XXX';
const owedIn = (falls: readonly OneFall[]): Money<string> =>
  Money.sum(
    falls.map(({ fall }) => fall.bearer.amount),
    currencyOf(falls),
  );
const backIn = (falls: readonly OneFall[]): Money<string> =>
  Money.sum(
    falls.map(({ fall }) => fall.recoverable),
    currencyOf(falls),
  );
const gapOf = (falls: readonly OneFall[]): Money<string> => owedIn(falls).minus(backIn(falls));

function headOf({ shelf }: Recovery, falls: readonly OneFall[]): Pick<ContractLine, 'contract' | 'title' | 'party'> {
  const fall = falls[0]?.fall;
  const contract = fall?.contract;
  const title =
    contract === undefined ? undefined : shelf.agreements.get(contract)?.agreement.revisions.at(-1)?.terms.title;
  return { contract, title, party: fall?.bearer.party ?? '' };
}

function lostIn(falls: readonly OneFall[]): ContractLine['lost'] {
  const parts = falls.flatMap(({ fall }) => fall.lost);
  return recoveryCodes.flatMap((code) => {
    const own = parts.filter((one) => one.code === code).map(({ amount }) => amount);
    return own.length === 0 ? [] : [{ code, amount: Money.sum(own, currencyOf(falls)).toString() }];
  });
}

function contractLines(recovery: Recovery, events: readonly RecoveryEvent[]): readonly ContractLine[] {
  return byContract(events).map((falls): ContractLine => {
    const [owed, back] = [owedIn(falls), backIn(falls)];
    const months = Map.groupBy(falls, ({ event }) => lastMonthOf(event.missed.period));
    return {
      ...headOf(recovery, falls),
      currency: currencyOf(falls),
      owed: owed.toString(),
      recoverable: back.toString(),
      coverage: coverageOf(back, owed),
      lost: lostIn(falls),
      months: [...months]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([period, own]) => ({
          period,
          owed: owedIn(own).toString(),
          recoverable: backIn(own).toString(),
          coverage: coverageOf(backIn(own), owedIn(own)),
        })),
    };
  });
}

/** What was merely claimed too late is no matter of the contract. */
function renegotiations(recovery: Recovery, to: string): readonly Renegotiation[] {
  const since = yearBefore(to);
  const events = recovery.events.filter(({ missed: { period } }) => {
    const month = lastMonthOf(period);
    return month > since && month <= to;
  });
  const found = byContract(events).flatMap((falls): readonly (Renegotiation & { readonly size: Money<string> })[] => {
    const currency = currencyOf(falls);
    const lost = lostIn(falls)
      .filter(({ code }) => code !== 'CLAIM_LATE')
      .map(({ code, amount }) => ({ code, amount: Money.of(amount, currency) }));
    const [most] = [...lost].sort((one, other) => other.amount.compare(one.amount));
    if (most === undefined || most.amount.isZero()) return [];
    const size = Money.sum(
      lost.map(({ amount }) => amount),
      currency,
    );
    const head = headOf(recovery, falls);
    return [
      {
        ...head,
        size,
        gap: size.toJSON(),
        owed: owedIn(falls).toJSON(),
        events: falls.length,
        code: most.code,
        ask: askFor(most.code),
        draft: draftOf(recovery, head.contract),
      },
    ];
  });
  return found.sort((one, other) => largestFirst(one.size, other.size)).map(({ size: _size, ...line }) => line);
}

const over = new Set(['signed', 'superseded', 'withdrawn']);

function draftOf({ register }: Recovery, contract: string | undefined): string | undefined {
  return register.all('draft').find(({ body }) => body.agreement === contract && !over.has(body.state))?.id;
}

/** "2025-02" → "2024-02". */
function yearBefore(month: string): string {
  const [year = '0', rest = '01'] = month.split('-');
  return `${String(Number(year) - 1).padStart(4, '0')}-${rest}`;
}
