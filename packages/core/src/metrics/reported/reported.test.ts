import { describe, expect, it } from 'vitest';
import type { ReportedRow } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { alone, contextOf, hk, office, viewOf } from '../case-clock/testing/cases.ts';
import { fillMetric, metricSchema } from '../kinds.ts';

const report = (value: string, more: Partial<ReportedRow> = {}): ReportedRow => ({
  form: 'reported',
  id: `${value}/${more.source ?? ''}/${more.start ?? ''}`,
  source: 'provider',
  recordedAt: hk('2024-03-08 10:00'),
  series: 'uptime',
  start: hk('2024-02-01 00:00'),
  end: hk('2024-03-01 00:00'),
  value: Ratio.parse(value),
  ...more,
});
const metric = (terms: object = {}) =>
  fillMetric(
    metricSchema.parse({ kind: 'reported', series: 'uptime', unit: '%', ifMissing: 'not-measured', ...terms }),
  );
const measure = (terms: object, rows: readonly ReportedRow[], other: Partial<MeasureContext> = {}) =>
  metric(terms).measure(contextOf(rows, { calendar: office, ...other }));
const value = (...given: Parameters<typeof measure>): string => {
  const { value: found } = measure(...given);
  return found.measured ? found.value.value.toString() : found.why;
};
const deemed = { ifMissing: 'deemed-missed', due: '10 business days' };

describe('reported figures', () => {
  it('are taken as they are reported, and flagged', () => {
    expect(value({}, [report('0.999')])).toBe('0.999');
    expect(measure({}, [report('0.999')]).flags).toEqual(['attested']);
  });

  it('must speak of the whole period and come from the reporter', () => {
    const part = report('0.5', { start: hk('2024-02-10 00:00') });
    expect(value({}, [part])).toBe('not-reported');
    expect(measure({}, [part]).flags).toContain('report-covers-part-of-period');
    expect(value({ reporter: 'auditor' }, [report('0.5'), report('0.9', { source: 'auditor' })])).toBe('0.9');
    expect(value({}, [report('0.5', { start: hk('2024-01-01 00:00') })])).toBe('0.5');
  });

  it('give no value where two of equal standing differ', () => {
    const two = [report('0.5'), report('0.9', { source: 'customer' })];
    expect(value({}, two)).toBe('conflicting-reports');
    expect(value({}, [report('0.5'), report('0.5', { source: 'customer' })])).toBe('0.5');
    expect(value({}, two, { precedence: ['customer', 'provider'] })).toBe('0.9');
  });

  it('are deemed missed when nobody reports by the tenth business day: January 2026, due at the end of 13 February', () => {
    const january = { start: hk('2026-01-01 00:00'), end: hk('2026-02-01 00:00') };
    const at = (knownAt: string, rows: readonly ReportedRow[] = []) => ({
      period: january,
      evidence: viewOf(rows, hk(knownAt)),
    });
    expect(value(deemed, [], at('2026-02-13 23:59'))).toBe('not-reported-yet');
    expect(value(deemed, [], at('2026-02-14 00:00'))).toBe('deemed-missed');
    expect(measure(deemed, [], at('2026-02-14 00:00')).flags).toContain('deemed-missed');
    const told = (recordedAt: string) => [report('0.97', { ...january, recordedAt: hk(recordedAt) })];
    expect(value(deemed, [], at('2026-02-20 00:00', told('2026-02-13 18:00')))).toBe('0.97');
    expect(value(deemed, [], at('2026-02-20 00:00', told('2026-02-14 09:00')))).toBe('deemed-missed');
    expect(measure(deemed, [], at('2026-02-20 00:00', told('2026-02-14 09:00'))).flags).toContain('report-late');
  });

  it('may be deemed to have a value', () => {
    expect(value({ ...deemed, deemedValue: '0 %' }, [])).toBe('0');
    expect(
      metricSchema.safeParse({ ...deemed, kind: 'reported', series: 'a', unit: 'ms', deemedValue: '0 %' }).success,
    ).toBe(false);
    expect(
      metricSchema.safeParse({
        kind: 'reported',
        series: 'a',
        unit: '%',
        ifMissing: 'not-measured',
        deemedValue: '0 %',
      }).success,
    ).toBe(false);
  });

  it('are worded in both languages, and linted', () => {
    expect(metric({ ...deemed, reporter: 'auditor' }).wording('en')).toBe(
      'the figure "uptime" as reported by auditor for the whole period within 10 business days after the end of the period; ' +
        'without a report in that time the promise is taken as missed',
    );
    expect(metric(deemed).wording('zh-Hant')).toBe(
      '於期末後 10 個工作日內就整個期間申報的「uptime」數字；如未有依時申報，視為未達標',
    );
    const codes = (terms: object) =>
      metric(terms)
        .lint(alone)
        .map(({ code }) => code);
    expect(codes({ ifMissing: 'deemed-missed' })).toEqual(['reported/no-due-date', 'reported/no-reporter']);
    expect(codes({ ...deemed, reporter: 'auditor' })).toEqual([]);
  });
});
