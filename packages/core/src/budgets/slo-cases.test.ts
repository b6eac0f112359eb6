/** Every arithmetic case of conformance/slo.json, exact; and that the peer's answer differs where the case says so. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parsePeriod } from '../calendars/period-key.ts';
import { Zone } from '../calendars/zones/zone.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import type { Measured } from '../values/measured.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';
import { alertRules, alertSets, recordedWindows, silenceLimit } from './alert-windows.ts';
import type { AlertSet } from './alert-windows.ts';
import {
  burnFactor,
  burnRate,
  detectionTime,
  fireable,
  firesInBoth,
  maximumBurnRate,
  timeToExhaustion,
} from './burn-rate.ts';
import {
  addingMissingParts,
  boundsInSeries,
  everySliceOfAll,
  inSeries,
  normalised,
  weightedMean,
} from './composites.ts';
import { evenIncreaseIn, increaseIn } from './counters.ts';
import { badShare, budgetOf, budgetTime, correctedForVolume, spendingOf } from './error-budget.ts';
import { extrapolatedIncrease, extrapolatedRate } from './extrapolated.ts';
import { countWithin, interpolatedCount, interpolatedFraction, interpolatedQuantile } from './histograms.ts';
import { reportOf } from './reports.ts';
import { downShare, goodSliceShare, meanShare, pooledShare } from './slice-counts.ts';
import { elasticAccepts, fixedMinutes } from './window-lengths.ts';

type Answer = Readonly<Record<string, unknown>>;

const exact = z.union([z.string(), z.number().int()]).transform((text) => Ratio.parse(String(text)));
const exacts = z.array(exact);
const set = z.custom<AlertSet>((name) => typeof name === 'string' && alertSets.includes(name));
const text = (value: Ratio | undefined): string | undefined => value?.toString();
const got = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.message);
  return outcome.value;
};
const or = (value: Measured<Ratio>, name: string): Answer =>
  value.measured ? { [name]: text(value.value) } : { none: value.why };

/** Reads what is given by the schema and answers. */
const op =
  <S extends z.ZodType>(schema: S, answer: (given: z.output<S>) => Answer) =>
  (given: unknown): Answer =>
    answer(schema.parse(given));

const members = z.array(z.object({ weight: exact, value: exact.optional() }));
const minutesOfPeriod = (key: string, zoneName: string): Ratio => {
  const zone = Zone.get(zoneName);
  if (zone === undefined) throw new Error(`unknown zone ${zoneName}`);
  const period = got(parsePeriod(key, zone));
  return Ratio.of(period.end - period.start, 60_000);
};
const alertSet = z.object({ set, periodDays: exact });
const minutes = (days: Ratio): Ratio => days.times(Ratio.of(1440));

const ops: Readonly<Record<string, (given: unknown) => Answer>> = {
  'budget-time': op(
    z.object({
      target: exact,
      windowMinutes: exact.optional(),
      period: z.string().optional(),
      zone: z.string().optional(),
    }),
    ({ target, windowMinutes, period, zone }) => {
      const window = windowMinutes ?? minutesOfPeriod(period ?? '', zone ?? '');
      return { windowMinutes: text(window), budgetMinutes: text(got(budgetTime(target, window))) };
    },
  ),
  spending: op(z.object({ target: exact, badShare: exact }), ({ target, badShare: bad }) => {
    const { budget, consumed, remaining } = got(spendingOf(bad, target));
    return { budget: text(budget), consumed: text(consumed), remaining: text(remaining) };
  }),
  counts: op(z.object({ good: exact.optional(), bad: exact.optional(), total: exact }), (counts) => {
    const bad = badShare(counts);
    return bad.measured ? { good: text(Ratio.one.minus(bad.value)) } : { none: bad.why };
  }),
  'burn-factor': op(z.object({ share: exact, periodHours: exact, windowHours: exact }), (given) => ({
    factor: text(burnFactor(given.share, { period: given.periodHours, window: given.windowHours })),
  })),
  'burn-rate': op(z.object({ target: exact, errors: exact }), ({ target, errors }) => ({
    rate: text(got(burnRate(errors, target))),
  })),
  exhaustion: op(z.object({ burnRate: exact, periodHours: exact }), (given) => ({
    hours: text(timeToExhaustion(given.burnRate, given.periodHours)),
  })),
  detection: op(
    z.object({ target: exact, factor: exact, windowSeconds: exact, errors: exact }),
    ({ target, errors, factor, windowSeconds }) => ({
      seconds: text(got(detectionTime({ factor, window: windowSeconds }, { target, errors }))),
    }),
  ),
  'max-burn': op(z.object({ target: exact, factor: exact }), ({ target, factor }) => ({
    rate: text(got(maximumBurnRate(target))),
    fires: fireable(factor, target).ok,
  })),
  'two-windows': op(z.object({ target: exact, factor: exact, longErrors: exact, shortErrors: exact }), (given) => ({
    atLeast: got(firesInBoth(given)),
    beyond: got(firesInBoth(given, 'beyond')),
  })),
  'float-budget': op(z.object({ targetPercent: exact }), ({ targetPercent }) => ({
    budget: text(got(budgetOf(targetPercent.dividedBy(Ratio.of(100))))),
  })),
  'alert-set': op(alertSet, (given) => ({
    rules: alertRules(given.set, minutes(given.periodDays)).map((rule) => ({
      severity: rule.severity,
      short: text(rule.short),
      long: text(rule.long),
      holding: rule.holding.isZero() ? undefined : text(rule.holding),
      factor: text(rule.factor),
    })),
    recorded: recordedWindows(given.set, minutes(given.periodDays)).map(text),
  })),
  silence: op(alertSet.extend({ target: exact }), ({ set: name, periodDays, target }) => ({
    minutes: text(silenceLimit(name, { period: minutes(periodDays), target })),
  })),
  'pooled-or-mean': op(z.object({ slices: z.array(z.tuple([exact, exact])) }), (given) => {
    const slices = given.slices.map(([bad, total]) => ({ bad, total }));
    return { ...or(pooledShare(slices), 'pooled'), ...or(meanShare(slices), 'mean') };
  }),
  'volume-corrected': op(
    z.object({ bad: exact, total: exact, expected: exact, budgetHours: exact }),
    ({ bad, total, expected, budgetHours }) => {
      const share = bad.dividedBy(total);
      const corrected = correctedForVolume(share, { actual: total, expected });
      const ofBudget = (of: Ratio): string => of.dividedBy(budgetHours).toString();
      return {
        share: text(share),
        ofBudget: ofBudget(share),
        correctedShare: text(corrected),
        correctedOfBudget: ofBudget(corrected),
      };
    },
  ),
  report: op(
    z.object({
      target: exact,
      alertAbove: exact,
      minimumEvents: exact,
      missingCount: z.enum(['unknown', 'zero']),
      good: exact.optional(),
      bad: exact.optional(),
      share: exact.optional(),
    }),
    (given) => {
      const report = reportOf(given, given);
      if (!report.measured) return { none: report.why };
      return { share: text(report.value.share), burnRate: text(report.value.burnRate), alert: report.value.alert };
    },
  ),
  'weighted-mean': op(z.object({ members, target: exact.optional() }), (given) => {
    const value = weightedMean(given.members);
    const weights = normalised(given.members.map((member) => member.weight)).map(text);
    if (!value.measured || given.target === undefined) return { ...or(value, 'value'), weights };
    const { consumed, remaining } = got(spendingOf(Ratio.one.minus(value.value), given.target));
    return { value: text(value.value), weights, consumed: text(consumed), remaining: text(remaining) };
  }),
  'adding-missing-parts': op(z.object({ members: z.array(z.object({ weight: exact, value: exact })) }), (given) => ({
    value: text(addingMissingParts(given.members)),
  })),
  'every-slice-of-all': op(z.object({ members: z.array(z.array(z.number())) }), (given) => {
    const { slices, share } = everySliceOfAll(given.members.map((member) => member.map((slice) => slice === 1)));
    return { slices: slices.map(Number), ...or(share, 'share') };
  }),
  'in-series': op(z.object({ values: exacts }), ({ values }) => {
    const { worst, best } = boundsInSeries(values);
    return { product: text(inSeries(values)), worst: text(worst), best: text(best) };
  }),
  slices: op(z.object({ window: z.number(), observed: z.number(), good: z.number() }), (counts) => ({
    ...or(goodSliceShare(counts, 'good'), 'good'),
    ...or(goodSliceShare(counts, 'left-out'), 'left-out'),
    ...or(goodSliceShare(counts, 'bad'), 'bad'),
  })),
  'any-down': op(
    z.object({ windowMinutes: exact, down: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
    ({ windowMinutes, down }) => {
      const union = IntervalSet.of(
        down.flat().map(([start, end]) => ({ start: Instant.of(start), end: Instant.of(end) })),
      );
      return { up: text(Ratio.one.minus(Ratio.of(union.total()).dividedBy(windowMinutes))) };
    },
  ),
  'down-share': op(z.object({ window: exact, excluded: exact, down: exact }), (times) => ({
    ...or(downShare(times, 'leaves-window'), 'leaves-window'),
    ...or(downShare(times, 'counts-as-good'), 'counts-as-good'),
  })),
  'refused-target': op(z.object({ target: exact }), ({ target }) => codeOf(budgetOf(target))),
  'refused-factor': op(z.object({ target: exact, factor: exact }), ({ target, factor }) =>
    codeOf(fireable(factor, target)),
  ),
  'window-length': op(z.object({ text: z.string() }), (given) => ({
    hours: text(got(fixedMinutes(given.text)).dividedBy(Ratio.of(60))),
  })),
  counter: op(z.object({ readings: z.array(z.tuple([exact, exact])), at: exact, range: exact }), (given) => {
    const readings = given.readings.map(([at, value]) => ({ at, value }));
    const stretch = { from: given.at.minus(given.range), to: given.at };
    return {
      increase: text(increaseIn(readings, stretch)),
      even: text(evenIncreaseIn(readings, stretch)),
      extrapolated: text(extrapolatedIncrease(readings, stretch)),
      rate: text(extrapolatedRate(readings, stretch)),
    };
  }),
  histogram: op(
    z.object({
      buckets: z.array(z.tuple([exact.nullable(), exact])),
      quantile: exact.optional(),
      limit: exact.optional(),
      lower: exact.optional(),
      upper: exact.optional(),
    }),
    (given) => {
      const buckets = given.buckets.map(([le, count]) => ({ le: le ?? undefined, count }));
      const within = given.limit === undefined ? undefined : countWithin(buckets, given.limit);
      return {
        interpolated: text(given.quantile && interpolatedQuantile(buckets, given.quantile)),
        fraction: text(given.lower && interpolatedFraction(buckets, { lower: given.lower, upper: given.upper })),
        lower: text(within?.lower),
        upper: text(within?.upper),
        interpolatedCount: text(given.limit && interpolatedCount(buckets, given.limit)),
      };
    },
  ),
  boundary: op(z.object({ target: exact, bad: exact, total: exact }), ({ target, bad, total }) => {
    const { consumed } = got(spendingOf(bad.dividedBy(total), target));
    return { consumed: text(consumed), met: consumed.atMost(Ratio.one) };
  }),
  'boundary-sum': op(z.object({ bad: exacts, limit: exact }), ({ bad, limit }) => ({
    over: Ratio.sumOf(bad).greaterThan(limit),
  })),
  'exchange-limits': op(z.object({ rolling: z.array(z.string()), calendar: z.array(z.string()) }), (given) => ({
    rolling: given.rolling.map((length) => elasticAccepts({ kind: 'rolling', length })),
    calendar: given.calendar.map((length) => elasticAccepts({ kind: 'calendar', length })),
  })),
};

function codeOf(outcome: Outcome<Ratio>): Answer {
  return { code: outcome.ok ? 'accepted' : outcome.refusals[0]?.code };
}

const answers = z.record(z.string(), z.unknown());
const file = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      op: z.string(),
      given: z.unknown(),
      expect: answers,
      peer: answers.optional(),
      floats: answers.optional(),
    }),
  ),
});
const { cases } = file.parse(
  JSON.parse(readFileSync(new URL('../../../../conformance/slo.json', import.meta.url), 'utf8')),
);

describe('the arithmetic of objectives', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { op: name, given, expect: expected, peer = {} }) => {
    const answer = ops[name]?.(given);
    expect(answer).toBeDefined();
    expect(answer).toMatchObject(expected);
    for (const [key, value] of Object.entries(peer)) expect(answer?.[key]).not.toEqual(value);
  });

  it('holds every kind of case once at least', () => {
    expect(new Set(cases.map((one) => one.op))).toEqual(new Set(Object.keys(ops)));
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
  });
});

describe('what binary floats answer', () => {
  const given = z.object({ target: z.string(), bad: z.string(), total: z.string() });

  it.each(cases.filter((one) => one.op === 'boundary').map((one) => [one.id, one] as const))('%s', (_, one) => {
    const { target, bad, total } = given.parse(one.given);
    const consumed = Number(bad) / Number(total) / (1 - Number(target));
    expect(String(consumed)).toBe(one.floats?.['consumed']);
    expect(consumed > 1).toBe(one.floats?.['missed']);
  });

  it.each(cases.filter((one) => one.op === 'float-budget').map((one) => [one.id, one] as const))('%s', (_, one) => {
    const { targetPercent } = z.object({ targetPercent: z.string() }).parse(one.given);
    const budget = (100 - Number(targetPercent)) / 100;
    expect(budget).toBe(Number(one.floats?.['budget']));
    expect(1 - budget).toBe(Number(one.floats?.['target']));
  });

  it('0.1 s and 0.2 s pass a limit of 0.3 s', () => {
    expect(0.1 + 0.2 > 0.3).toBe(true);
  });
});
