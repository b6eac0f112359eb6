/**
 * How fast a budget goes, as cases about objectives ask it: factors of windows, rates, time to exhaustion, time to detection, two
 * windows, budgets as time. Owns: reading these inputs. Does not own: the arithmetic (`budgets`).
 */
import { z } from 'zod';
import {
  burnFactor,
  burnRate,
  detectionTime,
  firesInBoth,
  maximumBurnRate,
  timeToExhaustion,
} from '../../budgets/burn-rate.ts';
import { badShare, budgetTime, spendingOf } from '../../budgets/error-budget.ts';
import { parsePeriod } from '../../calendars/period-key.ts';
import { Zone } from '../../calendars/zones/zone.ts';
import type { Outcome } from '../../values/outcome.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer, CaseKind } from './case-kind.ts';
import { exactNumber, notNegative, partOfOne, positive } from './numbers.ts';

const hundred = Ratio.of(100);
const hoursOf = (days: Ratio): Ratio => days.times(Ratio.of(24));
const valueOf = <T>(outcome: Outcome<T>): T | undefined => (outcome.ok ? outcome.value : undefined);

const burnFactorCase = caseKind({
  name: 'burn-rate-factor',
  says: 'the burn rate that uses a share of the budget within a window',
  inputs: z.object({ sloPeriodDays: positive, budgetPercent: notNegative, longWindowHours: positive }),
  answer({ sloPeriodDays, budgetPercent, longWindowHours }): Answer {
    const times = { period: hoursOf(sloPeriodDays), window: longWindowHours };
    const factor = burnFactor(budgetPercent.dividedBy(hundred), times);
    return { burnRate: factor, exact: factor };
  },
});

const burnRateCase = caseKind({
  name: 'burn-rate',
  says: 'the share of bad events over the budget; nothing without events',
  inputs: z.union([
    z.object({ target: exactNumber, good: exactNumber, total: exactNumber }),
    z.object({ target: partOfOne, errorRatio: partOfOne }),
  ]),
  answer(given): Answer {
    if ('errorRatio' in given) return { burnRate: valueOf(burnRate(given.errorRatio, given.target)) ?? null };
    const bad = badShare(given);
    return { burnRate: (bad.measured ? valueOf(burnRate(bad.value, given.target)) : undefined) ?? null };
  },
});

const exhaustion = caseKind({
  name: 'time-to-exhaustion',
  says: 'how long a budget lasts at a constant burn rate',
  inputs: z.union([
    z.object({ sloPeriodDays: positive, burnRate: notNegative }),
    z.object({ sloPeriodDays: positive, factor: notNegative }),
  ]),
  answer(given): Answer {
    const hours = timeToExhaustion('burnRate' in given ? given.burnRate : given.factor, hoursOf(given.sloPeriodDays));
    return { hoursToExhaustion: hours ?? null, exhaustion: hours && durationText(hours) };
  },
});

/** Weeks where they come out even, else days, hours, minutes and seconds: "2w", "4d", "2d12h". */
function durationText(hours: Ratio): string | undefined {
  const seconds = hours.times(Ratio.of(3600));
  let rest = seconds.floor();
  if (!seconds.equals(Ratio.of(rest)) || rest === 0n) return undefined;
  if (rest % 604_800n === 0n) return `${rest / 604_800n}w`;
  let text = '';
  for (const [letter, size] of [
    ['d', 86_400n] as const,
    ['h', 3600n] as const,
    ['m', 60n] as const,
    ['s', 1n] as const,
  ]) {
    if (rest >= size) text += `${rest / size}${letter}`;
    rest %= size;
  }
  return text;
}

const detection = caseKind({
  name: 'detection-time',
  says: 'how long errors of one share last before a rule fires; nothing where it never does',
  inputs: z.object({ target: partOfOne, burnRate: positive, windowSeconds: positive, errorRatio: partOfOne }),
  answer({ target, burnRate: factor, windowSeconds: window, errorRatio: errors }): Answer {
    return { detectionSeconds: valueOf(detectionTime({ factor, window }, { target, errors })) ?? null };
  },
});

const maximum = caseKind({
  name: 'max-burn-rate',
  says: 'the burn rate of a total outage',
  inputs: z.object({ target: partOfOne }),
  answer: ({ target }): Answer => ({ maxBurnRate: valueOf(maximumBurnRate(target)) ?? null }),
});

const twoWindows = caseKind({
  name: 'multi-window',
  says: 'whether a rule over a long and a short window fires, at its factor and beyond it',
  inputs: z.object({
    target: partOfOne,
    longErrorRatio: partOfOne,
    shortErrorRatio: partOfOne,
    burnRate: notNegative,
  }),
  answer({ target, longErrorRatio: longErrors, shortErrorRatio: shortErrors, burnRate: factor }): Answer {
    const facts = { factor, target, longErrors, shortErrors };
    return {
      firesGreaterOrEqual: valueOf(firesInBoth(facts)),
      firesStrictGreater: valueOf(firesInBoth(facts, 'beyond')),
    };
  },
});

const budget = caseKind({
  name: 'error-budget',
  says: 'a budget as time of a window, or what of it is used and left',
  inputs: z.union([
    z.object({ target: partOfOne, windowDays: notNegative }),
    z.object({ target: partOfOne, month: z.string(), timeZone: z.string() }),
    z.object({ target: partOfOne, date: z.string(), timeZone: z.string() }),
    z.object({ target: exactNumber, good: exactNumber, total: exactNumber }),
    z.object({ statusPercent: exactNumber, targetPercent: exactNumber }),
  ]),
  answer(given): Answer {
    if ('windowDays' in given) return ofWindow(given.target, given.windowDays.times(Ratio.of(1440)));
    if ('month' in given) return ofWindow(given.target, minutesOf(given.month, given.timeZone));
    if ('date' in given) return ofWindow(given.target, minutesOf(given.date, given.timeZone));
    if ('statusPercent' in given)
      return ofShare(parts(given.statusPercent), Ratio.one.minus(parts(given.targetPercent)));
    const bad = badShare(given);
    return bad.measured ? ofShare(Ratio.one.minus(bad.value), Ratio.one.minus(given.target)) : { none: bad.why };
  },
});

const parts = (percent: Ratio): Ratio => percent.dividedBy(hundred);

function ofWindow(target: Ratio, window: Ratio | undefined): Answer {
  const time = window && valueOf(budgetTime(target, window));
  return { windowMinutes: window, errorBudgetMinutes: time };
}

function ofShare(good: Ratio, initial: Ratio): Answer {
  const spent = valueOf(spendingOf(Ratio.one.minus(good), Ratio.one.minus(initial)));
  return {
    initial,
    consumed: spent?.consumed,
    remaining: spent?.remaining,
    remainingPercent: spent?.remaining.times(hundred),
  };
}

function minutesOf(key: string, zoneName: string): Ratio | undefined {
  const zone = Zone.get(zoneName);
  const period = zone && valueOf(parsePeriod(key, zone));
  return period && Ratio.of(period.end - period.start, 60_000);
}

export const burnKinds: readonly CaseKind[] = [
  burnFactorCase,
  burnRateCase,
  exhaustion,
  detection,
  maximum,
  twoWindows,
  budget,
];
