import { describe, expect, it } from 'vitest';
import type { EvidenceRow, ScoreRow } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import { alone, contextOf, hk } from '../case-clock/testing/cases.ts';
import { fillMetric, metricSchema } from '../kinds.ts';

const answer = (score: string, day = '05'): ScoreRow => ({
  form: 'score',
  id: `${score}/${day}`,
  source: 'survey',
  recordedAt: hk('2024-02-28 00:00'),
  series: 'csat',
  at: hk(`2024-02-${day} 12:00`),
  score: Ratio.parse(score),
});
const metric = (terms: object) => fillMetric(metricSchema.parse({ kind: 'score', series: 'csat', ...terms }));
const value = (terms: object, rows: readonly ScoreRow[]): string => {
  const { value: found } = metric(terms).measure(contextOf(rows));
  return found.measured ? found.value.value.toString() : found.why;
};

describe('scores', () => {
  const rows = [answer('4.5'), answer('3', '06'), answer('5', '07')];

  it('have a mean and a share of good ones', () => {
    expect(value({ take: 'mean' }, rows)).toBe('25/6');
    expect(value({ take: 'share-at-least', atLeast: '4.5' }, rows)).toBe('2/3');
  });

  it('have no value below the minimum of answers', () => {
    expect(value({ take: 'mean', minimumAnswers: 4 }, rows)).toBe('no-volume');
    expect(value({ take: 'mean', minimumAnswers: 3 }, rows)).toBe('25/6');
    expect(value({ take: 'mean' }, [])).toBe('no-volume');
  });

  it('leave out what is off the scale, and say so', () => {
    const terms = { take: 'mean', scale: { from: 1, to: 5 } };
    const measurement = metric(terms).measure(contextOf([...rows, answer('45', '08')]));
    expect(value(terms, [...rows, answer('45', '08')])).toBe('25/6');
    expect(measurement.flags).toEqual(['score-off-scale']);
    expect(measurement.completeness.toString()).toBe('0.75');
    expect(metric(terms).domain).toMatchObject({ text: '[1, 5]' });
  });

  it('count only in the period, and for the series asked for', () => {
    expect(
      value({ take: 'mean' }, [
        ...rows,
        { ...answer('1'), at: hk('2024-03-01 00:00') },
        { ...answer('1'), series: 'nps' },
      ]),
    ).toBe('25/6');
  });

  it('are worded in both languages, and linted', () => {
    const terms = { take: 'share-at-least', atLeast: 4, scale: { from: 1, to: 5 }, minimumAnswers: 10 };
    expect(metric(terms).wording('en')).toBe(
      'the share of the scores given for "csat" in the period that are 4 or more, on a scale from 1 to 5; with fewer than 10 scores there is no value',
    );
    expect(metric(terms).wording('zh-Hant')).toBe(
      '期內「csat」評分中達 4 分或以上者所佔比率（評分由 1 至 5 分）；評分少於 10 個則不予計算',
    );
    expect(metric(terms).lint(alone)).toEqual([]);
    expect(
      metric({ take: 'mean' })
        .lint(alone)
        .map(({ code }) => code),
    ).toEqual(['score/no-minimum-answers', 'score/no-scale']);
    expect(metricSchema.safeParse({ kind: 'score', series: 'csat', take: 'share-at-least' }).success).toBe(false);
    expect(
      metricSchema.safeParse({ kind: 'score', series: 'csat', take: 'mean', scale: { from: 5, to: 1 } }).success,
    ).toBe(false);
  });

  it('feed the self-test with best and worst scores, where the terms know them', () => {
    const { span } = contextOf([]);
    const onScale = metric({ take: 'mean', scale: { from: 1, to: 5 } });
    const measured = (told: readonly EvidenceRow[] | undefined) => onScale.measure(contextOf(told ?? [])).value;
    expect(measured(onScale.extremes(span)?.perfect)).toMatchObject({ value: { value: Ratio.of(5) } });
    expect(measured(onScale.extremes(span)?.dead)).toMatchObject({ value: { value: Ratio.of(1) } });
    expect(metric({ take: 'mean' }).extremes(span)).toEqual({ perfect: [], dead: [] });
  });
});
