/** The terms as written: what is refused, said, found and switched off. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fill } from '../metric.ts';
import { availability } from './availability.ts';

const filled = (terms: object) => fill(availability, availability.terms.parse({ kind: 'availability', ...terms }));

describe('schema', () => {
  test.each([
    [{ combine: 'some' }],
    [{ combine: { atLeastDown: 0 } }],
    [{ quantum: { unit: '0 min', rule: 'floor' } }],
    [{ quantum: { unit: '1 min' } }],
    [{ ignoreShorterThan: { length: '5 min' } }],
    [{ allowance: { free: '3', per: 'period' } }],
    [{ denominator: { fixed: '30 %' } }],
    [{ severities: { down: 'all' } }],
    [{ colour: 'red' }],
  ])('refuses %j', (terms) => {
    expect(availability.terms.safeParse({ kind: 'availability', ...terms }).success).toBe(false);
  });
  test('is published with a description of every term', () => {
    const published = z.toJSONSchema(availability.terms, { io: 'input' });
    for (const [name, field] of Object.entries(published.properties ?? {})) {
      if (name !== 'kind') expect(field, name).toHaveProperty('description');
    }
  });
  test('the value is a share, or a time when downtime is asked for', () => {
    expect(filled({}).unit).toEqual({ dimension: 'ratio', unit: '' });
    expect(filled({}).domain.text).toBe('[0 %, 100 %]');
    expect(filled({ express: 'downtime' }).unit).toEqual({ dimension: 'time', unit: '' });
    expect(filled({ express: 'downtime' }).domain.text).toBe('>= 0 min');
  });
});

describe('wording', () => {
  const full = {
    members: ['HK-1', 'HK-2'],
    combine: { atLeastDown: 2 },
    severities: { down: '100 %', degraded: '30 %' },
    startsAt: 'report',
    ignoreShorterThan: { length: '3 min', comparator: '<=' },
    ignoreUnreported: { upTo: '1 h', within: '5 d' },
    onlyIfTotalExceeds: '1 h',
    quantum: { unit: '5 min', rule: 'aligned' },
    allowance: { free: '2 h', per: 'year' },
    denominator: { fixed: '30 d' },
  };
  test('says every term in English', () => {
    expect(filled(full).wording('en')).toBe(
      'the share of time in which the service was up, that is 1 − downtime ÷ a fixed 30 d; downtime is time within agreed service time in which the service is down and which is not excluded, and overlapping outages count once; ' +
        'the members measured are HK-1 and HK-2; the service is down while at least 2 of its members are down at the same time; ' +
        'time in the state "degraded" counts at 30 % of its length; an outage runs from when it is reported to the provider; ' +
        'an outage of 3 min or less is not counted, and a longer one counts from its first moment; ' +
        'an outage of 1 h or less is counted only where it is reported to the provider within 5 d of its end; ' +
        'nothing counts unless downtime exceeds 1 h in the period; if it does, all of it counts; ' +
        'time is divided into slots of 5 min from the start of the period, and only slots throughout which the service is down count, each whole; ' +
        'the first 2 h of downtime in each calendar year is free',
    );
  });
  test('says every term in Traditional Chinese, without Latin words', () => {
    const clause = filled({ ...full, members: undefined })
      .wording('zh-Hant')
      .replace('degraded', '');
    expect(clause).not.toMatch(/[A-Za-z]/u);
    expect(clause.split('；')).toHaveLength(
      filled({ ...full, members: undefined })
        .wording('en')
        .split('; ').length,
    );
  });
  test('two different promises never read alike', () => {
    const variants = [
      {},
      { combine: 'all-down' },
      { combine: 'weighted' },
      { denominator: 'minus-excluded' },
      { denominator: 'existed' },
      { denominator: { lookBack: '365 d' } },
      { startsAt: 'detection' },
      { ignoreShorterThan: { length: '3 min', comparator: '<' } },
      { ignoreShorterThan: { length: '3 min', comparator: '<=' } },
      { quantum: { unit: '1 min', rule: 'floor' } },
      { quantum: { unit: '1 min', rule: 'ceiling' } },
      { quantum: { unit: '1 min', rule: 'aligned' } },
      { quantum: { unit: '1 min', rule: 'aligned', partly: true } },
      { allowance: { free: '0.1 %', per: 'period' } },
      { allowance: { free: '1 h', per: 'period' } },
      { express: 'downtime' },
      { severities: { down: '50 %' } },
    ];
    for (const language of ['en', 'zh-Hant'] as const) {
      expect(new Set(variants.map((terms) => filled(terms).wording(language))).size).toBe(variants.length);
    }
  });
});

describe('lint', () => {
  const codes = (terms: object) =>
    filled(terms)
      .lint({ priorities: [], fellows: [] })
      .map(({ code, severity, path }) => [code, severity, path.join('.')]);
  test.each([
    [{}, [['denominator-unstated', 'error', 'denominator']]],
    [{ express: 'downtime' }, []],
    [{ denominator: 'agreed' }, []],
    [{ denominator: { fixed: '30 d' } }, [['denominator-fixed', 'warning', 'denominator.fixed']]],
    [{ denominator: { fixed: '0 min' } }, [['denominator-zero', 'error', 'denominator.fixed']]],
    [{ denominator: 'agreed', members: ['A', 'B'] }, [['combine-unstated', 'warning', 'combine']]],
    [{ denominator: 'agreed', members: ['A', 'B'], combine: 'any-down' }, []],
    [
      { denominator: 'agreed', members: ['A', 'B'], combine: { atLeastDown: 3 } },
      [['combine-unreachable', 'error', 'combine.atLeastDown']],
    ],
    [{ denominator: 'agreed', members: ['A', 'B'], combine: { atLeastDown: 2 } }, []],
    [{ denominator: 'agreed', severities: { down: '120 %' } }, [['severity-out-of-range', 'error', 'severities.down']]],
    [
      { denominator: 'agreed', severities: { down: '100 %', unknown: '50 %' } },
      [['severity-of-no-outage', 'error', 'severities.unknown']],
    ],
    [
      { denominator: 'agreed', severities: { degraded: '0 %' } },
      [['severity-nothing-counts', 'error', 'severities.down']],
    ],
    [
      { denominator: 'agreed', quantum: { unit: '1 min', rule: 'floor', partly: true } },
      [['partly-without-slots', 'error', 'quantum.partly']],
    ],
    [
      { denominator: 'agreed', combine: 'weighted', quantum: { unit: '1 min', rule: 'floor' } },
      [['units-of-weighted-time', 'warning', 'quantum']],
    ],
    [{ denominator: 'agreed', startsAt: 'report' }, [['starts-after-fault', 'warning', 'startsAt']]],
    [
      { denominator: 'agreed', allowance: { free: '1 h', per: 'year' }, onlyIfTotalExceeds: '1 h' },
      [['allowance-and-gate', 'warning', 'allowance']],
    ],
  ])('%j', (terms, expected) => {
    expect(codes(terms)).toEqual(expected);
  });
});

test('ablations switch off each term that says something, one at a time', () => {
  const names = filled({
    ignoreShorterThan: { length: '3 min', comparator: '<' },
    ignoreUnreported: { upTo: '1 h', within: '5 d' },
    onlyIfTotalExceeds: '1 h',
    quantum: { unit: '1 min', rule: 'floor' },
    allowance: { free: '1 h', per: 'period' },
    severities: { down: '100 %', degraded: '30 %' },
    startsAt: 'detection',
    combine: 'all-down',
    denominator: 'minus-excluded',
  })
    .ablations()
    .map(({ name, metric }) => [name, metric.wording('en')]);
  expect(names.map(([name]) => name)).toEqual([
    'ignoreShorterThan',
    'ignoreUnreported',
    'onlyIfTotalExceeds',
    'quantum',
    'allowance',
    'severities',
    'startsAt',
    'combine',
    'denominator',
  ]);
  expect(new Set(names.map(([, wording]) => wording)).size).toBe(9);
  expect(filled({ startsAt: 'fault', combine: 'any-down', denominator: 'agreed' }).ablations()).toEqual([]);
});
