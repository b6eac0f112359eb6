/**
 * From what is due to what is paid. Owns: the smallest payment, holding small credits until they come to an amount, setting
 * off what was earned back. The order is that of the fold; nothing here is ever negative.
 */
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import type { Step } from '../metrics/metric.ts';
import { settle } from './settle.ts';
import type { CreditSettings } from './settings.ts';
import { Undetermined, unstated } from './undetermined.ts';
import { sayMoney } from './say-pay.ts';

export interface PaymentFacts {
  readonly settings: CreditSettings;
  readonly currency: string;
  /** Exact sum of the period after all caps. */
  readonly due: Ratio;
  readonly carried: Ratio;
  readonly offset: Ratio;
  readonly lastOfTerm: boolean;
}

export interface Payment {
  /** Exact amount to be paid for the period. */
  readonly issued: Ratio;
  readonly carried: Ratio;
  readonly forfeited: Ratio;
  readonly offsetUsed: Ratio;
  readonly steps: readonly Step[];
}

/** Pays, holds or drops what is due. Throws `Undetermined` where the smallest payment leaves open what decides. */
export function payment(facts: PaymentFacts): Payment {
  const held = smallest(facts);
  const carried = untilEnough(held, facts);
  const offsetUsed = Ratio.min(facts.offset, carried.issued);
  if (offsetUsed.isZero()) return carried;
  const step: Step = { what: 'set off against credits earned back', value: `${offsetUsed.toString()} less` };
  return { ...carried, issued: carried.issued.minus(offsetUsed), offsetUsed, steps: [...carried.steps, step] };
}

/** The smallest payment: of the period alone when less is lost, together with what was carried when less is carried. */
function smallest({ settings, due, carried, currency, lastOfTerm }: PaymentFacts): Payment {
  const all: Payment = {
    issued: due.plus(carried),
    carried: Ratio.zero,
    forfeited: Ratio.zero,
    offsetUsed: Ratio.zero,
    steps: [],
  };
  const { minimum } = settings;
  if (minimum === undefined) return all;
  const candidate = minimum.otherwise === 'forfeited' ? due : all.issued;
  if (candidate.isZero() || reaches(candidate, minimum, { settings, currency })) return all;
  const what = `the smallest payment is ${minimum.comparator === '>' ? 'more than ' : ''}${sayMoney(minimum.amount)}`;
  if (minimum.otherwise === 'forfeited') {
    return { ...all, issued: carried, forfeited: due, steps: [{ what, value: `${due.toString()} lapses` }] };
  }
  if (!lastOfTerm || settings.carry?.atEnd === 'paid') {
    return {
      ...all,
      issued: lastOfTerm ? candidate : Ratio.zero,
      carried: lastOfTerm ? Ratio.zero : candidate,
      steps: [{ what, value: `${candidate.toString()} carried` }],
    };
  }
  return {
    ...all,
    issued: Ratio.zero,
    forfeited: candidate,
    steps: [{ what, value: `${candidate.toString()} lapses at the end` }],
  };
}

type Minimum = NonNullable<CreditSettings['minimum']>;

function reaches(
  candidate: Ratio,
  minimum: Minimum,
  { settings, currency }: { settings: CreditSettings; currency: string },
): boolean {
  const exact = Amount.of(candidate, currency);
  const rounded = settle(exact, settings).toAmount();
  const bound = Amount.of(minimum.amount, currency);
  const reached = (amount: Amount<string>, comparator: '>' | '>='): boolean =>
    comparator === '>' ? amount.compare(bound) > 0 : amount.compare(bound) >= 0;
  const amounts = { 'before-rounding': [exact], 'after-rounding': [rounded], unstated: [exact, rounded] }[minimum.when];
  const comparators: readonly ('>' | '>=')[] = minimum.comparator === unstated ? ['>', '>='] : [minimum.comparator];
  const answers = new Set(amounts.flatMap((amount) => comparators.map((comparator) => reached(amount, comparator))));
  if (answers.size === 1) return answers.has(true);
  throw new Undetermined('AMBIGUOUS-MINIMUM', {
    message: `${candidate.toString()} is or is not the smallest payment, as the text is read`,
    readings: ['comparator: > or >=', 'when: before-rounding or after-rounding'],
  });
}

/** Held until the amount is reached; at the end of the agreement paid or lost. */
function untilEnough(before: Payment, { settings: { carry }, lastOfTerm }: PaymentFacts): Payment {
  const { issued } = before;
  if (carry === undefined || issued.isZero() || issued.atLeast(carry.until)) return before;
  const what = `credits are held until they come to ${sayMoney(carry.until)}`;
  if (!lastOfTerm)
    return {
      ...before,
      issued: Ratio.zero,
      carried: before.carried.plus(issued),
      steps: [...before.steps, { what, value: `${issued.toString()} held` }],
    };
  if (carry.atEnd === 'paid') return before;
  return {
    ...before,
    issued: Ratio.zero,
    forfeited: before.forfeited.plus(issued),
    steps: [...before.steps, { what, value: `${issued.toString()} lapses at the end` }],
  };
}
