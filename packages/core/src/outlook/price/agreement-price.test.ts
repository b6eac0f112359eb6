import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluation/evaluate.ts';
import { Instant } from '../../values/instant.ts';
import { priceAgreement } from './agreement-price.ts';
import type { AgreementPrice, PriceAsked } from './agreement-price.ts';
import { compileCredits } from './compiled.ts';
import { creditEngine, moneyIn } from './credit-engine.ts';
import { creditAt } from './curve.ts';
import { agreementOf, asked, habitOf, minute, revisionOf, tiered } from './testing/priced-text.ts';
import { sortPromises } from './unit.ts';

function priced(extra: Partial<PriceAsked> = {}): AgreementPrice {
  const found = priceAgreement(asked(extra));
  if (found === undefined) throw new Error('there is no price');
  return found;
}

/** Forgives nothing, and is simulated all the same. */
const simulatedMetric = { kind: 'availability', express: 'share', onlyIfTotalExceeds: '0 s' };

describe('one promise of time', () => {
  it('has the chances, the mean and the value at risk of the worked example', () => {
    const { main, way, promises } = priced();
    expect(main.how).toBe('analytic');
    expect(main.tiers.map(({ from }) => from)).toEqual([0, 5000, 10_000, 25_000]);
    expect(main.tiers.map(({ chance }) => chance)).toEqual([
      expect.closeTo(0.612522, 6),
      expect.closeTo(0.183003, 6),
      expect.closeTo(0.204475, 6),
      expect.closeTo(1.17e-7, 9),
    ]);
    expect([main.expected, main.deviation]).toEqual([expect.closeTo(2959.769101, 5), expect.closeTo(4032.67, 2)]);
    expect([main.valueAtRisk, main.standardError, way]).toEqual([10_000, 0, 'sum']);
    expect(promises).toEqual([
      {
        commitment: 'availability',
        alone: main.expected,
        missed: expect.closeTo(0.387478, 6),
        months: 1,
        agreedMs: 43_200 * minute,
      },
    ]);
  });

  it('is simulated to the same within four standard errors', () => {
    const exact = priced().main;
    const { main } = priced({ revision: revisionOf([tiered({ metric: simulatedMetric })]), years: 20_000 });
    expect(main.how).toBe('simulated');
    expect(Math.abs(main.expected - exact.expected)).toBeLessThan(4 * main.standardError);
    expect(main.valueAtRisk).toBe(10_000);
    expect(main.standardError).toBeGreaterThan(0);
    expect(main.standardError).toBeLessThan(20);
  });

  it('is simulated in fewer years where it fails every hour, and says in how many', () => {
    const revision = revisionOf([tiered({ metric: simulatedMetric })]);
    const often = priced({ revision, years: 100_000, habits: [habitOf({ perMonth: 720 })], onlyMain: true });
    expect(often.main.years).toBe(1157);
    const seldom = priced({ revision, years: 20_000, habits: [habitOf({ perMonth: 2 })], onlyMain: true });
    expect(seldom.main.years).toBe(20_000);
  });

  it('shows what heavier tails make of it beside the plain law, and its own repairs where there are some', () => {
    const repairsMs = [5, 5, 10, 10, 15, 75].map((one) => one * minute);
    const { laws, main } = priced({ habits: [habitOf({ repairsMs })] });
    expect(laws.map(({ law, spread }) => [law, spread])).toEqual([
      ['exponential', undefined],
      ['lognormal', 0.9],
      ['empirical', undefined],
    ]);
    expect(main.law).toBe('exponential');
    const known = priced({ habits: [habitOf({ spread: 1.2 })] });
    expect([known.main.law, known.main.spread]).toEqual(['lognormal', 1.2]);
  });

  it('draws the same bits by the same seed, and others by another', () => {
    const by = (seed: number): string => JSON.stringify(priced({ seed }).laws.at(-1));
    expect(by(7)).toBe(by(7));
    expect(by(7)).not.toBe(by(8));
  });

  it('never falls with more outages, longer repairs or a higher fee, and goes to nothing with the rate', () => {
    const some = integer({ min: 1, max: 200 });
    assert(
      property(some, some, some, (tenths, repair, more) => {
        const at = (perMonth: number, minutes: number, fee = '100000.00'): number =>
          priced({
            revision: revisionOf([tiered()], {}, fee),
            habits: [habitOf({ perMonth, meanRepairMs: minutes * minute })],
            onlyMain: true,
          }).main.expected;
        const base = at(tenths / 10, repair) - 1e-6;
        expect(at((tenths + more) / 10, repair)).toBeGreaterThanOrEqual(base);
        expect(at(tenths / 10, repair + more)).toBeGreaterThanOrEqual(base);
        expect(at(tenths / 10, repair, '100001.00')).toBeGreaterThanOrEqual(base);
      }),
      { numRuns: 12 },
    );
    expect(priced({ habits: [habitOf({ perMonth: 1e-6 })], onlyMain: true }).main.expected).toBeLessThan(0.01);
    expect(priced({ habits: [habitOf({ perMonth: 0 })], onlyMain: true }).main.expected).toBe(0);
  });

  it('counts an uncertain rate', () => {
    const known = priced({ habits: [habitOf({ perMonth: 0.1 })], onlyMain: true }).main;
    const learned = priced({
      habits: [habitOf({ perMonth: 0.1, learned: { shape: 0.5, months: 5 } })],
      onlyMain: true,
    }).main;
    expect(learned.missed).toBeLessThan(known.missed);
    expect(learned.tiers.at(-1)?.chance).toBeGreaterThan(known.tiers.at(-1)?.chance ?? 1);
  });
});

describe('the curve of credits', () => {
  it('pays for any downtime what an evaluation pays', () => {
    const linear = {
      id: 'c',
      kind: 'linear',
      on: 'downtime',
      per: '7 min',
      step: 'continuous',
      pay: { percent: '1 %', of: 'fee' },
    };
    for (const credits of [undefined, [linear]]) {
      const agreement = agreementOf([tiered(credits === undefined ? {} : { credits })]);
      const { revision } = asked({ revision: agreement.revisions[0] ?? asked().revision });
      const from = Instant.parse('2024-11-01T00:00:00Z');
      const { units } = sortPromises(revision, [habitOf()], from);
      const [curve] = compileCredits(units, creditEngine({ revision, units, from })).curves;
      assert(
        property(integer({ min: 1, max: 600 * minute }), (downMs) => {
          const start = Instant.parse('2024-11-14T10:00:00Z');
          const end = Instant.plus(start, downMs);
          const row = { form: 'state', id: 'a', source: 'probe', state: 'down', start, end, recordedAt: end } as const;
          const knownAt = Instant.parse('2024-12-05T00:00:00Z');
          const made = evaluate({ agreement, evidence: { rows: [row] }, period: '2024-11', knownAt });
          const owed = made.ok ? Number(made.value.credit?.total) : undefined;
          expect(curve === undefined ? undefined : creditAt(curve, downMs)).toBeCloseTo(
            owed ?? -1,
            credits === undefined ? 9 : 1,
          );
        }),
        { numRuns: 25 },
      );
    }
  });
});

const two = (cap: object): PriceAsked =>
  asked({
    revision: revisionOf([tiered(), tiered({ id: 'office', title: 'Office' })], { credits: { caps: [cap] } }),
    habits: [habitOf(), habitOf({ perMonth: 0.3 }, 'office')],
  });

describe('several promises', () => {
  it('feel the same outages, and share a limit that the engine applies', () => {
    const monthly = two({ limit: { percent: '12 %', of: 'fee' }, per: 'month', scope: 'agreement' });
    const capped = priceAgreement(monthly);
    const free = priceAgreement(two({ limit: { percent: '90 %', of: 'fee' }, per: 'month', scope: 'agreement' }));
    expect([capped?.way, free?.way]).toEqual(['table', 'sum']);
    expect(capped?.main.tiers.map(({ from }) => from)).toEqual([0, 5000, 10_000, 12_000]);
    expect(capped?.limitsSave).toBeGreaterThan(0);
    // The second promise is missed only when the first is: its outages are among those of the first.
    const missed = free?.main.missed ?? 1;
    expect(missed).toBeCloseTo(free?.promises[0]?.missed ?? 0, 10);
    const { units } = sortPromises(monthly.revision, monthly.habits, monthly.from);
    const engine = creditEngine({ ...monthly, units });
    expect(moneyIn(engine.alone([{ outages: [40 * minute] }, { outages: [60 * minute] }]))).toBe(12_000);
  });

  it('are folded month by month by the engine where a limit looks back', () => {
    const yearly = priceAgreement(two({ limit: { percent: '30 %', of: 'fee' }, per: 'year', scope: 'agreement' }));
    expect(yearly?.way).toBe('fold');
    expect(yearly?.main.years).toBe(1_000);
    // From the start of the term the limit is 30,000 a year: no year pays more but where a new calendar year begins.
    expect(yearly?.main.yearAtRisk).toBeLessThanOrEqual(60_000);
    expect(yearly?.main.expected).toBeLessThan(priced().main.expected);
  });

  it('are folded where each outage pays by itself', () => {
    const perUnit = {
      id: 'each',
      kind: 'per-unit',
      of: 'downtime',
      unit: '1000 h',
      step: 'started',
      count: 'per-occurrence',
      pay: { percent: '1 %', of: 'fee' },
    };
    const found = priced({ revision: revisionOf([tiered({ credits: [perUnit] })]), years: 500 });
    expect(found.way).toBe('fold');
    // 1.2 outages a month at 1,000 each.
    expect(Math.abs(found.main.expected - 1200)).toBeLessThan(4 * found.main.standardError + 1);
  });
});

describe('other promises', () => {
  const share = {
    id: 'restore',
    title: 'Restored in time',
    metric: {
      kind: 'case-clock',
      clock: 'restore',
      population: { types: ['incident'] },
      limit: '4 h',
      onPriorityChange: 'carry',
      reopen: 'continue',
      belongsTo: 'opened',
      counts: 'share',
      openOverdue: 'miss',
    },
    target: '>= 95 %',
    period: 'month',
    hours: 'always',
    rounding: 'none',
    credits: [
      {
        id: 'restore-credit',
        kind: 'steps',
        on: 'value',
        steps: [{ when: '< 95 %', pay: { percent: '5 %', of: 'fee' } }],
      },
    ],
  };
  const source = { en: 'assumed', 'zh-Hant': '假設' };

  it('of a share of cases are missed as often as that share falls short', () => {
    const habit = { law: 'cases', perMonth: 1, inTime: 0.5, source } as const;
    const { main } = priced({
      revision: revisionOf([share]),
      habits: [{ commitment: 'restore', habit }],
      years: 5_000,
    });
    // Cases late come at random, half a month: any of them is a miss while fewer than twenty come.
    expect(main.missed).toBeCloseTo(1 - 0.60653, 1.9);
    expect(main.expected).toBeCloseTo(5000 * main.missed, 6);
  });

  it('go by past values where nothing else is known', () => {
    const habit = { law: 'past', values: ['0.99', '0.9', '1', '0.96'], source } as const;
    const { main } = priced({
      revision: revisionOf([share]),
      habits: [{ commitment: 'restore', habit }],
      years: 5_000,
    });
    expect(main.missed).toBeCloseTo(0.25, 1);
  });

  it('without a credit or a habit are named, and none at all has no price', () => {
    const revision = revisionOf([tiered(), tiered({ id: 'plain', credits: [] }), share]);
    expect(priced({ revision }).without).toEqual([
      { commitment: 'plain', subject: undefined, why: 'no-credits' },
      { commitment: 'restore', subject: undefined, why: 'no-habit' },
    ]);
    expect(priceAgreement(asked({ habits: [] }))).toBeUndefined();
  });
});

it('prices a table that ends without a worst band by the very bands', () => {
  const hole = { when: '[99 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } };
  const { main } = priced({
    revision: revisionOf([tiered({ credits: [{ id: 'c', kind: 'steps', on: 'value', steps: [hole] }] })]),
  });
  expect(main.tiers.map(({ from }) => from)).toEqual([0, 10_000]);
});
