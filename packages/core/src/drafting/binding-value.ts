/** How much a signature binds a party for: the fixed fees over the whole term. Owns: that sum, which authority is compared with. */
import type { Revision } from '../agreements/revision.ts';
import { Ratio } from '../values/ratio.ts';

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
/** What an agreement without an end is counted for. */
const openMonths = 12;

/** Undefined where nothing fixed is paid. Metered fees have no amount before they are used. */
export function bindingValue({
  terms: { fees, currency, term },
}: Pick<Revision, 'terms'>): { readonly amount: string; readonly currency: string } | undefined {
  if (currency === undefined || fees?.lines.every((line) => 'metered' in line) !== false) return undefined;
  const months = term?.end === undefined ? openMonths : monthsBetween(term.start, term.end);
  const sum = fees.lines.reduce((total, line) => {
    if ('metered' in line) return total;
    // A month, quarter or year that is begun is paid.
    const times = line.per === 'once' ? 1 : Math.ceil(months / monthsIn[line.per]);
    return total.plus(line.amount.times(Ratio.of(times)));
  }, Ratio.zero);
  return { amount: sum.toFixed(2), currency };
}

/** Months from a date to another, one that is begun counted whole. */
function monthsBetween(start: string, end: string): number {
  const [[year = 0, month = 0, day = 1], [endYear = 0, endMonth = 0, endDay = 1]] = [
    start.split('-').map(Number),
    end.split('-').map(Number),
  ] as [number[], number[]];
  const whole = (endYear - year) * 12 + endMonth - month;
  return Math.max(1, endDay > day ? whole + 1 : whole);
}
