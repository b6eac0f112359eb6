import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import { foldPeriod, foldPeriods } from './fold.ts';
import type { CreditInput } from './fold.ts';
import { startOfTerm } from './ledger.ts';
import { fees, fixed, input, options, totals } from './testing/context.ts';
import type { PartSketch } from './testing/context.ts';

const missed = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({
  verdict: 'missed',
  rules: [rule],
  ...more,
});
const met = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({ verdict: 'met', rules: [rule], ...more });
const one = (made: CreditInput, from = startOfTerm) => foldPeriod(from, made, options).credits;
const keys = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] as const;

describe('adding up', () => {
  it('adds credits of several commitments', () => {
    const both = [missed(fixed('120.00')), missed(fixed('50.00'), { commitment: 'response' })];
    expect(totals([input('2026-01', both)])).toEqual(['170.00']);
  });
  it('rounds the sum once, not each line', () => {
    const line = (commitment: string) => missed(fixed('0.335'), { commitment });
    const credits = one(input('2026-01', [line('a'), line('b'), line('c')]));
    expect(credits.due.toString()).toBe('1.005');
    expect(credits.issued.toString()).toBe('1.005');
    expect(credits.total.toString()).toBe('1.01');
    expect(
      totals([input('2026-01', [line('a'), line('b'), line('c')], { settings: { rounding: { mode: 'half-even' } } })]),
    ).toEqual(['1.00']);
  });
  it('reports an amount that the text rounds in two ways, where the two differ', () => {
    const month = (amount: string) =>
      one(input('2026-01', [missed(fixed(amount))], { settings: { rounding: { mode: 'unstated' } } }));
    expect(month('0.33').undetermined).toEqual([]);
    expect(month('0.335').undetermined).toMatchObject([{ rule: 'credits.rounding', code: 'AMBIGUOUS-ROUNDING' }]);
    expect(month('0.335').total.toString()).toBe('0.34');
  });
  it('shows every line with its clause and what the rule found', () => {
    const [line] = one(input('2026-01', [missed(fixed('120.00', { id: 'late', clause: '4.2' }))])).lines;
    expect(line).toMatchObject({
      commitment: 'uptime',
      rule: 'late',
      clause: '4.2',
      limits: [],
      step: { what: 'the target is missed', value: '120 USD' },
    });
    expect(line?.found).toEqual(line?.consequence);
  });
  it('adds up what is not money', () => {
    const give = (pay: object, id: string) => ({ kind: 'trigger', each: 'miss', id, pay });
    const credits = one(
      input('2026-01', [
        {
          verdict: 'missed',
          rules: [
            give({ days: 3 }, 'a'),
            give({ days: 4 }, 'b'),
            give({ points: 2 }, 'c'),
            give({ units: 5, of: 'u' }, 'd'),
            give({ units: 6, of: 'u' }, 'e'),
            give({ action: 'A plan.' }, 'f'),
          ],
        },
      ]),
    );
    expect(credits.days.toString()).toBe('7');
    expect(credits.points.toString()).toBe('2');
    expect(credits.units).toEqual({ u: Ratio.of(11) });
    expect(credits.actions).toEqual([{ commitment: 'uptime', rule: 'f', action: { en: 'A plan.' } }]);
    expect(credits.total.toString()).toBe('0.00');
  });
  it('creates no money for expectations, and keeps actions', () => {
    const rules = [
      fixed('9.00'),
      { kind: 'trigger', each: 'miss', id: 'd', pay: { days: 3 } },
      { kind: 'trigger', each: 'miss', id: 'a', pay: { action: 'A call.' } },
    ];
    const { credits, state } = foldPeriod(startOfTerm, input('2026-01', [{ verdict: 'missed', rules }]), {
      ...options,
      money: false,
    });
    expect(credits.total.toString()).toBe('0.00');
    expect(credits.days.isZero()).toBe(true);
    expect(credits.actions.map(({ rule }) => rule)).toEqual(['a']);
    expect(credits.lines).toHaveLength(1);
    expect(state.given[0]?.given.has('agreement money')).toBe(false);
  });
  it.each(['suspended', 'no-volume', 'not-measured', 'open'] as const)(
    'owes nothing for a period that is %s',
    (verdict) => {
      const steps = { kind: 'steps', on: 'value', steps: [{ when: '[0 %, 100 %]', pay: { money: '5.00' } }] };
      expect(totals([input('2026-01', [{ verdict, value: '50 %', rules: [steps] }])])).toEqual(['0.00']);
    },
  );
  it('looks at some rules only in missed periods', () => {
    const perHour = {
      kind: 'per-unit',
      of: 'downtime',
      unit: '1 h',
      step: 'started',
      count: 'cumulative',
      pay: { money: '5.00' },
    };
    const part = { value: '99.95 %', target: '>= 99.9 %', facets: { downtime: '3 h' } };
    expect(totals([input('2026-01', [{ ...part, rules: [perHour] }])])).toEqual(['15.00']);
    expect(totals([input('2026-01', [{ ...part, rules: [{ ...perHour, onlyWhen: 'missed' }] }])])).toEqual(['0.00']);
    expect(
      totals([input('2026-01', [{ ...part, value: '99 %', rules: [{ ...perHour, onlyWhen: 'missed' }] }])]),
    ).toEqual(['15.00']);
  });
  it('shows what was found and why it is not paid', () => {
    const credits = one(
      input('2026-01', [missed(fixed('5.00'), { forfeited: { reason: 'claimed late', clause: '7' } })]),
    );
    expect(credits.total.toString()).toBe('0.00');
    expect(credits.lines[0]?.limits).toEqual([{ what: 'claimed late', clause: '7', value: '5 USD less' }]);
    expect(credits.lines[0]?.found).toEqual({ form: 'money', amount: Amount.of(Ratio.of(5), 'USD') });
  });
});

describe('undetermined rules', () => {
  const hole = {
    kind: 'steps',
    on: 'value',
    steps: [{ when: '[0 %, 99 %)', pay: { money: '5.00' } }],
    id: 'hole',
    clause: '3',
  };
  it('are reported beside the total, with what the others pay', () => {
    const credits = one(
      input('2026-01', [{ value: '99.5 %', target: '>= 99.9 %', rules: [hole, fixed('7.00', { id: 'ok' })] }]),
    );
    expect(credits.undetermined).toEqual([
      {
        commitment: 'uptime',
        rule: 'hole',
        clause: '3',
        code: 'UNCOVERED-VALUE',
        message: '99.5 % lies in no row: the table has a hole there',
        readings: ['[0 %, 99 %)'],
      },
    ]);
    expect(credits.total.toString()).toBe('7.00');
  });
  it('are those whose fee the evidence lacks', () => {
    const credits = one(
      input('2026-01', [missed({ kind: 'trigger', each: 'miss', pay: { percent: '5 %', of: 'yearly' } })]),
    );
    expect(credits.undetermined).toEqual([
      {
        commitment: 'uptime',
        rule: 'r',
        clause: 'c.r',
        code: 'NO-FEE',
        message: 'no fee base is called "yearly"',
        readings: [],
      },
    ]);
  });
  it('are not mistakes in programs', () => {
    const broken = {
      ...fees({}),
      base: () => {
        throw new TypeError('boom');
      },
    };
    expect(() =>
      one(
        input('2026-01', [missed({ kind: 'trigger', each: 'miss', pay: { percent: '5 %', of: 'm' } })], {
          fees: broken,
        }),
      ),
    ).toThrow('boom');
    expect(() =>
      one(
        input('2026-01', [missed(fixed('5.00', { caps: [{ limit: { percent: '5 %', of: 'm' }, per: 'period' }] }))], {
          fees: broken,
        }),
      ),
    ).toThrow('boom');
  });
  it('are caps without a figure, which cut nothing', () => {
    const caps = [{ limit: 'unstated', per: 'term', clause: '9' }];
    const credits = one(input('2026-01', [missed(fixed('5.00', { caps }))]));
    expect(credits.undetermined).toEqual([
      {
        commitment: 'uptime',
        rule: 'r',
        clause: '9',
        code: 'AMBIGUOUS-CAP',
        message: 'the text speaks of a limit and does not give it',
        readings: [],
      },
    ]);
    expect(credits.total.toString()).toBe('5.00');
    const all = one(
      input('2026-01', [missed(fixed('5.00'))], {
        settings: { caps: [{ limit: { percent: '1 %', of: 'x' }, per: 'term', scope: 'agreement' }] },
      }),
    );
    expect(all.undetermined).toMatchObject([{ commitment: '', rule: 'credits.caps', clause: '', code: 'NO-FEE' }]);
    const each = one(
      input('2026-01', [missed(fixed('5.00'))], {
        settings: { caps: [{ limit: 'unstated', per: 'term', scope: 'commitment', clause: '8' }] },
      }),
    );
    expect(each.undetermined).toMatchObject([
      { commitment: 'uptime', rule: 'credits.caps', clause: '8', code: 'AMBIGUOUS-CAP' },
    ]);
  });
});

describe('periods split by revisions', () => {
  it('are one period to history, gates and caps', () => {
    const rule = fixed('60.00', {
      repeat: { consecutiveMisses: 2, times: 2 },
      caps: [{ limit: { money: '100.00' }, per: 'period' }],
    });
    const split = input('2026-01', [
      missed(rule, { facets: { downtime: '1 h', longest: '1 h', share: '99 %' } }),
      missed(rule, { facets: { downtime: '2 h', longest: '2 h', outages: '1' } }),
    ]);
    const { credits, state } = foldPeriod(startOfTerm, split, options);
    expect(credits.total.toString()).toBe('100.00');
    const [past, ...rest] = state.history.get('uptime') ?? [];
    expect(rest).toEqual([]);
    expect(past).toMatchObject({ key: '2026-01', verdict: 'missed', credited: Ratio.of(100), atMaximum: true });
    expect(past?.facets).toMatchObject({
      downtime: { value: Ratio.of(10_800_000) },
      longest: { value: Ratio.of(7_200_000) },
      share: { value: Ratio.percent('99') },
      outages: { value: Ratio.one },
    });
  });
  it('are missed when a part is', () => {
    const gate = fixed('5.00', { gate: { previousMissed: 1, creditFirst: false } });
    const split = (key: string) => input(key, [met(gate), missed(gate)]);
    expect(totals([split('2026-01'), split('2026-02')])).toEqual(['0.00', '5.00']);
    const { state } = foldPeriods([split('2026-01')], options);
    expect(state.history.get('uptime')?.map(({ verdict }) => verdict)).toEqual(['missed']);
    const quiet = foldPeriods(
      [input('2026-01', [{ verdict: 'no-volume', rules: [] }, met(gate), { verdict: 'suspended', rules: [] }])],
      options,
    ).state;
    expect(quiet.history.get('uptime')?.map(({ verdict }) => verdict)).toEqual(['met']);
  });
  it('keeps subjects apart that are judged alone', () => {
    const rule = fixed('5.00', { repeat: { consecutiveMisses: 2, times: 3 } });
    const month = (key: string, a: boolean, b: boolean) =>
      input(key, [
        a ? missed(rule, { subject: 'a' }) : met(rule, { subject: 'a' }),
        b ? missed(rule, { subject: 'b' }) : met(rule, { subject: 'b' }),
      ]);
    const { periods, state } = foldPeriods([month('2026-01', true, false), month('2026-02', true, true)], options);
    expect(periods.map(({ total }) => total.toString())).toEqual(['5.00', '20.00']);
    expect([...state.history.keys()]).toEqual(['uptime a', 'uptime b']);
    expect(periods[1]?.lines[0]?.subject).toBe('a');
  });
});

describe('as a fold', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 8 });
  const rule = (cents: number) =>
    fixed(Ratio.of(cents, 100).toFixed(2), {
      caps: [{ limit: { money: '1500.00' }, per: 'quarter' }],
      gate: { previousMissed: 1, creditFirst: true },
      earnBack: { metFor: 2, share: '50 %', form: 'offset' },
    });
  const series = (cents: readonly number[]) =>
    cents.map((amount, at) =>
      input(keys[at] ?? '', [amount % 3 === 0 ? met(rule(amount)) : missed(rule(amount))], {
        settings: {
          carry: { until: '700.00', atEnd: 'paid' },
          caps: [{ limit: { money: '2500.00' }, per: 'term', scope: 'agreement' }],
        },
        lastOfTerm: at === cents.length - 1,
      }),
    );
  it('gives the same in one go and in two', () => {
    fc.assert(
      fc.property(amounts, fc.nat(8), (cents, cut) => {
        const inputs = series(cents);
        const whole = foldPeriods(inputs, options);
        const first = foldPeriods(inputs.slice(0, cut), options);
        const second = foldPeriods(inputs.slice(cut), options, first.state);
        expect([...first.periods, ...second.periods]).toEqual(whole.periods);
        expect(second.state).toEqual(whole.state);
      }),
      { numRuns: 40 },
    );
  });
  it('stays within its caps and is never negative', () => {
    fc.assert(
      fc.property(amounts, (cents) => {
        const { periods } = foldPeriods(series(cents), options);
        const paid = Ratio.sumOf(periods.map(({ issued }) => issued.shareOf(Amount.of(Ratio.one, 'USD'))));
        expect(paid.atMost(Ratio.of(2500))).toBe(true);
        for (const { issued, carried, forfeited, total } of periods) {
          for (const amount of [issued, carried, forfeited]) expect(amount.isNegative()).toBe(false);
          expect(total.equals(issued.settle())).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('does not depend on the order of commitments', () => {
    fc.assert(
      fc.property(amounts, (cents) => {
        const parts = cents.map((amount, at) =>
          missed(fixed(Ratio.of(amount, 100).toFixed(2)), { commitment: `c${at}` }),
        );
        const settings = {
          caps: [
            { limit: { money: '3000.00' }, per: 'period', scope: 'agreement' },
            { limit: { money: '1200.00' }, per: 'period', scope: 'commitment' },
          ],
        };
        expect(totals([input('2026-01', parts, { settings })])).toEqual(
          totals([input('2026-01', parts.toReversed(), { settings })]),
        );
      }),
      { numRuns: 40 },
    );
  });
});
