import { describe, expect, it } from 'vitest';
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import { compareWorth, worthOf } from './inner-rules.ts';
import { creditRuleSchema } from './kinds.ts';
import type { Consequence } from './rule.ts';
import { context, fees, money, rule, setting } from './testing/context.ts';

const hours = (of: string) => ({
  kind: 'per-unit',
  of,
  unit: '1 h',
  step: 'continuous',
  count: 'cumulative',
  pay: { hourFees: '0.2', of: 'monthly', hourCount: '720' },
});
const items = {
  value: '99 %',
  target: '>= 99.9 %',
  facets: { downtime: '10 h', reboot: '15 h', email: '4 h' },
  fees: fees({ monthly: '720.00' }),
};
const two = [hours('downtime'), hours('reboot')];

describe('greater-of', () => {
  const greater = {
    kind: 'greater-of',
    of: [hours('downtime'), { kind: 'trigger', each: 'miss', pay: { money: '2.50' } }],
  };
  it('pays the rule that gives most in all, the first of equals', () => {
    expect(money(greater, items)).toBe('2.5');
    expect(money(greater, { ...items, facets: { downtime: '20 h' } })).toBe('4');
    expect(
      money({ ...greater, of: [hours('downtime'), { kind: 'trigger', each: 'miss', pay: { money: '2.00' } }] }, items),
    ).toBe('2');
    const lines = rule(greater).evaluate(context(items));
    expect(lines[0]?.step).toEqual({
      what: 'rule 2 of 2 gives most (2.5)',
      value: '2.5 USD',
      parts: [{ what: 'the target is missed', value: '2.5 USD' }],
    });
  });
  it('compares sums, not single lines', () => {
    const each = { kind: 'trigger', each: 'occurrence', pay: { money: '1.00' } };
    const sketch = { ...items, facets: { downtime: '7 h' }, occurrences: ['1 h', '2 h', '4 h'] };
    expect(money({ kind: 'greater-of', of: [hours('downtime'), each] }, sketch)).toBe('3');
    expect(money({ kind: 'highest-of', of: [hours('downtime'), each] }, sketch)).toBe('1.4');
  });
  it('gives nothing where no rule does', () => {
    expect(rule(greater).evaluate(context({ ...items, verdict: 'met', facets: { downtime: '0 h' } }))).toEqual([]);
  });
});

describe('highest-of', () => {
  it('pays the highest item only', () => {
    const highest = { kind: 'highest-of', of: [...two, hours('email')] };
    expect(money(highest, items)).toBe('3');
    expect(rule(highest).evaluate(context(items))[0]?.step.what).toBe('the highest of 3 items');
    expect(money(highest, { ...items, facets: { downtime: '0 h', reboot: '0 h', email: '0 h' } })).toBe('0');
  });
  it('may hold one rule, whose items it compares', () => {
    expect(
      money(
        {
          kind: 'highest-of',
          of: [
            {
              kind: 'per-unit',
              of: 'downtime',
              unit: '1 h',
              step: 'started',
              count: 'per-occurrence',
              pay: { money: '1.00' },
            },
          ],
        },
        { ...items, occurrences: ['1 h', '3 h', '2 h'] },
      ),
    ).toBe('3');
  });
});

describe('first-match', () => {
  const first = {
    kind: 'first-match',
    of: [
      {
        kind: 'steps',
        on: 'value',
        steps: [{ when: '< 95 %', pay: { money: '50.00' } }],
        deadZones: ['[95 %, 99.9 %)'],
      },
      { kind: 'trigger', each: 'miss', pay: { money: '5.00' } },
    ],
  };
  it('stops at the first rule that gives anything', () => {
    expect(money(first, { value: '94 %', target: '>= 99.9 %' })).toBe('50');
    expect(money(first, { value: '96 %', target: '>= 99.9 %' })).toBe('5');
    expect(rule(first).evaluate(context({ value: '99.9 %', target: '>= 99.9 %' }))).toEqual([]);
    expect(rule(first).evaluate(context({ value: '96 %', target: '>= 99.9 %' }))[0]?.step.what).toBe(
      'rule 2 of 2 is the first that applies',
    );
  });
});

describe('election', () => {
  const options = [
    { id: 'extension', rule: { kind: 'trigger', each: 'miss', pay: { days: 2 } } },
    { id: 'credit', rule: { kind: 'trigger', each: 'miss', pay: { money: '9.00' } } },
  ];
  const elect = { kind: 'election', options };
  it('gives what the customer chose', () => {
    expect(money(elect, { verdict: 'missed', choice: 'credit' })).toBe('9');
    expect(rule(elect).evaluate(context({ verdict: 'missed', choice: 'extension' }))[0]).toMatchObject({
      consequence: { form: 'days', days: Ratio.of(2) },
      step: { what: 'the customer chose extension' },
    });
  });
  it('waits for a choice, or takes the default', () => {
    expect(rule(elect).evaluate(context({ verdict: 'missed' }))).toEqual([]);
    const line = rule({ ...elect, default: 'credit' }).evaluate(context({ verdict: 'missed' }))[0];
    expect(line?.step).toMatchObject({ what: 'no choice made: credit holds', value: '9 USD' });
    expect(money({ ...elect, default: 'credit' }, { verdict: 'missed', choice: 'extension' })).toBe('0');
  });
  it('asks under its own id', () => {
    const asked: string[] = [];
    rule({ ...elect, id: 'remedy' }).evaluate({
      ...context({ verdict: 'missed' }),
      election: (id) => void asked.push(id),
    });
    rule({ kind: 'first-match', of: [elect, two[0]] }).evaluate({
      ...context(items),
      election: (id) => void asked.push(id),
    });
    expect(asked).toEqual(['remedy', '']);
  });
  it('refuses choices and defaults that are not offered', () => {
    expect(() => money(elect, { verdict: 'missed', choice: 'cash' })).toThrow(
      '"cash" is not among the remedies to choose from',
    );
    const issues = (words: object) =>
      creditRuleSchema
        .safeParse({ id: 'r', ...words })
        .error?.issues.map(({ message, path }) => `${path.join('.')}: ${message}`);
    expect(issues({ ...elect, default: 'cash' })).toEqual(['default: the default is one of the options']);
    expect(issues({ ...elect, options: [options[0], options[0]] })).toEqual([
      'options: each option has an id of its own',
    ]);
    expect(issues({ ...elect, options: [options[0]] })?.[0]).toContain('options:');
  });
  it('says the options', () => {
    expect(rule(elect).wording('en')).toBe(
      'At the Customer’s choice: (extension) For each period in which the target is missed the Customer is entitled to 2 days of service added to the term free of charge or (credit) For each period in which the target is missed the Customer is entitled to an amount of 9.00; nothing is due until the Customer has chosen.',
    );
    expect(rule({ ...elect, default: 'credit' }).wording('en')).toContain(
      '; credit applies until the Customer has chosen.',
    );
    expect(rule(elect).wording('zh-Hant')).toBe(
      '由客戶選擇：（extension）每個未達標的期間，客戶可獲免費延長服務期 2 日或（credit）每個未達標的期間，客戶可獲款項 9.00；客戶作出選擇前無須補償。',
    );
    expect(rule({ ...elect, default: 'credit' }).wording('zh-Hant')).toContain('；客戶作出選擇前以 credit 為準。');
  });
  it('looks into every option', () => {
    const open = {
      kind: 'election',
      options: [
        options[0],
        { id: 'b', rule: { kind: 'trigger', each: 'miss', pay: { percent: '1 %', of: 'unstated' } } },
      ],
    };
    expect(rule(open).lint(setting())).toMatchObject([
      { code: 'AMBIGUOUS-BASE', path: ['options', 1, 'rule', 'pay', 'of'] },
    ]);
    expect(rule(open).names()).toEqual({ bases: ['unstated'], facets: [] });
  });
});

describe('readings', () => {
  const text = {
    kind: 'readings',
    of: [
      {
        id: 'by-time',
        rule: {
          kind: 'steps',
          on: 'downtime',
          steps: [
            { when: '(259 s, 5184 s]', pay: { percent: '1 %', of: 'monthly' } },
            { when: '> 5184 s', pay: { percent: '5 %', of: 'monthly' } },
          ],
        },
      },
      {
        id: 'by-percent',
        rule: {
          kind: 'steps',
          on: 'value',
          steps: [
            { when: '[99.8 %, 99.99 %)', pay: { percent: '1 %', of: 'monthly' } },
            { when: '[0 %, 99.8 %)', pay: { percent: '5 %', of: 'monthly' } },
          ],
        },
      },
    ],
  };
  const exactly = { value: '99.99 %', target: '> 99.99 %', facets: { downtime: '259.2 s' } };
  it('pays nothing before one is chosen', () => {
    expect(() => money(text, exactly)).toThrow('the text can be read in 2 ways, and none has been chosen');
    expect(rule(text).lint(setting())).toMatchObject([
      {
        code: 'AMBIGUOUS-READING',
        severity: 'error',
        path: ['chosen'],
        message: 'the text can be read in 2 ways: by-time, by-percent',
        fix: 'write chosen: by-time or by-percent',
      },
    ]);
  });
  it('then gives each of the results', () => {
    expect(money({ ...text, chosen: 'by-time' }, exactly)).toBe('10');
    expect(() => money({ ...text, chosen: 'by-percent' }, exactly)).toThrow('99.99 % lies in no row');
    expect(rule({ ...text, chosen: 'by-time' }).lint(setting())).toEqual([]);
    expect(rule({ ...text, chosen: 'by-percent' }).lint(setting({ targetText: '> 99.99 %' }))).toMatchObject([
      { code: 'CR-HOLE', path: ['of', 1, 'rule', 'steps'] },
    ]);
  });
  it('refuses a choice that is not listed, says all readings, names all figures', () => {
    expect(creditRuleSchema.safeParse({ id: 'r', ...text, chosen: 'x' }).error?.issues[0]).toMatchObject({
      path: ['chosen'],
      message: 'the chosen reading is one of those listed',
    });
    expect(rule(text).wording('en')).toMatch(
      /^\[not stated: to be agreed\] The Customer is entitled, according to the figure “downtime”.* or The Customer .*\.$/u,
    );
    expect(rule(text).wording('zh-Hant')).toMatch(/^〔未訂明：有待協定〕 客戶按「downtime」數值.*或客戶按.*。$/u);
    expect(rule({ ...text, chosen: 'by-time' }).wording('en')).toMatch(
      /^The Customer is entitled, according to the figure “downtime”/u,
    );
    expect(rule(text).names()).toEqual({ bases: ['monthly', 'monthly', 'monthly', 'monthly'], facets: ['downtime'] });
  });
});

describe('all combining kinds', () => {
  it('lint their members with their places', () => {
    const open = { kind: 'trigger', each: 'miss', pay: { percent: '1 %', of: 'unstated' } };
    for (const kind of ['greater-of', 'highest-of', 'first-match']) {
      const words = rule({ kind, of: [hours('downtime'), { kind: 'greater-of', of: [open, open] }] });
      expect(words.lint(setting()).map(({ path }) => path.join('.'))).toEqual(['of.1.of.0.pay.of', 'of.1.of.1.pay.of']);
      expect(words.names()).toEqual({ bases: ['monthly', 'unstated', 'unstated'], facets: ['downtime'] });
    }
  });
  it('say their members', () => {
    const of = [
      { kind: 'trigger', each: 'miss', pay: { money: '1' } },
      { kind: 'trigger', each: 'miss', pay: { money: '2' } },
    ];
    const each = 'For each period in which the target is missed the Customer is entitled to an amount of';
    expect(rule({ kind: 'greater-of', of }).wording('en')).toBe(
      `The Customer receives whichever of the following comes to the greater amount: (a) ${each} 1.00; (b) ${each} 2.00.`,
    );
    expect(rule({ kind: 'highest-of', of }).wording('en')).toBe(
      `Only the highest single item of the following is due: (a) ${each} 1.00; (b) ${each} 2.00.`,
    );
    expect(rule({ kind: 'first-match', of }).wording('en')).toBe(
      `The first of the following that applies decides, to the exclusion of the others: (a) ${each} 1.00; (b) ${each} 2.00.`,
    );
    const zh = '（a）每個未達標的期間，客戶可獲款項 1.00；（b）每個未達標的期間，客戶可獲款項 2.00。';
    expect(rule({ kind: 'greater-of', of }).wording('zh-Hant')).toBe(`客戶可獲以下各項中款額較高的一項：${zh}`);
    expect(rule({ kind: 'highest-of', of }).wording('zh-Hant')).toBe(`以下各項中只支付最高的一項：${zh}`);
    expect(rule({ kind: 'first-match', of }).wording('zh-Hant')).toBe(`依次以首項適用者為準，其餘不適用：${zh}`);
  });
  it('refuse gates and caps inside, and a single member where two are compared', () => {
    expect(
      creditRuleSchema.safeParse({
        id: 'r',
        kind: 'greater-of',
        of: [hours('downtime'), { ...hours('reboot'), caps: [] }],
      }).success,
    ).toBe(false);
    expect(creditRuleSchema.safeParse({ id: 'r', kind: 'greater-of', of: [hours('downtime')] }).success).toBe(false);
    expect(
      creditRuleSchema.safeParse({
        id: 'r',
        kind: 'greater-of',
        of: [hours('downtime'), { ...hours('reboot'), id: 'x', clause: '4.2' }],
      }).success,
    ).toBe(true);
  });
});

describe('worth', () => {
  const of = (consequence: Consequence) => ({ consequence });
  const usd = (text: string) => of({ form: 'money', amount: Amount.of(Ratio.parse(text), 'USD') });
  const days = (n: number) => of({ form: 'days', days: Ratio.of(n) });
  it('adds up the most valuable form', () => {
    expect(worthOf([usd('1'), days(30), usd('2')])).toEqual({ form: 'money', size: Ratio.of(3) });
    expect(worthOf([usd('0'), days(30)])).toEqual({ form: 'days', size: Ratio.of(30) });
    expect(worthOf([])).toEqual({ form: 'action', size: Ratio.zero });
  });
  it('ranks money before days, units, points and actions', () => {
    const forms: Consequence[] = [
      { form: 'money', amount: Amount.of(Ratio.of(1, 100), 'USD') },
      { form: 'days', days: Ratio.of(30) },
      { form: 'units', unit: 'u', units: Ratio.of(99) },
      { form: 'points', points: Ratio.of(999) },
      { form: 'action', action: { en: 'x' } },
    ];
    for (const [at, form] of forms.entries()) {
      for (const lower of forms.slice(at + 1)) {
        expect(compareWorth(worthOf([of(form)]), worthOf([of(lower)]))).toBe(1);
        expect(compareWorth(worthOf([of(lower)]), worthOf([of(form)]))).toBe(-1);
      }
    }
    expect(compareWorth(worthOf([days(2)]), worthOf([days(3)]))).toBe(-1);
    expect(compareWorth(worthOf([days(2)]), worthOf([days(2)]))).toBe(0);
  });
});
