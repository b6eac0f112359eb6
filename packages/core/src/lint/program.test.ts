import { describe, expect, it } from 'vitest';
import { availability } from '../agreements/testing/small-agreement.ts';
import { codesOf, findingsOf } from './testing/codes.ts';
import { whole } from './testing/whole-contract.ts';

const rule = (steps: readonly object[], extra: object = {}) =>
  availability({ credits: [{ id: 'credit', kind: 'steps', on: 'value', steps, ...extra }] });
const pay = (percent: string, of = 'fee') => ({ percent, of });

describe('an agreement is one function', () => {
  it('finds a hole, an overlap and a base that is not there', () => {
    const steps = [
      { when: '[99.5 %, 99.9 %]', pay: pay('10 %') },
      { when: '[99 %, 99.5 %]', pay: pay('20 %') },
      { when: '< 98 %', pay: pay('25 %', 'nothing') },
    ];
    const codes = codesOf({ ...whole, commitments: [rule(steps)] });
    expect(codes).toEqual(expect.arrayContaining(['CR-HOLE', 'CR-OVERLAP', 'NAME-FEE-BASE']));
  });
  it('finds a figure that the metric does not have', () => {
    const codes = codesOf({ ...whole, commitments: [rule([{ when: '> 0', pay: pay('10 %') }], { on: 'tickets' })] });
    expect(codes).toContain('NAME-FACET');
  });
  it('finds fees in no currency, and amounts that are rounded in two ways', () => {
    expect(codesOf({ ...whole, currency: undefined })).toContain('CURRENCY');
    expect(codesOf(whole)).not.toContain('CURRENCY');
    const sum = { ...whole, currency: undefined, fees: undefined, credits: undefined };
    expect(codesOf({ ...sum, commitments: [rule([{ when: '< 99 %', pay: { money: '5.00' } }])] })).toContain(
      'CURRENCY',
    );
    expect(codesOf({ ...sum, commitments: [rule([{ when: '< 99 %', pay: { days: '5' } }])] })).not.toContain(
      'CURRENCY',
    );
    const credits = { ...whole.credits, rounding: { mode: 'unstated' } };
    expect(codesOf({ ...whole, credits })).toContain('AMBIGUOUS-ROUNDING');
  });
  it('finds no hole between rows of whole days', () => {
    const late = {
      id: 'delivery',
      title: 'Delivery',
      metric: { kind: 'duty', duty: 'delivery', express: 'lateness', days: 'calendar' },
      target: '<= 0 calendar days',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
      credits: [
        {
          id: 'late',
          kind: 'steps',
          on: 'value',
          steps: [
            { when: '[1 calendar days, 10 calendar days]', pay: pay('10 %') },
            { when: '>= 11 calendar days', pay: pay('30 %') },
          ],
        },
      ],
    };
    expect(codesOf({ ...whole, commitments: [late] })).not.toContain('CR-HOLE');
    const inTime = { ...late, metric: { kind: 'duty', duty: 'delivery', express: 'lateness' }, target: '<= 0 d' };
    const steps = [
      { when: '[1 d, 10 d]', pay: pay('10 %') },
      { when: '>= 11 d', pay: pay('30 %') },
    ];
    const hours = { ...inTime, credits: [{ id: 'late', kind: 'steps', on: 'value', steps }] };
    expect(codesOf({ ...whole, commitments: [hours] })).toContain('CR-HOLE');
  });
  it('feeds a perfect and a dead period through the terms', () => {
    const generous = [{ when: '<= 100 %', pay: pay('10 %') }];
    expect(codesOf({ ...whole, commitments: [rule(generous)] })).toContain('SELF-PERFECT-CREDIT');
    expect(codesOf({ ...whole, commitments: [availability({ target: '<= 99.9 %', credits: [] })] })).toEqual(
      expect.arrayContaining(['SELF-PERFECT', 'SELF-DEAD']),
    );
    const free = [{ when: '[50 %, 99.9 %)', pay: pay('10 %') }];
    expect(codesOf({ ...whole, commitments: [rule(free, { deadZones: ['< 50 %'] })] })).toContain('SELF-DEAD-FREE');
  });
  it('feeds them through tables that name no target', () => {
    const minutes = (steps: readonly object[], extra: object = {}) =>
      availability({
        target: undefined,
        credits: [{ id: 'credit', kind: 'steps', on: 'downtime', steps, ...extra }] as never,
      });
    const free = [{ when: '[5 min, 60 min)', pay: pay('10 %') }];
    const idle = minutes(free, { deadZones: ['>= 60 min'] });
    expect(codesOf({ ...whole, commitments: [idle] })).toContain('SELF-DEAD-FREE');
    const generous = [{ when: '>= 0 min', pay: pay('10 %') }];
    expect(codesOf({ ...whole, commitments: [minutes(generous)] })).toContain('SELF-PERFECT-CREDIT');
  });
  it.each([
    ['10 s', 'tried'],
    // More slices than can be laid out, and slices of no length: the promise is not tried, and nothing is laid out.
    ['1 ms', 'not tried'],
    ['0 s', 'not tried'],
  ])('feeds slices of %s without a row of each', (slice, tried) => {
    const metric = { kind: 'good-slices', series: 'x', slice, badWhen: { errors: '>= 50 %' }, empty: 'skip' };
    const upsideDown = { ...availability({ target: '<= 99 %', credits: [] }), metric };
    const found = codesOf({ ...whole, commitments: [upsideDown] }).filter((code) => code.startsWith('SELF-'));
    expect(found).toEqual(tried === 'tried' ? ['SELF-DEAD', 'SELF-PERFECT'] : []);
  });
  it('finds the published formula that scores a perfect month 13.9 %', () => {
    const raw = {
      id: 'raw',
      title: 'Requests',
      metric: {
        kind: 'event-ratio',
        series: 'requests',
        count: 'bad',
        aggregate: 'mean-of-slices',
        slice: '1 h',
        empty: 'good',
        partialSlice: 'keep',
      },
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    };
    const printed = {
      id: 'uptime',
      title: 'Uptime',
      metric: {
        kind: 'formula',
        unit: '%',
        expression: '(100 - rate * hours) / hours * 100',
        variables: {
          rate: { commitment: 'raw', figure: 'value', in: 'share' },
          hours: { commitment: 'raw', figure: 'slices', in: 'count' },
        },
      },
      target: '>= 99.9 %',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
    };
    const found = findingsOf({ ...whole, commitments: [raw, printed] }).find(
      (finding) => finding.code === 'SELF-PERFECT',
    );
    expect(found?.example).toBe('a perfect 2024-01 comes to 13.4409 %');
    expect(found?.path).toEqual(['commitments', 1]);
  });
});

describe('honesty about time', () => {
  it('says what the same target allows in the shortest and the longest month', () => {
    const found = findingsOf(whole).find((finding) => finding.code === 'T-LENGTH');
    expect(found?.example).toBe('>= 99.9 % allows 41 min 45 s 600 ms in 2024-02 and 44 min 38 s 400 ms in 2024-03');
    expect(found?.severity).toBe('note');
  });
  it('says where clocks change, and says nothing where they do not', () => {
    const notes = (zone: string): readonly string[] => findingsOf({ ...whole, zone }).map((finding) => finding.code);
    expect(notes('Europe/London')).toContain('T-CLOCK-CHANGE');
    expect(notes('Asia/Hong_Kong')).not.toContain('T-CLOCK-CHANGE');
  });
});

describe('prose', () => {
  const clause = (text: string) => ({ ...whole, clauses: [{ key: 'K04', text }] });
  it.each([
    ['PROSE-NUMBER', 'The service is available 99.9 % of the time.'],
    ['PROSE-NUMBER', '服務須於 4 小時內恢復。'],
    ['PROSE-VAGUE', 'Faults are repaired as soon as possible.'],
    ['PROSE-REFERENCE', 'The target is {availabilty.target}.'],
  ])('%s in "%s"', (code, text) => {
    expect(codesOf(clause(text))).toEqual([code]);
  });
  it('lets a sentence refer to a term, in either language', () => {
    expect(codesOf(clause('The target of {availability} is {availability.target}.'))).toEqual([]);
  });
  it('finds a defined term that refers to nothing', () => {
    expect(codesOf({ ...whole, definitions: { Uptime: { means: 'What it says.', refersTo: 'uptime' } } })).toEqual([
      'PROSE-REFERENCE',
    ]);
  });
});
