import { describe, expect, it } from 'vitest';
import { foldPeriods } from './fold.ts';
import { lintSettings, saySettings, settingBases } from './settings.ts';
import { fees, fixed, input, options, settings, totals } from './testing/context.ts';

const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const run = (amounts: readonly string[], words: object, ended = false) =>
  amounts.map((amount, at) =>
    input(months[at] ?? '', [{ verdict: 'missed', rules: [fixed(amount)] }], {
      settings: words,
      lastOfTerm: ended && at === amounts.length - 1,
    }),
  );
const minimum = (more: object = {}) => ({
  minimum: { comparator: '>', amount: '1.00', otherwise: 'forfeited', when: 'before-rounding', ...more },
});

describe('the smallest payment', () => {
  it('is more than one dollar', () => {
    const month = (fee: string) =>
      input(
        '2026-01',
        [{ verdict: 'missed', rules: [{ kind: 'trigger', each: 'miss', pay: { percent: '10 %', of: 'monthly' } }] }],
        { fees: fees({ monthly: fee }), settings: minimum() },
      );
    expect(totals([month('10.00')])).toEqual(['0.00']);
    expect(totals([month('10.10')])).toEqual(['1.01']);
    const [credits] = foldPeriods([month('10.00')], options).periods;
    expect(credits?.forfeited.toString()).toBe('1');
    expect(credits?.steps).toEqual([{ what: 'the smallest payment is more than 1.00', value: '1 lapses' }]);
  });
  it('may be paid itself', () => {
    expect(totals(run(['1.00'], minimum({ comparator: '>=' })))).toEqual(['1.00']);
    expect(totals(run(['0.99'], minimum({ comparator: '>=' })))).toEqual(['0.00']);
    expect(foldPeriods(run(['0.99'], minimum({ comparator: '>=' })), options).periods[0]?.steps[0]?.what).toBe(
      'the smallest payment is 1.00',
    );
  });
  it('is compared before or after rounding', () => {
    expect(totals(run(['0.995'], minimum({ comparator: '>=' })))).toEqual(['0.00']);
    expect(totals(run(['0.995'], minimum({ comparator: '>=', when: 'after-rounding' })))).toEqual(['1.00']);
    expect(totals(run(['1.004'], minimum({ when: 'after-rounding' })))).toEqual(['0.00']);
    expect(totals(run(['1.004'], minimum()))).toEqual(['1.00']);
    expect(
      totals(run(['0.995'], { ...minimum({ comparator: '>=', when: 'after-rounding' }), rounding: { mode: 'down' } })),
    ).toEqual(['0.00']);
  });
  it('carries what is less until it is enough', () => {
    const { periods } = foldPeriods(run(['0.60', '0.40', '0.10'], minimum({ otherwise: 'carried' })), options);
    expect(periods.map(({ total, carried }) => [total.toString(), carried.toString()])).toEqual([
      ['0.00', '0.6'],
      ['0.00', '1'],
      ['1.10', '0'],
    ]);
    expect(periods[1]?.steps).toEqual([{ what: 'the smallest payment is more than 1.00', value: '1 carried' }]);
  });
  it('lets what is carried lapse at the end, unless held credits are then paid', () => {
    const { periods } = foldPeriods(run(['0.60', '0.40'], minimum({ otherwise: 'carried' }), true), options);
    expect(periods.map(({ total, forfeited }) => [total.toString(), forfeited.toString()])).toEqual([
      ['0.00', '0'],
      ['0.00', '1'],
    ]);
    expect(periods[1]?.steps).toEqual([
      { what: 'the smallest payment is more than 1.00', value: '1 lapses at the end' },
    ]);
    expect(
      totals(
        run(['0.60', '0.40'], { ...minimum({ otherwise: 'carried' }), carry: { until: '5.00', atEnd: 'paid' } }, true),
      ),
    ).toEqual(['0.00', '1.00']);
  });
  it('forgets the period alone, not what is held', () => {
    const { periods } = foldPeriods(
      run(['5.00', '0.50', '6.00'], { ...minimum(), carry: { until: '10.00', atEnd: 'paid' } }),
      options,
    );
    expect(
      periods.map(({ total, carried, forfeited }) => [total.toString(), carried.toString(), forfeited.toString()]),
    ).toEqual([
      ['0.00', '5', '0'],
      ['0.00', '5', '0.5'],
      ['11.00', '0', '0'],
    ]);
  });
  it('leaves nothing due alone', () => {
    expect(foldPeriods([input('2026-01', [], { settings: minimum() })], options).periods[0]?.steps).toEqual([]);
  });
  it('cannot say while the text is open and it matters', () => {
    const open = minimum({ comparator: 'unstated', when: 'unstated' });
    const { periods } = foldPeriods(run(['1.00', '5.00'], open), options);
    expect(periods[0]?.undetermined).toEqual([
      {
        commitment: '',
        rule: 'credits.minimum',
        clause: '',
        code: 'AMBIGUOUS-MINIMUM',
        message: '1 is or is not the smallest payment, as the text is read',
        readings: ['comparator: > or >=', 'when: before-rounding or after-rounding'],
      },
    ]);
    expect(periods.map(({ total, carried }) => [total.toString(), carried.toString()])).toEqual([
      ['0.00', '1'],
      ['6.00', '0'],
    ]);
    expect(totals(run(['0.50', '2.00'], open))).toEqual(['0.00', '2.00']);
    expect(
      foldPeriods(run(['0.995'], minimum({ comparator: '>=', when: 'unstated' })), options).periods[0]?.undetermined,
    ).toHaveLength(1);
    expect(
      foldPeriods(run(['0.99'], minimum({ comparator: '>=', when: 'unstated' })), options).periods[0]?.undetermined,
    ).toHaveLength(0);
  });
});

describe('holding small credits', () => {
  const held = { carry: { until: '1000.00', atEnd: 'paid' } };
  it('pays when they come to the amount', () => {
    const { periods } = foldPeriods(run(['400.00', '350.00', '300.00'], held), options);
    expect(periods.map(({ total }) => total.toString())).toEqual(['0.00', '0.00', '1050.00']);
    expect(periods.map(({ carried }) => carried.toString())).toEqual(['400', '750', '0']);
    expect(periods[1]?.steps).toEqual([{ what: 'credits are held until they come to 1000.00', value: '750 held' }]);
    expect(totals(run(['400.00', '600.00'], held))).toEqual(['0.00', '1000.00']);
  });
  it('pays or drops what is held at the end', () => {
    expect(totals(run(['400.00', '350.00'], held, true))).toEqual(['0.00', '750.00']);
    const lost = foldPeriods(
      run(['400.00', '350.00'], { carry: { until: '1000.00', atEnd: 'forfeited' } }, true),
      options,
    ).periods;
    expect(lost.map(({ total, forfeited }) => [total.toString(), forfeited.toString()])).toEqual([
      ['0.00', '0'],
      ['0.00', '750'],
    ]);
    expect(lost[1]?.steps).toEqual([
      { what: 'credits are held until they come to 1000.00', value: '750 lapses at the end' },
    ]);
  });
});

describe('settings', () => {
  it('name their bases and open words', () => {
    const words = settings({
      points: { perPoint: { percent: '1 %', of: 'charges' } },
      caps: [
        { limit: { percent: '8 %', of: 'year' }, per: 'term', scope: 'agreement' },
        { limit: 'unstated', per: 'term', scope: 'commitment' },
      ],
      ...minimum({ comparator: 'unstated', when: 'unstated' }),
    });
    expect(settingBases(words)).toEqual(['charges', 'year']);
    expect(lintSettings(words).map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['AMBIGUOUS-CAP', 'caps.1.limit'],
      ['AMBIGUOUS-MINIMUM', 'minimum.comparator'],
      ['AMBIGUOUS-MINIMUM', 'minimum.when'],
    ]);
    expect(lintSettings(words)[1]?.example).toBe('a credit of 1.00 is paid under >= and not under >');
    expect(lintSettings(settings(minimum()))).toEqual([]);
    expect(settingBases(settings())).toEqual([]);
  });
  it('are said in both languages', () => {
    const words = settings({
      points: { perPoint: { percent: '1 %', of: 'charges' } },
      caps: [
        { limit: { percent: '8 %', of: 'year' }, per: 'term', scope: 'agreement' },
        { limit: { money: '50' }, per: 'month', scope: 'commitment' },
      ],
      ...minimum(),
      carry: { until: '1000.00', atEnd: 'paid' },
    });
    expect(saySettings(words, 'en')).toEqual([
      'Each service point is worth 1 % of the fee “charges”.',
      'In all the Customer receives at most 8 % of the fee “year” over the term of the agreement.',
      'For each commitment the Customer receives at most an amount of 50.00 in one calendar month.',
      'A credit is paid where it comes to more than 1.00; a smaller amount lapses.',
      'Credits may be held until they come to 1000.00 together; at the end of the agreement the amount held is paid.',
    ]);
    expect(saySettings(words, 'zh-Hant')).toEqual([
      '每個服務分折算為「charges」費用的 1 %。',
      '合計補償上限為整個協議期內最多「year」費用的 8 %。',
      '就每項承諾而言，補償上限為每個曆月最多款項 50.00。',
      '補償超過 1.00方予支付；不足者作廢。',
      '補償可累積至 1000.00 方予支付；協議終止時，累積款項須予支付。',
    ]);
    const other = settings({
      ...minimum({ comparator: '>=', otherwise: 'carried', when: 'after-rounding' }),
      carry: { until: '10', atEnd: 'forfeited' },
    });
    expect(saySettings(other, 'en')).toEqual([
      'A credit is paid where it comes to 1.00 or more after rounding; a smaller amount is added to the next period.',
      'Credits may be held until they come to 10.00 together; at the end of the agreement the amount held lapses.',
    ]);
    expect(saySettings(other, 'zh-Hant')).toEqual([
      '補償經取整後達 1.00 或以上方予支付；不足者撥入下一期間。',
      '補償可累積至 10.00 方予支付；協議終止時，累積款項作廢。',
    ]);
    expect(saySettings(settings(), 'en')).toEqual([]);
  });
});
