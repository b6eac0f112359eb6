import { describe, expect, it } from 'vitest';
import type { DutyRow, EvidenceRow } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import { IntervalSet } from '../../values/interval.ts';
import type { MeasureContext } from '../metric.ts';
import { alone, contextOf, hk, hour, office } from '../case-clock/testing/cases.ts';
import { duty } from './duty.ts';
import { dutyTerms } from './terms.ts';

const row = (due: string, done?: string, more: Partial<DutyRow> = {}): DutyRow => ({
  form: 'duty',
  id: `${due}/${done ?? ''}/${more.source ?? ''}`,
  source: 'desk',
  recordedAt: hk(due),
  duty: 'report',
  due: hk(due),
  ...(done === undefined ? {} : { done: hk(done) }),
  ...more,
});
const measure = (terms: object, rows: readonly DutyRow[], other: Partial<MeasureContext> = {}) =>
  duty.measure(
    dutyTerms.parse({ kind: 'duty', duty: 'report', ...terms }),
    contextOf(rows, { calendar: office, ...other }),
  );
const value = (...given: Parameters<typeof measure>): string => {
  const { value: found } = measure(...given);
  return found.measured ? `${found.value.value.toString()} ${found.value.unit}`.trim() : found.why;
};

describe('duties', () => {
  const rows = [
    row('2024-02-05 18:00', '2024-02-05 18:00'),
    row('2024-02-08 18:00', '2024-02-09 10:00'),
    row('2024-02-14 18:00'),
    row('2024-03-05 18:00'),
  ];

  it('are on time up to the due instant, and missed when not done by the end of the period', () => {
    expect(value({ express: 'share-on-time' }, rows)).toBe('1/3');
    expect(value({ express: 'missed' }, rows)).toBe('2');
  });

  it('are late by the time that passed, or by started days', () => {
    expect(value({ express: 'lateness' }, rows.slice(0, 2))).toBe(String(16 * hour));
    // Due Thursday evening; Lunar New Year closes the following Saturday to Tuesday.
    const late = [row('2024-02-08 18:00', '2024-02-14 09:01')];
    expect(value({ express: 'lateness', days: 'business' }, late)).toBe('2 business');
    expect(value({ express: 'lateness', days: 'calendar' }, late)).toBe('6 calendar');
    expect(value({ express: 'lateness', days: 'calendar' }, rows.slice(0, 1))).toBe('0 calendar');
  });

  it('have a grace that ends at midnight, or after some hours', () => {
    const one = (done: string) => [row('2024-02-08 18:00', done)];
    const twoDays = { express: 'missed', grace: '2 business days' };
    expect(value(twoDays, one('2024-02-14 23:59'))).toBe('0');
    expect(value(twoDays, one('2024-02-15 00:01'))).toBe('1');
    expect(value({ express: 'missed', grace: '4 h' }, one('2024-02-08 22:01'))).toBe('1');
    expect(value({ express: 'missed', grace: '1 months' }, one('2024-02-20 00:00'))).toBe('no-volume');
  });

  it('count in the period in which their grace ends', () => {
    const end = [row('2024-02-27 18:00')];
    expect(value({ express: 'missed', grace: '2 calendar days' }, end)).toBe('1');
    expect(value({ express: 'missed', grace: '3 calendar days' }, end)).toBe('no-volume');
  });

  it('are told once: by the most trusted source, or else by whoever saw them done first', () => {
    const told = [
      row('2024-02-05 18:00', '2024-02-06 18:00'),
      row('2024-02-05 18:00', '2024-02-05 12:00', { source: 'portal' }),
    ];
    expect(value({ express: 'missed' }, told)).toBe('0');
    expect(value({ express: 'missed' }, [...told].reverse(), { precedence: ['desk', 'portal'] })).toBe('1');
  });

  it('are excused when they fall due in excluded time', () => {
    const exclusion = {
      rule: 'typhoon',
      clause: 'K10',
      intervals: IntervalSet.single(hk('2024-02-14 00:00'), hk('2024-02-15 00:00')),
      rows: [],
    };
    const measurement = measure({ express: 'share-on-time' }, rows, { exclusions: [exclusion] });
    expect(measurement.value).toMatchObject({ measured: true });
    expect(measurement.facets['duties']?.value.toString()).toBe('2');
    expect(measurement.flags).toEqual(['duty-excused']);
  });

  it('tell each miss and its lateness', () => {
    expect(measure({ express: 'missed' }, rows).occurrences).toMatchObject([
      { start: hk('2024-02-08 18:00'), end: hk('2024-02-09 10:00') },
      { start: hk('2024-02-14 18:00'), end: hk('2024-03-01 00:00') },
    ]);
    expect(value({ express: 'missed' }, [])).toBe('no-volume');
  });

  it('are worded in both languages', () => {
    const terms = dutyTerms.parse({
      kind: 'duty',
      duty: ['report', 'review'],
      grace: '2 business days',
      express: 'share-on-time',
    });
    expect(duty.wording(terms, 'en')).toBe(
      'the share of duties "report" or "review" falling due in the period that are done on time; a duty is on time within 2 business days after it is due; ' +
        'a duty not done when the period ends is not on time',
    );
    expect(duty.wording(terms, 'zh-Hant')).toBe(
      '期內到期的「report」或「review」事項中準時完成者所佔比率；到期後 2 個工作日內完成者視為準時；期末仍未完成者視為未能準時完成',
    );
    expect(duty.lint?.({ ...terms, days: 'business' }, alone)?.map(({ code }) => code)).toEqual([
      'duty/days-without-lateness',
    ]);
    expect(duty.ablations?.(terms).map(({ name }) => name)).toEqual(['grace']);
  });

  it('come in whole duties and whole days, and in any share or length of time', () => {
    const grid = (terms: object) => duty.grid?.(dutyTerms.parse({ kind: 'duty', duty: 'report', ...terms }));
    expect(grid({ express: 'lateness', days: 'business' })).toMatchObject({ value: Ratio.one, unit: 'business' });
    expect(grid({ express: 'missed' })).toMatchObject({ value: Ratio.one, dimension: 'count' });
    expect(grid({ express: 'lateness' })).toBeUndefined();
    expect(grid({ express: 'share-on-time' })).toBeUndefined();
  });

  it('feed the self-test with all done and none done', () => {
    const terms = dutyTerms.parse({ kind: 'duty', duty: 'report', express: 'missed' });
    const extremes = duty.extremes?.(terms, contextOf([]).span);
    const missed = (told: readonly EvidenceRow[] | undefined) => duty.measure(terms, contextOf(told ?? [])).value;
    expect(missed(extremes?.perfect)).toMatchObject({ value: { value: Ratio.zero } });
    expect(missed(extremes?.dead)).toMatchObject({ value: { value: Ratio.of(100) } });
  });
});
