import { describe, expect, it } from 'vitest';
import { context, fees, money, rule, setting } from '../../testing/context.ts';
import { Undetermined } from '../../undetermined.ts';

const sap = { kind: 'linear', on: 'shortfall', per: '1 %', step: 'unstated', pay: { percent: '2 %', of: 'monthly' } };
const month = { value: '97.2 %', target: '>= 99.7 %', fees: fees({ monthly: '10000.00' }) };

describe('2 % for each 1 % below the target', () => {
  it.each([
    ['continuous', '500'],
    ['completed', '400'],
    ['started', '600'],
  ])('%s gives %s', (step, expected) => {
    expect(money({ ...sap, step }, month)).toBe(expected);
  });
  it('cannot say while the step is not stated', () => {
    try {
      money(sap, month);
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Undetermined);
      expect(thrown).toMatchObject({
        code: 'AMBIGUOUS-STEP',
        readings: ['completed: 2', 'started: 3', 'continuous: 2.5'],
      });
    }
    expect(money(sap, { ...month, value: '99.7 %' })).toBe('0');
  });
  it('refuses to lint while the step is not stated', () => {
    expect(rule(sap).lint(setting())).toEqual([
      {
        code: 'AMBIGUOUS-STEP',
        severity: 'error',
        path: ['step'],
        message: 'the text does not say whether a unit counts when it is started, when it is completed, or in part',
        example: 'at 2.5 % the customer is due 2 units when completed, 3 when started, 2.5 in proportion',
        fix: 'write step: completed, started, continuous',
      },
    ]);
    expect(rule({ ...sap, step: 'started' }).lint(setting())).toEqual([]);
  });
});

it('pays a shortfall in proportion', () => {
  const one = {
    kind: 'linear',
    on: 'shortfall',
    per: '1 %',
    step: 'continuous',
    pay: { percent: '1 %', of: 'monthly' },
  };
  expect(money(one, { ...month, value: '98.3 %', target: '>= 99.5 %' })).toBe('120');
  expect(money(one, { ...month, value: '75 %', target: '>= 98 %' })).toBe('2300');
  const [line] = rule(one).evaluate(context({ ...month, value: '98.3 %', target: '>= 99.5 %' }));
  expect(line?.step).toEqual({ what: 'shortfall 1.2 % is 1.2 × 1 % (continuous)', value: '120 USD' });
});

it('takes exactly three steps of 0.3 % from 99.5 % to 98.6 %', () => {
  const day = {
    kind: 'linear',
    on: 'shortfall',
    per: '0.3 %',
    step: 'started',
    pay: { dayFees: 1, of: 'annual', dayCount: '365' },
  };
  const annual = { target: '>= 99.5 %', fees: fees({ annual: '36500.00' }) };
  expect(money(day, { ...annual, value: '98.6 %' })).toBe('300');
  expect(money(day, { ...annual, value: '98.599 %' })).toBe('400');
});

it('counts delay by started days before it counts units', () => {
  const delay = {
    kind: 'linear',
    on: 'value',
    per: '2 d',
    step: 'continuous',
    rounding: { mode: 'up', to: '1 d' },
    pay: { percent: '10.5 %', of: 'value' },
  };
  const order = { value: '138 h', fees: fees({ value: '200.00' }) };
  expect(money(delay, order)).toBe('63');
  expect(money({ ...delay, rounding: { mode: 'down', to: '1 d' } }, order)).toBe('52.5');
});

it('leaves the first part free', () => {
  const free = {
    kind: 'linear',
    on: 'downtime',
    per: '1 h',
    step: 'started',
    beyond: '30 min',
    pay: { money: '5.00' },
  };
  const down = (downtime: string) => money(free, { value: '99 %', facets: { downtime } });
  expect(['10 min', '30 min', '31 min', '90 min', '91 min'].map(down)).toEqual(['0', '0', '5', '5', '10']);
  expect(rule(free).evaluate(context({ value: '99 %', facets: { downtime: '91 min' } }))[0]?.step.what).toBe(
    'downtime 1 h 31 min less 30 min is 2 × 1 h (started)',
  );
});

it('gives nothing without a key or a cell', () => {
  expect(money({ ...sap, step: 'started' }, { verdict: 'not-measured', target: '>= 99 %' })).toBe('0');
  expect(money({ ...sap, step: 'started', pay: { byClass: { a: { money: '1.00' } } } }, month)).toBe('0');
  expect(
    money({ ...sap, step: 'started', pay: { byClass: { a: { money: '1.00' } } } }, { ...month, subjectClass: 'a' }),
  ).toBe('3');
});

it('is stopped by units that disagree', () => {
  expect(() => money({ ...sap, step: 'started', per: '1 min' }, month)).toThrow(TypeError);
  expect(() => money({ ...sap, step: 'started', beyond: '1 min' }, month)).toThrow('2.5 % cannot be counted in 1 min');
  expect(
    rule({ ...sap, step: 'started', per: '1 min', beyond: '3', rounding: { mode: 'up', to: '5 s' } })
      .lint(setting())
      .map(({ code, path }) => [code, path]),
  ).toEqual([
    ['CR-UNIT', ['per']],
    ['CR-UNIT', ['beyond']],
    ['CR-UNIT', ['rounding', 'to']],
  ]);
  expect(rule({ ...sap, step: 'started', per: '0 %' }).lint(setting())).toMatchObject([
    { code: 'CR-UNIT', path: ['per'], message: 'the unit is not more than zero' },
  ]);
  expect(rule({ ...sap, step: 'started', per: '-1 %' }).lint(setting())).toMatchObject([{ code: 'CR-UNIT' }]);
  expect(() => money({ ...sap, step: 'started', rounding: { mode: 'up', to: '5 s' } }, month)).toThrow(
    '2.5 % cannot be rounded to 5 s',
  );
});

it('needs a target for shortfalls, and a figure that exists', () => {
  const none = { ...setting(), target: undefined };
  expect(rule({ ...sap, step: 'started' }).lint(none)).toMatchObject([
    {
      code: 'CR-NO-TARGET',
      path: ['on'],
      message: 'the shortfall is measured from a target, and the commitment has none',
    },
  ]);
  expect(rule({ ...sap, step: 'started', on: 'exceedance' }).lint(none)).toMatchObject([{ code: 'CR-NO-TARGET' }]);
  expect(rule({ ...sap, step: 'started', on: 'value' }).lint(none)).toEqual([]);
  expect(rule({ ...sap, step: 'started', on: 'delay' }).lint(setting())).toMatchObject([
    { code: 'CR-FACET', path: ['on'] },
  ]);
  expect(rule({ ...sap, step: 'started', pay: { percent: '1 %', of: 'unstated' } }).lint(setting())).toMatchObject([
    { code: 'AMBIGUOUS-BASE', path: ['pay', 'of'] },
  ]);
  expect(rule({ ...sap, on: 'downtime' }).names()).toEqual({ bases: ['monthly'], facets: ['downtime'] });
});

describe('wording', () => {
  it.each([
    [
      'started',
      'The Customer is entitled to 2 % of the fee “monthly” for each 1 % or part of it of the shortfall from the target.',
      '按與目標的差距，每 1 %（不足一單位亦作一單位計），客戶可獲「monthly」費用的 2 %。',
    ],
    [
      'completed',
      'The Customer is entitled to 2 % of the fee “monthly” for each completed 1 % of the shortfall from the target.',
      '按與目標的差距，每滿 1 %，客戶可獲「monthly」費用的 2 %。',
    ],
    [
      'continuous',
      'The Customer is entitled to 2 % of the fee “monthly” for each 1 % (parts count in proportion) of the shortfall from the target.',
      '按與目標的差距，每 1 %（按比例），客戶可獲「monthly」費用的 2 %。',
    ],
    [
      'unstated',
      'The Customer is entitled to 2 % of the fee “monthly” for each 1 % [not stated: to be agreed] of the shortfall from the target.',
      '按與目標的差距，每 1 %（〔未訂明：有待協定〕），客戶可獲「monthly」費用的 2 %。',
    ],
  ])('says %s units', (step, en, zh) => {
    expect(rule({ ...sap, step }).wording('en')).toBe(en);
    expect(rule({ ...sap, step }).wording('zh-Hant')).toBe(zh);
  });
  it('says what is free', () => {
    const free = rule({ ...sap, on: 'downtime', per: '1 h', step: 'started', beyond: '30 min' });
    expect(free.wording('en')).toBe(
      'The Customer is entitled to 2 % of the fee “monthly” for each 1 h or part of it of the figure “downtime” beyond the first 30 min.',
    );
    expect(free.wording('zh-Hant')).toBe(
      '按「downtime」數值超出首 30 分鐘 的部分，每 1 小時（不足一單位亦作一單位計），客戶可獲「monthly」費用的 2 %。',
    );
  });
});
