/**
 * A table of credits row by row: what a step means on a clock, the step itself, what it pays. Owns: when minutes and amounts can be
 * said, so that contract and plain page say the same ones.
 */
import { sayBand } from '../credits/say-band.ts';
import { sayPay } from '../credits/say-pay.ts';
import { sayTime } from '../terms/exact-words.ts';
import { Ratio } from '../values/ratio.ts';
import type { Commitment, FilledRule } from '../agreements/revision.ts';
import type { Language } from '../terms/text.ts';
import type { Writer } from './chapter.ts';
import { monthlyAmount, named } from './fee-names.ts';

export interface CreditStep {
  /** "more than 21.6 min, up to 43.2 min"; only where a share of an always open month is judged. */
  readonly minutes?: string;
  readonly band: string;
  readonly pay: string;
  /** "HKD 1,200.00", where the fee is fixed. */
  readonly amount?: string;
}

const thirtyDays = Ratio.of(30 * 86_400_000);

/** The steps of a rule; undefined for rules that are no table. */
export function creditSteps(
  { terms }: FilledRule,
  commitment: Commitment,
  writer: Writer,
): readonly CreditStep[] | undefined {
  if (terms.kind !== 'steps') return undefined;
  const hours = writer.terms.calendars?.[commitment.terms.hours];
  const clock =
    terms.on === 'value' &&
    terms.each === undefined &&
    commitment.metric.kind === 'availability' &&
    hours?.always === true &&
    commitment.terms.period === 'month';
  return terms.steps.map(({ when, pay }) => {
    const minutes = clock ? minutesBand(when, thirtyDays, writer.language) : undefined;
    const amount =
      commitment.terms.period === 'month' && 'percent' in pay ? monthlyAmount(pay.of, pay.percent, writer) : undefined;
    return {
      ...(minutes === undefined ? {} : { minutes }),
      band: sayBand(when, writer.language),
      pay: named(sayPay(pay, writer.language), writer),
      ...(amount === undefined ? {} : { amount }),
    };
  });
}

type Band = Parameters<typeof sayBand>[0];

/** "more than 21.6 min, up to 43.2 min" of a whole of so many milliseconds; undefined for bands that are no shares. */
export function minutesBand({ dimension, low, high }: Band, wholeMs: Ratio, language: Language): string | undefined {
  if (dimension !== 'ratio') return undefined;
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const time = (at: Ratio): string => sayTime(Ratio.one.minus(at).times(wholeMs), language);
  const parts: string[] = [];
  if (high !== undefined)
    parts.push(
      high.inclusive
        ? say(`${time(high.at)} or more`, `${time(high.at)} 或以上`)
        : say(`more than ${time(high.at)}`, `超過 ${time(high.at)}`),
    );
  if (low !== undefined && !low.at.isZero())
    parts.push(
      low.inclusive
        ? say(`up to ${time(low.at)}`, `至 ${time(low.at)}`)
        : say(`less than ${time(low.at)}`, `少於 ${time(low.at)}`),
    );
  return parts.join(say(', ', '，'));
}
