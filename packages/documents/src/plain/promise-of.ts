/**
 * One promise explained where it is shown: what it leaves in minutes, how it is measured, and what each step of a miss gives.
 * Owns: the sentences. The minutes are those of a stated length of time, so that a month under way has its own.
 */
import {
  minutesBand,
  monthlyAmount,
  named,
  Ratio,
  sayBand,
  sayPay,
  sayTime,
  sayWindow,
  spaced,
  targetText,
  Writer,
} from '@troth/core';
import type { Commitment, Language, Revision } from '@troth/core';

export interface PromiseRung {
  /** "more than 21.6 min, up to 43.2 min"; missing where the promise leaves no time. */
  readonly minutes?: string;
  readonly band: string;
  readonly pays: string;
  readonly amount?: string;
}

export interface PromiseWords {
  /** "Availability: at least 99.95 % each month". */
  readonly promise: string;
  readonly measured: string;
  /** "21.6 min in a 30-day month; at 30 min you lose 5 % …". */
  readonly inMinutes?: string;
  readonly rungs: readonly PromiseRung[];
  /** Rules that are no table, in their own words. */
  readonly otherRules: readonly string[];
}

const thirtyDays = Ratio.of(30 * 86_400_000);
const minute = 60_000n;

export function promiseOf(commitment: Commitment, revision: Revision, language: Language): PromiseWords {
  const writer = new Writer(revision, language);
  const target = targetText(commitment, writer);
  const window = sayWindow(commitment, writer);
  const title = writer.words(commitment.title);
  const inMinutes = example(commitment, writer);
  const say = language === 'en' ? (text: string): string => text : spaced;
  return {
    promise: say(writer.say(`${title}: ${target}, ${window}`, `${title}：${window}${target}`)),
    measured: say(commitment.metric.wording(language)),
    ...(inMinutes === undefined ? {} : { inMinutes: say(inMinutes) }),
    rungs: rungsOf(commitment, writer, thirtyDays),
    otherRules: commitment.rules.flatMap(({ rule, terms }) =>
      terms.kind === 'steps' ? [] : [say(named(rule.wording(language), writer))],
    ),
  };
}

/** Rungs of tables that judge a share of time, in minutes of a whole; other tables without minutes. */
function rungsOf(commitment: Commitment, writer: Writer, wholeMs: Ratio): readonly PromiseRung[] {
  return commitment.rules.flatMap(({ terms }) => {
    if (terms.kind !== 'steps') return [];
    const timed = isTimed(commitment) && terms.on === 'value' && terms.each === undefined;
    return terms.steps.map(({ when, pay }): PromiseRung => {
      const minutes = timed ? minutesBand(when, wholeMs, writer.language) : undefined;
      const amount =
        commitment.terms.period === 'month' && 'percent' in pay
          ? monthlyAmount(pay.of, pay.percent, writer)
          : undefined;
      return {
        ...(minutes === undefined ? {} : { minutes }),
        band: sayBand(when, writer.language),
        pays: named(sayPay(pay, writer.language), writer),
        ...(amount === undefined ? {} : { amount }),
      };
    });
  });
}

/** Minutes of a month in which the service is promised at all hours. */
function isTimed({ metric, terms }: Commitment): boolean {
  return metric.kind === 'availability' && terms.period === 'month' && terms.hours === 'always';
}

/** What is left in a month of 30 days, and what a round number of minutes beyond it costs. */
function example(commitment: Commitment, writer: Writer): string | undefined {
  const target = commitment.targetFor(undefined);
  if (target?.bound.dimension !== 'ratio' || !target.comparator.startsWith('>') || !isTimed(commitment))
    return undefined;
  const left = Ratio.one.minus(target.bound.value).times(thirtyDays);
  const allowed = sayTime(left, writer.language);
  const whole = writer.say(`${allowed} in a 30-day month`, `30 日的月份可停機 ${allowed}`);
  // The next full ten minutes beyond what is allowed.
  const at = (left.floor() / (10n * minute) + 1n) * 10n * minute;
  const pays = payAt(commitment, Ratio.of(at));
  if (pays === undefined) return whole;
  const time = sayTime(Ratio.of(at), writer.language);
  const lost = named(sayPay(pays, writer.language), writer);
  const gives = writer.terms.type === 'underpinning-contract' || writer.terms.type === 'ola';
  return gives
    ? writer.say(`${whole}; at ${time} it costs ${lost}`, `${whole}；停機 ${time} 則須付 ${lost}`)
    : writer.say(`${whole}; at ${time} you lose ${lost}`, `${whole}；停機 ${time} 即損失 ${lost}`);
}

type Pay = Parameters<typeof sayPay>[0];

function payAt(commitment: Commitment, downMs: Ratio): Pay | undefined {
  const share = Ratio.one.minus(downMs.dividedBy(thirtyDays));
  for (const { terms } of commitment.rules) {
    if (terms.kind !== 'steps' || terms.on !== 'value') continue;
    const step = terms.steps.find(({ when }) => isIn(share, when));
    if (step !== undefined) return step.pay;
  }
  return undefined;
}

function isIn(value: Ratio, { low, high }: Parameters<typeof sayBand>[0]): boolean {
  const above = low === undefined || value.greaterThan(low.at) || (low.inclusive && value.equals(low.at));
  const below = high === undefined || value.lessThan(high.at) || (high.inclusive && value.equals(high.at));
  return above && below;
}
