import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../evidence/row.ts';
import { parseTarget, meets } from '../../terms/target.ts';
import { IntervalSet } from '../../values/interval.ts';
import { event, facet, hk, hour, measureTerms, min, valueIn } from './testing/cases.ts';

/** A case opened and restored within one day of February 2024. */
const restored = (
  id: string,
  [day, from, to]: readonly [day: string, from: string, to: string],
  telling: { priority?: string; type?: string } = {},
): CaseRow[] => [
  event(id, 'opened', [`2024-02-${day} ${from}`, telling]),
  event(id, 'restored', `2024-02-${day} ${to}`),
];
const inTime = (n: number): CaseRow[] =>
  Array.from({ length: n }, (_, i) => restored(`good-${String(i).padStart(2, '0')}`, ['05', '09:00', '10:00'])).flat();

describe('share of cases in time', () => {
  const terms = { clock: 'restore', limit: '1 h', counts: 'share' };
  const late = restored('late', ['06', '09:00', '10:01']);
  const target = parseTarget('>= 95 %');

  it('is exact at the target: 19 of 20 meet 95 %, 18 of 19 do not', () => {
    for (const [good, share, met] of [
      [19, '95.000000', true],
      [18, '94.736842', false],
    ] as const) {
      const { value } = measureTerms(terms, [...inTime(good), ...late]);
      if (!value.measured || typeof target === 'string') throw new Error('no value');
      expect(value.value.value.toPercent(6)).toBe(share);
      expect(meets({ attained: value.value, target })).toBe(met);
    }
  });

  it('has no value without cases', () => {
    const measurement = measureTerms(terms, []);
    expect(measurement.value).toMatchObject({ measured: false, why: 'no-volume' });
    expect(facet(measurement, 'cases')).toBe('0');
  });

  it('tells of each miss how late it was', () => {
    const { occurrences } = measureTerms(terms, [...inTime(1), ...late]);
    expect(occurrences).toMatchObject([{ id: 'late', start: hk('2024-02-06 09:00'), end: hk('2024-02-06 10:01') }]);
    expect(occurrences[0]?.counted.toString()).toBe(String(min));
    expect(occurrences[0]?.rows).toHaveLength(2);
  });

  it('explains a case: limit, due time, lateness, rows', () => {
    const [cases] = measureTerms(terms, late).steps;
    expect(cases?.parts?.[0]).toMatchObject({
      what: 'case late: missed, started 2024-02-06T01:00:00.000Z, ended 2024-02-06T02:01:00.000Z',
      value: '1 h 1 min',
      parts: [
        { what: 'limit: due 2024-02-06T02:00:00.000Z', value: '1 h' },
        {
          what: 'late since 2024-02-06T02:00:00.000Z by the limit (1 h, used up 2024-02-06T02:00:00.000Z)',
          value: '1 min',
        },
      ],
    });
  });
});

describe('what counts', () => {
  const rows = [
    ...restored('a', ['05', '09:00', '10:00']),
    ...restored('b', ['06', '09:00', '11:00']),
    ...restored('c', ['07', '09:00', '13:00']),
    ...restored('d', ['08', '09:00', '19:00']),
  ];
  const counted = (terms: object) => valueIn(measureTerms({ clock: 'restore', limit: '3 h', ...terms }, rows));

  it('counts misses, or takes mean, largest and percentile of the times used', () => {
    expect(counted({ counts: 'each' })).toBe('2');
    expect(counted({ counts: 'mean' })).toBe(String((17 * hour) / 4));
    expect(counted({ counts: 'max' })).toBe(String(10 * hour));
    expect(counted({ counts: 'percentile', percentile: 75, method: 'nearest-rank' })).toBe(String(4 * hour));
    // Rank (4 − 1) × 0.75 = 2.25: a quarter of the way from 4 h to 10 h.
    expect(counted({ counts: 'percentile', percentile: 75, method: 'linear' })).toBe(String(5.5 * hour));
    expect(counted({ counts: 'percentile', percentile: 0, method: 'nearest-rank' })).toBe(String(hour));
    expect(counted({ counts: 'percentile', percentile: 100, method: 'linear' })).toBe(String(10 * hour));
  });

  it('asks only for the types and priorities of its population', () => {
    const mixed = [
      ...restored('p1', ['05', '09:00', '11:00'], { priority: 'P1', type: 'incident' }),
      ...restored('p2', ['05', '09:00', '11:00'], { priority: 'P2', type: 'incident' }),
      ...restored('ask', ['05', '09:00', '11:00'], { priority: 'P1', type: 'request' }),
      ...restored('bare', ['05', '09:00', '11:00']),
    ];
    const cases = (terms: object): string | undefined =>
      facet(measureTerms({ clock: 'restore', counts: 'share', ...terms }, mixed), 'cases');
    expect(cases({ limit: '1 h' })).toBe('4');
    expect(cases({ limit: '1 h', population: { types: ['incident'] } })).toBe('2');
    expect(cases({ limit: '1 h', population: { priorities: ['P1'] } })).toBe('2');
    expect(cases({ limits: { P1: '1 h', P2: '8 h' } })).toBe('3');
    expect(valueIn(measureTerms({ clock: 'restore', counts: 'share', limits: { P1: '1 h', P2: '8 h' } }, mixed))).toBe(
      '1/3',
    );
  });

  it('can ask for cases that start inside or outside some hours', () => {
    const day = [...restored('day', ['05', '10:00', '10:20']), ...restored('night', ['05', '22:00', '22:40'])];
    const misses = (side: string, limit: string) =>
      valueIn(
        measureTerms(
          { clock: 'restore', counts: 'each', limit, population: { opened: { hours: 'office', side } } },
          day,
        ),
      );
    expect(misses('inside', '30 min')).toBe('0');
    expect(misses('outside', '30 min')).toBe('1');
  });

  it('believes one source per topic where sources are ranked, and all of them where not', () => {
    const two = [
      event('C', 'opened', '2024-02-05 09:00'),
      event('C', 'restored', ['2024-02-05 11:00', { source: 'probe' }]),
      event('C', 'restored', ['2024-02-05 09:30', { source: 'desk' }]),
    ];
    const terms = { clock: 'restore', limit: '1 h', counts: 'max' };
    expect(valueIn(measureTerms(terms, two))).toBe(String(hour / 2));
    expect(valueIn(measureTerms(terms, two, { precedence: ['probe', 'desk'] }))).toBe(String(2 * hour));
  });

  it('says when a calendar that the terms name does not exist', () => {
    expect(valueIn(measureTerms({ clock: 'restore', limit: '1 h', hours: 'moon', counts: 'each' }, rows))).toBe(
      'unknown-calendar',
    );
  });
});

describe('the period of a case', () => {
  const overnight = [event('C', 'opened', '2024-01-31 23:00'), event('C', 'restored', '2024-02-01 06:00')];
  const january = { period: { start: hk('2024-01-01 00:00'), end: hk('2024-02-01 00:00') } };
  const march = { period: { start: hk('2024-03-01 00:00'), end: hk('2024-04-01 00:00') } };
  const each = (limit: string, belongsTo?: string) => ({
    clock: 'restore',
    limit,
    counts: 'each',
    ...(belongsTo && { belongsTo }),
  });

  it('is that of its opening, judged with all that is known of it', () => {
    expect(valueIn(measureTerms(each('4 h'), overnight, january))).toBe('1');
    expect(valueIn(measureTerms(each('4 h'), overnight))).toBe('no-volume');
  });

  it('is that of its end where the agreement says so, or that in which it was missed', () => {
    expect(valueIn(measureTerms(each('8 h', 'ended'), overnight, january))).toBe('no-volume');
    expect(valueIn(measureTerms(each('8 h', 'ended'), overnight))).toBe('0');
    // Missed at 23:30, still in January: a miss of January, and not once more in February.
    expect(valueIn(measureTerms(each('30 min', 'ended'), overnight, january))).toBe('1');
    expect(valueIn(measureTerms(each('30 min', 'ended'), overnight))).toBe('no-volume');
  });

  it('takes a case that is open past its limit at the end for missed, unless told to ignore it', () => {
    const open = [event('C', 'opened', '2024-02-28 12:00')];
    expect(valueIn(measureTerms(each('4 h'), open))).toBe('1');
    expect(valueIn(measureTerms({ ...each('4 h'), openOverdue: 'ignore' }, open))).toBe('no-volume');
    const undecided = measureTerms(each('5 calendar days'), open);
    expect(valueIn(undecided)).toBe('no-volume');
    expect(undecided.flags).toEqual(['open-undecided']);
    expect(facet(undecided, 'pending')).toBe('1');
  });

  it('never misses a case by time that passes while it is paused', () => {
    const waiting = [
      event('C', 'opened', '2024-02-01 09:00'),
      event('C', 'paused', ['2024-02-01 10:00', { why: 'customer' }]),
    ];
    const terms = { ...each('4 h'), pauses: { reasons: ['customer'] } };
    expect(valueIn(measureTerms(terms, waiting))).toBe('no-volume');
    expect(valueIn(measureTerms({ ...terms, belongsTo: 'ended' }, waiting, march))).toBe('no-volume');
    const other = measureTerms({ ...terms, pauses: { reasons: ['holiday'] } }, waiting);
    expect(valueIn(other)).toBe('1');
    expect(other.flags).toContain('pause-does-not-stop-clock');
  });

  it('looks no further than the evidence while the period is open', () => {
    const rows = [event('C', 'opened', '2024-02-05 09:00'), event('C', 'restored', '2024-02-05 15:00')];
    expect(valueIn(measureTerms(each('4 h'), rows, { until: hk('2024-02-05 12:00') }))).toBe('no-volume');
    expect(valueIn(measureTerms(each('4 h'), rows, { until: hk('2024-02-05 14:00') }))).toBe('1');
  });

  it('counts the incompleteness of a log without a start', () => {
    const broken = measureTerms(each('4 h'), [
      event('C', 'restored', '2024-02-05 15:00'),
      ...restored('D', ['05', '09:00', '10:00']),
    ]);
    expect(broken.completeness.toString()).toBe('0.5');
    expect(broken.flags).toEqual(['case-without-start']);
  });
});

describe('excluded time and cases', () => {
  const rows = restored('C', ['05', '09:00', '12:00']);
  const terms = { clock: 'restore', limit: '2 h', counts: 'each' };
  const exclusion = {
    rule: 'typhoon',
    clause: 'K10',
    intervals: IntervalSet.single(hk('2024-02-05 10:00'), hk('2024-02-05 11:30')),
    rows: [],
  };

  it('stops the clock in excluded time', () => {
    const measurement = measureTerms(terms, rows, { exclusions: [exclusion] });
    expect(valueIn(measurement)).toBe('0');
    expect(facet(measurement, 'excluded')).toBe(String(1.5 * hour));
    expect(facet(measurement, 'longest')).toBe(String(1.5 * hour));
  });

  it('takes out named cases, and leaves other subjects and shares of users alone', () => {
    expect(valueIn(measureTerms(terms, rows, { exclusions: [{ ...exclusion, cases: ['C'] }] }))).toBe('no-volume');
    expect(valueIn(measureTerms(terms, rows, { exclusions: [{ ...exclusion, cases: ['X'] }] }))).toBe('1');
    expect(valueIn(measureTerms(terms, rows, { exclusions: [{ ...exclusion, subjects: ['elsewhere'] }] }))).toBe('1');
  });
});

describe('a case with everything in it', () => {
  // Opened P3 in office hours, three pauses, raised to P1 (round the clock), handed to a supplier, closed and reopened.
  const rows = [
    event('C', 'opened', ['2024-02-07 16:00', { priority: 'P3', party: 'desk' }]),
    event('C', 'paused', ['2024-02-07 17:00', { why: 'customer', party: 'customer' }]),
    event('C', 'resumed', ['2024-02-08 10:00', { why: 'customer' }]),
    event('C', 'paused', ['2024-02-08 11:00', { why: 'customer', party: 'customer' }]),
    event('C', 'resumed', '2024-02-08 12:00'),
    event('C', 'priority', ['2024-02-08 13:00', { priority: 'P1' }]),
    event('C', 'handed-over', ['2024-02-08 13:30', { party: 'Victoria Fibre' }]),
    event('C', 'paused', ['2024-02-08 14:00', { why: 'customer', party: 'customer' }]),
    event('C', 'resumed', '2024-02-08 14:15'),
    event('C', 'closed', '2024-02-08 14:45'),
    event('C', 'reopened', ['2024-02-08 20:00', { party: 'desk' }]),
    event('C', 'restored', '2024-02-08 20:30'),
  ];
  const terms = {
    clock: 'restore',
    limits: { P1: '5 h', P3: '2 business days' },
    hours: { P1: 'always', P3: 'office' },
    pauses: { reasons: ['customer'] },
    onPriorityChange: 'carry',
    reopen: 'continue',
    belongsTo: 'opened',
    counts: 'max',
  };
  const measurement = measureTerms(terms, rows);

  it('adds up by hand', () => {
    // P3: 16–17 and 10–11 and 12–13 are 3 h; P1: 13:00–14:00, 14:15–14:45 and 20:00–20:30 are 2 h.
    expect(valueIn(measurement)).toBe(String(5 * hour));
    expect(facet(measurement, 'misses')).toBe('0');
    // 17–18 and 9–10 the next morning, 11–12, 14:00–14:15.
    expect(facet(measurement, 'paused')).toBe(String(3.25 * hour));
    expect(facet(measurement, 'party:desk')).toBe(String(4 * hour));
    expect(facet(measurement, 'party:Victoria Fibre')).toBe(String(hour));
    expect(facet(measurement, 'party:customer')).toBe(String(3.25 * hour));
  });

  it('is missed a minute later, and by six hours if the closure were void', () => {
    const late = [...rows.slice(0, -1), event('C', 'restored', '2024-02-08 20:31')];
    expect(measureTerms(terms, late).occurrences.map((one) => one.counted.toString())).toEqual([String(min)]);
    const [miss] = measureTerms({ ...terms, reopen: 'void-closure' }, rows).occurrences;
    expect(miss?.counted.toString()).toBe(String(5.25 * hour));
  });

  it('says the same in any order and any number of tellings', () => {
    const told = [...rows].reverse().flatMap((row) => [row, row]);
    expect(measureTerms(terms, told)).toEqual(measurement);
  });
});

describe('update and response clocks', () => {
  it('judges a case by its longest wait', () => {
    const rows = [
      event('C', 'opened', '2024-02-05 09:00'),
      event('C', 'updated', '2024-02-05 09:25'),
      event('C', 'updated', '2024-02-05 10:05'),
      event('C', 'resolved', '2024-02-05 10:20'),
    ];
    const measurement = measureTerms({ clock: 'update', limit: '30 min', counts: 'max' }, rows);
    expect(valueIn(measurement)).toBe(String(40 * min));
    expect(facet(measurement, 'cases')).toBe('1');
    expect(measurement.occurrences[0]?.counted.toString()).toBe(String(10 * min));
  });

  it('answers a case once, by the events the agreement names', () => {
    const rows = [
      event('C', 'opened', '2024-02-05 09:00'),
      event('C', 'responded', '2024-02-05 09:10'),
      event('C', 'assigned', '2024-02-05 09:40'),
      event('C', 'closed', '2024-02-05 12:00'),
      event('C', 'reopened', '2024-02-05 13:00'),
    ];
    const used = (more: object) =>
      valueIn(measureTerms({ clock: 'response', limit: '30 min', counts: 'max', ...more }, rows));
    expect(used({})).toBe(String(10 * min));
    expect(used({ endsAt: ['assigned'] })).toBe(String(40 * min));
    const cycles = measureTerms({ clock: 'response', limit: '30 min', counts: 'each', reopen: 'new-cycle' }, rows);
    expect(cycles.occurrences.map(({ id }) => id)).toEqual(['C#2']);
  });
});
