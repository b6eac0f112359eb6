/**
 * Credits as a pure fold over closed periods, all commitments of an agreement together. The order is fixed: rules, gate,
 * repeat, caps of the rule, points into money, one event once, caps of the commitment, caps of the agreement, smallest
 * payment, carrying, earn-back, settling once. Any period can be recomputed from the periods before it.
 */
import { Amount } from '../values/money.ts';
import type { Money } from '../values/money.ts';
import { Ratio, roundingModes } from '../values/ratio.ts';
import type { PlainDate } from '../values/local.ts';
import type { Step } from '../metrics/metric.ts';
import type { Localized } from '../terms/text.ts';
import { moneyOf, sumOfForm } from './draft.ts';
import type { CommitmentPart, DraftLine } from './draft.ts';
import { findLines } from './find.ts';
import type { UndeterminedRule } from './find.ts';
import { earnings } from './fold-earnings.ts';
import { historyAfter, missedIn } from './fold-history.ts';
import { limited } from './fold-limits.ts';
import { addUp, agreementScope, startOfTerm } from './ledger.ts';
import type { CreditState } from './ledger.ts';
import type { LocalDays } from './local-days.ts';
import { payment } from './payment.ts';
import type { Payment, PaymentFacts } from './payment.ts';
import type { CreditPeriod, FeeReader } from './rule.ts';
import { roundingOpen, settle } from './settle.ts';
import type { CreditSettings } from './settings.ts';
import { Undetermined } from './undetermined.ts';

/** One closed period of an agreement. */
export interface CreditInput {
  readonly period: CreditPeriod;
  readonly daysInPeriod: number;
  /** Every commitment that closes in the period, and each of its parts when revisions split it; in the order of the agreement. */
  readonly parts: readonly CommitmentPart[];
  /** Fees of the part of the period that is in force: what caps are worked out from. */
  readonly fees: FeeReader;
  /** In force at the end of the period. */
  readonly settings: CreditSettings;
  /** True when nothing follows: held amounts are then paid or lapse. */
  readonly lastOfTerm?: boolean;
}

export interface FoldOptions {
  readonly currency: string;
  /** False for expectations, which never create money or its like; only actions are kept. */
  readonly money: boolean;
  readonly zone: LocalDays;
  readonly termStartsOn: PlainDate;
}

/** What a period comes to. */
export interface PeriodCredits {
  readonly key: string;
  readonly lines: readonly DraftLine[];
  /** Rules that could not say what they pay; the total does not hold them. */
  readonly undetermined: readonly UndeterminedRule[];
  /** Exact sum of the money of all lines, after all caps. */
  readonly due: Amount<string>;
  /** Exact amount that is paid for the period: due and carried, less what is held, lapses or is set off. */
  readonly issued: Amount<string>;
  /** The issued amount, settled: the only rounded figure. */
  readonly total: Money<string>;
  readonly carried: Amount<string>;
  readonly forfeited: Amount<string>;
  readonly offsetUsed: Amount<string>;
  /** Earlier credit that the provider takes back, settled; never mixed into the total. */
  readonly earnedBack: Money<string>;
  readonly points: Ratio;
  readonly days: Ratio;
  readonly units: Readonly<Record<string, Ratio>>;
  readonly actions: readonly { readonly commitment: string; readonly rule: string; readonly action: Localized }[];
  /** Commitments whose credit cannot be higher for one period. */
  readonly atMaximum: readonly string[];
  /** What happened to the sum after the lines. */
  readonly steps: readonly Step[];
}

export interface FoldedPeriod {
  readonly credits: PeriodCredits;
  readonly state: CreditState;
}

/** One period on top of a state. */
export function foldPeriod(state: CreditState, input: CreditInput, options: FoldOptions): FoldedPeriod {
  const found = findLines(input.parts, state, (key) => missedIn(input.parts, key));
  const kept = options.money ? found.lines : found.lines.filter(({ consequence }) => consequence.form === 'action');
  const caps = limited(kept, state, { input, options });
  const undetermined = [...found.undetermined, ...caps.undetermined];
  const due = moneyOf(caps.lines, options.currency);
  const exactDue = exact(due);
  const history = historyAfter(state, input.parts, caps);
  const earned = earnings({ state, input, lines: caps.lines, history });
  const facts: PaymentFacts = {
    settings: input.settings,
    currency: options.currency,
    due: exactDue,
    carried: earned.carried,
    offset: earned.offset,
    lastOfTerm: input.lastOfTerm === true,
  };
  const paid = pay(facts, undetermined);
  if (roundingOpen(Amount.of(paid.issued, options.currency), input.settings))
    undetermined.push(openRounding(paid.issued));
  const lapsed = paid.forfeited.atLeast(exactDue) && !paid.forfeited.isZero();
  return {
    credits: {
      key: input.period.key,
      lines: caps.lines,
      undetermined,
      due,
      ...settled(paid, facts),
      earnedBack: settle(Amount.of(earned.takenBack, options.currency), input.settings),
      ...otherThanMoney(caps.lines),
      atMaximum: caps.atMaximum,
      steps: [...earned.steps, ...paid.steps],
    },
    state: {
      history: lapsed ? history.lapsed : history.credited,
      given: [...state.given, { period: input.period, given: lapsed ? new Map<string, Ratio>() : givenBy(caps.lines) }],
      heldByGate: found.heldByGate,
      carried: paid.carried,
      offset: earned.offset.minus(paid.offsetUsed),
      earnable: lapsed ? earned.earnableBefore : earned.earnable,
    },
  };
}

/** All periods in order, from the start of the term or from a state. */
export function foldPeriods(
  inputs: Iterable<CreditInput>,
  options: FoldOptions,
  from: CreditState = startOfTerm,
): { readonly periods: readonly PeriodCredits[]; readonly state: CreditState } {
  const periods: PeriodCredits[] = [];
  let state = from;
  for (const input of inputs) {
    const folded = foldPeriod(state, input, options);
    periods.push(folded.credits);
    state = folded.state;
  }
  return { periods, state };
}

function exact(amount: Amount<string>): Ratio {
  return amount.shareOf(Amount.of(Ratio.one, amount.currency));
}

/** Pays; where the smallest payment is ambiguous the amount is carried and the ambiguity reported. */
function pay(facts: PaymentFacts, undetermined: UndeterminedRule[]): Payment {
  try {
    return payment(facts);
  } catch (thrown) {
    if (!(thrown instanceof Undetermined)) throw thrown;
    const { code, message, readings } = thrown;
    undetermined.push({ commitment: '', rule: 'credits.minimum', clause: '', code, message, readings });
    return {
      issued: Ratio.zero,
      carried: facts.due.plus(facts.carried),
      forfeited: Ratio.zero,
      offsetUsed: Ratio.zero,
      steps: [],
    };
  }
}

function openRounding(issued: Ratio): UndeterminedRule {
  const message = `the exact credit is ${issued.toString()}, and the text does not say how it is rounded`;
  return {
    commitment: '',
    rule: 'credits.rounding',
    clause: '',
    code: 'AMBIGUOUS-ROUNDING',
    message,
    readings: roundingModes,
  };
}

function settled(
  paid: Payment,
  { settings, currency }: PaymentFacts,
): Pick<PeriodCredits, 'issued' | 'total' | 'carried' | 'forfeited' | 'offsetUsed'> {
  const issued = Amount.of(paid.issued, currency);
  return {
    issued,
    total: settle(issued, settings),
    carried: Amount.of(paid.carried, currency),
    forfeited: Amount.of(paid.forfeited, currency),
    offsetUsed: Amount.of(paid.offsetUsed, currency),
  };
}

function otherThanMoney(lines: readonly DraftLine[]): Pick<PeriodCredits, 'points' | 'days' | 'units' | 'actions'> {
  const units: Record<string, Ratio> = {};
  for (const { consequence } of lines) {
    if (consequence.form === 'units')
      units[consequence.unit] = (units[consequence.unit] ?? Ratio.zero).plus(consequence.units);
  }
  return {
    points: Ratio.sumOf(lines.map((line) => line.points ?? Ratio.zero)).plus(sumOfForm(lines, 'points')),
    days: sumOfForm(lines, 'days'),
    units,
    actions: lines.flatMap(({ consequence, commitment, rule }) =>
      consequence.form === 'action' ? [{ commitment, rule, action: consequence.action }] : [],
    ),
  };
}

/** What later caps will count: by rule, by commitment, and in all. */
function givenBy(lines: readonly DraftLine[]): ReadonlyMap<string, Ratio> {
  return addUp(
    lines.map(({ consequence, scopes }) => ({ consequence, scopes: [scopes.rule, scopes.commitment, agreementScope] })),
  );
}
