/** What a contract comes to: fees over its term, which is what a signatory's authority is compared with. Owns: that sum. */
import type { Revision } from '../agreements/revision.ts';
import { Ratio } from '../values/ratio.ts';

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
/** Of a term without an end: what a year of it costs. */
const openMonths = 12;

/** Undefined where nothing is paid or no currency is named. Metered fees are not known before and do not count. */
export function contractValue({ terms }: Pick<Revision, 'terms'>): { amount: string; currency: string } | undefined {
  const { fees, currency, term } = terms;
  if (fees === undefined || currency === undefined) return undefined;
  const months = term?.end === undefined ? openMonths : monthsBetween(term.start, term.end);
  const sum = fees.lines.reduce((total, line) => {
    if ('metered' in line) return total;
    if (line.per === 'once') return total.plus(line.amount);
    // A month, quarter or year that is begun is paid.
    const times = Math.ceil(months / monthsIn[line.per]);
    return total.plus(line.amount.times(Ratio.of(times)));
  }, Ratio.zero);
  return { amount: sum.toFixed(2), currency };
}

/** Months from a date to another, one that is begun counted whole. */
function monthsBetween(start: string, end: string): number {
  const [from, to] = [start, end].map((date) => date.split('-').map(Number)) as [number[], number[]];
  const whole = ((to[0] ?? 0) - (from[0] ?? 0)) * 12 + ((to[1] ?? 0) - (from[1] ?? 0));
  return Math.max(1, (to[2] ?? 1) > (from[2] ?? 1) ? whole + 1 : whole);
}
