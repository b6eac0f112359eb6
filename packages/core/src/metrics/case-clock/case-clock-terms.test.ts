import { describe, expect, it } from 'vitest';
import { caseClock } from './case-clock.ts';
import { caseClockTerms } from './terms.ts';
import type { MetricSetting } from '../metric.ts';
import { alone, contextOf, event, hour, measureTerms, valueIn, wallOf } from './testing/cases.ts';

describe('wording', () => {
  const terms = caseClockTerms.parse({
    kind: 'case-clock',
    clock: 'restore',
    population: { types: ['incident'] },
    limits: { P1: '4 h', P3: '2 business days' },
    hours: { P1: 'always' },
    dayLimitsEnd: 'close-of-day',
    pauses: { reasons: ['waiting-customer'] },
    onPriorityChange: 'carry',
    reopen: 'void-closure',
    counts: 'share',
  });

  it('reads as a clause in English', () => {
    expect(caseClock.wording(terms, 'en')).toBe(
      'the share of incident cases restored within the limit; the time runs from when the case is opened until the service is restored; ' +
        'the limit is 4 h round the clock for P1, 2 business days within the service hours for P3; a limit in days ends when its last day closes; ' +
        'the time stops only while the case is paused for "waiting-customer"; when the priority changes the time already used counts on, against the limit ' +
        'and in the hours of the new priority; when a case is reopened its closure is void and the time in between counts; a case counts in the period in ' +
        'which its time began; a case still open past its limit at the end of the period is missed',
    );
  });

  it('reads as a clause in Traditional Chinese', () => {
    expect(caseClock.wording(terms, 'zh-Hant')).toBe(
      '於時限內復原的「事故」類個案所佔比率；時間由個案開立起計，直至服務復原；時限：P1 為 4 小時（全日 24 小時計算），P3 為 2 個工作日（按服務時間計算）；' +
        '以日數訂明的時限於最後一日結束時屆滿；只有在個案因「waiting-customer」暫停期間方停止計時；優先級別變更時，已用時間繼續計算，其後適用新級別的時限及計時時段；' +
        '個案重開時，原先的結束視為無效，其間的時間照計；個案計入其開始計時所在的期間；於期末仍未結束而已逾時的個案視為未達標',
    );
  });

  it('says every term in both languages without leaving a gap', () => {
    const variants = [
      { counts: 'each', clock: 'response', limit: '15 min' },
      {
        counts: 'mean',
        clock: 'update',
        limit: '1 h',
        endsAt: ['updated'],
        reopen: 'new-cycle',
        belongsTo: 'ended',
        openOverdue: 'ignore',
      },
      {
        counts: 'percentile',
        percentile: 95,
        method: 'linear',
        clock: 'resolve',
        limits: { A: '1 calendar days' },
        limit: '2 h',
        onPriorityChange: 'restart',
      },
      {
        counts: 'max',
        clock: 'restore',
        limit: '1 h',
        hours: 'office',
        pauses: { parties: ['customer'] },
        population: { priorities: ['P1'], opened: { hours: 'office', side: 'outside' } },
      },
    ];
    for (const variant of variants) {
      const parsed = caseClockTerms.parse({ kind: 'case-clock', ...variant });
      for (const language of ['en', 'zh-Hant'] as const) {
        expect(caseClock.wording(parsed, language)).not.toMatch(/undefined|\s[;,]|；；|[.。]$/u);
      }
    }
  });
});

describe('lint and ablations', () => {
  const codes = (terms: object, setting: MetricSetting = alone): string[] => {
    const parsed = caseClockTerms.parse({ kind: 'case-clock', clock: 'restore', counts: 'share', ...terms });
    return (caseClock.lint?.(parsed, setting) ?? []).map(({ code }) => code);
  };

  it('finds what the terms leave open', () => {
    expect(codes({ limits: { P1: '4 h', P2: '3 business days' }, openOverdue: 'ignore' })).toEqual([
      'case-clock/reopen-undeclared',
      'case-clock/priority-change-undeclared',
      'case-clock/day-end-undeclared',
      'case-clock/period-undeclared',
      'case-clock/no-pauses',
      'case-clock/open-overdue-ignored',
    ]);
  });

  it('finds nothing in terms that say all', () => {
    const full = { limit: '4 h', reopen: 'continue', belongsTo: 'opened', pauses: { reasons: ['customer'] } };
    expect(codes(full)).toEqual([]);
    expect(codes({ ...full, population: { priorities: ['P9'] } })).toEqual([]);
  });

  it('finds names without a limit and hours without effect', () => {
    const base = { reopen: 'continue', belongsTo: 'opened', pauses: { reasons: ['customer'] } };
    expect(codes({ ...base, limits: { P1: '4 h' }, population: { priorities: ['P2'] } })).toEqual([
      'case-clock/population-without-limit',
    ]);
    expect(codes({ ...base, limits: { P1: '4 h' }, hours: { p1: 'always' } })).toEqual([
      'case-clock/hours-without-limit',
    ]);
    expect(
      codes({ ...base, limits: { P1: '2 calendar days' }, hours: { P1: 'office' }, dayLimitsEnd: 'same-time' }),
    ).toEqual(['case-clock/calendar-days-in-hours']);
  });

  it('finds what does not fit the priorities and the other clocks of the agreement', () => {
    const full = {
      reopen: 'continue',
      belongsTo: 'opened',
      pauses: { reasons: ['customer'] },
      onPriorityChange: 'carry',
    };
    const priorities = ['P1', 'P2'];
    expect(codes({ ...full, limits: { P1: '4 h', P2: '8 h' } }, { priorities, fellows: [] })).toEqual([]);
    expect(codes({ ...full, limits: { P1: '4 h', p2: '8 h' } }, { priorities, fellows: [] })).toEqual([
      'case-clock/unknown-priority',
      'case-clock/priority-without-limit',
    ]);
    const resolve = (limit: string, more: object = {}) => {
      const metric = caseClockTerms.parse({ kind: 'case-clock', clock: 'resolve', counts: 'share', limit, ...more });
      return { priorities: [], fellows: [{ commitment: 'resolve', metric }] };
    };
    expect(codes({ ...full, limit: '4 h' }, resolve('4 h'))).toEqual([]);
    expect(codes({ ...full, limit: '4 h' }, resolve('3 h'))).toEqual(['case-clock/limits-out-of-order']);
    expect(codes({ ...full, limit: '4 h' }, resolve('3 h', { hours: 'office' }))).toEqual([]);
    expect(codes({ ...full, limit: '4 h' }, resolve('3 h', { clock: 'update' }))).toEqual([]);
  });

  it('feeds the self-test with a period of cases ended at once and one of cases never touched', () => {
    for (const clock of ['response', 'update', 'restore', 'resolve']) {
      const terms = caseClockTerms.parse({
        kind: 'case-clock',
        clock,
        startsAt: 'assigned',
        limits: { P1: '4 h', P2: '8 h' },
        counts: 'share',
      });
      const extremes = caseClock.extremes?.(terms, contextOf([]).span);
      expect(valueIn(caseClock.measure(terms, contextOf(extremes?.perfect ?? [])))).toBe('1');
      expect(valueIn(caseClock.measure(terms, contextOf(extremes?.dead ?? [])))).toBe('0');
    }
  });

  it('refuses terms that name no limit, a limit in months, or half a percentile', () => {
    const reads = (terms: object): boolean =>
      caseClockTerms.safeParse({ kind: 'case-clock', clock: 'restore', counts: 'share', ...terms }).success;
    expect(reads({ limit: '4 h' })).toBe(true);
    expect(reads({})).toBe(false);
    expect(reads({ limits: {} })).toBe(false);
    expect(reads({ limit: '2 months' })).toBe(false);
    expect(reads({ limit: '1.5 business days' })).toBe(false);
    expect(reads({ limit: '99999999 d' })).toBe(false);
    expect(reads({ limit: '4 h', counts: 'percentile', percentile: 95 })).toBe(false);
    expect(reads({ limit: '4 h', counts: 'percentile', percentile: 101, method: 'linear' })).toBe(false);
    expect(reads({ limit: '4 h', pauses: {} })).toBe(false);
  });

  it('can be measured without its pauses or round the clock', () => {
    const rows = [
      event('C', 'opened', '2024-02-07 17:00'),
      event('C', 'paused', ['2024-02-07 17:30', { why: 'customer' }]),
      event('C', 'resumed', '2024-02-07 18:00'),
      event('C', 'restored', '2024-02-08 09:30'),
    ];
    const terms = caseClockTerms.parse({
      kind: 'case-clock',
      clock: 'restore',
      limit: '4 h',
      hours: 'office',
      pauses: { reasons: ['customer'] },
      counts: 'max',
    });
    const worth = Object.fromEntries(
      (caseClock.ablations?.(terms) ?? []).map((one) => [
        one.name,
        valueIn(caseClock.measure(one.terms, contextOf(rows))),
      ]),
    );
    expect(valueIn(caseClock.measure(terms, contextOf(rows)))).toBe(String(hour));
    expect(worth).toMatchObject({ pauses: String(1.5 * hour), hours: String(16 * hour) });
  });
});

it('keeps the promise of the field ticket: 4 office hours over Lunar New Year', () => {
  const rows = (wall: string) => [event('WO-0009', 'opened', '2024-02-09 17:30'), event('WO-0009', 'restored', wall)];
  const terms = { clock: 'restore', limit: '240 min', hours: 'office', counts: 'each' };
  expect(valueIn(measureTerms(terms, rows('2024-02-14 12:30')))).toBe('0');
  expect(valueIn(measureTerms(terms, rows('2024-02-14 12:31')))).toBe('1');
  expect(
    wallOf(measureTerms({ ...terms, limit: '8 h', hours: 'always' }, rows('2024-02-10 01:31')).occurrences[0]?.end),
  ).toBe('2024-02-10 01:31');
});
