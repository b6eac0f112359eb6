import { describe, expect, test } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import { requirementFit, sayPromised } from './requirement-fit.ts';

const promise = (...[id, metric, target, more = {}]: [string, object, string, object?]): object => ({
  id,
  title: { en: id, 'zh-Hant': id },
  clause: '6.1',
  metric,
  target,
  hours: 'always',
  rounding: 'none',
  ...more,
});
const uptime = { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' };
const clock = { kind: 'case-clock', clock: 'restore', limits: { P1: '4 h', P2: '8 h' }, hours: 'always' };

/** Terms as an author's text is read. */
function terms(...commitments: readonly object[]): AgreementTerms {
  const text = JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'SLA-A',
    title: 'Line',
    effective: { from: '2025-01-01' },
    zone: 'UTC',
    currency: 'USD',
    calendars: { always: { always: true, holidays: 'none' } },
    commitments,
  });
  const read = readAgreements([{ file: 'a.json', text }]);
  const found = read.ok ? read.value.agreements[0]?.revisions[0]?.terms : undefined;
  if (found === undefined) throw new TypeError(JSON.stringify(read));
  return found;
}

const asked = (measure: string, target: string, period = 'month') => ({
  id: 'SLR-1',
  title: { en: measure },
  measure,
  target,
  period,
});
const verdict = (of: AgreementTerms, ...what: Parameters<typeof asked>) => requirementFit([asked(...what)], of)[0];

describe('requirements beside promises', () => {
  const text = terms(
    promise('availability', uptime, '>= 99.95 %', { unknown: 'separate' }),
    promise('restore', { ...clock, counts: 'each' }, '<= 0'),
  );

  test('met where the promise is as strict, not where it is looser, with both numbers', () => {
    expect(verdict(text, 'availability', '>= 99.95 %')).toMatchObject({
      verdict: 'met',
      promised: '>= 99.95 %',
      commitment: 'availability',
      clause: '6.1',
    });
    expect(verdict(text, 'availability', '>= 99.950001 %')).toMatchObject({
      verdict: 'not',
      asked: '>= 99.950001 %',
      promised: '>= 99.95 %',
    });
  });

  test('of a clock of cases the limit of the most urgent is what was promised', () => {
    expect(verdict(text, 'restore', '<= 4 h')).toMatchObject({ verdict: 'met', promised: '<= 4 h' });
    expect(verdict(text, 'restore', '<= 2 h')?.verdict).toBe('not');
  });

  test('what is promised for a share of cases, or judged over a longer time, is partly met', () => {
    const part = terms(
      promise('availability', uptime, '>= 99.95 %', { unknown: 'separate', period: 'quarter' }),
      promise('restore', { ...clock, counts: 'share' }, '>= 95 %'),
    );
    expect(verdict(part, 'availability', '>= 99.9 %')?.verdict).toBe('partly');
    expect(verdict(part, 'restore', '<= 4 h')).toMatchObject({ verdict: 'partly', promised: '<= 4 h (>= 95 %)' });
  });

  test('what no promise speaks of is not met, and a promise that names the requirement answers it', () => {
    expect(verdict(text, 'latency', '<= 30 ms')).toMatchObject({
      verdict: 'not',
      why: { en: 'No promise speaks of it.' },
    });
    const odd = promise('line-speed', { kind: 'statistic', series: 's', unit: 'ms', take: 'mean' }, '<= 25 ms');
    expect(verdict(terms(odd), 'latency', '<= 30 ms')?.verdict).toBe('not');
    expect(verdict(terms({ ...odd, requirements: ['SLR-1'] }), 'latency', '<= 30 ms')?.verdict).toBe('met');
  });
});

test('says what is promised, and for which share of cases, in words', () => {
  expect(['<= 4 h (>= 95 %)', '>= 99.95 %', 'by hand'].map((one) => sayPromised(one, 'en'))).toEqual([
    'at most 4 h for at least 95 % of cases',
    'at least 99.95 %',
    'by hand',
  ]);
  expect(sayPromised('<= 4 h (>= 95 %)', 'zh-Hant')).toBe('不低於 95 %的個案不超過 4 小時');
});
