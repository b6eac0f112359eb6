import { expect, it } from 'vitest';
import { context, fees, money, rule, setting } from '../../testing/context.ts';

const miss = { kind: 'trigger', each: 'miss', pay: { percent: '5 %', of: 'monthly' } };

it('pays once for a missed period', () => {
  expect(money(miss, { value: '99 %', target: '>= 99.9 %' })).toBe('50');
  expect(money(miss, { value: '99.95 %', target: '>= 99.9 %' })).toBe('0');
  expect(money(miss, { verdict: 'not-measured' })).toBe('0');
  expect(rule(miss).evaluate(context({ verdict: 'missed' }))[0]?.step).toEqual({
    what: 'the target is missed',
    value: '50 USD',
  });
});

it('pays for each day with an outage', () => {
  const day = { kind: 'trigger', each: 'down-day', pay: { dayFees: 1, of: 'monthly', dayCount: '30' } };
  const month = (days: string) => ({
    value: '99 %',
    facets: { 'down-days': days },
    fees: fees({ monthly: '3000.00' }),
  });
  expect(money(day, month('3'))).toBe('300');
  expect(money(day, month('0'))).toBe('0');
  expect(rule(day).evaluate(context(month('3')))[0]?.step.what).toBe('3 days with a counted outage');
  expect(money(day, { verdict: 'not-measured' })).toBe('0');
  expect(rule(day).names()).toEqual({ bases: ['monthly'], facets: ['down-days'] });
});

it('pays for each occurrence that is long enough', () => {
  const each = { kind: 'trigger', each: 'occurrence', longerThan: '15 min', pay: { money: '10.00' } };
  const three = { value: '99 %', occurrences: ['15 min', '16 min', '2 h'] };
  const lines = rule(each).evaluate(context(three));
  expect(lines.map(({ occurrence, step }) => ({ occurrence, ...step }))).toEqual([
    { occurrence: 'o2', what: 'occurrence o2: 16 min, longer than 15 min', value: '10 USD', rows: ['row-2'] },
    { occurrence: 'o3', what: 'occurrence o3: 2 h, longer than 15 min', value: '10 USD', rows: ['row-3'] },
  ]);
  const { longerThan: _, ...any } = each;
  expect(money(any, three)).toBe('30');
  expect(rule(any).evaluate(context(three))[0]?.step.what).toBe('occurrence o1: 15 min');
});

it('gives an action, and nothing to a class without a cell', () => {
  const action = { ...miss, pay: { action: 'A written report within ten days.' } };
  expect(rule(action).evaluate(context({ verdict: 'missed' }))[0]?.consequence).toEqual({
    form: 'action',
    action: { en: 'A written report within ten days.' },
  });
  expect(money({ ...miss, pay: { byClass: { a: { money: '1.00' } } } }, { verdict: 'missed' })).toBe('0');
});

it('finds triggers that never fire', () => {
  expect(rule(miss).lint(setting())).toEqual([]);
  expect(rule(miss).lint({ ...setting(), target: undefined })).toMatchObject([
    { code: 'CR-NO-TARGET', path: ['each'] },
  ]);
  expect(rule({ ...miss, each: 'down-day' }).lint(setting({ facets: {} }))).toMatchObject([
    { code: 'CR-FACET', path: ['each'] },
  ]);
  expect(rule({ ...miss, each: 'down-day' }).lint(setting())).toEqual([]);
  expect(rule({ ...miss, longerThan: '5 min' }).lint(setting())).toMatchObject([
    { code: 'CR-UNREACHABLE', path: ['longerThan'], message: 'a length has no meaning for each miss' },
  ]);
  expect(rule({ ...miss, each: 'occurrence', longerThan: '5 min' }).lint({ ...setting(), target: undefined })).toEqual(
    [],
  );
  expect(rule({ ...miss, pay: { percent: '1 %', of: 'unstated' } }).lint(setting())).toMatchObject([
    { path: ['pay', 'of'] },
  ]);
  expect(rule(miss).names()).toEqual({ bases: ['monthly'], facets: [] });
});

it('says it in both languages', () => {
  expect(rule(miss).wording('en')).toBe(
    'For each period in which the target is missed the Customer is entitled to 5 % of the fee “monthly”.',
  );
  expect(rule(miss).wording('zh-Hant')).toBe('每個未達標的期間，客戶可獲「monthly」費用的 5 %。');
  const each = rule({ kind: 'trigger', each: 'occurrence', longerThan: '15 min', pay: { days: 1 } });
  expect(each.wording('en')).toBe(
    'For each occurrence longer than 15 min the Customer is entitled to 1 day of service added to the term free of charge.',
  );
  expect(each.wording('zh-Hant')).toBe('每次事件（長於 15 分鐘），客戶可獲免費延長服務期 1 日。');
  expect(rule({ kind: 'trigger', each: 'down-day', pay: { days: 2 } }).wording('en')).toContain(
    'each day with a counted outage the Customer is entitled to 2 days of',
  );
});
