import { array, assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import type { Agreement } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import type { EvidenceRow } from '../../evidence/row.ts';
import { parseTarget, meets } from '../../terms/target.ts';
import { quantity } from '../../terms/quantity.ts';
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import { backTest } from './backtest.ts';
import type { BackTest, BackTestAsked } from './backtest.ts';
import { sayDecided } from './clauses.ts';

const minute = 60_000;
const start = Instant.parse('2024-01-01T00:00:00Z');
const knownAt = Instant.parse('2025-02-01T00:00:00Z');
const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`);

function agreementOf(extra: object = {}): Agreement {
  const book = readAgreements([smallAgreement(extra)]);
  if (!book.ok) throw new Error(book.refusals[0]?.message);
  const [agreement] = book.value.agreements;
  if (agreement === undefined) throw new Error('none');
  return agreement;
}

function textOf(extra: object = {}): Revision {
  const [revision] = agreementOf(extra).revisions;
  if (revision === undefined) throw new Error('none');
  return revision;
}

const down = (id: string, from: string, minutes: number): EvidenceRow & { readonly form: 'state' } => {
  const begun = Instant.parse(from);
  const end = Instant.plus(begun, minutes * minute);
  return { form: 'state', id, source: 'probe', recordedAt: end, start: begun, end, state: 'down' };
};

function tested(asked: Partial<BackTestAsked> & { readonly draft: Revision }): BackTest {
  const made = backTest({
    history: { id: 'SMALL', revisions: [asked.draft] },
    evidence: { rows: [] },
    periods: months,
    knownAt,
    ...asked,
  });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
}

const spells = array(record({ at: integer({ min: 0, max: 366 * 24 - 1 }), minutes: integer({ min: 1, max: 900 }) }), {
  maxLength: 14,
}).map((drawn) =>
  drawn.map(({ at, minutes }, index): EvidenceRow => {
    const from = Instant.plus(start, at * 60 * minute);
    return down(`OUT-${index}`, Instant.format(from), minutes);
  }),
);
const thousandths = integer({ min: 900, max: 1000 });
const withTarget = (target: string, extra: object = {}): Revision =>
  textOf({ commitments: [availability({ target, ...extra })] });
const held = (test: BackTest): number => test.promises[0]?.held.met ?? 0;

describe('a draft over the past', () => {
  it('comes out as its statements would', () => {
    const text = textOf({ exclusions: 'none' });
    assert(
      property(spells, (rows) => {
        const made = tested({ draft: text, evidence: { rows } });
        const agreement = { id: 'SMALL', revisions: [text] };
        for (const { period, rows: own, credit } of made.periods) {
          const issued = evaluate({ agreement, evidence: { rows }, period, knownAt });
          if (!issued.ok) throw new Error('refused');
          expect(own.map(({ verdict }) => verdict)).toEqual(issued.value.rows.map(({ verdict }) => verdict));
          expect(own.map(({ value }) => value)).toEqual(issued.value.rows.map((row) => row.segments.at(-1)?.value));
          expect(credit).toBe(issued.value.credit?.total);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is held by no fewer periods when a target is loosened', () => {
    assert(
      property(spells, thousandths, thousandths, (rows, one, other) => {
        const [looser, stricter] = [Math.min(one, other), Math.max(one, other)].map((target) =>
          held(tested({ draft: withTarget(`>= ${target / 10} %`), evidence: { rows } })),
        );
        expect(looser).toBeGreaterThanOrEqual(stricter ?? 0);
      }),
      { numRuns: 40 },
    );
  });

  it('counts no more time when an exclusion is added', () => {
    const plain = textOf();
    const excused = textOf({ exclusions: [{ id: 'force-majeure', kind: 'force-majeure', events: ['storm'] }] });
    const asks = array(
      record({ at: integer({ min: 0, max: 8_000 }), hours: integer({ min: 1, max: 300 }), ok: boolean() }),
      {
        maxLength: 4,
      },
    );
    assert(
      property(spells, asks, (rows, asked) => {
        const decisions = asked.map(({ at, hours, ok }, index): EvidenceRow => {
          const from = Instant.plus(start, at * 60 * minute);
          const end = Instant.plus(from, hours * 60 * minute);
          const decision = ok ? ('accepted' as const) : ('proposed' as const);
          return {
            form: 'exclusion',
            id: `X${index}`,
            source: 'log',
            recordedAt: end,
            start: from,
            end,
            kind: 'force-majeure',
            decision,
          };
        });
        const evidence = { rows: [...rows, ...decisions] };
        const [before, after] = [plain, excused].map((draft) =>
          tested({ draft, evidence }).periods.flatMap((period) =>
            period.rows.map((row) => Ratio.parse(row.downtimeMs ?? '0')),
          ),
        );
        after?.forEach((ms, at) => expect(ms.atMost(before?.[at] ?? Ratio.zero)).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  it('offers what so many periods truly held when the offer is the target', () => {
    assert(
      property(spells, (rows) => {
        const [promise] = tested({ draft: withTarget('>= 99.9 %'), evidence: { rows } }).promises;
        for (const { met, offer } of promise?.best.slice(0, 3) ?? [])
          expect(held(tested({ draft: withTarget(offer), evidence: { rows } }))).toBeGreaterThanOrEqual(met);
      }),
      { numRuns: 15 },
    );
  });

  it('shares all time over the allowance among causes and among hours', () => {
    assert(
      property(spells, (rows) => {
        const { drivers, promises } = tested({ draft: withTarget('>= 99.95 %'), evidence: { rows } });
        for (const one of drivers)
          for (const list of [one.byCause, one.bySupplier, one.byHour]) {
            expect(Ratio.sumOf(list.map(({ overMs }) => Ratio.parse(overMs))).toString()).toBe(one.overMs);
          }
        if (promises[0]?.toRemoveMs !== '0') expect(drivers[0]?.overMs).toBe(promises[0]?.toRemoveMs);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the worked example of twelve months', () => {
  const downtimes = [42, 10, 0, 70, 18.5, 21, 50, 12, 75, 55, 30, 50];
  const months12 = ['2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'].concat([
    '2024-10',
    '2024-11',
    '2024-12',
    '2025-01',
  ]);
  const rows = downtimes.flatMap((minutes, at) =>
    minutes === 0 ? [] : [down(`M${at}`, `${months12[at]}-10T00:00:00Z`, minutes)],
  );
  const [promise] = tested({ draft: withTarget('>= 99.95 %'), evidence: { rows }, periods: months12 }).promises;

  it('is held so often at the levels that people promise', () => {
    const said = promise?.levels.map(({ offer, met, bound }) => [offer, met, Math.round(bound * 1000) / 10]);
    expect(said).toEqual([
      ['>= 99 %', 12, 77.9],
      ['>= 99.5 %', 12, 77.9],
      ['>= 99.9 %', 6, 24.5],
      ['>= 99.95 %', 5, 18.1],
      ['>= 99.99 %', 1, 0.4],
    ]);
    expect(promise?.confidence).toMatchObject({ mean: '11/26', tooFew: false });
  });

  it('would have held ten times at 99.87 %, and takes 217.92 minutes to mend', () => {
    expect(promise?.best.find(({ met }) => met === 10)?.offer).toBe('>= 99.87 %');
    expect(
      Ratio.parse(promise?.toRemoveMs ?? '0')
        .dividedBy(Ratio.of(minute))
        .toString(),
    ).toBe('217.92');
  });
});

describe('the drivers of a miss', () => {
  it('name causes, who answers for them and the hour on the wall', () => {
    const draft = textOf({ zone: 'Asia/Hong_Kong', commitments: [availability({ target: '>= 99.95 %' })] });
    const rows = [
      { ...down('A', '2024-03-04T01:30:00Z', 60), cause: 'fibre cut' },
      { ...down('B', '2024-03-05T18:00:00Z', 20), cause: 'power' },
    ];
    const attribution = (row: EvidenceRow): string | undefined => (row.id === 'A' ? 'victoria-fibre' : undefined);
    const [driver] = tested({ draft, evidence: { rows }, attribution }).drivers;
    expect(driver?.missed).toEqual(['2024-03']);
    expect(driver?.byCause.map(({ key, countedMs }) => [key, countedMs])).toEqual([
      ['fibre cut', '3600000'],
      ['power', '1200000'],
    ]);
    expect(driver?.bySupplier.map(({ key }) => key)).toEqual(['victoria-fibre', '']);
    expect(driver?.byHour.map(({ key, countedMs }) => [key, countedMs])).toEqual([
      ['02', '1200000'],
      ['09', '1800000'],
      ['10', '1800000'],
    ]);
  });
});

describe('clauses, readings and other luck', () => {
  const works = {
    maintenance: [{ id: 'works', clause: '10', notice: '0 h' }],
    commitments: [availability({ target: '>= 99.9 %' })],
  };
  const planned: EvidenceRow = {
    form: 'works',
    id: 'W',
    source: 'log',
    recordedAt: Instant.parse('2024-05-01T00:00:00Z'),
    start: Instant.parse('2024-05-05T00:00:00Z'),
    end: Instant.parse('2024-05-05T00:40:00Z'),
    noticedAt: Instant.parse('2024-05-01T00:00:00Z'),
  };

  it('says what a promise was met by', () => {
    const rows = [planned, down('A', '2024-05-05T00:00:00Z', 60)];
    const { ablation = [] } = tested({ draft: textOf(works), evidence: { rows }, with: ['ablation'] });
    const clause = ablation.find(({ what }) => what === 'maintenance works');
    expect(clause).toMatchObject({ clause: '10', turned: 1, difference: '100.00', decisive: true });
    const [row] = clause?.rows ?? [];
    expect(row && sayDecided('10', row).en).toBe('MET only because clause 10 excluded 40 min');
    expect(row && sayDecided('10', row)['zh-Hant']).toBe('只因第 10 條不計 40 分鐘而達標');
  });

  it('finds the verdict that hangs on the length of the month', () => {
    // 31 days leave 44.64 min, 30 days 43.2.
    const rows = [down('A', '2024-05-07T00:00:00Z', 44)];
    const { honesty = [] } = tested({ draft: textOf(), evidence: { rows }, with: ['honesty'] });
    const month = honesty.find(({ reading }) => reading === 'month-of-30-days');
    expect(month?.rows.filter(({ turned }) => turned)).toMatchObject([
      { period: '2024-05', as: { verdict: 'met' }, supposed: { verdict: 'missed' } },
    ]);
    expect(honesty.filter(({ applies }) => applies).map(({ reading }) => reading)).toEqual(['month-of-30-days']);
  });

  it('finds the verdict that hangs on the hour that came twice', () => {
    const london = textOf({ zone: 'Europe/London', commitments: [availability({ target: '>= 99.95 %' })] });
    // 01:30 BST to 01:45 GMT: 75 minutes that look like 15.
    const rows = [down('A', '2024-10-27T00:30:00Z', 75)];
    const { honesty = [] } = tested({ draft: london, evidence: { rows }, with: ['honesty'] });
    const wall = honesty.find(({ reading }) => reading === 'wall-clock');
    expect(wall?.rows.filter(({ turned }) => turned)).toMatchObject([
      {
        period: '2024-10',
        as: { verdict: 'missed', downtimeMs: '4500000' },
        supposed: { verdict: 'met', downtimeMs: '900000' },
      },
    ]);
  });

  it('finds verdicts that hang on the holidays and on where a month is cut', () => {
    const draft = textOf({
      zone: 'Asia/Hong_Kong',
      calendars: { office: { weekly: { 'mon-fri': ['09:00-18:00'] }, holidays: 'hk-general' } },
      commitments: [availability({ hours: 'office', target: '>= 99.9 %' })],
    });
    // Good Friday is a general holiday and no statutory one; 31 May 17:00Z is 1 June in Hong Kong.
    const rows = [down('A', '2024-03-29T02:00:00Z', 60), down('B', '2024-05-31T09:30:00Z', 5)];
    const { honesty = [] } = tested({ draft, evidence: { rows }, with: ['honesty'] });
    const turned = (name: string) =>
      honesty
        .find(({ reading }) => reading === name)
        ?.rows.filter((row) => row.turned)
        .map(({ period }) => period);
    expect(turned('other-holidays')).toEqual(['2024-03']);
    expect(honesty.find(({ reading }) => reading === 'utc-months')?.applies).toBe(true);
    const [night] =
      tested({
        draft: textOf({ zone: 'Asia/Hong_Kong', commitments: [availability({ target: '>= 99.9 %' })] }),
        evidence: { rows: [down('C', '2024-05-31T17:00:00Z', 60)] },
        with: ['honesty'],
      }).honesty?.filter(({ reading }) => reading === 'utc-months') ?? [];
    expect(night?.rows.filter((row) => row.turned).map(({ period }) => period)).toEqual(['2024-05', '2024-06']);
  });

  it('shows the months without their worst event, with it doubled, and on weekdays', () => {
    const draft = textOf({
      calendars: { office: { weekly: { 'mon-fri': ['09:00-18:00'] }, holidays: 'none' } },
      commitments: [availability({ hours: 'office', target: '>= 99.9 %' })],
    });
    // A Saturday, then a Monday.
    const rows = [down('SAT', '2024-06-08T10:00:00Z', 60), down('MON', '2024-08-05T10:00:00Z', 9)];
    const { stress = [] } = tested({ draft, evidence: { rows }, with: ['stress'] });
    expect(stress.map(({ scenario, held: of }) => [scenario, of])).toEqual([
      ['without-worst', []],
      ['worst-doubled', [{ commitment: 'availability', before: 12, after: 11, of: 12 }]],
      ['on-weekdays', [{ commitment: 'availability', before: 12, after: 11, of: 12 }]],
    ]);
    expect(stress[1]?.event).toMatchObject({ id: 'MON', countedMs: '540000' });
  });
});

describe('few months of our own', () => {
  const draft = textOf();
  const member = (id: string, rows: readonly EvidenceRow[]) => ({
    history: { id, revisions: [draft] },
    evidence: { rows: rows.map((row) => ({ ...row, agreement: id })) },
    periods: months,
  });
  const quiet = member('QUIET', [down('A', '2024-02-03T00:00:00Z', 30)]);
  const loud = member(
    'LOUD',
    months.flatMap((month, at) => [
      down(`L${at}`, `${month}-05T00:00:00Z`, 40),
      down(`M${at}`, `${month}-15T00:00:00Z`, 40),
      down(`N${at}`, `${month}-25T00:00:00Z`, 40),
    ]),
  );

  it('are seen beside similar agreements, and that is said', () => {
    const [pooled] = tested({ draft, periods: months.slice(0, 3), cohort: [quiet] }).cohort;
    expect(pooled).toMatchObject({ members: ['QUIET'], ownPeriods: 3, cohortPeriods: 12, weight: 12 });
    // One outage in the twelve periods of the cohort, none in three of our own.
    expect(pooled?.outagesPerPeriod).toBe('1/15');
    expect(pooled?.holds).toBeGreaterThan(0.9);
  });

  it('weigh more when the others differ among themselves', () => {
    const [pooled] = tested({ draft, periods: months.slice(0, 3), cohort: [quiet, loud] }).cohort;
    expect(pooled?.weight).toBeLessThan(3);
    expect(tested({ draft, periods: months.slice(0, 6), cohort: [quiet, loud] }).cohort).toEqual([]);
  });
});

describe('a promise without a value', () => {
  it('is counted as not measured and never as held', () => {
    const draft = withTarget('>= 99.9 %', {
      metric: { kind: 'reported', series: 'x', unit: '%', ifMissing: 'not-measured' },
    });
    const made = backTest({
      draft,
      history: { id: 'SMALL', revisions: [draft] },
      evidence: { rows: [] },
      periods: months,
      knownAt,
    });
    if (!made.ok) throw new Error(made.refusals[0]?.message);
    expect(made.value.promises[0]?.held).toEqual({ met: 0, of: 0, unmeasured: 12 });
    expect(made.value.promises[0]?.best).toEqual([]);
    expect(made.value.promises[0]?.confidence).toBeUndefined();
  });

  it('knows that an offer reads as a target', () => {
    const rows = [down('A', '2024-03-04T01:30:00Z', 55.5)];
    const [promise] = tested({ draft: textOf(), evidence: { rows } }).promises;
    const target = parseTarget(promise?.best[0]?.offer ?? '');
    if (typeof target === 'string') throw new Error(target);
    const attained = quantity('ratio', Ratio.parse(promise?.best[0]?.value.exact ?? '0'));
    expect(meets({ attained, target })).toBe(true);
    expect(promise?.held).toEqual({ met: 11, of: 12, unmeasured: 0 });
  });
});
