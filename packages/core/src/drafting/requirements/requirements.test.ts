import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../terms/text.ts';
import { metricKinds } from '../../metrics/kinds.ts';
import { benchmarkCard, isAgeing } from './comparables.ts';
import type { Comparable } from './comparables.ts';
import { conflictsOf } from './conflicts.ts';
import type { Said } from './conflicts.ts';
import { beyondAll, fitOf } from './fit.ts';
import { loadOf } from './load.ts';
import { targetOf, unmeasurable } from './measurable.ts';
import { measureOf, measures } from './measures.ts';
import { missingClauses } from './obligations.ts';
import { interviewSets } from './questions.ts';
import { sayRequirement } from './say-requirement.ts';

test.each(measures)('the example of $id can itself be measured, by a metric that exists', (measure) => {
  expect(unmeasurable({ measure: measure.id, target: measure.example, period: 'month' })).toEqual([]);
  expect(Object.keys(metricKinds)).toContain(measure.metric);
});

test.each(interviewSets)('every question of $type is in both languages and leads to a measure that exists', (set) => {
  expect(set.questions.length).toBeGreaterThanOrEqual(6);
  expect(new Set(set.questions.map(({ id }) => id)).size).toBe(set.questions.length);
  for (const { ask, measure } of set.questions) {
    expect([ask.en, ask['zh-Hant'] ?? ''].every((text) => text.length > 3)).toBe(true);
    if (measure !== undefined) expect(measureOf(measure), measure).toBeDefined();
  }
});

describe('what cannot be measured is refused, with an example that would do', () => {
  test.each([
    [{ measure: 'restore', target: 'as fast as possible', period: 'month' }, 'target', '“as fast as possible” cannot'],
    [{ measure: 'friendliness', target: '>= 99 %', period: 'month' }, 'measure', 'Nobody can measure'],
    [{ measure: 'restore', target: '<= 99 %', period: 'month' }, 'target', 'is not a percentage'],
    [{ measure: 'availability', target: '<= 99.9 %', period: 'month' }, 'target', 'more is better'],
    [{ measure: 'availability', target: '>= 99.9 %' }, 'period', 'over what time'],
  ])('%o', (writing, field, words) => {
    const found = unmeasurable(writing);
    expect(found.map((one) => one.field)).toEqual([field]);
    expect(found[0]?.message.en).toContain(words);
    expect(found[0]?.message['zh-Hant']).toMatch(/\p{Script=Han}/u);
    const mended = { period: 'month', ...writing, [field]: found[0]?.example };
    expect(unmeasurable(mended)).toEqual([]);
  });

  test('it is said in a sentence of either language', () => {
    const writing = { measure: 'restore', target: '<= 4 h', period: 'month' };
    expect(languages.map((language) => sayRequirement(writing, language))).toEqual([
      'Time to restore: at most 4 h, each month',
      '復原時間：不超過 4 小時，每月計算',
    ]);
  });
});

const said = (id: string, value: string, more: Partial<Said> = {}): Said => ({
  id,
  value,
  question: 'restore',
  serviceType: 'network',
  audience: 'managerial',
  state: 'captured',
  ...more,
});

describe('answers that cannot both be right', () => {
  test('two values on one question conflict until somebody has decided', () => {
    const two = [said('one', '<= 4 h'), said('two', '<= 1 h', { audience: 'operational' })];
    expect(conflictsOf(two)).toEqual([
      { serviceType: 'network', question: 'restore', needs: ['one', 'two'], resolved: false },
    ]);
    const decided = [
      two[0] ?? said('', ''),
      said('two', '<= 1 h', { resolution: { en: 'Too dear.' }, state: 'declined' }),
    ];
    expect(conflictsOf(decided)[0]?.resolved).toBe(true);
  });

  test('the same in other words, another question, or mere words are none', () => {
    expect(conflictsOf([said('one', '<= 4 h'), said('two', '<= 240 min')])).toEqual([]);
    expect(conflictsOf([said('one', '<= 4 h'), said('two', '<= 1 h', { question: 'response' })])).toEqual([]);
    expect(conflictsOf([said('one', '<= 4 h'), said('two', 'fast')])).toEqual([]);
  });
});

const title = { en: 'x' };
const tier = (...[id, amount, availability, restore]: [string, string, string, string]) => ({
  id,
  name: { en: id },
  price: { amount, currency: 'HKD', per: 'month' },
  targets: [
    { what: { en: 'Availability' }, value: availability },
    { what: { en: 'Restore' }, value: restore, measure: 'restore' },
  ],
});
const asked = [
  { id: 'SLR-1', title, measure: 'availability', target: '>= 99.95 %', priority: 'must' },
  { id: 'SLR-2', title, measure: 'restore', target: '<= 4 h', priority: 'must' },
  { id: 'SLR-3', title, measure: 'loss', target: '<= 0.1 %', priority: 'should' },
];

describe('fit', () => {
  const offerings = [
    tier('Silver', '18000.00', '>= 99.9 %', '<= 6 h'),
    tier('Gold', '26500.00', '>= 99.99 %', '<= 4 h'),
  ];

  test('with 20,000 a month Gold is over by 6,500 and Silver leaves two requirements unmet', () => {
    const [silver, gold] = fitOf({ requirements: asked, offerings, budget: { amount: '20000.00', currency: 'HKD' } });
    expect([gold?.budget, gold?.by]).toEqual(['over', { amount: '6500.00', currency: 'HKD' }]);
    expect([silver?.budget, silver?.by?.amount, silver?.met, silver?.unmet, silver?.unknown]).toEqual([
      'within',
      '2000.00',
      0,
      2,
      1,
    ]);
    expect(gold?.cells.map(({ verdict, more }) => [verdict, more])).toEqual([
      ['met', true],
      ['met', false],
      ['unknown', false],
    ]);
  });

  test('a budget that the price hits exactly is kept; another currency is unknown', () => {
    const budget = (amount: string, currency = 'HKD') =>
      fitOf({ requirements: [], offerings: offerings.slice(0, 1), budget: { amount, currency } })[0];
    expect([budget('18000.00')?.budget, budget('18000.00')?.by?.amount]).toEqual(['within', '0.00']);
    expect(budget('17999.99')?.by).toEqual({ amount: '0.01', currency: 'HKD' });
    expect(budget('18000.00', 'USD')?.budget).toBe('unknown');
  });

  test('what is asked beyond all that is sold is named with the best that is', () => {
    const beyond = [{ id: 'SLR-9', title, measure: 'restore', target: '<= 1 h', priority: 'must' }];
    expect(beyondAll([...asked, ...beyond], offerings)).toEqual([
      { requirement: 'SLR-9', measure: 'restore', best: '<= 4 h' },
    ]);
  });

  test('a looser requirement is never met less: exact at every step', () => {
    const share = fc.integer({ min: 1, max: 9999 }).map((n) => `>= ${n / 100} %`);
    fc.assert(
      fc.property(share, share, share, (one, other, sold) => {
        const [a, b] = [targetOf(one), targetOf(other)];
        if (a === undefined || b === undefined) return false;
        const [loose, strict] = a.bound.value.atMost(b.bound.value) ? [one, other] : [other, one];
        const met = (target: string): boolean =>
          fitOf({
            requirements: [{ id: 'r', title, measure: 'availability', target, priority: 'must' }],
            offerings: [{ id: 'o', name: title, targets: [{ what: { en: 'availability' }, value: sold }] }],
          })[0]?.met === 1;
        return !met(strict) || met(loose);
      }),
    );
  });
});

describe('benchmarks', () => {
  const line = (id: string, value: string, grade: Comparable['grade']): Comparable => ({
    id,
    title,
    measure: 'availability',
    value,
    grade,
    date: '2024-11-01',
    similarity: 'close',
    state: 'fresh',
  });
  const four = [
    line('1', '>= 99.95 %', 'A'),
    line('2', '>= 99.9 %', 'B'),
    line('3', '>= 99.995 %', 'C'),
    line('4', '>= 99.9 %', 'B'),
  ];

  test('99.99 is above 3 of 4 comparables; sources graded A, B, B, C', () => {
    const card = benchmarkCard({ measure: 'availability', target: '>= 99.99 %', today: '2025-02-26' }, four);
    expect([card.above, card.of, card.grades]).toEqual([3, 4, ['A', 'B', 'B', 'C']]);
  });

  test('for what should be small, lower is above; the retired do not count', () => {
    const times = [
      { ...line('1', '<= 30 ms', 'A'), measure: 'latency' },
      { ...line('2', '<= 10 ms', 'A'), measure: 'latency' },
      { ...line('3', '<= 90 ms', 'A'), measure: 'latency', state: 'retired' },
    ];
    const card = benchmarkCard({ measure: 'latency', target: '<= 20 ms', today: '2025-02-26' }, times);
    expect(card.lines.map(({ standing }) => standing)).toEqual(['above', 'below']);
  });

  test('a source ages after eighteen months, to the day', () => {
    expect(['2023-08-27', '2023-08-26', '2023-08-25'].map((date) => isAgeing(date, '2025-02-26'))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('load', () => {
  const field = {
    id: 'CAP-1',
    name: title,
    capacity: '1000',
    committed: '920',
    unit: 'person-hours',
    state: 'verified',
  };
  const work = (count: number, each = '3') => [{ capability: 'CAP-1', what: { en: 'Tickets' }, count, each }];

  test('forty tickets a month take Field Ops from 92 % to 104 %, which is not feasible', () => {
    const [line] = loadOf([field], work(40));
    expect([line?.percentBefore, line?.percentAfter, line?.feasible, line?.short]).toEqual(['92', '104', false, '40']);
  });

  test('exactly full is feasible; a thousandth over is not, and is not said to be 100 %', () => {
    expect(loadOf([field], work(80, '1'))[0]).toMatchObject({ percentAfter: '100', feasible: true });
    expect(loadOf([field], work(1, '80.001'))[0]).toMatchObject({ percentAfter: '100.00', feasible: false });
  });
});

describe('obligations', () => {
  const law = { id: 'OBL-1', title: { en: 'Cap. 653' }, party: 'peak-harbour', clauses: ['K15'] };
  const draft = { party: 'peak-harbour', about: ['service/SVC-S01'], clauses: ['K06', 'K15'] };

  test('a law that asks for a clause is silent while the clause is there, and says so when it is gone', () => {
    expect(missingClauses([law], draft)).toEqual([]);
    expect(missingClauses([law], { ...draft, clauses: ['K06'] })).toMatchObject([
      { obligation: 'OBL-1', clause: 'K15' },
    ]);
  });

  test('it speaks only to the customer and the services that it names', () => {
    const without = { ...draft, clauses: [] };
    expect(missingClauses([law], { ...without, party: 'lion-rock' })).toEqual([]);
    expect(missingClauses([{ ...law, applies: ['site/PH-1'] }], without)).toEqual([]);
    expect(missingClauses([{ ...law, applies: ['service/SVC-S01'] }], without)).toHaveLength(1);
  });
});
