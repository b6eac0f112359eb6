import { describe, expect, it } from 'vitest';
import type { ChargeRow, EvidenceRow, FigureRow, RowForm } from '../evidence/row.ts';
import type { EvidenceView } from '../evidence/view.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { feeReader } from './fee-reader.ts';
import type { FeeFacts } from './fee-reader.ts';
import { feesSchema, lintFees } from './fees.ts';
import type { FeeQuestion } from './rule.ts';
import { period, utc, zoneOf } from './testing/context.ts';
import { settle } from './settle.ts';

const head = { source: 's', recordedAt: Instant.parse('2026-01-01T00:00:00Z') };
let next = 0;
function charge(...[line, from, to, amount, subject]: [string, string, string, string, string?]): ChargeRow {
  next += 1;
  return {
    ...head,
    id: `c${next}`,
    form: 'charge',
    line,
    start: utc.startOfDay(from),
    end: utc.startOfDay(to),
    amount: Ratio.parse(amount),
    ...(subject === undefined ? {} : { subject }),
  };
}
function figure(
  ...[name, from, to, value, recordedAt = head.recordedAt]: [string, string, string, string, Instant?]
): FigureRow {
  next += 1;
  return {
    ...head,
    id: `f${next}`,
    form: 'figure',
    name,
    start: utc.startOfDay(from),
    end: utc.startOfDay(to),
    value: Ratio.parse(value),
    recordedAt,
  };
}
function evidence(rows: readonly EvidenceRow[]): Pick<EvidenceView, 'rows'> {
  const read = (form: RowForm, span?: { start: number; end: number }) =>
    rows.filter(
      (row) =>
        row.form === form &&
        (span === undefined ||
          !('start' in row) ||
          (row.start < span.end && (row.end === undefined || row.end > span.start))),
    );
  return { rows: read as EvidenceView['rows'] };
}

interface Sketch {
  readonly lines?: readonly object[];
  readonly base?: object;
  readonly period?: string;
  readonly span?: readonly [string, string];
  readonly rows?: readonly EvidenceRow[];
  readonly more?: Partial<FeeFacts>;
  readonly ask?: FeeQuestion;
}
function facts(sketch: Sketch): FeeFacts {
  const during = period(sketch.period ?? '2026-01');
  const span = sketch.span ?? [during.startsOn, during.endsOn];
  return {
    fees: feesSchema.parse({
      lines: sketch.lines ?? [{ id: 'line', amount: '3100.00', per: 'month' }],
      bases: { base: { lines: 'all', window: 'period', prorate: 'by-days', ...sketch.base } },
    }),
    currency: 'USD',
    span: { start: utc.startOfDay(span[0]), end: utc.startOfDay(span[1]) },
    period: during,
    zone: utc,
    evidence: evidence(sketch.rows ?? []),
    termStartsOn: '2026-01-01',
    ...sketch.more,
  };
}
const amount = (sketch: Sketch): string => feeReader(facts(sketch)).base('base', sketch.ask).toString();
const metered = { lines: [{ id: 'usage', metered: true }] };

describe('fixed lines', () => {
  it.each([
    ['month', '2026-02', '3100'],
    ['quarter', '2026-02', '3100/3'],
    ['year', '2026-02', '775/3'],
    ['month', '2026-Q1', '9300'],
    ['quarter', '2026-Q1', '3100'],
    ['year', '2026-Q1', '775'],
    ['once', '2026-01', '0'],
  ])('3,100.00 per %s is for %s %s', (per, key, expected) => {
    expect(amount({ lines: [{ id: 'line', amount: '3100.00', per }], period: key })).toBe(expected);
  });

  it('counts a subscription from the 16th by its days', () => {
    const sixteenth = { span: ['2026-01-16', '2026-02-01'] as const };
    expect(amount(sixteenth)).toBe('1600');
    expect(amount({ ...sixteenth, base: { prorate: 'none' } })).toBe('3100');
    expect(amount({ ...sixteenth, ask: { whole: true } })).toBe('3100');
    expect(amount({ ...sixteenth, ask: { whole: false } })).toBe('1600');
  });

  it('counts the part of a month that one revision governs', () => {
    const half = amount({
      lines: [{ id: 'fee', amount: '90000.00', per: 'month' }],
      period: '2024-07',
      span: ['2024-07-16', '2024-08-01'],
    });
    expect(half).toBe(Ratio.of(90_000 * 16, 31).toString());
    const reader = feeReader(
      facts({
        lines: [{ id: 'fee', amount: '90000.00', per: 'month' }],
        period: '2024-07',
        span: ['2024-07-16', '2024-08-01'],
      }),
    );
    expect(settle(reader.base('base').times(Ratio.percent('5')), {}).toString()).toBe('2322.58');
  });

  it('counts parts of days exactly, and a day of 23 hours as one day', () => {
    const noon = facts({ period: '2026-01' });
    const fromNoon = { ...noon, span: { start: Instant.parse('2026-01-16T12:00:00Z'), end: noon.span.end } };
    expect(feeReader(fromNoon).base('base').toString()).toBe('1550');
    const london = zoneOf('Europe/London');
    const march = period('2026-03', london);
    const lastDays = {
      ...noon,
      zone: london,
      period: march,
      span: { start: london.startOfDay('2026-03-29'), end: march.end },
    };
    expect(feeReader(lastDays).base('base').toString()).toBe('300');
  });

  it('cannot say where pro-rating is open and matters', () => {
    expect(amount({ base: { prorate: 'unstated' } })).toBe('3100');
    expect(() => amount({ base: { prorate: 'unstated' }, span: ['2026-01-16', '2026-02-01'] })).toThrow(
      '16 of 31 days are in force',
    );
  });

  it('counts weeks by the days of their months', () => {
    const week = {
      ...period('2026-01'),
      startsOn: '2026-01-29',
      endsOn: '2026-02-05',
      start: utc.startOfDay('2026-01-29'),
      end: utc.startOfDay('2026-02-05'),
    };
    const reader = feeReader({ ...facts({}), period: week, span: week });
    expect(reader.base('base').toString()).toBe(
      Ratio.of(3100 * 3, 31)
        .plus(Ratio.of(3100 * 4, 28))
        .toString(),
    );
    expect(
      feeReader({ ...facts({ base: { window: 'previous-period' } }), period: week, span: week })
        .base('base')
        .toString(),
    ).toBe('700');
    expect(
      feeReader({ ...facts({ base: { window: 'next-invoice' } }), period: week, span: week })
        .base('base')
        .toString(),
    ).toBe('775');
  });

  it('takes a billing month from mid-month to mid-month as one month', () => {
    const billing = {
      ...period('2026-01'),
      startsOn: '2026-01-15',
      endsOn: '2026-02-15',
      start: utc.startOfDay('2026-01-15'),
      end: utc.startOfDay('2026-02-15'),
    };
    expect(
      feeReader({ ...facts({}), period: billing, span: billing })
        .base('base')
        .toString(),
    ).toBe('3100');
  });
});

describe('which lines', () => {
  const lines = [
    { id: 'usage', amount: '1000.00', per: 'month' },
    { id: 'reserved', amount: '500.00', per: 'month', upFront: true },
    { id: 'support', amount: '20.00', per: 'month' },
  ];
  it.each([
    [{}, '1520'],
    [{ except: ['up-front'] }, '1020'],
    [{ except: ['up-front', 'support'] }, '1000'],
    [{ lines: ['usage', 'reserved'] }, '1500'],
    [{ lines: ['usage', 'reserved'], except: ['usage'] }, '500'],
  ])('%j add up to %s', (base, expected) => {
    expect(amount({ lines, base })).toBe(expected);
  });
});

describe('windows', () => {
  it.each([
    ['previous-period', '3100'],
    ['twelfth-of-annual', '3100'],
    ['annual', '37200'],
    ['term-to-date', '9300'],
    ['rolling-12-months', '9300'],
    ['next-invoice', '3100'],
    ['invoice-applied', '3100'],
    ['once', '0'],
  ])('%s of 3,100.00 a month in the third month is %s', (window, expected) => {
    expect(amount({ base: { window }, period: '2026-03' })).toBe(expected);
  });

  it('takes at most twelve months, and the whole term', () => {
    expect(amount({ base: { window: 'rolling-12-months' }, period: '2027-03' })).toBe('37200');
    expect(amount({ base: { window: 'term-to-date' }, period: '2027-03' })).toBe('46500');
    expect(
      amount({ base: { window: 'twelfth-of-annual' }, lines: [{ id: 'line', amount: '120000.00', per: 'year' }] }),
    ).toBe('10000');
    expect(
      amount({
        base: { window: 'twelfth-of-annual' },
        lines: [{ id: 'line', amount: '1200.00', per: 'year' }],
        span: ['2026-01-16', '2026-02-01'],
      }),
    ).toBe(Ratio.of(1600, 31).toString());
  });

  it('adds one-off charges where it speaks of them', () => {
    const lines = [
      { id: 'install', amount: '750.00', per: 'once' },
      { id: 'line', amount: '100.00', per: 'month' },
    ];
    expect(amount({ lines, base: { window: 'once' } })).toBe('750');
    expect(amount({ lines, base: { window: 'term-to-date' }, period: '2026-02' })).toBe('950');
  });

  it('looks back so many days from the claim or the occurrence', () => {
    const claimedAt = Instant.parse('2026-02-10T15:00:00Z');
    expect(amount({ base: { window: { daysBeforeClaim: 30 } }, more: { claimedAt } })).toBe(
      Ratio.of(3100 * 21, 31)
        .plus(Ratio.of(3100 * 9, 28))
        .toString(),
    );
    expect(amount({ base: { window: { daysBeforeClaim: 31 } } })).toBe('3100');
    expect(
      amount({
        base: { window: { daysBeforeOccurrence: 31 } },
        period: '2026-03',
        ask: { occurrence: Instant.parse('2026-02-01T23:00:00Z') },
      }),
    ).toBe('3100');
  });

  it('takes the period before, itself not pro-rated', () => {
    expect(amount({ base: { window: 'previous-period' }, period: '2026-02', span: ['2026-02-15', '2026-03-01'] })).toBe(
      '3100',
    );
    expect(
      amount({
        ...metered,
        base: { window: 'previous-period' },
        period: '2026-02',
        rows: [charge('usage', '2026-01-01', '2026-02-01', '70'), charge('usage', '2026-02-01', '2026-03-01', '9')],
      }),
    ).toBe('70');
  });
});

describe('metered lines', () => {
  const rows = [
    charge('usage', '2026-01-01', '2026-01-21', '20'),
    charge('usage', '2026-01-21', '2026-02-10', '40'),
    charge('other', '2026-01-01', '2026-02-01', '999'),
  ];
  it('adds up charges of the span, those across its edge by days', () => {
    expect(amount({ ...metered, rows })).toBe('42');
    expect(amount({ ...metered, rows, span: ['2026-01-11', '2026-01-21'] })).toBe('10');
    expect(amount({ ...metered, rows, span: ['2026-01-11', '2026-01-21'], base: { prorate: 'none' } })).toBe('42');
    expect(amount({ ...metered, rows, span: ['2026-01-11', '2026-01-21'], ask: { whole: true } })).toBe('42');
  });
  it('needs a charge', () => {
    expect(() => amount({ ...metered, rows, period: '2026-03' })).toThrow(
      'the fee base "base" needs a charge on the line "usage", and the evidence has none for the time',
    );
    for (const window of ['annual', 'rolling-12-months', 'once', 'next-invoice', 'invoice-applied']) {
      expect(() => amount({ ...metered, base: { window } })).toThrow(RangeError);
    }
    expect(() => feeReader(facts({})).base('nothing')).toThrow('no fee base is called "nothing"');
  });
  it('adds up twelve months, everything, or the first charge after the period', () => {
    const year = [
      charge('usage', '2025-01-01', '2025-02-01', '5'),
      charge('usage', '2025-02-01', '2025-03-01', '7'),
      ...rows,
    ];
    expect(amount({ ...metered, rows: year, base: { window: 'annual' } })).toBe('49');
    expect(
      amount({ ...metered, rows: year, base: { window: 'rolling-12-months' }, more: { termStartsOn: '2025-01-01' } }),
    ).toBe('49');
    expect(amount({ ...metered, rows: year, base: { window: 'rolling-12-months' } })).toBe('42');
    expect(amount({ ...metered, rows: year, base: { window: 'once' } })).toBe('72');
    const invoices = [
      charge('usage', '2026-03-01', '2026-04-01', '300'),
      charge('usage', '2026-02-01', '2026-03-01', '200'),
      charge('usage', '2026-01-01', '2026-02-01', '100'),
    ];
    expect(amount({ ...metered, rows: invoices, base: { window: 'next-invoice' } })).toBe('200');
  });
  it('counts only charges of the subjects asked for, and those of none', () => {
    const mixed = [
      charge('usage', '2026-01-01', '2026-02-01', '1', 'a'),
      charge('usage', '2026-01-01', '2026-02-01', '10', 'b'),
      charge('usage', '2026-01-01', '2026-02-01', '100'),
    ];
    expect(amount({ ...metered, rows: mixed })).toBe('111');
    expect(amount({ ...metered, rows: mixed, more: { subjects: ['b'] } })).toBe('110');
  });
});

describe('figures', () => {
  it('takes the one that covers most of the span, then the newest', () => {
    const learned = Instant.parse('2026-03-01T00:00:00Z');
    const rows = [
      figure('units', '2026-01-01', '2026-01-10', '1'),
      figure('units', '2026-01-05', '2026-03-01', '2'),
      figure('units', '2026-01-05', '2026-02-01', '3', learned),
      figure('other', '2026-01-01', '2026-02-01', '9'),
    ];
    expect(feeReader(facts({ rows })).figure('units')?.toString()).toBe('3');
    expect(
      feeReader(facts({ rows: rows.slice(0, 2) }))
        .figure('units')
        ?.toString(),
    ).toBe('2');
    expect(
      feeReader(facts({ rows: rows.toReversed() }))
        .figure('units')
        ?.toString(),
    ).toBe('3');
    expect(feeReader(facts({ rows })).figure('nothing')).toBeUndefined();
  });
  it('tell the invoice before anything else does', () => {
    const rows = [
      figure('next-invoice', '2026-01-01', '2026-02-01', '300'),
      figure('invoice-applied', '2026-01-01', '2026-02-01', '200'),
    ];
    expect(amount({ rows, base: { window: 'next-invoice' } })).toBe('300');
    expect(amount({ rows, base: { window: 'invoice-applied' } })).toBe('200');
  });
});

describe('lintFees', () => {
  const lint = (words: object) =>
    lintFees(feesSchema.parse(words)).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
  const line = { id: 'a', amount: '1.00', per: 'month' };
  const base = { lines: 'all', window: 'period', prorate: 'none' };
  it('finds lines that are not there or stand twice', () => {
    expect(lint({ lines: [line], bases: { b: base } })).toEqual([]);
    expect(lint({ lines: [line, line], bases: { b: base } })).toEqual([
      'FEE-LINE-TWICE lines.1.id: the line "a" stands twice',
    ]);
    expect(lint({ lines: [line], bases: { b: { ...base, lines: ['a', 'x'], except: ['y', 'up-front'] } } })).toEqual([
      'FEE-LINE-UNKNOWN bases.b: no line is called "x"',
      'FEE-LINE-UNKNOWN bases.b: no line is called "y"',
    ]);
    expect(lint({ lines: [line], bases: { b: { ...base, except: ['a'] } } })).toEqual([
      'FEE-BASE-EMPTY bases.b: the base holds no line',
    ]);
  });
  it('finds open pro-rating', () => {
    expect(lint({ lines: [line], bases: { b: { ...base, prorate: 'unstated' } } })).toEqual([
      'AMBIGUOUS-PRORATE bases.b.prorate: the text does not say whether a period in force for some of its days counts by days',
    ]);
    expect(feesSchema.safeParse({ lines: [line], bases: { b: { lines: 'all', window: 'period' } } }).success).toBe(
      false,
    );
  });
});
