import { describe, expect, it } from 'vitest';
import { context, fees, money, rule, setting } from '../../testing/context.ts';
import { creditRuleSchema } from '../../kinds.ts';

const hourly = {
  kind: 'per-unit',
  of: 'downtime',
  unit: '1 h',
  step: 'started',
  count: 'cumulative',
  pay: { dayFees: 1, of: 'monthly', dayCount: 'actual' },
};
const two = {
  value: '99 %',
  facets: { downtime: '50 min' },
  occurrences: ['20 min', '30 min'],
  fees: fees({ monthly: '3100.00' }),
};

describe('one day of the fee for each started hour', () => {
  it('adds the time up first', () => {
    expect(money(hourly, two)).toBe('100');
    expect(rule(hourly).evaluate(context(two))[0]?.step).toEqual({
      what: '50 min of downtime is 1 × 1 h (started)',
      value: '100 USD',
      rows: undefined,
    });
  });
  it('counts each occurrence alone', () => {
    const lines = rule({ ...hourly, count: 'per-occurrence' }).evaluate(context(two));
    expect(lines.map(({ occurrence, step }) => ({ occurrence, ...step }))).toEqual([
      { occurrence: 'o1', what: '20 min of downtime is 1 × 1 h (started)', value: '100 USD', rows: ['row-1'] },
      { occurrence: 'o2', what: '30 min of downtime is 1 × 1 h (started)', value: '100 USD', rows: ['row-2'] },
    ]);
  });
  it('is at 40 days after 40 hours', () => {
    expect(money(hourly, { ...two, facets: { downtime: '40 h' } })).toBe('4000');
  });
  it('cannot say which while the text is open, unless it makes no difference', () => {
    const open = { ...hourly, count: 'unstated' };
    expect(() => money(open, two)).toThrow('2 occurrences: the text does not say whether their time is added up');
    try {
      money(open, two);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'AMBIGUOUS-COUNT', readings: ['cumulative', 'per-occurrence'] });
    }
    expect(money(open, { ...two, occurrences: ['50 min'] })).toBe('100');
    expect(money(open, { verdict: 'not-measured' })).toBe('0');
    expect(rule(open).lint(setting())).toMatchObject([
      {
        code: 'AMBIGUOUS-COUNT',
        severity: 'error',
        path: ['count'],
        example:
          'two outages of 40 min are 2 started units together or 2 alone, and 1 completed unit together or none alone',
      },
    ]);
  });
});

describe('a free part', () => {
  const kms = {
    kind: 'per-unit',
    of: 'downtime',
    unit: '1 h',
    step: 'completed',
    count: 'cumulative',
    free: '0.5 %',
    pay: { percent: '5 %', of: 'monthly' },
  };
  const january = { value: '99 %', target: '>= 99.5 %', facets: { downtime: '353.2 min' } };
  it('is a share of agreed time', () => {
    expect(money(kms, january)).toBe('100');
    expect(money({ ...kms, step: 'started' }, january)).toBe('150');
    expect(money({ ...kms, step: 'continuous' }, january)).toBe('325/3');
    expect(rule(kms).evaluate(context(january))[0]?.step.what).toBe('2 h 10 min of downtime is 2 × 1 h (completed)');
    expect(() => money({ ...kms, step: 'unstated' }, january)).toThrow('13/6 units');
    expect(rule({ ...kms, step: 'unstated' }).lint(setting())[0]?.example).toBe(
      '2 h 30 min are 2 units when completed, 3 when started, 2.5 in proportion',
    );
  });
  it('is what the target allows', () => {
    expect(money({ ...kms, free: 'target' }, january)).toBe('100');
    expect(money({ ...kms, of: 'value', free: 'target' }, { value: '6 h 30 min', target: '<= 4 h' })).toBe('100');
    expect(() => money({ ...kms, free: 'target' }, { ...january, target: '<= 99 %' })).toThrow(
      'allows no length of time',
    );
    expect(() => money({ ...kms, free: 'target' }, { value: '99 %', facets: { downtime: '1 h' } })).toThrow(
      'allows no length of time',
    );
    expect(rule({ ...kms, free: 'target' }).lint(setting())).toEqual([]);
    expect(rule({ ...kms, free: 'target' }).lint(setting({ targetText: '<= 4 h' }))).toEqual([]);
    expect(rule({ ...kms, free: 'target' }).lint(setting({ targetText: '>= 4 h' }))).toMatchObject([
      { code: 'CR-NO-TARGET', path: ['free'] },
    ]);
    expect(rule({ ...kms, free: 'target' }).lint({ ...setting(), target: undefined })).toMatchObject([
      { code: 'CR-NO-TARGET' },
    ]);
  });
  it('is a time, of each occurrence where they are counted alone', () => {
    expect(
      money(
        { ...kms, free: '30 min', unit: '10 min', step: 'started' },
        { value: '99 %', facets: { downtime: '35 min' } },
      ),
    ).toBe('50');
    expect(
      money(
        { ...kms, free: '30 min', unit: '10 min', step: 'started', count: 'per-occurrence' },
        { value: '99 %', occurrences: ['35 min', '29 min', '51 min'] },
      ),
    ).toBe('200');
    expect(() => money({ ...kms, free: '3' }, january)).toThrow('3 is no length of time and no share of agreed time');
    expect(rule({ ...kms, free: '3' }).lint(setting())).toMatchObject([{ code: 'CR-UNIT', path: ['free'] }]);
  });
});

it('counts portions and completed blocks', () => {
  const half = {
    kind: 'per-unit',
    of: 'downtime',
    unit: '30 min',
    step: 'started',
    count: 'cumulative',
    pay: { percent: '5 %', of: 'monthly' },
  };
  expect(money(half, { value: '99 %', facets: { downtime: '61 min' }, fees: fees({ monthly: '100.00' }) })).toBe('15');
  const ten = { ...half, unit: '10 min', step: 'completed' };
  expect(['35 min', '205 min', '9 min'].map((downtime) => money(ten, { value: '99 %', facets: { downtime } }))).toEqual(
    ['150', '1000', '0'],
  );
});

it('divides hours of a fee by 720', () => {
  const hours = {
    kind: 'per-unit',
    of: 'downtime',
    unit: '1 h',
    step: 'continuous',
    count: 'cumulative',
    pay: { hourFees: '0.2', of: 'monthly', hourCount: '720' },
  };
  expect(
    ['10 h', '15 h', '4 h'].map((downtime) =>
      money(hours, { value: '99 %', facets: { downtime }, fees: fees({ monthly: '720.00' }) }),
    ),
  ).toEqual(['2', '3', '0.8']);
});

describe('blocks', () => {
  const blocks = {
    kind: 'per-unit',
    of: 'downtime',
    unit: '1 h',
    step: 'started',
    count: 'cumulative',
    blocks: [
      { upTo: '2 h', unit: '2 h', pay: { percent: '10 %', of: 'monthly' } },
      { pay: { percent: '5 %', of: 'monthly' } },
    ],
  };
  it('counts each block in its own units', () => {
    expect(
      ['0 min', '1 min', '2 h', '121 min', '3 h', '5 h 1 min'].map((downtime) =>
        money(blocks, { value: '99 %', facets: { downtime } }),
      ),
    ).toEqual(['0', '100', '100', '150', '150', '300']);
    expect(
      rule(blocks)
        .evaluate(context({ value: '99 %', facets: { downtime: '3 h 30 min' } }))
        .map(({ step }) => step.what),
    ).toEqual(['2 h of downtime is 1 × 2 h (started)', '1 h 30 min of downtime is 2 × 1 h (started)']);
  });
  it('skips a block whose class has no cell', () => {
    const partly = {
      ...blocks,
      blocks: [{ upTo: '2 h', pay: { byClass: { a: { money: '7.00' } } } }, { pay: { money: '1.00' } }],
    };
    expect(money(partly, { value: '99 %', facets: { downtime: '3 h' } })).toBe('1');
    expect(money(partly, { value: '99 %', facets: { downtime: '3 h' }, subjectClass: 'a' })).toBe('15');
  });
  const refusal = (words: object) =>
    creditRuleSchema.safeParse({ id: 'r', ...words }).error?.issues.map(({ message }) => message);
  it('refuses blocks that do not follow each other', () => {
    const pay = { money: '1.00' };
    const order = 'blocks end one after the other, and only the last has no upTo';
    expect(refusal({ ...blocks, blocks: [{ pay }, { pay }] })).toEqual([order]);
    expect(
      refusal({
        ...blocks,
        blocks: [
          { upTo: '2 h', pay },
          { upTo: '2 h', pay },
        ],
      }),
    ).toEqual([order]);
    expect(refusal({ ...blocks, blocks: [{ upTo: '0 h', pay }] })).toEqual([order]);
    expect(
      refusal({
        ...blocks,
        blocks: [
          { upTo: '2 h', pay },
          { upTo: '3 h', pay },
        ],
      }),
    ).toBeUndefined();
  });
  it('asks for a unit, and for pay or blocks', () => {
    const { unit: _, ...unitless } = hourly;
    expect(refusal(unitless)).toEqual(['write the unit, such as 1 h']);
    expect(refusal({ ...hourly, blocks: blocks.blocks })).toEqual(['write either pay or blocks']);
    const { pay: __, ...unpaid } = hourly;
    expect(refusal(unpaid)).toEqual(['write either pay or blocks']);
    const { unit: ___, ...own } = blocks;
    expect(refusal(own)).toEqual(['write the unit, such as 1 h']);
    expect(refusal({ ...own, blocks: [{ unit: '1 h', pay: { money: '1.00' } }] })).toBeUndefined();
  });
});

describe('lint', () => {
  it('finds figures that are no time', () => {
    expect(rule({ ...hourly, of: 'outages' }).lint(setting())).toMatchObject([
      { code: 'CR-UNIT', path: ['of'], message: '"outages" is a plain count, but the rule looks at a length of time' },
    ]);
    expect(rule({ ...hourly, of: 'nothing' }).lint(setting())).toMatchObject([{ code: 'CR-FACET', path: ['of'] }]);
    expect(rule(hourly).lint(setting())).toEqual([]);
    expect(rule({ ...hourly, unit: '0 h' }).lint(setting())).toMatchObject([
      { code: 'CR-UNIT', path: ['unit'], message: 'the unit is zero' },
    ]);
  });
  it('looks into every cell', () => {
    const open = { percent: '5 %', of: 'unstated' };
    expect(rule({ ...hourly, pay: open }).lint(setting())).toMatchObject([
      { code: 'AMBIGUOUS-BASE', path: ['pay', 'of'] },
    ]);
    const { pay: _, ...rest } = hourly;
    const blocked = rule({ ...rest, blocks: [{ upTo: '1 h', pay: { money: '1.00' } }, { pay: open }] });
    expect(blocked.lint(setting())).toMatchObject([{ code: 'AMBIGUOUS-BASE', path: ['blocks', 1, 'pay', 'of'] }]);
    expect(blocked.names()).toEqual({ bases: ['unstated'], facets: ['downtime'] });
    expect(rule(hourly).names()).toEqual({ bases: ['monthly'], facets: ['downtime'] });
  });
});

it('rounds the time before it counts units', () => {
  const whole = {
    ...hourly,
    unit: '1 min',
    step: 'completed',
    pay: { money: '1.00' },
    rounding: { mode: 'up', to: '1 min' },
  };
  expect(money(whole, { value: '99 %', facets: { downtime: '90 s' } })).toBe('2');
});

describe('wording', () => {
  it('says units, counting and the free part', () => {
    const words = rule({
      kind: 'per-unit',
      of: 'downtime',
      unit: '30 min',
      step: 'started',
      count: 'per-occurrence',
      free: '0.01 %',
      pay: { percent: '5 %', of: 'monthly' },
    });
    expect(words.wording('en')).toBe(
      'The Customer is entitled, for the figure “downtime” (counted for each occurrence alone) beyond the first 0.01 % of the agreed service time, to 5 % of the fee “monthly” for each 30 min or part of it.',
    );
    expect(words.wording('zh-Hant')).toBe(
      '就「downtime」數值（每次事件分開計算）超出首 0.01 %（以約定服務時間計）的部分，客戶可獲：每 30 分鐘（不足一單位亦作一單位計）「monthly」費用的 5 %。',
    );
    const time = rule({
      kind: 'per-unit',
      of: 'downtime',
      unit: '30 min',
      step: 'started',
      count: 'cumulative',
      free: '15 min',
      pay: { money: '5' },
    });
    expect(time.wording('en')).toContain(
      '(added up over the period) beyond the first 15 min, to an amount of 5.00 for',
    );
    expect(time.wording('zh-Hant')).toContain('（於該期間內累計）超出首 15 分鐘的部分，');
    const allowed = rule({
      kind: 'per-unit',
      of: 'downtime',
      unit: '30 min',
      step: 'started',
      count: 'unstated',
      free: 'target',
      pay: { money: '5' },
    });
    expect(allowed.wording('en')).toContain('([not stated: to be agreed]) beyond what the target allows, to');
    expect(allowed.wording('zh-Hant')).toContain('（〔未訂明：有待協定〕）超出目標所容許的部分，');
  });
  it('says blocks', () => {
    const words = rule({
      kind: 'per-unit',
      of: 'downtime',
      unit: '1 h',
      step: 'started',
      count: 'cumulative',
      blocks: [{ upTo: '2 h', unit: '2 h', pay: { percent: '10 %', of: 'm' } }, { pay: { percent: '5 %', of: 'm' } }],
    });
    expect(words.wording('en')).toBe(
      'The Customer is entitled, for the figure “downtime” (added up over the period), to 10 % of the fee “m” for each 2 h or part of it up to 2 h; then 5 % of the fee “m” for each 1 h or part of it.',
    );
    expect(words.wording('zh-Hant')).toBe(
      '就「downtime」數值（於該期間內累計），客戶可獲：至 2 小時 為止，每 2 小時（不足一單位亦作一單位計）「m」費用的 10 %；其後每 1 小時（不足一單位亦作一單位計）「m」費用的 5 %。',
    );
  });
});
