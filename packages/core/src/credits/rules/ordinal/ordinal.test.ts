import { describe, expect, it } from 'vitest';
import { context, fees, money, past, period, rule, setting } from '../../testing/context.ts';

const escalation = {
  kind: 'ordinal',
  within: { months: 6 },
  remedies: [
    { action: 'A meeting on corrective action.' },
    { percent: '10 %', of: 'monthly' },
    { percent: '20 %', of: 'monthly' },
    { percent: '30 %', of: 'monthly' },
  ],
  beyond: 'last',
};
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];
const failures = ['2026-01', '2026-03', '2026-04', '2026-06', '2026-09'];

function at(key: string, words: object = escalation) {
  const history = months.filter((one) => one < key).map((one) => past(one, failures.includes(one) ? 'missed' : 'met'));
  return rule(words).evaluate(
    context({ verdict: 'missed', period: period(key), history, fees: fees({ monthly: '50000.00' }) }),
  );
}

it('escalates by the misses within six months', () => {
  expect(failures.map((key) => at(key)[0]?.step)).toEqual([
    { what: '1st miss within 6 months', value: 'A meeting on corrective action.' },
    { what: '2nd miss within 6 months', value: '5000 USD' },
    { what: '3rd miss within 6 months', value: '10000 USD' },
    { what: '4th miss within 6 months', value: '15000 USD' },
    { what: '3rd miss within 6 months', value: '10000 USD' },
  ]);
  expect(failures.map((key) => at(key)[0]?.atMaximum)).toEqual([false, false, false, true, false]);
});

it('counts the period exactly six months back out', () => {
  const history = [past('2026-03')];
  expect(
    rule(escalation).evaluate(context({ verdict: 'missed', period: period('2026-08'), history }))[0]?.step.what,
  ).toBe('2nd miss within 6 months');
  expect(
    rule(escalation).evaluate(context({ verdict: 'missed', period: period('2026-09'), history }))[0]?.step.what,
  ).toBe('1st miss within 6 months');
});

describe('periods', () => {
  const three = { ...escalation, within: { periods: 3 } };
  it('counts so many periods, this one included', () => {
    expect(at('2026-04', three)[0]?.step.what).toBe('2nd miss within 3 periods');
    expect(at('2026-06', three)[0]?.step.what).toBe('2nd miss within 3 periods');
    expect(at('2026-09', three)[0]?.step.what).toBe('1st miss within 3 periods');
    expect(at('2026-04', { ...escalation, within: { periods: 1 } })[0]?.step.what).toBe('1st miss within 1 periods');
  });
  it('finds remedies that the window cannot reach', () => {
    expect(rule(three).lint(setting())).toMatchObject([
      {
        code: 'CR-UNREACHABLE',
        path: ['remedies', 3],
        message: '3 periods cannot hold 4 misses',
        example: 'the 4th remedy is never given',
      },
    ]);
    expect(rule({ ...escalation, within: { periods: 4 } }).lint(setting())).toEqual([]);
  });
});

it('ends or stays beyond the list', () => {
  const two = { ...escalation, remedies: [{ money: '1.00' }, { money: '2.00' }] };
  expect(at('2026-06', two)[0]?.step.value).toBe('2 USD');
  expect(at('2026-06', { ...two, beyond: 'none' })).toEqual([]);
  expect(at('2026-03', { ...two, beyond: 'none' })[0]?.step.value).toBe('2 USD');
});

it('gives nothing in a period met, or to a class without a cell', () => {
  expect(money(escalation, { value: '99.95 %', target: '>= 99.9 %' })).toBe('0');
  expect(money({ ...escalation, remedies: [{ byClass: { a: { money: '1.00' } } }] }, { verdict: 'missed' })).toBe('0');
});

it('needs a target and names its bases', () => {
  expect(rule(escalation).lint(setting())).toEqual([]);
  expect(rule(escalation).lint({ ...setting(), target: undefined })).toMatchObject([
    { code: 'CR-NO-TARGET', message: 'the commitment has no target, so it is never missed' },
  ]);
  expect(rule({ ...escalation, remedies: [{ percent: '1 %', of: 'unstated' }] }).lint(setting())).toMatchObject([
    { path: ['remedies', 0, 'of'] },
  ]);
  expect(rule(escalation).names()).toEqual({ bases: ['monthly', 'monthly', 'monthly'], facets: [] });
});

it('says it in both languages', () => {
  const words = rule({
    ...escalation,
    remedies: [{ action: { en: 'a meeting', 'zh-Hant': '會議' } }, { percent: '10 %', of: 'monthly' }],
  });
  expect(words.wording('en')).toBe(
    'By the number of periods missed within 6 months up to the end of the period, this one included, the Customer is entitled: for the 1st: a meeting; for the 2nd: 10 % of the fee “monthly”; for any further one: as for the last named.',
  );
  expect(words.wording('zh-Hant')).toBe(
    '按截至該期間終結時 6 個月內（包括該期間）未達標的次數，客戶可獲：第 1 次：會議；第 2 次：「monthly」費用的 10 %；其後各次：與最後一項相同。',
  );
  const none = rule({ ...escalation, within: { periods: 4 }, beyond: 'none' });
  expect(none.wording('en')).toContain('missed within 4 periods up to');
  expect(none.wording('en')).toContain('for any further one: nothing.');
  expect(none.wording('zh-Hant')).toContain('時 4 個期間內');
  expect(none.wording('zh-Hant')).toContain('其後各次：無。');
});
