/** Penalties that depend on other periods or on dates: earning back, chronic failure, claims. By the rules of credits. */
import { z } from 'zod';
import { deadlineAfter } from '../../credits/claims/deadline.ts';
import { earnBack } from '../../credits/earn-back.ts';
import type { PastPeriod } from '../../credits/rule.ts';
import { conditionMet } from '../../credits/termination/conditions.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import { quantity } from '../../terms/quantity.ts';
import { Amount } from '../../values/money.ts';
import { addDays, addMonths } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'is not a month');

/** No agreement looks further back, nor gives longer to claim. */
const mostMonths = 1200;
const mostDays = 3660;
const lastYear = '9900';

function monthOf(startsOn: PlainDate, facts: Pick<PastPeriod, 'verdict' | 'value'>): PastPeriod {
  const endsOn = addMonths(startsOn, 1);
  const key = startsOn.slice(0, 7);
  return { key, start: 0, end: 0, startsOn, endsOn, facets: {}, credited: Ratio.zero, atMaximum: false, ...facts };
}

/** Months that follow the credit; they need dates only to be in order. */
const afterCredit = '2000-01-01';

export const earnedBack = z
  .object({ incurred: exactNumber, stretchTarget: exactNumber, following: z.array(exactNumber).min(1) })
  .transform(({ incurred, stretchTarget, following }): Answer => {
    const { amount } = earnBack({
      terms: {
        metFor: following.length,
        beating: quantity('ratio', stretchTarget),
        by: 'each',
        share: Ratio.one,
        form: 'forgiven',
      },
      target: undefined,
      history: following.map((value, i) =>
        monthOf(addMonths(afterCredit, i), { verdict: 'met', value: quantity('ratio', value) }),
      ),
      earnable: [{ rule: 'credit', endsOn: afterCredit, amount: incurred }],
    });
    const settled = (exact: Ratio): string => Amount.of(exact, 'HKD').settle().toString();
    return { forgiven: settled(amount), payable: settled(incurred.minus(amount)) };
  });

export const chronicFailure = z
  .object({
    missed: z.array(month).min(1),
    window: z.int().min(1).max(mostMonths),
    count: z.int().min(1).max(mostMonths),
  })
  .refine(({ missed }) => spanOf(missed) <= mostMonths, { message: 'are too far apart', path: ['missed'] })
  .transform(({ missed, window, count }): Answer => {
    const [first = '', last = ''] = [missed.toSorted()[0], missed.toSorted().at(-1)];
    const history: PastPeriod[] = [];
    let on: PlainDate | undefined;
    for (let start = `${first}-01`; start <= `${last}-01` && on === undefined; start = addMonths(start, 1)) {
      history.push(monthOf(start, { verdict: missed.includes(start.slice(0, 7)) ? 'missed' : 'met' }));
      const facts = { history, occurrences: [], subjects: new Map(), zone: hongKong() };
      on = conditionMet({ kind: 'missed-of', misses: count, periods: window }, facts)?.on;
    }
    return { triggered: on !== undefined, triggeredIn: on && addDays(on, -1).slice(0, 7) };
  });

export const claimInTime = z
  .object({ report: z.iso.date(), claim: z.iso.date(), days: z.int().min(0).max(mostDays) })
  .refine(({ report }) => report < lastYear, { message: 'lies too far ahead', path: ['report'] })
  .transform(({ report, claim, days }): Answer => {
    const zone = hongKong();
    const within = quantity('days', Ratio.of(days), 'calendar');
    const businessDays = { isBusinessDate: () => true };
    const end = deadlineAfter(addDays(report, 1), within, { zone, businessDays, receivedBy: 'end-of-day' });
    const deadline = end && addDays(zone.toLocal(end).date, -1);
    return { deadline, accepted: deadline !== undefined && claim <= deadline };
  });

/** Months from the first to the last. */
function spanOf(months: readonly string[]): number {
  const numbers = months.map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)));
  return Math.max(...numbers) - Math.min(...numbers);
}

function hongKong(): Zone {
  const zone = Zone.get('Asia/Hong_Kong');
  if (zone === undefined) throw new RangeError('Asia/Hong_Kong is not known.');
  return zone;
}
