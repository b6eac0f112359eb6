/**
 * Windows known only by their lengths, as they stand in a draft before it has dates. Owns: how they may lie to each other at
 * worst. Does not own: dated windows (`in-period.ts`), which are never worse.
 *
 * Days, months, quarters and years nest. Weeks do not nest in the longer ones: of a period that holds q whole weeks and a rest,
 * either the rest, or the rest and one week, lies in two cut windows, one at each end, and each may be spent in full. A week
 * of the target may lie half in one of the longer windows and half in the next, and both may be spent in it. A promise that covers
 * more hours of a day than the target may spend what each of its windows allows inside the target's.
 */
import type { PeriodUnit } from '../calendars/period.ts';
import { Ratio } from '../values/ratio.ts';
import type { PromiseWindow } from './worst-minutes.ts';

/** A unit of time and the agreed minutes of one. */
export interface NominalWindow {
  readonly unit: PeriodUnit;
  readonly minutes: Ratio;
}

export interface NominalQuestion {
  /** Share of a window that may be down. */
  readonly slack: Ratio;
  readonly promise: NominalWindow;
  readonly target: NominalWindow;
  /** Minutes of the target's agreed time that the promise covers; all of them when not said, of equal units the shorter. */
  readonly covered?: Ratio | undefined;
}

export interface NominalLayout {
  readonly windows: readonly PromiseWindow[];
  readonly uncovered: Ratio;
}

const lengths: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** How the windows of the promise lie over one period of the target, at worst. */
export function nominalWindows({ slack, promise, target, covered }: NominalQuestion): NominalLayout {
  const same = promise.unit === target.unit;
  const here = covered ?? (same ? Ratio.min(promise.minutes, target.minutes) : target.minutes);
  const uncovered = target.minutes.minus(here);
  if (same || lengths.indexOf(promise.unit) > lengths.indexOf(target.unit)) {
    if (target.unit !== 'week' || same) return { windows: [{ agreed: promise.minutes, here }], uncovered };
    return { windows: halves(promise.minutes, here), uncovered };
  }
  if (coversMore(promise, target)) {
    const windows = Ratio.of(mostWithin[promise.unit][target.unit] ?? 1);
    return { windows: [{ agreed: promise.minutes.times(windows), here }], uncovered };
  }
  if (promise.unit !== 'week') return { windows: [{ agreed: here, here }], uncovered };
  return { windows: cutWeeks(slack, promise.minutes, here), uncovered };
}

const days: Readonly<Record<PeriodUnit, readonly [least: number, most: number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [90, 92],
  year: [365, 366],
};

/** How many windows a longer period may touch. */
const mostWithin: Readonly<Record<PeriodUnit, Partial<Record<PeriodUnit, number>>>> = {
  day: { week: 7, month: 31, quarter: 92, year: 366 },
  week: { month: 6, quarter: 14, year: 54 },
  month: { quarter: 3, year: 12 },
  quarter: { year: 4 },
  year: {},
};

/** Minutes a day of the promise, its window taken as long as can be, against those of the target in a period as short as can be. */
function coversMore(promise: NominalWindow, target: NominalWindow): boolean {
  const least = promise.minutes.dividedBy(Ratio.of(days[promise.unit][1]));
  return least.greaterThan(target.minutes.dividedBy(Ratio.of(days[target.unit][0])));
}

function cutWeeks(slack: Ratio, week: Ratio, here: Ratio): readonly PromiseWindow[] {
  const whole = here.dividedBy(week).floor();
  const rest = here.minus(week.times(Ratio.of(whole)));
  const layouts = [layout(whole, rest, week), ...(whole > 0n ? [layout(whole - 1n, rest.plus(week), week)] : [])];
  const most = (windows: readonly PromiseWindow[]): Ratio =>
    Ratio.sumOf(windows.map((window) => Ratio.min(slack.times(window.agreed), window.here)));
  return layouts.reduce((worst, one) => (most(one).greaterThan(most(worst)) ? one : worst));
}

function layout(whole: bigint, cut: Ratio, week: Ratio): readonly PromiseWindow[] {
  const all = week.times(Ratio.of(whole));
  return [{ agreed: all, here: all }, ...halves(week, cut)];
}

/** Two windows that are cut alike: of all ways to cut them, both can be spent furthest. */
function halves(agreed: Ratio, here: Ratio): readonly PromiseWindow[] {
  const half = { agreed, here: here.dividedBy(Ratio.of(2)) };
  return [half, half];
}
