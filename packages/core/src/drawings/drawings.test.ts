import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../terms/text.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { budgetBurn } from './burn.ts';
import { costFrontier } from './cost-frontier.ts';
import { coverageMatrix, coverageStates } from './coverage.ts';
import type { Drawing, TextMark } from './drawing.ts';
import { partyMinutes } from './party-minutes.ts';
import { niceTicks, tickText } from './plot.ts';
import { scoreBars } from './scores.ts';
import { slamChart, slamState, slamStates } from './slam.ts';
import { fitted, textWidth } from './text-size.ts';
import { periodTimeline } from './timeline.ts';
import { attainmentTrend } from './trend.ts';
import { warningMonths } from './warning-months.ts';
import { workloadChart } from './workload.ts';

const min = (minutes: number): Ratio => Ratio.of(Math.round(minutes * 60_000));
const at = (text: string): Instant => Instant.parse(`${text}+08:00`);
const months = [
  '2024-01',
  '2024-02',
  '2024-03',
  '2024-04',
  '2024-05',
  '2024-06',
  '2024-07',
  '2024-08',
  '2024-09',
  '2024-10',
  '2024-11',
  '2024-12',
  '2025-01',
];
const november = { start: at('2024-11-01T00:00'), end: at('2024-12-01T00:00') };
const labels: Readonly<Record<Language, (key: string) => string>> = {
  en: (key) =>
    `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(key.slice(5)) - 1] ?? ''} ${key.slice(0, 4)}`,
  'zh-Hant': (key) => `${key.slice(0, 4)}年${Number(key.slice(5))}月`,
};

/** One of each, in a language and a width, with the awkward cases in it. */
const all: Readonly<Record<string, (language: Language, width: number) => Drawing>> = {
  slam: (language, width) =>
    slamChart({
      language,
      width,
      periods: months.map((key) => ({ key, label: labels[language](key) })),
      rows: [
        {
          title:
            language === 'en'
              ? 'Availability of the metro circuit between the two sites'
              : '兩個地點之間城域專線的可用率',
          cells: months.slice(1).map((period, index) => ({
            period,
            state: slamStates[index % slamStates.length] ?? 'met',
            value: language === 'en' ? `${index * 5} min` : `${index * 5} 分鐘`,
            used: String(index * 23),
            revised: index % 4 === 0,
            leadsTo: `commitment/SLA-LR-METRO/availability/${period}`,
          })),
        },
        { title: 'P1', cells: [] },
      ],
    }),
  trend: (language, width) =>
    attainmentTrend({
      language,
      width,
      measure: 'time',
      points: months.map((period, index) => ({
        period,
        label: labels[language](period),
        ...(index === 4 ? {} : { used: min(index === 10 ? 55 : index * 1.7), of: min(43_200) }),
        allowed: min(index < 10 ? 43.2 : 21.6),
        missed: index === 10,
        revision: index < 10 ? 1 : 2,
        ...(index === 10 ? { notes: ['T8'] } : {}),
      })),
    }),
  burn: (language, width) =>
    budgetBurn({
      language,
      width,
      span: november,
      zone: 'Asia/Hong_Kong',
      allowed: min(21.6),
      points: [
        { at: at('2024-11-05T10:00'), used: min(4) },
        { at: at('2024-11-14T09:50'), used: min(59), leadsTo: 'evidence/OUT-0192' },
      ],
      works: [{ start: at('2024-11-24T02:00'), end: at('2024-11-24T06:00'), title: 'CHG-1' }],
    }),
  open: (language, width) =>
    budgetBurn({
      language,
      width,
      span: november,
      zone: 'Asia/Hong_Kong',
      allowed: min(21.6),
      now: at('2024-11-10T00:00'),
      projected: { low: min(6), high: min(30) },
      points: [{ at: at('2024-11-05T10:00'), used: min(4) }],
    }),
  timeline: (language, width) =>
    periodTimeline({
      language,
      width,
      span: november,
      zone: 'Asia/Hong_Kong',
      lanes: [
        {
          role: 'source',
          title:
            language === 'en'
              ? 'downtime told by the outage log of the network operations centre'
              : '網絡營運中心中斷紀錄報告的停機',
          amount: '55 min',
          bars: [
            {
              start: at('2024-11-14T08:55'),
              end: at('2024-11-14T09:50'),
              label: 'OUT-0192',
              leadsTo: 'evidence/OUT-0192',
            },
          ],
        },
        {
          role: 'refused',
          title: 'T8',
          bars: [{ start: at('2024-11-13T23:10'), end: at('2024-11-14T10:20'), label: 'T8' }],
        },
        {
          role: 'calendar',
          title: language === 'en' ? 'agreed service time' : '協定服務時間',
          amount: '43,200 min',
          bars: [{ start: november.start, end: november.end, label: '24×7' }],
        },
        {
          role: 'result',
          title: language === 'en' ? 'downtime that counts' : '計算停機',
          amount: '55 min',
          bars: [{ start: at('2024-11-14T08:55'), end: at('2024-11-14T09:50'), label: '55' }],
        },
      ],
    }),
  warnings: (language, width) =>
    warningMonths({
      language,
      width,
      months: months.map((key, index) => ({
        label: labels[language](key),
        warned: index % 3,
        sudden: index % 2,
        late: index === 4 ? 2 : 0,
        missed: index === 10 ? 5 : 0,
        falseAlarms: index % 4 === 3 ? 1 : 0,
      })),
    }),
  workload: (language, width) =>
    workloadChart({
      language,
      width,
      unit: language === 'en' ? 'tickets' : '宗',
      points: months.map((period, index) => ({
        label: labels[language](period),
        ...(index === 3 ? {} : { volume: Ratio.of(100 + index * 17) }),
        limit: Ratio.of(250),
        tolerated: Ratio.of(275),
      })),
    }),
  parties: (language, width) =>
    partyMinutes({
      language,
      width,
      cases: [
        {
          title: 'INC-2024-11873',
          parts: [
            { party: 'Harbourline NOC', ms: min(12) },
            { party: 'Victoria Fibre', ms: min(41) },
            { party: 'Lion Rock', ms: min(2) },
          ],
        },
        { title: 'INC-2', parts: [{ party: 'Victoria Fibre', ms: min(5) }] },
      ],
    }),
  scores: (language, width) =>
    scoreBars({
      language,
      width,
      rows: [
        {
          title: language === 'en' ? 'Promises met' : '達標承諾',
          score: Ratio.of(857, 10),
          before: Ratio.of(92),
          basis: '12 / 14',
        },
        { title: language === 'en' ? 'Claims' : '索償' },
      ],
    }),
  frontier: (language, width) =>
    costFrontier({
      language,
      width,
      points: [99.95, 99.9, 99.5, 99].map((strictness, index) => ({
        title: `SLA-${index}`,
        promised: language === 'en' ? `at least ${strictness} %` : `不低於 ${strictness} %`,
        strictness,
        share: 0.4 * index,
      })),
    }),
  coverage: (language, width) =>
    coverageMatrix({
      language,
      width,
      columns: Array.from({ length: 12 }, (_, index) => ({
        key: `c${index}`,
        title: language === 'en' ? `Customer number ${index}` : `第${index}號客戶有限公司`,
      })),
      rows: [{ title: 'IPVPN Gold', cells: coverageStates.map((state, index) => ({ column: `c${index}`, state })) }],
    }),
};

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ text, x, y, size, anchor = 'start' }: TextMark): Box {
  const width = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { text, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.15 };
}

const touching = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

const cases = Object.keys(all).flatMap((name) =>
  (['en', 'zh-Hant'] as const).flatMap((language) => [960, 640, 350].map((width) => ({ name, language, width }))),
);

describe.each(cases)('$name in $language at $width', ({ name, language, width }) => {
  const drawing = (
    all[name] ??
    (() => {
      throw new Error(name);
    })
  )(language, width);
  const boxes = drawing.marks.flatMap((mark) => (mark.mark === 'text' ? [boxOf(mark)] : []));

  test('no text lies on another', () => {
    const pairs = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => touching(a, b))
        .map((b) => [a.text, b.text]),
    );
    expect(pairs).toEqual([]);
  });

  test('everything lies within the box', () => {
    const outside = boxes.filter(
      (box) => box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > drawing.height + 1,
    );
    expect(outside.map((box) => box.text)).toEqual([]);
    for (const mark of drawing.marks) {
      if (mark.mark !== 'rect') continue;
      expect(mark.x).toBeGreaterThanOrEqual(-0.01);
      expect(mark.x + mark.width).toBeLessThanOrEqual(width + 0.01);
      expect(mark.width).toBeGreaterThan(0);
      expect(mark.y + mark.height).toBeLessThanOrEqual(drawing.height + 0.01);
    }
  });

  test('it has a description and a table of the same numbers, every row whole', () => {
    expect(drawing.description.length).toBeGreaterThan(10);
    expect(drawing.table.rows.length).toBeGreaterThan(0);
    for (const row of drawing.table.rows) expect(row).toHaveLength(drawing.table.columns.length);
  });
});

test('ticks hold what lies between, begin at zero when all is positive, and are few', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 0, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (low, high) => {
        const ticks = niceTicks(low, high);
        // Ticks are told to six decimals: what is finer lies on the same one.
        const span = Math.max(high - low, 1e-3);
        expect(ticks[0]).toBeLessThanOrEqual(low + span * 1e-3);
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(high - span * 1e-3);
        expect(ticks.length).toBeLessThanOrEqual(8);
      },
    ),
  );
  expect(niceTicks(0, 55)).toEqual([0, 20, 40, 60]);
  expect(niceTicks(-33.4, 21.6)).toEqual([-40, -20, 0, 20, 40]);
  expect(tickText(-1200)).toBe('−1,200');
});

test('a promise kept with four fifths of its allowance used is threatened, one minute less is not', () => {
  const allowed = min(20);
  expect(slamState('met', { used: min(16), allowed })).toBe('threatened');
  expect(slamState('met', { used: min(15), allowed })).toBe('met');
  expect(slamState('missed', { used: min(55), allowed })).toBe('missed');
  expect(slamState('met', { used: Ratio.zero, allowed: Ratio.zero })).toBe('met');
});

test('the burn shows what lies below zero, and says so', () => {
  const drawing = budgetBurn({
    span: november,
    zone: 'Asia/Hong_Kong',
    allowed: min(21.6),
    points: [{ at: at('2024-11-14T09:50'), used: min(55), leadsTo: 'evidence/OUT-0192' }],
    language: 'zh-Hant',
    width: 900,
  });
  expect(drawing.description).toBe('容許 21.6 分鐘，已用 55 分鐘：超出 33.4 分鐘。');
  expect(drawing.marks.some((mark) => mark.mark === 'area' && mark.tone === 'bad')).toBe(true);
  expect(drawing.marks.some((mark) => mark.leadsTo === 'evidence/OUT-0192')).toBe(true);
});

test('the mean over periods divides sums: a short month does not weigh as much as a long one', () => {
  const drawing = attainmentTrend({
    language: 'en',
    width: 900,
    measure: 'time',
    points: [
      { period: 'a', label: 'a', used: min(100), of: min(1000), missed: true },
      { period: 'b', label: 'b', used: min(0), of: min(9000), missed: false },
    ],
  });
  expect(drawing.description).toContain(
    '100 min of 10,000 min (166 h 40 min), that is 99 %'.replace(' (166 h 40 min)', ''),
  );
});

test('every event of a timeline leads to its evidence and is wide enough to be hit', () => {
  const drawing = (
    all['timeline'] ??
    (() => {
      throw new Error('no timeline');
    })
  )('en', 960);
  const led = drawing.marks.filter((mark) => mark.leadsTo === 'evidence/OUT-0192');
  // Once in the whole period and once in the close-up.
  expect(led).toHaveLength(2);
  expect(led.every((mark) => mark.mark === 'rect' && mark.width >= 3)).toBe(true);
  expect(drawing.marks.some((mark) => mark.mark === 'text' && mark.text.startsWith('Close-up: 13 Nov 2024'))).toBe(
    true,
  );
});

test('a text that has no room ends with an ellipsis within its room', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 300 }), (text, room) => {
      expect(textWidth(fitted(text, 11, room), 11)).toBeLessThanOrEqual(Math.max(room, 0));
    }),
  );
});
