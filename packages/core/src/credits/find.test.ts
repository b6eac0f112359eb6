import { describe, expect, it } from 'vitest';
import { foldPeriods } from './fold.ts';
import { fixed, input, options, totals } from './testing/context.ts';
import type { PartSketch } from './testing/context.ts';

const missed = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({
  verdict: 'missed',
  rules: [rule],
  ...more,
});
const met = (rule: object, more: Partial<PartSketch> = {}): PartSketch => ({ verdict: 'met', rules: [rule], ...more });
const keys = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] as const;

describe('points', () => {
  const kpi = {
    kind: 'steps',
    on: 'value',
    repeat: { consecutiveMisses: 2, times: 2 },
    steps: [
      { when: '[98 %, 99 %)', pay: { points: 1 } },
      { when: '[97 %, 98 %)', pay: { points: 2 } },
      { when: '[96 %, 97 %)', pay: { points: 3 } },
      { when: '[0 %, 96 %)', pay: { points: 4 } },
    ],
  };
  const months = (settings: object = {}, values = ['96.5 %', '98.5 %', '96.5 %']) =>
    values.map((value, at) => input(keys[at] ?? '', [{ value, target: '>= 99 %', rules: [kpi] }], { settings }));
  it('double from the second consecutive miss on, and stay doubled', () => {
    const { periods } = foldPeriods(months(), options);
    expect(periods.map(({ points }) => points.toString())).toEqual(['3', '2', '6']);
    expect(periods[1]?.lines[0]?.step).toMatchObject({
      what: '2 consecutive misses: × 2',
      value: '2 points',
      parts: [{ value: '1 points' }],
    });
    const broken = foldPeriods(months({}, ['96.5 %', '99 %', '96.5 %', '96.5 %']), options).periods;
    expect(broken.map(({ points }) => points.toString())).toEqual(['3', '0', '3', '6']);
  });
  it('are worth what the agreement says, and still counted', () => {
    const { periods } = foldPeriods(months({ points: { perPoint: { percent: '1 %', of: 'monthly' } } }), options);
    expect(periods.map(({ total }) => total.toString())).toEqual(['30.00', '20.00', '60.00']);
    expect(periods.map(({ points }) => points.toString())).toEqual(['3', '2', '6']);
    expect(periods[0]?.lines[0]?.step).toMatchObject({ what: '3 points at 10 USD each', value: '30 USD' });
  });
  it('stay points where their worth cannot be told', () => {
    const { periods } = foldPeriods(months({ points: { perPoint: { percent: '1 %', of: 'x' } } }), options);
    expect(periods[0]?.undetermined).toMatchObject([{ commitment: 'uptime', rule: 'r', code: 'NO-FEE' }]);
    expect(periods[0]?.points.toString()).toBe('3');
  });
});

it('multiplies a pool at the second consecutive miss', () => {
  const pool = {
    kind: 'pool',
    atRisk: { money: '120000.00' },
    allocation: '20 %',
    repeat: { consecutiveMisses: 2, times: 2 },
  };
  expect(totals([input('2026-01', [missed(pool)]), input('2026-02', [missed(pool)])])).toEqual([
    '24000.00',
    '48000.00',
  ]);
});

describe('gate', () => {
  const gated = (creditFirst: unknown, previousMissed = 1) => fixed('10.00', { gate: { previousMissed, creditFirst } });
  const run = (rule: object, verdicts: string) =>
    Array.from(verdicts, (verdict, at) => input(keys[at] ?? '', [verdict === 'x' ? missed(rule) : met(rule)]));
  it('pays only from the second miss running', () => {
    expect(totals(run(gated(false), 'xxx.x'))).toEqual(['0.00', '10.00', '10.00', '0.00', '0.00']);
  });
  it('pays the first one too when it opens, and forgets it at a period met', () => {
    expect(totals(run(gated(true), 'xxx.x'))).toEqual(['0.00', '20.00', '10.00', '0.00', '0.00']);
    expect(totals(run(gated(true), 'x.xx'))).toEqual(['0.00', '0.00', '0.00', '20.00']);
    expect(totals(run(gated(true, 2), 'xxxx'))).toEqual(['0.00', '0.00', '30.00', '10.00']);
    const { periods } = foldPeriods(run(gated(true), 'xx'), options);
    expect(periods[1]?.lines[0]?.step).toMatchObject({
      what: 'held back in 2026-01 until the next miss',
      value: '10 USD',
    });
    expect(periods[1]?.lines[0]).not.toHaveProperty('periodKey');
  });
  it('cannot say while the text does not', () => {
    const { periods } = foldPeriods(run(gated('unstated'), 'xxx'), options);
    expect(periods.map(({ undetermined }) => undetermined.map(({ code }) => code))).toEqual([
      [],
      ['AMBIGUOUS-GATE'],
      ['AMBIGUOUS-GATE'],
    ]);
    expect(periods[1]?.undetermined[0]?.readings).toEqual(['creditFirst: true', 'creditFirst: false']);
  });
  it('pays nothing in a period met, whatever the key says', () => {
    const always = {
      kind: 'steps',
      on: 'value',
      gate: { previousMissed: 1, creditFirst: false },
      steps: [{ when: '[0 %, 100 %]', pay: { money: '1.00' } }],
    };
    expect(
      totals([
        input('2026-01', [{ value: '1 %', target: '>= 99 %', rules: [always] }]),
        input('2026-02', [{ value: '100 %', target: '>= 99 %', rules: [always] }]),
      ]),
    ).toEqual(['0.00', '0.00']);
  });
});

it('passes the choice for the rule by its id', () => {
  const elect = {
    kind: 'election',
    id: 'remedy',
    options: [
      { id: 'x', rule: fixed('1.00') },
      { id: 'y', rule: fixed('2.00') },
    ],
  };
  expect(totals([input('2026-01', [missed(elect, { choice: 'y' })])])).toEqual(['2.00']);
});

it('goes by its own key where nothing was promised to be missed, and by nothing where there is no value', () => {
  const minutes = { kind: 'steps', on: 'downtime', steps: [{ when: '> 5 min', pay: { money: '40.00' } }] };
  const month = (verdict: 'reported' | 'not-measured' | 'no-volume', more: object = {}): PartSketch => ({
    verdict,
    value: '99 %',
    facets: { downtime: '6 min' },
    rules: [{ ...minutes, ...more }],
  });
  expect(totals([input('2026-01', [month('reported')])])).toEqual(['40.00']);
  expect(totals([input('2026-01', [month('reported', { onlyWhen: 'missed' })])])).toEqual(['0.00']);
  expect(totals([input('2026-01', [month('not-measured')])])).toEqual(['0.00']);
});
