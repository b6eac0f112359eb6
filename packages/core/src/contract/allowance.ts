/** What a percentage leaves in minutes. Owns: the sentence that puts minutes before percentages. */
import { periodOf } from '../calendars/period.ts';
import { Ratio } from '../values/ratio.ts';
import { sayPeriod } from '../terms/date-words.ts';
import { sayTime } from '../terms/exact-words.ts';
import type { Commitment, Revision } from '../agreements/revision.ts';
import type { Language } from '../terms/text.ts';
import type { Target } from '../terms/target.ts';

const dayMs = 86_400_000;

export interface Allowance {
  /** "21.6 min". */
  readonly time: string;
  /** "in a month of 30 days". */
  readonly of: string;
}

/** Downtime that a share target leaves in a month; undefined for metrics and targets that leave no time. */
export function allowanceOf(commitment: Commitment, revision: Revision, language: Language): Allowance | undefined {
  const target = commitment.targetFor(undefined);
  if (target === undefined || !leavesTime(commitment, target)) return undefined;
  const left = Ratio.one.minus(target.bound.value);
  const hours = revision.terms.calendars?.[commitment.terms.hours];
  if (hours?.always === true && commitment.terms.period === 'month') {
    const time = sayTime(left.times(Ratio.of(30 * dayMs)), language);
    return { time, of: language === 'en' ? 'in a month of 30 days' : '每個 30 日的月份' };
  }
  const period = periodOf({ unit: 'month', zone: revision.zone }, revision.from);
  const agreed = commitment.calendar.openBetween(period.start, period.end).total();
  if (agreed === 0 || commitment.terms.period !== 'month') return undefined;
  const name = sayPeriod(period.key, language);
  const total = sayTime(Ratio.of(agreed), language);
  return {
    time: sayTime(left.times(Ratio.of(agreed)), language),
    of:
      language === 'en'
        ? `in a month like ${name}, with ${total} of agreed service time`
        : `以${name}為例，協定服務時間 ${total}`,
  };
}

function leavesTime({ metric }: Commitment, target: Target): boolean {
  const timed = metric.kind === 'availability' || metric.kind === 'good-slices';
  return timed && target.bound.dimension === 'ratio' && target.comparator.startsWith('>');
}
