import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Ratio } from '../../../values/ratio.ts';
import { context, fees, money, rule } from '../../testing/context.ts';
import { Undetermined } from '../../undetermined.ts';

const bands = {
  kind: 'steps',
  on: 'value',
  steps: [
    { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'monthly' } },
    { when: '[95 %, 99 %)', pay: { percent: '25 %', of: 'monthly' } },
    { when: '[0 %, 95 %)', pay: { percent: '50 %', of: 'monthly' } },
  ],
};

describe('steps on the value', () => {
  it.each([
    ['99.9 %', '0'],
    ['99.899 %', '100'],
    ['99 %', '100'],
    ['98.999999 %', '250'],
    ['95 %', '250'],
    ['94.9 %', '500'],
    ['0 %', '500'],
  ])('%s gives %s', (value, expected) => {
    expect(money(bands, { value, target: '>= 99.9 %' })).toBe(expected);
  });

  it('says which row and why', () => {
    const [line, ...rest] = rule(bands).evaluate(context({ value: '98 %', target: '>= 99.9 %' }));
    expect(rest).toEqual([]);
    expect(line?.step).toEqual({ what: '98 % lies in [95 %, 99 %)', value: '250 USD', rows: undefined });
    expect(line?.atMaximum).toBe(false);
    expect(line).not.toHaveProperty('occurrence');
  });

  it('is at its maximum in the worst row', () => {
    expect(rule(bands).evaluate(context({ value: '90 %', target: '>= 99.9 %' }))[0]?.atMaximum).toBe(true);
    const reversed = { ...bands, steps: bands.steps.toReversed() };
    expect(rule(reversed).evaluate(context({ value: '90 %', target: '>= 99.9 %' }))[0]?.atMaximum).toBe(true);
    expect(rule(reversed).evaluate(context({ value: '99.5 %', target: '>= 99.9 %' }))[0]?.atMaximum).toBe(false);
  });

  it('gives nothing without a value, and at least the mildest row when deemed missed', () => {
    expect(money(bands, { target: '>= 99.9 %', verdict: 'not-measured' })).toBe('0');
    const lines = rule({ ...bands, steps: bands.steps.toReversed() }).evaluate(
      context({ target: '>= 99.9 %', verdict: 'missed' }),
    );
    expect(lines[0]?.step).toEqual({
      what: 'deemed missed without a figure: the mildest row, [99 %, 99.9 %)',
      value: '100 USD',
      rows: undefined,
    });
    const late = {
      kind: 'steps',
      on: 'value',
      steps: [
        { when: '(4 h, 8 h]', pay: { money: '5.00' } },
        { when: '> 8 h', pay: { money: '9.00' } },
      ],
    };
    expect(money(late, { target: '<= 4 h', verdict: 'missed' })).toBe('5');
  });

  it('pays a value that meets the target when a row says so: attainment and credit are two things', () => {
    const enterprise = {
      kind: 'steps',
      on: 'value',
      steps: [
        { when: '(99 %, 99.9 %]', pay: { percent: '10 %', of: 'quarterly' } },
        { when: '[0 %, 99 %]', pay: { percent: '25 %', of: 'quarterly' } },
      ],
    };
    const paid = { fees: fees({ quarterly: '30000.00' }), target: '>= 99.9 %' };
    expect(money(enterprise, { ...paid, value: '99.9 %' })).toBe('3000');
    expect(money(enterprise, { ...paid, value: '98.999987 %' })).toBe('7500');
  });

  it('refuses a column that mixes units', () => {
    const mixed = {
      kind: 'steps',
      on: 'value',
      steps: [
        { when: '[1 business days, 31 business days]', pay: { percent: '10 %', of: 'monthly' } },
        { when: '> 6 months', pay: { percent: '50 %', of: 'monthly' } },
      ],
    };
    const ask = () => money(mixed, { value: '40 business days' });
    expect(ask).toThrow(Undetermined);
    expect(ask).toThrow('40 business days cannot be looked up in > 6 months, which is a number of months');
  });

  it('refuses a value in a hole', () => {
    const holed = {
      kind: 'steps',
      on: 'value',
      steps: [
        { when: '[98 %, 99.89 %]', pay: { percent: '10 %', of: 'monthly' } },
        { when: '[95 %, 97.99 %]', pay: { percent: '25 %', of: 'monthly' } },
      ],
    };
    const ask = () => money(holed, { value: '99.895 %', target: '>= 99.9 %' });
    expect(ask).toThrow(Undetermined);
    expect(ask).toThrow('99.895 % lies in no row: the table has a hole there');
    try {
      ask();
    } catch (thrown) {
      expect(thrown).toMatchObject({
        code: 'UNCOVERED-VALUE',
        readings: ['[98 %, 99.89 %]', '[95 %, 97.99 %]'],
        name: 'Undetermined',
      });
    }
    expect(
      money({ ...holed, rounding: { mode: 'down', to: '0.01 %' } }, { value: '99.895 %', target: '>= 99.9 %' }),
    ).toBe('100');
    expect(money({ ...holed, deadZones: ['(99.89 %, 99.9 %)'] }, { value: '99.895 %', target: '>= 99.9 %' })).toBe('0');
  });

  it('rounds the key half-up on exact ties before it looks it up', () => {
    const printed = { ...bands, rounding: { mode: 'half-up', to: '0.01 %' } };
    expect(money(printed, { value: '99.895 %', target: '>= 99.9 %' })).toBe('0');
    expect(
      money({ ...printed, rounding: { mode: 'half-even', to: '0.01 %' } }, { value: '99.895 %', target: '>= 99.9 %' }),
    ).toBe('0');
    expect(
      money({ ...printed, rounding: { mode: 'half-down', to: '0.01 %' } }, { value: '99.895 %', target: '>= 99.9 %' }),
    ).toBe('100');
  });
});

describe('steps by class', () => {
  const matrix = {
    kind: 'steps',
    on: 'value',
    steps: [
      {
        when: '[99 %, 99.9 %)',
        pay: { byClass: { HA: { percent: '25 %', of: 'monthly' }, other: { percent: '10 %', of: 'monthly' } } },
      },
      { when: '[0 %, 99 %)', pay: { byClass: { HA: { percent: '100 %', of: 'monthly' } } } },
    ],
  };
  it('reads the cell of the class', () => {
    const month = { value: '99.193548 %', target: '>= 99.9 %' };
    expect(money(matrix, { ...month, subjectClass: 'HA' })).toBe('250');
    expect(money(matrix, { ...month, subjectClass: 'other' })).toBe('100');
    expect(money(matrix, { ...month })).toBe('0');
    expect(money(matrix, { value: '90 %', target: '>= 99.9 %', subjectClass: 'other' })).toBe('0');
  });
});

describe('steps on other keys', () => {
  it('reads minutes of downtime, whose table begins above nothing', () => {
    const minutes = {
      kind: 'steps',
      on: 'downtime',
      steps: [
        { when: '[5 min, 30 min)', pay: { percent: '10 %', of: 'monthly' } },
        { when: '[30 min, 60 min)', pay: { percent: '20 %', of: 'monthly' } },
        { when: '[60 min, 120 min)', pay: { percent: '50 %', of: 'monthly' } },
        { when: '>= 120 min', pay: { percent: '100 %', of: 'monthly' } },
      ],
    };
    const mrc = { fees: fees({ monthly: '800.00' }), value: '99 %' };
    const paid = ['4 min 59 s', '5 min', '30 min', '60 min', '120 min'].map((downtime) =>
      money(minutes, { ...mrc, facets: { downtime } }),
    );
    expect(paid).toEqual(['0', '80', '160', '400', '800']);
  });

  it('finds the hole between rows in whole minutes', () => {
    const elan = {
      kind: 'steps',
      on: 'downtime',
      steps: [
        { when: '[1 min, 43 min]', pay: { percent: '5 %', of: 'monthly' } },
        { when: '[44 min, 120 min]', pay: { percent: '10 %', of: 'monthly' } },
      ],
    };
    const eline = {
      ...elan,
      steps: [elan.steps[0], { when: '(43 min, 120 min]', pay: { percent: '10 %', of: 'monthly' } }],
    };
    const at = { value: '99 %', facets: { downtime: '43.5 min' } };
    expect(() => money(elan, at)).toThrow('43 min 30 s lies in no row');
    expect(money(eline, at)).toBe('100');
    expect(() => money(elan, { value: '99 %', facets: { downtime: '121 min' } })).toThrow('lies in no row');
  });

  it('reads the relative exceedance of a target that wants less', () => {
    const jitter = {
      kind: 'steps',
      on: 'exceedance',
      deadZones: ['(0 %, 10 %)'],
      steps: [
        { when: '[10 %, 25 %)', pay: { percent: '10 %', of: 'monthly' } },
        { when: '[25 %, 50 %)', pay: { percent: '20 %', of: 'monthly' } },
        { when: '[50 %, 75 %)', pay: { percent: '30 %', of: 'monthly' } },
        { when: '[75 %, 100 %)', pay: { percent: '40 %', of: 'monthly' } },
        { when: '>= 100 %', pay: { percent: '50 %', of: 'monthly' } },
      ],
    };
    const paid = ['1.9 ms', '2 ms', '2.19 ms', '2.2 ms', '3.0 ms', '4.0 ms'].map((value) =>
      money(jitter, { value, target: '<= 2 ms' }),
    );
    expect(paid).toEqual(['0', '0', '0', '100', '300', '500']);
    expect(() => money({ ...jitter, deadZones: [] }, { value: '2.1 ms', target: '<= 2 ms' })).toThrow(
      '5 % lies in no row',
    );
    expect(() => money(jitter, { value: '1', target: '= 0' })).toThrow('relative to a target of zero');
  });

  it('reads points of shortfall', () => {
    const points = {
      kind: 'steps',
      on: 'shortfall',
      steps: [
        { when: '(0 %, 1 %]', pay: { points: '1' } },
        { when: '(1 %, 2 %]', pay: { points: '2' } },
        { when: '>= 3 %', pay: { points: '4' } },
      ],
    };
    expect(() => money(points, { value: '97.5 %', target: '>= 99.9 %' })).toThrow('2.4 % lies in no row');
    expect(rule(points).evaluate(context({ value: '98.9 %', target: '>= 99.9 %' }))[0]?.consequence).toEqual({
      form: 'points',
      points: Ratio.one,
    });
    expect(rule(points).evaluate(context({ value: '99.9 %', target: '>= 99.9 %' }))).toEqual([]);
    expect(rule(points).evaluate(context({ value: '99.9 %' }))).toEqual([]);
  });

  it('looks up each occurrence alone', () => {
    const each = {
      kind: 'steps',
      on: 'value',
      each: 'occurrence',
      steps: [
        { when: '(15 min, 1 h]', pay: { money: '10.00' } },
        { when: '> 1 h', pay: { money: '50.00' } },
      ],
    };
    const lines = rule(each).evaluate(
      context({ value: '2', target: '= 0', occurrences: ['10 min', '20 min', '90 min'] }),
    );
    expect(lines.map(({ occurrence, step, atMaximum }) => ({ occurrence, atMaximum, ...step }))).toEqual([
      { occurrence: 'o2', atMaximum: false, what: '20 min lies in (15 min, 1 h]', value: '10 USD', rows: ['row-2'] },
      { occurrence: 'o3', atMaximum: true, what: '1 h 30 min lies in > 1 h', value: '50 USD', rows: ['row-3'] },
    ]);
  });

  it('misses a figure that the measurement lacks, and wants none where nothing was measured', () => {
    const down = { kind: 'steps', on: 'downtime', steps: [{ when: '> 0 min', pay: { money: '1.00' } }] };
    expect(() => money(down, { value: '99 %' })).toThrow('the measurement has no figure "downtime"');
    expect(money(down, { verdict: 'not-measured' })).toBe('0');
  });
});

describe('days and units', () => {
  const days = {
    kind: 'steps',
    on: 'value',
    steps: [
      { when: '[99 %, 99.9 %)', pay: { days: 3 } },
      { when: '[95 %, 99 %)', pay: { days: 7 } },
      { when: '< 95 %', pay: { days: 15 } },
    ],
  };
  it('adds days of service', () => {
    const given = ['99.9 %', '99.899 %', '98.9 %', '94.9 %'].map(
      (value) => rule(days).evaluate(context({ value, target: '>= 99.9 %' }))[0]?.consequence,
    );
    expect(given).toEqual([
      undefined,
      { form: 'days', days: Ratio.of(3) },
      { form: 'days', days: Ratio.of(7) },
      { form: 'days', days: Ratio.of(15) },
    ]);
  });
  it('multiplies product units by the figure of the evidence', () => {
    const units = {
      kind: 'steps',
      on: 'value',
      steps: [
        { when: '[99 %, 99.9 %)', pay: { units: 1, of: 'average daily units' } },
        { when: '[95 %, 99 %)', pay: { units: 3, of: 'average daily units' } },
        { when: '< 95 %', pay: { units: 7, of: 'average daily units' } },
      ],
    };
    const reader = fees({}, { 'average daily units': '12' });
    const given = ['99.5 %', '98.7 %', '94 %'].map(
      (value) => rule(units).evaluate(context({ value, target: '>= 99.9 %', fees: reader }))[0]?.consequence,
    );
    expect(given).toEqual(
      [12, 36, 84].map((n) => ({ form: 'units', unit: 'average daily units', units: Ratio.of(n) })),
    );
    expect(rule(units).evaluate(context({ value: '94 %', target: '>= 99.9 %' }))[0]?.consequence).toEqual({
      form: 'units',
      unit: 'average daily units',
      units: Ratio.of(7),
    });
  });
});

it('never pays less for a worse value when its rows grow', () => {
  const value = fc.integer({ min: 0, max: 1_000_000 }).map((n) => Ratio.of(n, 1_000_000));
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [worse, better] = a.lessThan(b) ? [a, b] : [b, a];
      const paid = (share: Ratio) =>
        Ratio.parse(money(bands, { value: `${share.times(Ratio.of(100)).toString()} %`, target: '>= 99.9 %' }));
      expect(paid(worse).atLeast(paid(better))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

describe('wording', () => {
  it('says each row and each dead zone', () => {
    const words = rule({
      kind: 'steps',
      on: 'value',
      deadZones: ['[99.9 %, 99.95 %)'],
      rounding: { mode: 'half-up', to: '0.01 %' },
      steps: [
        { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'monthly' } },
        { when: '< 99 %', pay: { money: '500.5' } },
      ],
    });
    expect(words.wording('en')).toBe(
      'The Customer is entitled, according to the value attained, rounded half-up to 0.01 %, to the following: where it is at least 99 % but less than 99.9 %: 10 % of the fee “monthly”; where it is less than 99 %: an amount of 500.50. No credit is given where it is at least 99.9 % but less than 99.95 %, although the target is missed.',
    );
    expect(words.wording('zh-Hant')).toBe(
      '客戶按達成值（以 0.01 % 為單位四捨五入）享有以下補償：不低於 99 %但低於 99.9 %：「monthly」費用的 10 %；低於 99 %：款項 500.50。不低於 99.9 %但低於 99.95 %者，雖未達標亦不予補償。',
    );
  });
  it('speaks of occurrences', () => {
    const words = rule({
      kind: 'steps',
      on: 'value',
      each: 'occurrence',
      steps: [{ when: '= 5 min', pay: { points: 1 } }],
    });
    expect(words.wording('en')).toBe(
      'The Customer is entitled, according to the length counted of an occurrence, to the following: where it is exactly 5 min: 1 service point.',
    );
    expect(words.wording('zh-Hant')).toBe('客戶按單次事件計入的長度享有以下補償：等於 5 分鐘：1 個服務分。');
  });
});
