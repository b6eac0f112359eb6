import { describe, expect, it } from 'vitest';
import { paySchema } from '../terms/pay.ts';
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import { cellsOf, formatConsequence, payOut, resize, scale, sizeOf } from './pay.ts';
import type { Consequence, FeeQuestion } from './rule.ts';
import { sayPay } from './say-pay.ts';
import { context, fees, occurrences, period } from './testing/context.ts';

const march = context({ period: period('2026-03'), fees: fees({ monthly: '3100.00', annual: '36500.00' }) });
const paid = (words: object) => formatConsequence(payOut(paySchema.parse(words), march));

describe('payOut', () => {
  it.each([
    [{ percent: '10 %', of: 'monthly' }, '310 USD'],
    [{ money: '12.50' }, '12.5 USD'],
    [{ dayFees: 2, of: 'monthly', dayCount: 'actual' }, '200 USD'],
    [{ dayFees: 1, of: 'monthly', dayCount: '30' }, '310/3 USD'],
    [{ dayFees: 1, of: 'annual', dayCount: '365' }, '100 USD'],
    [{ dayFees: 1, of: 'monthly', dayCount: '365/12' }, '7440/73 USD'],
    [{ dayFees: 1, of: 'monthly', dayCount: '730 h' }, '7440/73 USD'],
    [{ hourFees: 3, of: 'monthly', hourCount: 'actual' }, '12.5 USD'],
    [{ hourFees: 1, of: 'monthly', hourCount: '720' }, '155/36 USD'],
    [{ hourFees: 1, of: 'monthly', hourCount: '730' }, '310/73 USD'],
    [{ days: 3 }, '3 days of service'],
    [{ points: '1.5' }, '1.5 points'],
    [{ units: 4, of: 'credits' }, '4 credits'],
    [{ action: 'A plan.' }, 'A plan.'],
  ])('%j gives %s', (words, expected) => {
    expect(paid(words)).toBe(expected);
  });

  it.each([
    [{ percent: '10 %', of: 'unstated' }, 'AMBIGUOUS-BASE', []],
    [
      { dayFees: 1, of: 'monthly', dayCount: 'unstated' },
      'AMBIGUOUS-DAY-COUNT',
      ['actual', '30', '365', '365/12', '730 h'],
    ],
    [{ hourFees: 1, of: 'monthly', hourCount: 'unstated' }, 'AMBIGUOUS-HOUR-COUNT', ['actual', '720', '730']],
  ])('%j is refused as %s', (words, code, readings) => {
    expect.assertions(1);
    try {
      paid(words);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code, readings });
    }
  });

  it('asks for the whole fee where it divides it, and says which occurrence it is for', () => {
    const asked: (FeeQuestion | undefined)[] = [];
    const reader = {
      ...fees({}),
      base: (_: string, ask?: FeeQuestion) => (asked.push(ask), Amount.of(Ratio.one, 'USD')),
    };
    const [one] = occurrences({ occurrences: ['5 min'] });
    for (const words of [
      { percent: '1 %', of: 'm' },
      { dayFees: 1, of: 'm', dayCount: '30' },
      { hourFees: 1, of: 'm', hourCount: '720' },
    ]) {
      payOut(paySchema.parse(words), { ...march, fees: reader });
      payOut(paySchema.parse(words), { ...march, fees: reader }, { occurrence: one });
    }
    const at = { occurrence: one?.start };
    expect(asked).toEqual([{}, at, { whole: true }, { ...at, whole: true }, { whole: true }, { ...at, whole: true }]);
  });

  it('takes the hours of the month as they are', () => {
    const newYork = { fees: fees({ monthly: '721.00' }), daysInPeriod: 30, period: { start: 0, end: 721 * 3_600_000 } };
    expect(
      formatConsequence(payOut(paySchema.parse({ hourFees: 1, of: 'monthly', hourCount: 'actual' }), newYork)),
    ).toBe('1 USD');
  });
});

describe('consequences as numbers', () => {
  const all: Consequence[] = [
    { form: 'money', amount: Amount.of(Ratio.of(4), 'USD') },
    { form: 'days', days: Ratio.of(4) },
    { form: 'units', unit: 'u', units: Ratio.of(4) },
    { form: 'points', points: Ratio.of(4) },
  ];
  it('are scaled and resized without changing their form', () => {
    for (const one of all) {
      expect(sizeOf(one)).toEqual(Ratio.of(4));
      expect(sizeOf(scale(one, Ratio.of(1, 2)))).toEqual(Ratio.of(2));
      expect(scale(one, Ratio.of(1, 2)).form).toBe(one.form);
      expect(sizeOf(resize(one, Ratio.of(3)))).toEqual(Ratio.of(3));
      expect(sizeOf(resize(scale(one, Ratio.zero), Ratio.of(3)))).toEqual(Ratio.zero);
    }
    const action: Consequence = { form: 'action', action: { en: 'x' } };
    expect(scale(action, Ratio.of(5))).toBe(action);
    expect(sizeOf(action)).toEqual(Ratio.one);
  });
});

it('reads every cell of a matrix', () => {
  const pay = { byClass: { a: { days: Ratio.one }, b: { days: Ratio.of(2) } } };
  expect(cellsOf(pay)).toEqual([{ days: Ratio.one }, { days: Ratio.of(2) }]);
});

describe('sayPay', () => {
  it.each([
    [{ percent: '0.5 %', of: 'monthly' }, '0.5 % of the fee “monthly”', '「monthly」費用的 0.5 %'],
    [{ percent: '1 %', of: 'unstated' }, '1 % of [not stated: to be agreed]', '〔未訂明：有待協定〕的 1 %'],
    [{ money: '1500' }, 'an amount of 1500.00', '款項 1500.00'],
    [{ money: '0.005' }, 'an amount of 0.005', '款項 0.005'],
    [
      { dayFees: 1, of: 'm', dayCount: 'actual' },
      '1 day’s fee (the fee “m” divided by the number of days in the period)',
      '1 日的費用（「m」費用除以該期間的實際日數）',
    ],
    [
      { dayFees: 3, of: 'm', dayCount: '30' },
      '3 days’ fee (the fee “m” divided by 30)',
      '3 日的費用（「m」費用除以30）',
    ],
    [
      { dayFees: 1, of: 'm', dayCount: '365' },
      '1 day’s fee (the fee “m” divided by 365)',
      '1 日的費用（「m」費用除以365）',
    ],
    [
      { dayFees: 1, of: 'm', dayCount: '365/12' },
      '1 day’s fee (the fee “m” divided by 365/12)',
      '1 日的費用（「m」費用除以365/12）',
    ],
    [
      { dayFees: 1, of: 'm', dayCount: '730 h' },
      '1 day’s fee (the fee “m” divided by 730/24)',
      '1 日的費用（「m」費用除以730/24）',
    ],
    [
      { dayFees: 1, of: 'm', dayCount: 'unstated' },
      '1 day’s fee (the fee “m” divided by [not stated: to be agreed])',
      '1 日的費用（「m」費用除以〔未訂明：有待協定〕）',
    ],
    [
      { hourFees: 1, of: 'm', hourCount: 'actual' },
      '1 hour’s fee (the fee “m” divided by the number of hours in the period)',
      '1 小時的費用（「m」費用除以該期間的實際時數）',
    ],
    [
      { hourFees: 2, of: 'm', hourCount: '720' },
      '2 hours’ fee (the fee “m” divided by 720)',
      '2 小時的費用（「m」費用除以720）',
    ],
    [{ days: 1 }, '1 day of service added to the term free of charge', '免費延長服務期 1 日'],
    [{ points: 2 }, '2 service points', '2 個服務分'],
    [
      { units: 3, of: 'average daily units' },
      '3 times the figure “average daily units” in product units',
      '相當於「average daily units」3 倍的產品單位',
    ],
    [{ action: { en: 'a plan', 'zh-Hant': '計劃' } }, 'a plan', '計劃'],
  ])('%j', (words, en, zh) => {
    expect(sayPay(paySchema.parse(words), 'en')).toBe(en);
    expect(sayPay(paySchema.parse(words), 'zh-Hant')).toBe(zh);
  });
  it('says a matrix', () => {
    const pay = { byClass: { gold: paySchema.parse({ days: 1 }), silver: paySchema.parse({ points: 1 }) } };
    expect(sayPay(pay, 'en')).toBe(
      '1 day of service added to the term free of charge for class gold and 1 service point for class silver',
    );
    expect(sayPay(pay, 'zh-Hant')).toBe('gold 類為免費延長服務期 1 日及silver 類為1 個服務分');
  });
});
