import { describe, expect, it } from 'vitest';
import { ordinal } from './rule-terms.ts';
import { creditRuleSchema, creditRuleKinds } from './kinds.ts';
import { fixed, rule, setting } from './testing/context.ts';

const said = (more: object, language: 'en' | 'zh-Hant' = 'en') =>
  rule(fixed('5.00', more))
    .wording(language)
    .replace(rule(fixed('5.00')).wording(language), '')
    .trim();

describe('terms of every rule', () => {
  it('are said after the rule', () => {
    expect(said({})).toBe('');
    expect(rule(fixed('5.00', { onlyWhen: 'missed' })).wording('en')).toBe(
      'For each period in which the target is missed the Customer is entitled to an amount of 5.00. This applies only to periods in which the target is missed.',
    );
    expect(rule(fixed('5.00', { onlyWhen: 'missed' })).wording('zh-Hant')).toBe(
      '每個未達標的期間，客戶可獲款項 5.00。本條只適用於未達標的期間。',
    );
  });
  it.each([
    [
      { gate: { previousMissed: 1, creditFirst: true } },
      'Nothing is due unless the target was missed in the one period directly before as well; these are then credited as well.',
      '除非緊接之前連續 1 個期間亦未達標，否則無須補償；該等期間屆時一併補償。',
    ],
    [
      { gate: { previousMissed: 2, creditFirst: false } },
      'Nothing is due unless the target was missed in the 2 periods directly before as well; these are not credited.',
      '除非緊接之前連續 2 個期間亦未達標，否則無須補償；該等期間不獲補償。',
    ],
    [
      { gate: { previousMissed: 2, creditFirst: 'unstated' } },
      'Nothing is due unless the target was missed in the 2 periods directly before as well; these may or may not be credited [not stated: to be agreed].',
      '除非緊接之前連續 2 個期間亦未達標，否則無須補償；該等期間是否獲補償〔未訂明：有待協定〕。',
    ],
    [
      { repeat: { consecutiveMisses: 2, times: '1.5' } },
      'From the 2nd consecutive period missed on, what is due is multiplied by 1.5.',
      '自連續第 2 個未達標期間起，補償乘以 1.5。',
    ],
    [{ caps: [] }, '', ''],
    [
      {
        caps: [
          { limit: { percent: '30 %', of: 'm' }, per: 'period' },
          { limit: { money: '9' }, per: 'year' },
        ],
      },
      'The Customer receives at most 30 % of the fee “m” for one period; and at most an amount of 9.00 in one calendar year.',
      '補償上限為每個評核期間最多「m」費用的 30 %；每個曆年最多款項 9.00。',
    ],
    [
      { earnBack: { metFor: 3, share: '50 %', form: 'forgiven' } },
      'Where the value meets the target in the 3 periods running after the miss, 50 % of the credit is reversed.',
      '未達標之後連續 3 個期間數值達標者，該補償的 50 % 予以撤銷。',
    ],
    [
      { earnBack: { metFor: 3, share: '50 %', form: 'offset', beating: '99.9 %' } },
      'Where the value reaches 99.9 % in the 3 periods running after the miss, 50 % of the credit is set off against later credits.',
      '未達標之後連續 3 個期間數值達到 99.9 %者，該補償的 50 % 用以抵銷日後的補償。',
    ],
    [
      { earnBack: { metFor: 3, share: '50 %', form: 'forgiven', by: 'mean' } },
      'Where the mean of the values meets the target in the 3 periods running after the miss, 50 % of the credit is reversed.',
      '未達標之後連續 3 個期間數值的平均值達標者，該補償的 50 % 予以撤銷。',
    ],
    [
      { oncePerEvent: 'g' },
      'Where one event gives rise to credits under several provisions of this group, only the one most favourable to the Customer is due.',
      '同一事件引致本組多項補償者，只給予對客戶最有利的一項。',
    ],
  ])('%j', (more, en, zh) => {
    expect(said(more)).toBe(en);
    expect(said(more, 'zh-Hant')).toBe(zh);
  });
  it('follow one another', () => {
    const two = { repeat: { consecutiveMisses: 3, times: 2 }, oncePerEvent: 'g' };
    expect(said(two)).toMatch(/multiplied by 2\. Where one event/u);
    expect(said(two, 'zh-Hant')).toMatch(/補償乘以 2。同一事件/u);
  });
  it('are linted and named', () => {
    const open = fixed('5.00', {
      gate: { previousMissed: 1, creditFirst: 'unstated' },
      caps: [
        { limit: { percent: '1 %', of: 'x' }, per: 'term' },
        { limit: 'unstated', per: 'term' },
      ],
    });
    expect(
      rule(open)
        .lint(setting())
        .map(({ code, severity, path }) => [code, severity, path.join('.')]),
    ).toEqual([
      ['AMBIGUOUS-GATE', 'error', 'gate.creditFirst'],
      ['AMBIGUOUS-CAP', 'error', 'caps.1.limit'],
    ]);
    expect(rule(open).names().bases).toEqual(['x']);
    expect(rule(fixed('5.00', { gate: { previousMissed: 1, creditFirst: false } })).lint(setting())).toEqual([]);
    expect(
      rule(
        fixed('5.00', {
          caps: [
            { limit: { units: 1, of: 'u' }, per: 'term' },
            { limit: { dayFees: 1, of: 'd', dayCount: '30' }, per: 'term' },
          ],
        }),
      ).names().bases,
    ).toEqual(['d']);
  });
});

describe('caps in words', () => {
  const cap = (limit: unknown, per: string, language: 'en' | 'zh-Hant' = 'en') =>
    said({ caps: [{ limit, per }] }, language);
  it.each([
    ['occurrence', 'for one occurrence', '每次事件'],
    ['day', 'for one day', '每日'],
    ['month', 'in one calendar month', '每個曆月'],
    ['quarter', 'in one calendar quarter', '每個曆季'],
    ['contract-year', 'in one contract year', '每個合約年度'],
    ['rolling-12-months', 'in any twelve consecutive months', '任何連續十二個月內'],
    ['term', 'over the term of the agreement', '整個協議期內'],
  ])('per %s', (per, en, zh) => {
    expect(cap({ days: 2 }, per)).toBe(
      `The Customer receives at most 2 days of service added to the term free of charge ${en}.`,
    );
    expect(cap({ days: 2 }, per, 'zh-Hant')).toBe(`補償上限為${zh}最多免費延長服務期 2 日。`);
  });
  it('say an open limit and a rate', () => {
    expect(cap('unstated', 'term')).toBe(
      'The Customer receives at most [not stated: to be agreed] over the term of the agreement.',
    );
    expect(cap({ money: '1000.00', currency: 'USD', rate: '7.8' }, 'term', 'zh-Hant')).toBe(
      '補償上限為整個協議期內最多USD 1000.00（以 1 USD 兌 7.8 計算）。',
    );
  });
});

it('says ordinals', () => {
  expect([1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 101, 111, 112, 113].map(ordinal)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '10th',
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '23rd',
    '101st',
    '111th',
    '112th',
    '113th',
  ]);
});

describe('kinds', () => {
  it('are listed under their own names, each with both languages', () => {
    for (const [name, { kind, title, description }] of Object.entries(creditRuleKinds)) {
      expect(kind).toBe(name);
      for (const text of [title, description])
        expect([text.en, text['zh-Hant']].every((words) => (words ?? '').length > 1)).toBe(true);
    }
    expect(Object.keys(creditRuleKinds)).toHaveLength(12);
  });
  it('read only terms that they know', () => {
    const pay = { money: '1.00' };
    const each: Record<string, object> = {
      steps: { on: 'value', steps: [{ when: '< 99 %', pay }] },
      linear: { on: 'shortfall', per: '1 %', step: 'started', pay },
      'per-unit': { of: 'downtime', unit: '1 h', step: 'started', count: 'cumulative', pay },
      'multiple-of-fees': { times: 1, of: 'm', part: 'downtime', whole: 'agreed' },
      trigger: { each: 'miss', pay },
      ordinal: { within: { periods: 2 }, remedies: [pay], beyond: 'last' },
      pool: { atRisk: pay, allocation: '10 %' },
      'greater-of': { of: [fixed('1'), fixed('2')] },
      'highest-of': { of: [fixed('1')] },
      'first-match': { of: [fixed('1'), fixed('2')] },
      election: {
        options: [
          { id: 'a', rule: fixed('1') },
          { id: 'b', rule: fixed('2') },
        ],
      },
      readings: {
        of: [
          { id: 'a', rule: fixed('1') },
          { id: 'b', rule: fixed('2') },
        ],
      },
    };
    expect(Object.keys(each)).toEqual(Object.keys(creditRuleKinds));
    for (const [kind, terms] of Object.entries(each)) {
      expect(rule({ kind, ...terms }).kind).toBe(kind);
      expect(creditRuleSchema.safeParse({ id: 'r', kind, ...terms, surprise: 1 }).success).toBe(false);
      expect(creditRuleSchema.safeParse({ kind, ...terms }).success).toBe(false);
      const inside = rule({ kind: 'highest-of', of: [{ kind, ...terms }] });
      expect(inside.wording('en')).toContain(
        rule({ kind, ...terms })
          .wording('en')
          .replace(/\.$/u, ''),
      );
    }
    expect(creditRuleSchema.safeParse({ id: 'r', kind: 'bonus' }).success).toBe(false);
  });
});
