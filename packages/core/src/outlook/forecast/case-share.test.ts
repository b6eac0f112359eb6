import { assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ratio } from '../../values/ratio.ts';
import { certainOfCases, forecastCases, neededGood } from './case-share.ts';

const drawn = record({ good: nat(60), bad: nat(8), coming: nat(25), percent: integer({ min: 50, max: 100 }) });
const countOf = ({ good, bad, percent }: { good: number; bad: number; percent: number }) => ({
  done: good + bad,
  good,
  target: Ratio.of(percent, 100),
});

/** Whether the share at the end holds the target when so many of the coming ones are good. */
const holds = (count: ReturnType<typeof countOf>, coming: number, good: number): boolean =>
  Ratio.of(count.good + good).atLeast(count.target.times(Ratio.of(count.done + coming)));

describe('a forecast of a share of cases', () => {
  it('needs exactly as many good ones as reach the target', () => {
    assert(
      property(drawn, ({ coming, ...given }) => {
        const count = countOf(given);
        const need = neededGood(count, coming);
        expect(holds(count, coming, need)).toBe(true);
        expect(holds(count, coming, need - 1)).toBe(false);
      }),
    );
  });

  it('is certain exactly where every course, or none, holds the target; for fewer cases too', () => {
    assert(
      property(drawn, ({ coming, ...given }) => {
        const count = countOf(given);
        const known = certainOfCases(count, coming);
        expect(known?.state === 'NO_VOLUME').toBe(count.done + coming === 0);
        expect(known?.breach === 0).toBe(holds(count, coming, 0));
        expect(known?.breach === 1).toBe(!holds(count, coming, coming));
        if (known === undefined) return;
        for (let fewer = 0; fewer < coming; fewer += 1) expect(certainOfCases(count, fewer)?.breach).toBe(known.breach);
      }),
    );
  });

  it('is never likelier with one more good than with one more bad', () => {
    assert(
      property(drawn, ({ coming, ...given }) => {
        const p = forecastCases(countOf(given), { cases: coming }).breach;
        expect(
          forecastCases(countOf({ ...given, good: given.good + 1 }), { cases: coming }).breach,
        ).toBeLessThanOrEqual(
          forecastCases(countOf({ ...given, bad: given.bad + 1 }), { cases: coming }).breach + 1e-12,
        );
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is certain of any volume only where every case must be good, none need be, or none comes', () => {
    const count = { done: 200, good: 199, target: Ratio.one };
    const six = { mean: Ratio.of(6) };
    expect(forecastCases(count, six)).toEqual({ state: 'UNRECOVERABLE', breach: 1 });
    expect(forecastCases({ ...count, good: 200 }, six).state).toBe('OPEN');
    expect(forecastCases({ ...count, target: Ratio.zero }, six)).toEqual({ state: 'SECURED', breach: 0 });
    expect(forecastCases(count, { mean: Ratio.zero })).toEqual({ state: 'BREACHED', breach: 1 });
  });

  it('keeps both tails of very many cases of which little is known', () => {
    const few = { done: 10, good: 9, target: Ratio.of(8, 10) };
    // All terms summed with logarithms of the gamma function.
    expect(forecastCases(few, { cases: 1_000_000 }).breach).toBeCloseTo(0.226362263398508, 6);
    expect(forecastCases(few, { cases: 100_000 }).breach).toBeCloseTo(0.22633842471839, 6);
    expect(forecastCases(few, { mean: Ratio.of(1_000_000) }).breach).toBeCloseTo(0.226362263398508, 6);
    expect(forecastCases({ done: 0, good: 0, target: Ratio.of(1, 2) }, { cases: 1e9 }).breach).toBeCloseTo(0.5, 6);
  });

  it('mixes over a volume that is a guess', () => {
    const count = { done: 97, good: 97, target: Ratio.of(95, 100) };
    expect(forecastCases(count, { cases: 5 })).toEqual({ state: 'SECURED', breach: 0 });
    const guessed = forecastCases(count, { mean: Ratio.of(5) });
    expect(guessed.state).toBe('OPEN');
    expect(guessed.breach).toBeGreaterThan(0);
    expect(guessed.breach).toBeLessThan(0.001);
    expect(forecastCases({ ...count, good: 96 }, { mean: Ratio.zero }, Ratio.one).breach).toBe(0);
  });
});
