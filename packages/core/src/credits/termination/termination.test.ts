import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../metrics/metric.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { PastPeriod } from '../rule.ts';
import { past, q, utc, zoneOf } from '../testing/context.ts';
import { looksAt, rightState, sayRight } from './right.ts';
import type { RightSetting } from './right.ts';
import { terminationRightSchema } from './schema.ts';

const right = (when: object | readonly object[], more: object = {}) =>
  terminationRightSchema.parse({ id: 'chronic', when: Array.isArray(when) ? when : [when], ...more });
const facts = (history: readonly PastPeriod[], more: Partial<RightSetting> = {}): RightSetting => ({
  commitment: 'uptime',
  history,
  occurrences: [],
  subjects: new Map(),
  zone: utc,
  businessDays: { isBusinessDate: () => true },
  ...more,
});
const state = (when: object | readonly object[], history: readonly PastPeriod[], more: Partial<RightSetting> = {}) =>
  rightState(right(when), facts(history, more));
const months = (from: string, verdicts: string): PastPeriod[] =>
  Array.from(verdicts, (verdict, at) => {
    const month = Number(from.slice(5)) - 1 + at;
    const key = `${Number(from.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return past(key, verdict === 'x' ? 'missed' : verdict === '?' ? 'no-volume' : 'met');
  });

describe('missed-of', () => {
  const chronic = { kind: 'missed-of', misses: 3, periods: 6 };
  const year = months('2024-02', '.x.x..x');
  it('triggers in August after misses in March, May and August', () => {
    expect(year.map((_, at) => state(chronic, year.slice(0, at + 1)).triggered)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(state(chronic, year)).toEqual({
      right: 'chronic',
      clause: undefined,
      gives: 'termination',
      commitment: 'uptime',
      triggered: true,
      triggeredOn: '2024-08-31',
      exerciseBy: undefined,
      steps: [{ what: '3 of 6 periods missed: 2024-03, 2024-05, 2024-08' }],
    });
  });
  it('arises by failing, within the window only', () => {
    expect(state(chronic, [...year, past('2024-09', 'met')]).triggered).toBe(false);
    expect(state(chronic, months('2024-02', 'x.x...x')).triggered).toBe(false);
    expect(state(chronic, months('2024-02', 'x.x..x')).triggered).toBe(true);
    expect(state(chronic, []).triggered).toBe(false);
  });
});

it('counts consecutive misses', () => {
  const three = { kind: 'consecutive', misses: 3 };
  expect(
    ['xxx', 'x.xx', '.xxxx', 'xx?', 'xx'].map((verdicts) => state(three, months('2026-01', verdicts)).triggered),
  ).toEqual([true, false, true, false, false]);
  expect(state(three, months('2026-01', '.xxxx')).steps).toEqual([{ what: '4 consecutive periods missed' }]);
});

describe('figures', () => {
  const hours = (text: string, key = '2026-01') => past(key, 'met', { facets: { degraded: q(text) } });
  it('is strictly longer than 7.2 hours', () => {
    const long = { kind: 'figure', figure: 'degraded', when: '> 7.2 h' };
    expect(['7.2 h', '7.21 h'].map((text) => state(long, [hours(text)]).triggered)).toEqual([false, true]);
    expect(state(long, [hours('8 h')]).steps).toEqual([{ what: 'degraded 8 h lies in > 7 h 12 min' }]);
    expect(state(long, [past('2026-01')]).triggered).toBe(false);
    expect(state(long, [hours('8')]).triggered).toBe(false);
  });
  it('is in each of three consecutive periods', () => {
    const each = { kind: 'figure', figure: 'degraded', when: '>= 30 min', periods: 3 };
    const run = (...texts: string[]) =>
      state(
        each,
        texts.map((text, at) => hours(text, `2026-0${at + 1}`)),
      ).triggered;
    expect([
      run('30 min', '31 min', '2 h'),
      run('30 min', '29 min', '2 h'),
      run('1 h', '1 h'),
      run('0 min', '1 h', '1 h', '1 h'),
    ]).toEqual([true, false, false, true]);
  });
  it('is below a critical threshold once', () => {
    const critical = { kind: 'figure', figure: 'value', when: '< 96 %' };
    expect(
      ['96 %', '95.9 %'].map((text) => state(critical, [past('2026-01', 'missed', { value: q(text) })]).triggered),
    ).toEqual([false, true]);
    expect(state(critical, [past('2026-01', 'missed')]).triggered).toBe(false);
  });
});

it('counts periods at the maximum credit', () => {
  const maximum = { kind: 'at-maximum', periods: 3 };
  const run = (...flags: boolean[]) =>
    state(
      maximum,
      flags.map((atMaximum, at) => past(`2026-0${at + 1}`, 'missed', { atMaximum })),
    );
  expect(run(true, true, true).triggered).toBe(true);
  expect(run(true, true, true).steps).toEqual([{ what: 'the credit was at its maximum in 2026-01, 2026-02, 2026-03' }]);
  expect([run(true, true).triggered, run(true, false, true).triggered, run(false, true, true, true).triggered]).toEqual(
    [false, false, true],
  );
});

describe('occurrences in a sliding window', () => {
  const outage = (date: string, hours: number, zoned = 'T10:00:00Z'): Occurrence => {
    const start = Instant.parse(`${date}${zoned}`);
    return {
      id: date,
      start,
      end: Instant.plus(start, hours * 3_600_000),
      counted: Ratio.of(hours * 3_600_000),
      rows: [`row ${date}`],
    };
  };
  const excessive = { kind: 'occurrences', days: 30, events: '>= 3', total: '>= 12 h' };
  const spring = [outage('2026-04-03', 1), outage('2026-03-20', 4), outage('2026-03-03', 3), outage('2026-04-01', 5)];
  const history = [past('2026-03', 'met'), past('2026-04', 'met')];
  it('is reached on 1 April, 29 days after the first', () => {
    const found = state(excessive, history, { occurrences: spring });
    expect([found.triggered, found.triggeredOn]).toEqual([true, '2026-04-01']);
    expect(found.steps).toEqual([
      {
        what: '3 occurrences of 12 h together within 30 days',
        rows: ['row 2026-03-03', 'row 2026-03-20', 'row 2026-04-01'],
      },
    ]);
    expect(state(excessive, history.slice(0, 1), { occurrences: spring }).triggered).toBe(false);
  });
  it('holds thirty days and not thirty-one', () => {
    const pair = (last: string) =>
      state({ kind: 'occurrences', days: 30, events: '>= 2' }, history, {
        occurrences: [outage('2026-03-03', 1), outage(last, 1)],
      }).triggered;
    expect([pair('2026-04-01'), pair('2026-04-02')]).toEqual([true, false]);
  });
  it('suffices by number or by total alone', () => {
    expect(state({ ...excessive, events: '>= 9' }, history, { occurrences: spring }).triggeredOn).toBe('2026-04-01');
    expect(state({ ...excessive, total: '>= 99 h' }, history, { occurrences: spring }).triggeredOn).toBe('2026-04-01');
    expect(state({ kind: 'occurrences', days: 30, total: '> 12 h' }, history, { occurrences: spring }).triggered).toBe(
      false,
    );
    expect(state({ kind: 'occurrences', days: 30, total: '> 8 h' }, history, { occurrences: spring }).triggeredOn).toBe(
      '2026-04-01',
    );
  });
  it('looks only at occurrences that are long enough', () => {
    expect(
      state({ ...excessive, longerThan: '> 3 h', total: '>= 99 h' }, history, { occurrences: spring }).triggered,
    ).toBe(false);
    expect(
      state({ ...excessive, longerThan: '> 3 h', events: '>= 2' }, history, { occurrences: spring }).triggeredOn,
    ).toBe('2026-04-01');
  });
  it('counts days in the zone of the agreement', () => {
    const hongKong = zoneOf('Asia/Hong_Kong');
    const night = [outage('2026-03-02', 1, 'T17:00:00Z'), outage('2026-04-01', 1, 'T15:00:00Z')];
    const two = { kind: 'occurrences', days: 30, events: '>= 2' };
    expect(state(two, history, { occurrences: night }).triggered).toBe(false);
    expect(state(two, history, { occurrences: night, zone: hongKong }).triggeredOn).toBe('2026-04-01');
  });
  it('ignores what happens after the period', () => {
    expect(
      state({ kind: 'occurrences', days: 30, events: '>= 1' }, [past('2026-02')], { occurrences: spring }).triggered,
    ).toBe(false);
    expect(
      state({ kind: 'occurrences', days: 30, events: '>= 1' }, [past('2026-03')], {
        occurrences: [outage('2026-04-01', 1, 'T00:00:00Z')],
      }).triggered,
    ).toBe(false);
  });
  it('asks for a number or a total', () => {
    expect(
      terminationRightSchema.safeParse({ id: 'x', when: [{ kind: 'occurrences', days: 30 }] }).error?.issues[0]
        ?.message,
    ).toBe('write events, total, or both; either suffices');
  });
});

describe('share of subjects', () => {
  const circuits = new Map([
    ['a', months('2025-12', 'x.x')],
    ['b', months('2025-12', '..x')],
    ['c', months('2025-12', '...')],
    ['d', months('2025-01', 'x...........')],
  ]);
  const last = [past('2026-02', 'met')];
  it('counts the subjects that failed within the months', () => {
    const half = { kind: 'share-of-subjects', share: '>= 50 %', months: 12 };
    const found = state(half, last, { subjects: circuits });
    expect(found.triggered).toBe(true);
    expect(found.steps).toEqual([{ what: '2 of 4 subjects missed within 12 months: a, b' }]);
    expect(state({ ...half, share: '> 50 %' }, last, { subjects: circuits }).triggered).toBe(false);
    expect(state({ ...half, share: '>= 25 %', misses: 2 }, last, { subjects: circuits }).steps).toEqual([
      { what: '1 of 4 subjects missed within 12 months: a' },
    ]);
    expect(state({ ...half, share: '>= 75 %', months: 14 }, last, { subjects: circuits }).triggered).toBe(true);
    expect(
      state({ ...half, share: '>= 25 %' }, [past('2025-12', 'met')], { subjects: circuits }).steps[0]?.what,
    ).toContain('2 of 4 subjects missed within 12 months: a, d');
    expect(state({ ...half, share: '>= 0 %' }, last).triggered).toBe(false);
  });
});

describe('rights', () => {
  it('need any one of their conditions, and exist from the earliest', () => {
    const outage = {
      id: 'o',
      start: Instant.parse('2026-01-05T00:00:00Z'),
      end: Instant.parse('2026-01-05T01:00:00Z'),
      counted: Ratio.of(3_600_000),
      rows: [],
    };
    const both = [
      { kind: 'consecutive', misses: 1 },
      { kind: 'occurrences', days: 30, events: '>= 1' },
    ];
    const found = state(both, [past('2026-01')], { occurrences: [outage] });
    expect([found.triggeredOn, found.steps.length]).toEqual(['2026-01-05', 2]);
    expect(state([{ kind: 'consecutive', misses: 2 }, both[0] ?? {}], [past('2026-01')]).triggered).toBe(true);
  });
  it('are used within a time from the end of the period', () => {
    const verizon = right(
      { kind: 'consecutive', misses: 3 },
      { exerciseWithin: '30 calendar days', clause: '8.3', gives: 'plan' },
    );
    const found = rightState(verizon, facts(months('2026-01', 'xxx')));
    expect([found.triggeredOn, found.exerciseBy]).toEqual(['2026-03-31', Instant.parse('2026-05-01T00:00:00Z')]);
    expect([found.clause, found.gives]).toEqual(['8.3', 'plan']);
    expect(rightState(verizon, facts(months('2026-01', 'xx'))).exerciseBy).toBeUndefined();
  });
  it('look at all commitments or at those named', () => {
    expect(looksAt(right({ kind: 'consecutive', misses: 3 }), 'a')).toBe(true);
    expect(looksAt(right({ kind: 'consecutive', misses: 3 }, { commitments: ['a'] }), 'a')).toBe(true);
    expect(looksAt(right({ kind: 'consecutive', misses: 3 }, { commitments: ['a'] }), 'b')).toBe(false);
  });
});

describe('wording', () => {
  it.each([
    [
      { kind: 'missed-of', misses: 3, periods: 6 },
      'the target is missed in 3 of 6 consecutive periods',
      '連續 6 個期間內有 3 個未達標',
    ],
    [{ kind: 'consecutive', misses: 3 }, 'the target is missed in 3 consecutive periods', '連續 3 個期間未達標'],
    [
      { kind: 'figure', figure: 'value', when: '< 96 %' },
      'the value attained is less than 96 % in one period',
      '任何一個期間的達成值低於 96 %',
    ],
    [
      { kind: 'figure', figure: 'downtime', when: '> 30 min', periods: 3 },
      'the figure “downtime” is more than 30 min in each of 3 consecutive periods',
      '連續 3 個期間的「downtime」數值均高於 30 分鐘',
    ],
    [
      { kind: 'occurrences', days: 30, events: '>= 3', total: '>= 12 h' },
      'of the occurrences within any 30 days their number is at least 3 or their total is at least 12 h',
      '任何 30 日內的事件次數不低於 3或總時間不低於 12 小時',
    ],
    [
      { kind: 'occurrences', days: 7, events: '> 1', longerThan: '>= 1 h' },
      'of the occurrences that count at least 1 h each within any 7 days their number is more than 1',
      '任何 7 日內的事件（每次不低於 1 小時）次數高於 1',
    ],
    [
      { kind: 'at-maximum', periods: 3 },
      'the credit is at its maximum in 3 consecutive periods',
      '連續 3 個期間的補償均達上限',
    ],
    [
      { kind: 'share-of-subjects', share: '>= 30 %', months: 12 },
      'at least 30 % of the sites each miss the target once within 12 months',
      '12 個月內有不低於 30 %的站點各 1 次未達標',
    ],
    [
      { kind: 'share-of-subjects', share: '<= 30 %', months: 12, misses: 2 },
      'at most 30 % of the sites each miss the target 2 times within 12 months',
      '12 個月內有不高於 30 %的站點各 2 次未達標',
    ],
  ])('%j', (when, en, zh) => {
    expect(sayRight(right(when), 'en')).toBe(`Where ${en}, the Customer may terminate.`);
    expect(sayRight(right(when), 'zh-Hant')).toBe(`如${zh}，客戶可終止協議。`);
  });
  it('says notice, time and remedy', () => {
    const full = right(
      [
        { kind: 'consecutive', misses: 3 },
        { kind: 'at-maximum', periods: 2 },
      ],
      {
        gives: 'step-in',
        notice: '30 calendar days',
        exerciseWithin: '60 calendar days',
        remedy: { en: 'Prepaid fees are returned.', 'zh-Hant': '退回預付費用。' },
      },
    );
    expect(sayRight(full, 'en')).toBe(
      'Where the target is missed in 3 consecutive periods or the credit is at its maximum in 2 consecutive periods, the Customer may step in on 30 calendar days notice, within 60 calendar days afterwards. Prepaid fees are returned.',
    );
    expect(sayRight(full, 'zh-Hant')).toBe(
      '如連續 3 個期間未達標或連續 2 個期間的補償均達上限，客戶可介入接管（須提前 30 個曆日通知），並須於其後 60 個曆日內行使。退回預付費用。',
    );
    const provider = right({ kind: 'consecutive', misses: 3 }, { holder: 'provider' });
    expect(sayRight(provider, 'en')).toContain('the Provider may terminate');
    expect(sayRight(provider, 'zh-Hant')).toContain('服務供應商可終止協議');
    expect(sayRight(right({ kind: 'consecutive', misses: 1 }, { gives: 'meeting' }), 'en')).toContain(
      'may require a meeting of the management.',
    );
    expect(sayRight(right({ kind: 'consecutive', misses: 1 }, { gives: 'plan' }), 'zh-Hant')).toContain(
      '可要求改善計劃。',
    );
    expect(sayRight(right({ kind: 'consecutive', misses: 1 }, { gives: 'other' }), 'en')).toContain(
      'has the right named below.',
    );
  });
});
