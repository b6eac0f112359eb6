import { describe, expect, test } from 'vitest';
import { formatQuantity } from '../../terms/quantity.ts';
import { Ratio } from '../../values/ratio.ts';
import { at, excluded, minute, minutes, state, subject, told } from '../timeline/testing/scene.ts';
import { facet, measure, value } from './testing/measured.ts';

describe('terms', () => {
  test('severities: degraded weighs a part, states not listed weigh nothing, the largest weight wins', () => {
    const rows = [
      state('a', [0, 100], { state: 'degraded' }),
      state('b', [50, 60]),
      state('c', [200, 300], { state: 'slow' }),
    ];
    const found = measure({ rows }, { severities: { down: '100 %', degraded: '30 %' } });
    expect([facet(found, 'downtime'), facet(found, 'outages')]).toEqual(['37', '1']);
  });
  test('startsAt report: the clock starts with the ticket; without one at the fault, and a flag says so', () => {
    const rows = [state('a', [0, 60], { reportedAt: at(20) }), state('b', [100, 110])];
    const found = measure({ rows }, { startsAt: 'report' });
    expect([facet(found, 'downtime'), found.flags]).toEqual(['50', ['no-report-time']]);
    expect(
      facet(measure({ rows: [state('a', [0, 60], { reportedAt: at(90) })] }, { startsAt: 'report' }), 'downtime'),
    ).toBe('0');
  });
  test.each([
    ['<', '5 min', '30'],
    ['<=', '5 min', '25'],
    ['<', '6 min', '25'],
  ])('ignoreShorterThan %s %s', (comparator, length, expected) => {
    const rows = [state('a', [0, 5]), state('b', [100, 125]), state('c', [200, 204])];
    const ignore = { ignoreShorterThan: { length, comparator } };
    expect(facet(measure({ rows }, ignore), 'downtime')).toBe(expected);
  });
  test('a short outage is told by its whole length, across the end of the month', () => {
    const rows = [told('o', ['2024-11-30T23:57:00Z', '2024-12-01T00:05:00Z'])];
    const ignore = { ignoreShorterThan: { length: '5 min', comparator: '<' } };
    expect(facet(measure({ rows }, ignore), 'downtime')).toBe('3');
    expect(facet(measure({ rows, period: '2024-12' }, ignore), 'downtime')).toBe('5');
  });
  test('a short outage counts only where it is reported in time, a long one in any case', () => {
    const hour = [0, 60] as const;
    const ignore = { ignoreUnreported: { upTo: '1 h', within: '5 d' } };
    const counted = (...rows: readonly Parameters<typeof state>[]) =>
      facet(measure({ rows: rows.map((row) => state(...row)) }, ignore), 'downtime');
    expect(counted(['a', hour])).toBe('0');
    expect(counted(['a', hour, { reportedAt: at(60 + 5 * 1440) }])).toBe('60');
    expect(counted(['a', hour, { reportedAt: at(61 + 5 * 1440) }])).toBe('0');
    expect(counted(['a', [0, 61]])).toBe('61');
  });
  test('the gate counts all or nothing, and its length is not yet more', () => {
    const rows = [state('a', [0, 30]), state('b', [100, 130])];
    expect(facet(measure({ rows }, { onlyIfTotalExceeds: '1 h' }), 'downtime')).toBe('0');
    expect(facet(measure({ rows }, { onlyIfTotalExceeds: '59 min' }), 'downtime')).toBe('60');
  });
  test('completed and started units, each outage by itself', () => {
    const rows = [state('a', [0, 1.5]), state('b', [100, 102.25])];
    expect(facet(measure({ rows }, { quantum: { unit: '1 min', rule: 'floor' } }), 'downtime')).toBe('3');
    expect(facet(measure({ rows }, { quantum: { unit: '1 min', rule: 'ceiling' } }), 'downtime')).toBe('5');
  });
  test('slots of the clock count when down throughout, or in any part', () => {
    const rows = [state('a', [3, 16])];
    const found = measure({ rows }, { quantum: { unit: '5 min', rule: 'aligned' } });
    expect([facet(found, 'downtime'), found.occurrences[0]?.counted.toString()]).toEqual(['10', String(10 * minute)]);
    expect(facet(measure({ rows }, { quantum: { unit: '5 min', rule: 'aligned', partly: true } }), 'downtime')).toBe(
      '20',
    );
  });
  test('an excluded part of a slot need not be down', () => {
    const scene = { rows: [state('a', [2, 10])], exclusions: [excluded(minutes(0, 2))] };
    expect(facet(measure(scene, { quantum: { unit: '5 min', rule: 'aligned' } }), 'downtime')).toBe('8');
  });
  test('an allowance is used up in order of time', () => {
    const rows = [state('a', [0, 30]), state('b', [100, 160])];
    const found = measure({ rows }, { allowance: { free: '43.2 min', per: 'period' } });
    expect(facet(found, 'downtime')).toBe('46.8');
    expect(found.occurrences.map(({ id, counted }) => [id, counted.toString()])).toEqual([
      ['b', String(46.8 * minute)],
    ]);
    expect(facet(measure({ rows }, { allowance: { free: '0.1 %', per: 'period' } }), 'downtime')).toBe('46.8');
  });
  test('a yearly allowance remembers earlier months, and a period cut in two has one allowance', () => {
    const rows = [
      told('jan', ['2024-01-05T00:00:00Z', '2024-01-05T01:40:00Z']),
      told('nov', ['2024-11-05T00:00:00Z', '2024-11-05T00:50:00Z']),
    ];
    const yearly = { allowance: { free: '2 h', per: 'year' } };
    const found = measure(
      { rows, context: { earlier: () => ({ agreed: minutes(-60 * 24 * 366, 0), exclusions: [] }) } },
      yearly,
    );
    expect([facet(found, 'downtime'), found.flags]).toEqual(['30', []]);
    expect(measure({ rows }, yearly).flags).toEqual(['earlier-exclusions-not-seen']);
    const late = { span: { start: at(60 * 24 * 15), end: at(43_200) } };
    const both = [state('a', [0, 50]), state('b', [43_000, 43_030])];
    expect(
      facet(measure({ rows: both, context: late }, { allowance: { free: '1 h', per: 'period' } }), 'downtime'),
    ).toBe('20');
  });
  test('a fixed denominator, and never below zero', () => {
    const rows = [state('a', [0, 43.2])];
    expect(value(measure({ rows, period: '2024-11' }, { denominator: { fixed: '30 d' } }))).toBe('99.900000');
    const found = measure({ rows }, { denominator: { fixed: '30 min' } });
    expect([value(found), found.flags]).toEqual(['0.000000', ['downtime-exceeds-denominator']]);
  });
  test('time before the subject existed leaves the denominator, or counts as up', () => {
    const rows = [
      { form: 'existence', id: 'x', source: 'cmdb', start: at(21_600), recordedAt: at(0) } as const,
      state('a', [21_590, 21_616]),
    ];
    const found = measure({ rows }, { denominator: 'existed' });
    expect([facet(found, 'downtime'), facet(found, 'denominator')]).toEqual(['16', '21600']);
    expect(facet(measure({ rows }), 'denominator')).toBe('43200');
  });
  test('downtime as the value', () => {
    const found = measure({ rows: [state('a', [0, 90])] }, { express: 'downtime' });
    expect(found.value.measured && formatQuantity(found.value.value)).toBe('1 h 30 min');
  });
  test('only the members named are measured, and rows about no one in particular speak of all', () => {
    const rows = [state('a', [0, 10], { subject: 'A' }), state('b', [20, 25], { subject: 'B' }), state('c', [30, 32])];
    expect(facet(measure({ rows, subjects: ['A', 'B'] }, { members: ['B'] }), 'downtime')).toBe('7');
  });
  test('an affected share without weights counts whole, and a flag says so', () => {
    const found = measure({ rows: [state('a', [0, 10], { affected: Ratio.parse('0.1') })] });
    expect([facet(found, 'downtime'), found.flags]).toEqual(['10', ['affected-share-not-weighed']]);
  });
  test('weights of members', () => {
    const rows = [state('a', [0, 60], { subject: 'A' })];
    const context = { subjects: [subject('A', '3'), subject('B', '9')] };
    expect(facet(measure({ rows, context }, { combine: 'weighted' }), 'downtime')).toBe('15');
  });
});

describe('sources', () => {
  const probe = state('p', [0, 60]);
  const desk = state('d', [30, 40], { source: 'desk', state: 'up' });
  test('without precedence any source that says down is believed', () => {
    expect(facet(measure({ rows: [probe, desk] }), 'downtime')).toBe('60');
  });
  test('with precedence the first that speaks of the instant is believed', () => {
    expect(facet(measure({ rows: [probe, desk], context: { precedence: ['desk', 'probe'] } }), 'downtime')).toBe('50');
    expect(facet(measure({ rows: [probe, desk], context: { precedence: ['probe', 'desk'] } }), 'downtime')).toBe('60');
  });
  test('a source that does not know lets the next one speak', () => {
    const blind = state('x', [0, 100], { source: 'desk', state: 'unknown' });
    const found = measure({ rows: [probe, blind], context: { precedence: ['desk', 'probe'], unknown: 'remove' } });
    expect([facet(found, 'downtime'), facet(found, 'unknown')]).toEqual(['60', '40']);
  });
});

describe('unknown time', () => {
  const blind = state('x', [0, 600], { state: 'unknown' });
  const rows = [blind, state('a', [1000, 1060])];
  test.each([
    ['up', '60', '43200'],
    ['down', '660', '43200'],
    ['remove', '60', '42600'],
    ['separate', '60', '43200'],
  ] as const)('%s', (unknown, downtime, denominator) => {
    const found = measure({ rows, context: { unknown } });
    expect([facet(found, 'downtime'), facet(found, 'denominator'), facet(found, 'unknown')]).toEqual([
      downtime,
      denominator,
      '600',
    ]);
    expect(found.completeness.equals(Ratio.of(42_600, 43_200))).toBe(true);
  });
  test('silence is unknown under explicit coverage, and nothing at all is no value', () => {
    const context = { coverage: 'explicit', unknown: 'separate' } as const;
    expect(value(measure({ context }))).toBe('no-data');
    expect(value(measure({ context: { ...context, unknown: 'down' } }))).toBe('0.000000');
    const seen = state('u', [0, 21_600], { state: 'up' });
    const found = measure({ rows: [seen], context });
    expect([value(found), facet(found, 'unknown'), found.completeness.toString()]).toEqual([
      '100.000000',
      '21600',
      '0.5',
    ]);
  });
  test('a blind probe does not make a service unknown that is down anyway', () => {
    const members = [state('a', [0, 60], { subject: 'A' }), state('b', [0, 60], { subject: 'B', state: 'unknown' })];
    expect(facet(measure({ rows: members, subjects: ['A', 'B'] }), 'unknown')).toBe('0');
    expect(facet(measure({ rows: members, subjects: ['A', 'B'] }, { combine: 'all-down' }), 'unknown')).toBe('60');
    const half = measure(
      { rows: members, subjects: ['A', 'B'], context: { unknown: 'remove' } },
      { combine: 'weighted' },
    );
    expect([facet(half, 'downtime'), facet(half, 'denominator')]).toEqual(['30', '43170']);
  });
  test('unknown time that is excluded is excluded', () => {
    const found = measure({ rows, exclusions: [excluded(minutes(0, 600))], context: { unknown: 'down' } });
    expect([facet(found, 'unknown'), facet(found, 'downtime')]).toEqual(['0', '60']);
  });
});

describe('exclusions', () => {
  test('each millisecond belongs to the first that holds it', () => {
    const exclusions = [excluded(minutes(10, 30)), excluded(minutes(20, 40), { rule: 'force-majeure', clause: 'K09' })];
    const found = measure({ rows: [state('a', [0, 60])], exclusions });
    expect(
      found.steps.filter(({ what }) => what.startsWith('excluded')).map(({ what, value: text }) => [what, text]),
    ).toEqual([
      ['excluded by maintenance', '20 min'],
      ['excluded by force-majeure', '10 min'],
    ]);
    expect(facet(found, 'downtime')).toBe('30');
  });
  test('a named subject that is excluded counts as up', () => {
    const rows = [state('a', [0, 60], { subject: 'A' }), state('b', [30, 90], { subject: 'B' })];
    const scene = { rows, subjects: ['A', 'B'], exclusions: [excluded(minutes(0, 60), { subjects: ['A'] })] };
    expect(facet(measure(scene), 'downtime')).toBe('60');
    expect(facet(measure(scene, { combine: 'all-down' }), 'downtime')).toBe('0');
    expect(facet(measure(scene, { combine: 'weighted', denominator: 'minus-excluded' }), 'denominator')).toBe('43170');
  });
  test('a partial exclusion never brings downtime below zero, and exclusions of cases take no time', () => {
    const part = excluded(minutes(0, 60), { affected: Ratio.parse('0.5') });
    const rows = [state('a', [0, 60], { affected: Ratio.parse('0.25') })];
    expect(facet(measure({ rows, exclusions: [part] }, { combine: 'weighted' }), 'downtime')).toBe('0');
    expect(
      facet(
        measure({ rows: [state('a', [0, 60])], exclusions: [{ ...part, affected: undefined, cases: ['T1'] }] }),
        'downtime',
      ),
    ).toBe('60');
  });
  test('an outage cut in two by an exclusion is one outage', () => {
    const found = measure({ rows: [state('a', [0, 60])], exclusions: [excluded(minutes(20, 40))] });
    expect([facet(found, 'outages'), facet(found, 'longest')]).toEqual(['1', '40']);
  });
  test('no agreed time left has no value', () => {
    expect(value(measure({ exclusions: [excluded(minutes(0, 43_200))] }, { denominator: 'minus-excluded' }))).toBe(
      'no-agreed-time',
    );
  });
});

describe('facets and occurrences', () => {
  test('days with an outage are local days', () => {
    const rows = [
      told('a', ['2024-11-05T15:30:00Z', '2024-11-05T16:30:00Z']),
      told('b', ['2024-11-06T02:00:00Z', '2024-11-06T02:10:00Z']),
    ];
    expect(facet(measure({ rows, zone: 'Asia/Hong_Kong' }), 'down-days')).toBe('2');
    expect(facet(measure({ rows }), 'down-days')).toBe('2');
    expect(facet(measure({ rows: rows.slice(0, 1) }), 'down-days')).toBe('1');
  });
  test('one row that makes several outages names each by its start', () => {
    const rows = [
      state('a', [0, 100], { subject: 'A' }),
      state('b', [10, 20], { subject: 'B' }),
      state('c', [30, 40], { subject: 'B' }),
    ];
    const ids = measure({ rows, subjects: ['A', 'B'] }, { combine: 'all-down' }).occurrences.map(({ id }) => id);
    expect(ids).toEqual(['a@2024-11-01T00:10:00.000Z', 'a@2024-11-01T00:30:00.000Z']);
  });
  test('an outage without end lasts as long as anything is known', () => {
    const rows = [state('a', [0, 1], { end: undefined })];
    const found = measure({ rows, context: { until: at(30) } });
    expect([facet(found, 'downtime'), found.occurrences[0]?.end]).toEqual(['30', at(30)]);
  });
});
