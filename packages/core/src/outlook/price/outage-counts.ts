/** How many outages come in each month of a simulated year. Owns: that an uncertain rate is one rate all year. */
import { wholeDraw } from '../chance/draws.ts';
import type { Draw } from '../chance/draws.ts';
import { negativeBinomial, poisson } from '../chance/laws.ts';
import type { OutageHabit } from './habit.ts';
import { monthsAYear } from './unit.ts';

/**
 * Outages of the next month. A learned rate is not known, but it is the same in all months of a year: what the months before
 * brought tells of it, so each month is drawn from the rate as they leave it (Pólya's urn). These are the same years as by
 * drawing a rate from its Gamma law first; months drawn each by itself would make bad years too rare. A new year begins afresh.
 */
export function outageCounts({ learned, perMonth }: Pick<OutageHabit, 'learned' | 'perMonth'>, next: Draw): Draw {
  if (learned === undefined) return wholeDraw(poisson(perMonth), next);
  const known = new Map<number, Draw>();
  let [month, seen] = [0, 0];
  const drawOf = (): Draw => {
    const key = seen * monthsAYear + month;
    const rate = { shape: learned.shape + seen, scale: learned.months + month };
    const draw = known.get(key) ?? wholeDraw(negativeBinomial(rate, 1), next);
    known.set(key, draw);
    return draw;
  };
  return () => {
    if (month === monthsAYear) [month, seen] = [0, 0];
    const outages = drawOf()();
    month += 1;
    seen += outages;
    return outages;
  };
}
