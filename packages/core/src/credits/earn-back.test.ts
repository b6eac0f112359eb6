import { describe, expect, it } from 'vitest';
import { foldPeriods } from './fold.ts';
import { fixed, input, options } from './testing/context.ts';

const keys = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] as const;

describe('earn-back', () => {
  const rule = (more: object) =>
    fixed('1000.00', { earnBack: { metFor: 3, share: '50 %', form: 'forgiven', ...more } });
  const run = (words: object, values: readonly (string | undefined)[], settings: object = {}) =>
    foldPeriods(
      values.map((value, at) =>
        input(
          keys[at] ?? '',
          [
            value === undefined
              ? { verdict: 'no-volume', rules: [words] }
              : { value, target: '>= 99 %', rules: [words] },
          ],
          { settings },
        ),
      ),
      options,
    );
  it('takes back a share after three good periods, once', () => {
    const { periods } = run(rule({}), ['98 %', '99 %', '99 %', '99 %', '99 %', '99 %', '99 %']);
    expect(periods.map(({ total }) => total.toString())).toEqual([
      '1000.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(periods.map(({ earnedBack }) => earnedBack.toString())).toEqual([
      '0.00',
      '0.00',
      '0.00',
      '500.00',
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(periods[3]?.steps).toEqual([
      { what: '3 good periods running earn back a credit of r (forgiven)', value: '500', clause: 'c.r' },
    ]);
  });
  it('begins again after a miss or a period without a verdict', () => {
    const { periods } = run(rule({}), ['98 %', '99 %', '99 %', '98 %', '99 %', undefined, '99 %', '99 %']);
    expect(periods.map(({ earnedBack }) => earnedBack.toString())).toEqual(Array.from({ length: 8 }, () => '0.00'));
    expect(run(rule({}), ['98 %', '98 %', '99 %', '99 %', '99 %']).periods[4]?.earnedBack.toString()).toBe('1000.00');
  });
  it('asks for better than the target', () => {
    expect(
      run(rule({ beating: '99.5 %' }), [
        '98 %',
        '99.5 %',
        '99.6 %',
        '99.4 %',
        '99.5 %',
        '99.5 %',
        '99.5 %',
      ]).periods.map(({ earnedBack }) => earnedBack.toString()),
    ).toEqual(['0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '500.00']);
    const slow = fixed('10.00', { earnBack: { metFor: 1, share: '100 %', form: 'forgiven', beating: '2 h' } });
    const hours = ['5 h', '3 h', '2 h'].map((value, at) =>
      input(keys[at] ?? '', [{ value, target: '<= 4 h', rules: [slow] }]),
    );
    expect(foldPeriods(hours, options).periods.map(({ earnedBack }) => earnedBack.toString())).toEqual([
      '0.00',
      '0.00',
      '10.00',
    ]);
  });
  it('may look at the mean of the periods', () => {
    const back = (words: object, values: readonly (string | undefined)[]) =>
      run(rule({ by: 'mean', metFor: 2, ...words }), values).periods.map(({ earnedBack }) => earnedBack.toString());
    expect(back({}, ['98 %', '99 %', '99 %'])).toEqual(['0.00', '0.00', '500.00']);
    expect(back({}, ['90 %', '98 %', '100 %'])).toEqual(['0.00', '0.00', '500.00']);
    expect(back({}, ['90 %', '98 %', '99.9 %'])).toEqual(['0.00', '0.00', '0.00']);
    expect(back({}, ['90 %', undefined, '100 %'])).toEqual(['0.00', '0.00', '0.00']);
    expect(back({ beating: '99.5 %' }, ['90 %', '99 %', '100 %'])).toEqual(['0.00', '0.00', '500.00']);
    expect(back({ beating: '99.6 %' }, ['90 %', '99 %', '100 %'])).toEqual(['0.00', '0.00', '0.00']);
  });
  it('sets off against later credits, never below zero', () => {
    const { periods, state } = run(rule({ form: 'offset', metFor: 1, share: '150 %' }), [
      '98 %',
      '99 %',
      '98 %',
      '98 %',
    ]);
    expect(periods.map(({ total }) => total.toString())).toEqual(['1000.00', '0.00', '0.00', '500.00']);
    expect(periods.map(({ offsetUsed }) => offsetUsed.toString())).toEqual(['0', '0', '1000', '500']);
    expect(periods.map(({ earnedBack }) => earnedBack.toString())).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect(periods[2]?.steps.at(-1)).toEqual({ what: 'set off against credits earned back', value: '1000 less' });
    expect(state.offset.isZero()).toBe(true);
  });
  it('strikes out a credit that is still held before it takes any back', () => {
    const { periods } = run(rule({ metFor: 1, share: '100 %' }), ['98 %', '99 %'], {
      carry: { until: '5000.00', atEnd: 'paid' },
    });
    expect(periods.map(({ carried }) => carried.toString())).toEqual(['1000', '0']);
    expect(periods[1]?.earnedBack.toString()).toBe('0.00');
  });
  it('does not earn back a credit that lapsed', () => {
    const { periods } = run(rule({ metFor: 1 }), ['98 %', '99 %'], {
      minimum: { comparator: '>', amount: '2000.00', otherwise: 'forfeited', when: 'before-rounding' },
    });
    expect(periods.map(({ earnedBack }) => earnedBack.toString())).toEqual(['0.00', '0.00']);
  });
});
