/** Worked cases of published agreements, and months of the demo company, by hand. */
import { describe, expect, test } from 'vitest';
import { Instant } from '../../values/instant.ts';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { at, excluded, minutes, state, told } from '../timeline/testing/scene.ts';
import { facet, measure, value, wholeSpan } from './testing/measured.ts';

describe('published and worked cases (credits A–D)', () => {
  test('A04a: 42 minutes in February of 28 days', () => {
    const found = measure({ period: '2025-02', rows: [told('o', ['2025-02-03T00:00:00Z', '2025-02-03T00:42:00Z'])] });
    expect([value(found), facet(found, 'agreed')]).toEqual(['99.895833', '40320']);
  });
  test('B03: November 2026 in New York has 721 hours', () => {
    const rows = [told('o', ['2026-11-10T00:00:00Z', '2026-11-10T00:43:14Z'])];
    expect(value(measure({ period: '2026-11', zone: 'America/New_York', rows }))).toBe('99.900062');
    expect(value(measure({ period: '2026-11', zone: 'UTC', rows }))).toBe('99.899923');
  });
  test('B05: an outage across the month end gives each month its part and is one outage', () => {
    const rows = [told('o', ['2026-01-31T23:00:00Z', '2026-02-02T01:00:00Z'])];
    const [jan, feb] = [measure({ period: '2026-01', rows }), measure({ period: '2026-02', rows })];
    expect([facet(jan, 'downtime'), facet(feb, 'downtime')]).toEqual(['60', '1500']);
    expect(jan.occurrences.map(({ id, start, end }) => [id, start, end])).toEqual(
      feb.occurrences.map(({ id, start, end }) => [id, start, end]),
    );
  });
  test('B06: a partial month is measured against its own days', () => {
    const rows = [told('o', ['2026-01-20T00:00:00Z', '2026-01-20T00:25:00Z'])];
    const context = wholeSpan('2026-01-16T00:00:00Z', '2026-02-01T00:00:00Z');
    expect(value(measure({ period: '2026-01', rows, context }))).toBe('99.891493');
    expect(value(measure({ period: '2026-01', rows }))).toBe('99.943996');
  });
  test('C01: overlapping incidents are united', () => {
    const found = measure({ rows: [state('a', [600, 640]), state('b', [620, 660])] });
    expect([facet(found, 'downtime'), value(found), facet(found, 'outages')]).toEqual(['60', '99.861111', '1']);
  });
  test('C02, C03: maintenance over an outage, by both denominators', () => {
    const scene = { rows: [state('a', [90, 180])], exclusions: [excluded(minutes(120, 240))] };
    const agreed = measure(scene, { denominator: 'agreed' });
    expect([facet(agreed, 'gross'), facet(agreed, 'excluded'), facet(agreed, 'downtime')]).toEqual(['90', '60', '30']);
    expect(value(agreed)).toBe('99.930556');
    const less = measure(scene, { denominator: 'minus-excluded' });
    expect([facet(less, 'denominator'), value(less)]).toEqual(['43080', '99.930362']);
  });
  test('C08: sixty minutes that are not excluded, in a quarter', () => {
    expect(
      value(measure({ period: '2024-Q2', rows: [told('o', ['2024-04-03T00:00:00Z', '2024-04-03T01:00:00Z'])] })),
    ).toBe('99.954212');
  });
  test('C12: down only while every member is', () => {
    const rows = [state('a', [600, 660], { subject: 'A' }), state('b', [630, 690], { subject: 'B' })];
    expect(facet(measure({ rows, subjects: ['A', 'B'] }, { combine: 'all-down' }), 'downtime')).toBe('30');
    expect(facet(measure({ rows, subjects: ['A', 'B'] }), 'downtime')).toBe('90');
  });
  test('C14: at least two of three', () => {
    const rows = [
      state('a', [0, 60], { subject: '1' }),
      state('b', [30, 90], { subject: '2' }),
      state('c', [50, 120], { subject: '3' }),
    ];
    const found = measure({ rows, subjects: ['1', '2', '3'] }, { combine: { atLeastDown: 2 } });
    expect([facet(found, 'downtime'), facet(found, 'outages')]).toEqual(['60', '1']);
  });
  test('C15: minutes weighted by the share of customers', () => {
    const rows = [state('a', [0, 60], { affected: Ratio.parse('0.25') }), state('b', [100, 110])];
    const found = measure({ rows }, { combine: 'weighted' });
    expect([facet(found, 'downtime'), value(found)]).toEqual(['25', '99.942130']);
  });
  test('C16: 40 % of users for two hours, an hour of their own works left out of the month', () => {
    const rows = [state('a', [600, 720], { affected: Ratio.parse('0.4') })];
    const found = measure(
      { rows, exclusions: [excluded(minutes(0, 60))] },
      { combine: 'weighted', denominator: 'minus-excluded' },
    );
    expect([facet(found, 'downtime'), facet(found, 'denominator')]).toEqual(['48', '43140']);
    expect(found.facets['share']?.value.equals(Ratio.one.minus(Ratio.of(48, 43_140)))).toBe(true);
  });
  test('C18: a replayed row counts once', () => {
    expect(facet(measure({ rows: [state('e1', [0, 10]), state('e1', [0, 10])] }), 'downtime')).toBe('10');
  });
  test('D10: 365 days looking back, in use for 30 of them', () => {
    const rows = [
      { form: 'existence', id: 'x', source: 'cmdb', start: at(0), recordedAt: at(0) } as const,
      state('o', [0, 300]),
    ];
    const context = {
      earlier: (stretch: { start: Instant; end: Instant }) => ({ agreed: IntervalSet.of([stretch]), exclusions: [] }),
    };
    const found = measure({ rows, context }, { denominator: { lookBack: '365 d' } });
    expect([value(found), facet(found, 'denominator'), found.flags]).toEqual(['99.942922', '525600', []]);
  });
});

describe('Harbourline', () => {
  const hong = 'Asia/Hong_Kong';
  test('Lion Rock, November 2024: 55 minutes', () => {
    const rows = [told('OUT-0192', ['2024-11-14T08:55:00+08:00', '2024-11-14T09:50:00+08:00'])];
    expect(value(measure({ zone: hong, rows }))).toBe('99.872685');
  });
  test('Orchid Hotels, May 2024: maintenance overran, a second monitor saw the same', () => {
    const rows = [
      told('OUT-0131', ['2024-05-12T03:20:00+08:00', '2024-05-12T05:10:00+08:00']),
      told('OUT-0132', ['2024-05-12T03:22:00+08:00', '2024-05-12T05:08:00+08:00'], { source: 'monitor-2' }),
    ];
    const window = IntervalSet.ofBounds([
      Instant.parse('2024-05-12T01:00:00+08:00'),
      Instant.parse('2024-05-12T04:00:00+08:00'),
    ]);
    const found = measure({ period: '2024-05', zone: hong, rows, exclusions: [excluded(window)] });
    expect(['gross', 'excluded', 'downtime'].map((name) => facet(found, name))).toEqual(['110', '40', '70']);
    expect(value(found)).toBe('99.843190');
    expect(found.occurrences).toMatchObject([{ id: 'OUT-0131', rows: ['OUT-0131', 'OUT-0132'] }]);
    const told110 = found.steps.find(({ what }) => what === 'downtime told by probe');
    expect(told110).toMatchObject({ value: '1 h 50 min', rows: ['OUT-0131'] });
    expect(found.steps.find(({ what }) => what === 'excluded by maintenance')).toMatchObject({
      value: '40 min',
      clause: 'K10',
      rows: ['w1'],
    });
  });
  test('Thamesgate, March 2024: the clock goes forward, works from 02:00 local', () => {
    const rows = [told('OUT-0117', ['2024-03-31T00:50:00Z', '2024-03-31T01:20:00Z'])];
    const works = IntervalSet.ofBounds([Instant.parse('2024-03-31T01:00:00Z'), Instant.parse('2024-03-31T05:00:00Z')]);
    const found = measure({ period: '2024-03', zone: 'Europe/London', rows, exclusions: [excluded(works)] });
    expect([facet(found, 'agreed'), facet(found, 'downtime'), value(found)]).toEqual(['44580', '10', '99.977568']);
  });

  const prime = { zone: hong, daily: ['11:00', '23:00'] as const };
  const outlets = (sites: string) => ({ affected: Ratio.parse(sites) });
  test('Jade Lantern, February and December 2024: shares of 68 outlets in prime time', () => {
    const feb = measure(
      {
        ...prime,
        period: '2024-02',
        rows: [told('OUT-0103', ['2024-02-10T18:05:00+08:00', '2024-02-10T19:35:00+08:00'], outlets('12/68'))],
      },
      { combine: 'weighted' },
    );
    expect([facet(feb, 'agreed'), facet(feb, 'downtime'), value(feb)]).toEqual(['20880', '270/17', '99.923935']);
    const dec = measure(
      {
        ...prime,
        period: '2024-12',
        rows: [told('OUT-0201', ['2024-12-24T22:30:00+08:00', '2024-12-25T00:40:00+08:00'], outlets('1'))],
      },
      { combine: 'weighted' },
    );
    expect([facet(dec, 'downtime'), value(dec), facet(dec, 'down-days')]).toEqual(['30', '99.865591', '1']);
  });
  test('Jade Lantern, January 2025: 30 outlets down, 12 of them taken out by the ruling', () => {
    const rows = [told('OUT-0211', ['2025-01-29T12:00:00+08:00', '2025-01-29T13:00:00+08:00'], outlets('30/68'))];
    const hour = IntervalSet.ofBounds([
      Instant.parse('2025-01-29T12:00:00+08:00'),
      Instant.parse('2025-01-29T13:00:00+08:00'),
    ]);
    const scene = { ...prime, period: '2025-01', rows };
    const before = measure(scene, { combine: 'weighted' });
    expect([facet(before, 'gross'), value(before)]).toEqual(['450/17', '99.881404']);
    const after = measure(
      { ...scene, exclusions: [excluded(hour, { affected: Ratio.of(12, 68) })] },
      { combine: 'weighted' },
    );
    expect(['gross', 'excluded', 'downtime'].map((name) => facet(after, name))).toEqual(['450/17', '180/17', '270/17']);
    expect(value(after)).toBe('99.928843');
  });
  test('the same ruling with outlets named, each a row of its own', () => {
    const names = Array.from({ length: 68 }, (_, i) => `O-${i}`);
    const rows = names
      .slice(0, 30)
      .map((id) => told(id, ['2025-01-29T12:00:00+08:00', '2025-01-29T13:00:00+08:00'], { subject: id }));
    const hour = IntervalSet.ofBounds([
      Instant.parse('2025-01-29T12:00:00+08:00'),
      Instant.parse('2025-01-29T13:00:00+08:00'),
    ]);
    const found = measure(
      {
        ...prime,
        period: '2025-01',
        rows,
        subjects: names,
        exclusions: [excluded(hour, { subjects: names.slice(0, 12) })],
      },
      { combine: 'weighted' },
    );
    expect(['gross', 'excluded', 'downtime'].map((name) => facet(found, name))).toEqual(['450/17', '180/17', '270/17']);
  });
  test('Kwai Chung, July 2024: six blind hours are printed, not counted', () => {
    const rows = [
      told('BLIND', ['2024-07-03T06:00:00+08:00', '2024-07-03T12:00:00+08:00'], { state: 'unknown' }),
      told('OUT-0144', ['2024-07-03T13:00:00+08:00', '2024-07-03T13:20:00+08:00']),
    ];
    const found = measure({ period: '2024-07', zone: hong, rows, context: { unknown: 'separate' } });
    expect([value(found), facet(found, 'unknown'), facet(found, 'downtime')]).toEqual(['99.955197', '360', '20']);
    expect(found.completeness.toPercent(4)).toBe('99.1935');
    expect(found.flags).toEqual(['unknown-time']);
  });
  test('an open month is measured against the whole month, and what is foretold does not count', () => {
    const rows = [
      told('OUT-0220', ['2025-02-06T03:12:00+08:00', '2025-02-06T03:14:30+08:00']),
      told('later', ['2025-02-26T08:00:00+08:00', '2025-02-27T08:00:00+08:00']),
    ];
    const until = Instant.parse('2025-02-26T08:00:00+08:00');
    const found = measure({ period: '2025-02', zone: hong, rows, context: { until } });
    expect([facet(found, 'agreed'), facet(found, 'downtime'), value(found)]).toEqual(['40320', '2.5', '99.993800']);
    expect(found.flags).toContain('period-open');
  });
});
