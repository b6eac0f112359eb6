import { describe, expect, it } from 'vitest';
import { Amount } from '../../../values/money.ts';
import { Ratio } from '../../../values/ratio.ts';
import { context, fees, money, period, rule, setting } from '../../testing/context.ts';

const slack = { kind: 'multiple-of-fees', times: 10, of: 'monthly', part: 'downtime', whole: 'agreed' };

it('pays the fee for the time lost so many times', () => {
  const january = {
    value: '99 %',
    facets: { downtime: '44.64 min', excluded: '0 min' },
    fees: fees({ monthly: '1000.00' }),
  };
  expect(money(slack, january)).toBe('10');
  expect(money({ ...slack, whole: 'period', times: 1 }, january)).toBe('1');
  expect(money({ ...slack, whole: { fixed: '30 d' }, times: 30 }, january)).toBe('31');
  expect(rule(slack).evaluate(context(january))[0]?.step).toEqual({
    what: '10 × 1000 × 44 min 38 s 400 ms ÷ 31 d',
    value: '10 USD',
  });
});

it('takes excluded time out of the whole', () => {
  const cloud = { ...slack, times: 1, whole: 'agreed-minus-excluded' };
  const month = {
    value: '99 %',
    agreed: '43200 min',
    facets: { downtime: '48 min', excluded: '60 min' },
    fees: fees({ monthly: '200.00' }),
  };
  expect(Ratio.parse(money(cloud, month)).toFixed(2)).toBe('0.22');
  expect(money(cloud, month)).toBe(Ratio.of(200 * 48, 43140).toString());
  expect(rule(cloud).names()).toEqual({ bases: ['monthly'], facets: ['downtime', 'excluded'] });
  expect(rule(cloud).lint(setting({ facets: { downtime: { dimension: 'time', unit: '' } } }))).toMatchObject([
    { code: 'CR-FACET', path: ['whole'] },
  ]);
});

it('divides by a figure of the metric, such as the time in which a machine existed', () => {
  const hourly = { ...slack, times: 1, whole: { figure: 'denominator' } };
  const halfMonth = {
    value: '99 %',
    facets: { downtime: '2 h', denominator: '360 h' },
    fees: fees({ monthly: '36.00' }),
  };
  expect(money(hourly, halfMonth)).toBe('0.2');
  expect(rule(hourly).names().facets).toEqual(['downtime', 'denominator']);
  expect(rule(hourly).wording('en')).toContain('in proportion to the figure “denominator”');
  const time = { dimension: 'time', unit: '' } as const;
  const count = { dimension: 'count', unit: '' } as const;
  expect(rule(hourly).lint(setting({ facets: { downtime: time, denominator: count } }))).toMatchObject([
    { code: 'CR-UNIT', path: ['whole'] },
  ]);
});

it('takes only what is beyond the free part', () => {
  const king = { ...slack, beyond: 'target' };
  const month = { value: '99 %', target: '>= 99.9 %', facets: { downtime: '89.28 min' } };
  expect(money(king, month)).toBe('10');
  expect(money({ ...slack, beyond: '0.1 %' }, month)).toBe('10');
  expect(money({ ...slack, beyond: '89.28 min' }, month)).toBe('0');
  expect(money({ ...slack, beyond: '2 h' }, month)).toBe('0');
  expect(money(slack, { verdict: 'not-measured' })).toBe('0');
  expect(money(slack, { ...month, agreed: '0 min' })).toBe('0');
});

it('asks for the whole fee only where the whole is the period or a fixed time', () => {
  const asked: unknown[] = [];
  const reader = {
    ...fees({}),
    base: (id: string, ask: unknown) => (asked.push([id, ask]), Amount.of(Ratio.one, 'USD')),
  };
  const sketch = {
    value: '99 %',
    facets: { downtime: '1 h', excluded: '0 min' },
    fees: reader,
    period: period('2026-02'),
  };
  for (const whole of ['agreed', 'agreed-minus-excluded', 'period', { fixed: '30 d' }])
    rule({ ...slack, whole }).evaluate(context(sketch));
  expect(asked).toEqual([
    ['monthly', {}],
    ['monthly', {}],
    ['monthly', { whole: true }],
    ['monthly', { whole: true }],
  ]);
});

describe('lint', () => {
  it('finds units that disagree and an open base', () => {
    expect(rule(slack).lint(setting())).toEqual([]);
    expect(rule({ ...slack, part: 'outages' }).lint(setting())).toMatchObject([{ code: 'CR-UNIT', path: ['part'] }]);
    expect(rule({ ...slack, part: 'nothing' }).lint(setting())).toMatchObject([{ code: 'CR-FACET', path: ['part'] }]);
    expect(rule({ ...slack, beyond: '3' }).lint(setting())).toMatchObject([{ code: 'CR-UNIT', path: ['beyond'] }]);
    expect(rule({ ...slack, beyond: '3 %' }).lint(setting())).toEqual([]);
    expect(rule({ ...slack, beyond: 'target' }).lint(setting())).toEqual([]);
    expect(rule({ ...slack, of: 'unstated' }).lint(setting())).toMatchObject([
      { code: 'AMBIGUOUS-BASE', path: ['of'] },
    ]);
    expect(() => money({ ...slack, of: 'unstated' }, { value: '99 %', facets: { downtime: '1 h' } })).toThrow(
      'the text does not say of which fee a multiple is paid',
    );
    expect(rule(slack).names()).toEqual({ bases: ['monthly'], facets: ['downtime'] });
  });
});

it('says it in both languages', () => {
  expect(rule(slack).wording('en')).toBe(
    'The Customer is entitled to 10 times the part of the fee “monthly” that falls to the figure “downtime”, in proportion to the agreed service time.',
  );
  expect(rule({ ...slack, beyond: 'target', whole: { fixed: '30 d' } }).wording('en')).toContain(
    '“downtime” beyond what the target allows, in proportion to 30 d.',
  );
  expect(rule({ ...slack, beyond: '5 min', whole: 'period' }).wording('en')).toContain(
    '“downtime” beyond the first 5 min, in proportion to the time of the whole period.',
  );
  expect(rule(slack).wording('zh-Hant')).toBe(
    '客戶可獲「monthly」費用中按「downtime」數值佔約定服務時間的比例計算之款項的 10 倍。',
  );
  expect(rule({ ...slack, beyond: 'target', whole: 'agreed-minus-excluded' }).wording('zh-Hant')).toContain(
    '數值超出目標所容許的部分佔扣除豁免時間後的約定服務時間的比例',
  );
  expect(rule({ ...slack, beyond: '5 min' }).wording('zh-Hant')).toContain('超出首 5 分鐘 的部分');
});
