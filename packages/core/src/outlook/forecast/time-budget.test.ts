import { assert, boolean, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { seeded } from '../chance/draws.ts';
import { outageTime } from '../testing/outage-draws.ts';
import { calibrationOf } from './calibration.ts';
import { expectedOutages, learnedRate } from './outage-rate.ts';
import { forecastTime } from './time-budget.ts';
import type { OutageHabit, TimeBudget } from './time-budget.ts';

const r = (text: string): Ratio => Ratio.parse(text);
const habit: OutageHabit = { rate: { perTime: Ratio.of(12, 432_000) }, meanRepair: Ratio.of(20) };
const month = { used: r('30'), allowed: r('43.2'), remaining: r('14400') };
const rounding = 1e-12;

const drawn = record({ used: nat(400), allowed: nat(400), remaining: nat(400), planned: nat(40), running: boolean() });
type Drawn = { used: number; allowed: number; remaining: number; planned: number; running: boolean };

const breach = ({ used, allowed, remaining, planned, running }: Drawn): number => {
  // A tenth of a unit is no binary fraction: comparisons of floats would show here.
  const budget: TimeBudget = {
    used: Ratio.of(used, 10),
    allowed: Ratio.of(allowed, 10),
    remaining: Ratio.of(remaining, 10),
    planned: Ratio.of(planned, 10),
  };
  return forecastTime(budget, { rate: { perTime: Ratio.of(1, 9) }, meanRepair: Ratio.of(4), running }).breach;
};

describe('a forecast of a budget of time', () => {
  it('is certain when more was used than is allowed (38), and when the rest fits (39)', () => {
    assert(
      property(drawn, (given) => {
        const p = breach(given);
        if (given.used > given.allowed) expect(p).toBe(1);
        else if (given.used + given.remaining <= given.allowed) expect(p).toBe(0);
        else if (given.used + given.planned > given.allowed && given.remaining > 0) expect(p).toBe(1);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('never falls with more used, more planned, an outage that runs; never rises with more allowed (40)', () => {
    assert(
      property(drawn, integer({ min: 1, max: 60 }), (given, more) => {
        const p = breach(given) - rounding;
        expect(breach({ ...given, used: given.used + more })).toBeGreaterThanOrEqual(p);
        expect(breach({ ...given, planned: given.planned + more })).toBeGreaterThanOrEqual(p);
        expect(breach({ ...given, running: true })).toBeGreaterThanOrEqual(
          breach({ ...given, running: false }) - rounding,
        );
        expect(breach({ ...given, allowed: given.allowed + more })).toBeLessThanOrEqual(p + 2 * rounding);
      }),
      { numRuns: 500 },
    );
  });

  it('says OPEN where chance decides, even when a float rounds to a certainty', () => {
    const many = { ...habit, rate: { perTime: Ratio.one } };
    const hopeless = forecastTime({ ...month, allowed: r('31') }, many);
    expect(hopeless.state).toBe('OPEN');
    expect(hopeless.breach).toBeCloseTo(1, 12);
    expect(forecastTime(month, { ...habit, meanRepair: Ratio.zero })).toEqual({ state: 'OPEN', breach: 0 });
  });

  it('agrees with simulated outages within four standard errors', () => {
    const next = seeded(20_250_226);
    const runs = 40_000;
    for (const running of [false, true]) {
      let broken = 0;
      for (let run = 0; run < runs; run += 1)
        if (outageTime({ time: 14_400, rate: 12 / 432_000, meanRepair: 20, running }, next) > 13.2) broken += 1;
      const { breach: p } = forecastTime(month, { ...habit, running });
      expect(Math.abs(broken / runs - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs));
    }
  });

  it('learns a rate: much history is as good as knowing it, little leaves more open', () => {
    const prior = { shape: Ratio.of(1, 2), scale: Ratio.zero };
    const seen = (months: number): OutageHabit => {
      const rate = learnedRate(prior, { outages: Ratio.of(12 * months, 10), time: Ratio.of(43_200 * months) });
      return { ...habit, rate: rate ?? habit.rate };
    };
    expect(learnedRate(prior, { outages: Ratio.zero, time: Ratio.zero })).toBeUndefined();
    const known = forecastTime(month, habit).breach;
    expect(forecastTime(month, seen(100_000)).breach).toBeCloseTo(known, 5);
    expect(expectedOutages(seen(1).rate, Ratio.of(43_200)).toString()).toBe('1.7');
    expect(forecastTime({ ...month, allowed: r('400') }, seen(1)).breach).toBeGreaterThan(
      forecastTime({ ...month, allowed: r('400') }, habit).breach,
    );
  });

  it('is calibrated over simulated months, and scores better than the base rate', () => {
    const next = seeded(7);
    const [days, perDay] = [30, 1440];
    const scored = Array.from({ length: 3000 }, () => {
      const passed = 1 + Math.floor(next() * (days - 2));
      const world = { rate: 12 / 432_000, meanRepair: 20 };
      const used = Math.round(outageTime({ ...world, time: passed * perDay }, next) * 100);
      const later = outageTime({ ...world, time: (days - passed) * perDay }, next);
      const remaining = Ratio.of((days - passed) * perDay);
      const { breach: p } = forecastTime({ used: Ratio.of(used, 100), allowed: r('43.2'), remaining }, habit);
      return { breach: p, breached: used / 100 + later > 43.2 };
    });
    const found = calibrationOf(scored);
    expect(found?.brier).toBeLessThan(0.6 * (found?.brierOfBaseRate ?? 0));
    for (const { count, said, seen } of found?.bins ?? [])
      expect(Math.abs(said - seen)).toBeLessThan(4 * Math.sqrt(Math.max(said * (1 - said), 0.001) / count));
  });
});
