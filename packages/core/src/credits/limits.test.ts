import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Ratio } from '../values/ratio.ts';
import { foldPeriod, foldPeriods } from './fold.ts';
import { startOfTerm } from './ledger.ts';
import type { CreditState } from './ledger.ts';
import { fees, fixed, input, options, totals } from './testing/context.ts';
import type { PartSketch } from './testing/context.ts';

const missed = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({
  verdict: 'missed',
  rules: [rule],
  ...more,
});
const capped = (amount: string, ...caps: object[]) => missed(fixed(amount, { caps }));
const agreement = (...caps: object[]) => ({ settings: { caps: caps.map((cap) => ({ scope: 'agreement', ...cap })) } });
const one = (made: Parameters<typeof foldPeriod>[1], from: CreditState = startOfTerm) =>
  foldPeriod(from, made, options).credits;

describe('what a cap is worth', () => {
  it.each([
    [
      '12 % of a twelfth of the annual charge',
      '2500.00',
      { percent: '12 %', of: 'monthly' },
      fees({ monthly: '10000.00' }),
      '1200.00',
    ],
    ['150 % of the fees', '1800.00', { percent: '150 %', of: 'monthly' }, fees({ monthly: '1000.00' }), '1500.00'],
    [
      'the invoice on which it is applied',
      '500.00',
      { percent: '100 %', of: 'invoice' },
      fees({ invoice: '300.00' }),
      '300.00',
    ],
    [
      '30 days of fees',
      '5000.00',
      { dayFees: 30, of: 'monthly', dayCount: 'actual' },
      fees({ monthly: '3100.00' }),
      '3000.00',
    ],
    ['an amount', '500.00', { money: '300.00' }, fees({}), '300.00'],
  ])('%s', (...[, amount, limit, reader, expected]) => {
    expect(totals([input('2026-01', [capped(amount, { limit, per: 'period' })], { fees: reader })])).toEqual([
      expected,
    ]);
  });
  it('is converted at the rate of the contract', () => {
    const cap = { limit: { money: '1000.00', currency: 'USD', rate: '7.8' }, per: 'period' };
    const hkd = { ...options, currency: 'HKD' };
    const month = (percent: string) =>
      input('2026-01', [missed({ kind: 'trigger', each: 'miss', pay: { percent, of: 'monthly' }, caps: [cap] })], {
        fees: fees({ monthly: '78000.00' }, {}, 'HKD'),
      });
    const exactly = foldPeriods([month('10 %')], hkd).periods[0];
    expect(exactly?.total.toString()).toBe('7800.00');
    expect(exactly?.lines[0]?.limits).toEqual([]);
    expect(exactly?.atMaximum).toEqual(['uptime']);
    const above = foldPeriods([month('11 %')], hkd).periods[0];
    expect(above?.total.toString()).toBe('7800.00');
    expect(above?.lines[0]?.limits).toEqual([
      {
        what: 'cap: at most USD 1000.00, at a rate of 7.8 for one USD for one period (7800 HKD)',
        clause: undefined,
        value: '780 HKD less',
      },
    ]);
  });
  it('limits days, points and units in their own numbers', () => {
    const rule = (pay: object, limit: object) =>
      missed({ kind: 'trigger', each: 'miss', pay, caps: [{ limit, per: 'period' }] });
    expect(one(input('2026-01', [rule({ days: 30 }, { days: 15 })])).days.toString()).toBe('15');
    expect(one(input('2026-01', [rule({ points: 30 }, { points: 12 })])).points.toString()).toBe('12');
    expect(one(input('2026-01', [rule({ units: 30, of: 'u' }, { units: 7, of: 'u' })])).units).toEqual({
      u: Ratio.of(7),
    });
    expect(one(input('2026-01', [rule({ units: 30, of: 'u' }, { units: 7, of: 'v' })])).units).toEqual({
      u: Ratio.of(30),
    });
    expect(one(input('2026-01', [rule({ days: 30 }, { money: '1.00' })])).days.toString()).toBe('30');
  });
});

describe('windows', () => {
  const three = ['2026-01', '2026-02', '2026-03'] as const;
  it('adds up over the term', () => {
    const amounts = ['5000.00', '4000.00', '2000.00'];
    const months = three.map((key, at) =>
      input(key, [missed(fixed(amounts[at] ?? ''))], {
        fees: fees({ subscription: '120000.00' }),
        ...agreement({ limit: { percent: '8 %', of: 'subscription' }, per: 'term', clause: '5.1' }),
      }),
    );
    const { periods } = foldPeriods(months, options);
    expect(periods.map(({ total }) => total.toString())).toEqual(['5000.00', '4000.00', '600.00']);
    expect(periods[2]?.lines[0]?.limits).toEqual([
      {
        what: 'cap: at most 8 % of the fee “subscription” over the term of the agreement (9600 USD, of which 9000 was given before)',
        clause: '5.1',
        value: '1400 USD less',
      },
    ]);
  });
  it.each([
    ['period', ['70.00', '70.00', '70.00', '70.00']],
    ['month', ['70.00', '70.00', '70.00', '70.00']],
    ['quarter', ['70.00', '30.00', '70.00', '30.00']],
    ['year', ['70.00', '30.00', '0.00', '0.00']],
    ['contract-year', ['70.00', '30.00', '70.00', '30.00']],
    ['term', ['70.00', '30.00', '0.00', '0.00']],
    ['rolling-12-months', ['70.00', '30.00', '0.00', '0.00']],
  ])('per %s gives %j', (per, expected) => {
    const months = ['2026-02', '2026-03', '2026-04', '2026-05'].map((key) =>
      input(key, [missed(fixed('70.00'))], agreement({ limit: { money: '100.00' }, per })),
    );
    expect(totals(months, { termStartsOn: '2025-04-01' })).toEqual(expected);
  });
  it('lets the month before the last twelve go', () => {
    const month = (key: string) =>
      input(key, [missed(fixed('70.00'))], agreement({ limit: { money: '100.00' }, per: 'rolling-12-months' }));
    expect(totals(['2025-01', '2025-12', '2026-01'].map(month))).toEqual(['70.00', '30.00', '70.00']);
    expect(totals(['2025-02', '2025-12', '2026-01'].map(month))).toEqual(['70.00', '30.00', '0.00']);
  });
  it('begins contract years on their own day', () => {
    const month = (key: string) =>
      input(key, [missed(fixed('70.00'))], agreement({ limit: { money: '100.00' }, per: 'contract-year' }));
    expect(totals(['2026-02', '2026-03'].map(month), { termStartsOn: '2025-02-15' })).toEqual(['70.00', '70.00']);
    expect(totals(['2026-01', '2026-02'].map(month), { termStartsOn: '2025-02-15' })).toEqual(['70.00', '30.00']);
    expect(totals(['2025-12', '2026-01'].map(month), { termStartsOn: '2025-02-15' })).toEqual(['70.00', '30.00']);
  });
  it('is never negative when more was given than the cap', () => {
    const state: CreditState = {
      ...startOfTerm,
      given: [
        {
          period: { key: '2025-06', startsOn: '2025-06-01', endsOn: '2025-07-01' },
          given: new Map([['agreement money', Ratio.of(13)]]),
        },
      ],
    };
    const month = input(
      '2026-01',
      [missed({ kind: 'trigger', each: 'miss', pay: { percent: '3 %', of: 'monthly' } })],
      {
        fees: fees({ monthly: '10.00', year: '120.00' }),
        ...agreement({ limit: { percent: '10 %', of: 'year' }, per: 'rolling-12-months' }),
      },
    );
    const credits = one(month, state);
    expect(credits.total.toString()).toBe('0.00');
    expect(credits.lines[0]?.limits[0]?.value).toBe('0.3 USD less');
  });
  it('does not count what lapsed', () => {
    const month = (key: string, amount: string) =>
      input(key, [missed(fixed(amount))], {
        settings: {
          caps: [{ limit: { money: '100.00' }, per: 'term', scope: 'agreement' }],
          minimum: { comparator: '>=', amount: '20.00', otherwise: 'forfeited', when: 'before-rounding' },
        },
      });
    const { periods, state } = foldPeriods([month('2026-01', '10.00'), month('2026-02', '95.00')], options);
    expect(periods.map(({ total, forfeited }) => [total.toString(), forfeited.toString()])).toEqual([
      ['0.00', '10'],
      ['95.00', '0'],
    ]);
    expect(state.history.get('uptime')?.map(({ credited }) => credited.toString())).toEqual(['0', '95']);
  });
});

describe('occurrences and days', () => {
  const each = (caps: readonly object[]) => ({
    kind: 'per-unit',
    of: 'downtime',
    unit: '1 h',
    step: 'started',
    count: 'per-occurrence',
    pay: { money: '10.00' },
    caps,
  });
  const outages = { value: '99 %', occurrences: ['5 h', '1 h', '9 h'] };
  it('caps each occurrence alone', () => {
    const credits = one(
      input('2026-01', [{ ...outages, rules: [each([{ limit: { money: '30.00' }, per: 'occurrence' }])] }]),
    );
    expect(credits.total.toString()).toBe('70.00');
    expect(credits.lines.map(({ limits }) => limits.map(({ value }) => value))).toEqual([
      ['20 USD less'],
      [],
      ['60 USD less'],
    ]);
    expect(credits.atMaximum).toEqual([]);
  });
  it('caps the local day of the occurrences together', () => {
    const blocks = {
      kind: 'per-unit',
      of: 'downtime',
      unit: '1 h',
      step: 'started',
      count: 'per-occurrence',
      blocks: [{ upTo: '1 h', pay: { money: '25.00' } }, { pay: { money: '10.00' } }],
      caps: [{ limit: { money: '30.00' }, per: 'day' }],
    };
    const credits = one(input('2026-01', [{ ...outages, rules: [blocks] }]));
    expect(credits.lines.map(({ occurrence, limits }) => [occurrence, limits[0]?.value])).toEqual([
      ['o1', undefined],
      ['o1', '35 USD less'],
      ['o2', undefined],
      ['o3', undefined],
      ['o3', '75 USD less'],
    ]);
    expect(credits.total.toString()).toBe('85.00');
  });
  it('leaves lines of the whole period alone', () => {
    expect(totals([input('2026-01', [capped('50.00', { limit: { money: '30.00' }, per: 'occurrence' })])])).toEqual([
      '50.00',
    ]);
    expect(totals([input('2026-01', [capped('50.00', { limit: { money: '30.00' }, per: 'day' })])])).toEqual(['50.00']);
  });
  it('asks the base in the days before the occurrence', () => {
    const asked: unknown[] = [];
    const reader = fees({ monthly: '20.00' });
    const spy = { ...reader, base: (id: string, ask?: object) => (asked.push(ask), reader.base(id)) };
    one(
      input(
        '2026-01',
        [
          {
            value: '99 %',
            occurrences: ['5 h'],
            fees: reader,
            rules: [each([{ limit: { percent: '100 %', of: 'monthly' }, per: 'occurrence' }])],
          },
        ],
        { fees: spy },
      ),
    );
    expect(asked).toEqual([{ occurrence: Date.UTC(2026, 0, 1) }]);
  });
  it('pays earlier occurrences first', () => {
    const credits = one(
      input('2026-01', [{ ...outages, rules: [each([{ limit: { money: '55.00' }, per: 'month' }])] }]),
    );
    expect(
      credits.lines.map(({ consequence }) => (consequence.form === 'money' ? consequence.amount.toString() : '')),
    ).toEqual(['50', '5', '0']);
    expect(credits.atMaximum).toEqual(['uptime']);
  });
});

describe('nesting', () => {
  it('cuts by rule, then by commitment, then in all', () => {
    const month = input(
      '2026-01',
      [
        {
          verdict: 'missed',
          rules: [
            fixed('100.00', { id: 'a', caps: [{ limit: { money: '80.00' }, per: 'period' }] }),
            fixed('50.00', { id: 'b' }),
          ],
        },
        missed(fixed('60.00'), { commitment: 'other' }),
      ],
      {
        settings: {
          caps: [
            { limit: { money: '140.00' }, per: 'period', scope: 'agreement' },
            { limit: { money: '110.00' }, per: 'period', scope: 'commitment' },
          ],
        },
      },
    );
    const credits = one(month);
    expect(credits.lines.map(({ limits }) => limits.map(({ value }) => value))).toEqual([
      ['20 USD less'],
      ['20 USD less'],
      ['30 USD less'],
    ]);
    expect(credits.total.toString()).toBe('140.00');
    expect(credits.atMaximum).toEqual(['uptime', 'other']);
  });
  it('commutes among caps on the same lines', () => {
    const amount = fc.integer({ min: 0, max: 500 }).map((n) => `${n}.00`);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 4 }), amount, amount, (amounts, a, b) => {
        const caps = [
          { limit: { money: a }, per: 'period', scope: 'agreement' },
          { limit: { money: b }, per: 'term', scope: 'agreement' },
        ];
        const run = (order: readonly object[]) =>
          totals(
            ['2026-01', '2026-02'].map((key) =>
              input(
                key,
                amounts.map((text, at) => missed(fixed(text), { commitment: `c${at}` })),
                { settings: { caps: order } },
              ),
            ),
          );
        expect(run(caps)).toEqual(run(caps.toReversed()));
      }),
      { numRuns: 40 },
    );
  });
  it('never gives more than any cap', () => {
    const amount = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 5 }), amount, amount, (amounts, perRule, inAll) => {
        const parts = amounts.map((n, at) =>
          missed(fixed(`${n}.00`, { caps: [{ limit: { money: `${perRule}.00` }, per: 'period' }] }), {
            commitment: `c${at}`,
          }),
        );
        const credits = one(input('2026-01', parts, agreement({ limit: { money: `${inAll}.00` }, per: 'period' })));
        const expected = Math.min(
          inAll,
          amounts.reduce((sum, n) => sum + Math.min(n, perRule), 0),
        );
        expect(credits.total.toString()).toBe(`${expected}.00`);
      }),
      { numRuns: 40 },
    );
  });
});
