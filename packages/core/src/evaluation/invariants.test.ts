/** Laws that hold for every statement, whatever happened. Numbers in brackets are the invariants of the requirements study. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Agreement } from '../agreements/book.ts';
import { availability, smallAgreement } from '../agreements/testing/small-agreement.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { evaluate } from './evaluate.ts';
import { statementHash } from './statement.ts';
import type { SegmentResult, Statement } from './statement.ts';

const monthStart = Instant.parse('2024-03-01T00:00:00Z');
const day = 86_400_000;
const minute = 60_000;
const never = Instant.parse('2030-01-01T00:00:00Z');

function agreementOf(extra: Parameters<typeof smallAgreement>[0] = {}): Agreement {
  const book = readAgreements([
    smallAgreement({ zone: 'Europe/London', maintenance: [{ id: 'works', notice: '0 h' }], ...extra }),
  ]);
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  const [found] = book.value.agreements;
  if (found === undefined) throw new Error('no agreement');
  return found;
}
function statement(
  agreement: Agreement,
  rows: readonly EvidenceRow[],
  { period = '2024-03', knownAt = never }: { readonly period?: string; readonly knownAt?: Instant } = {},
): Statement {
  const done = evaluate({ agreement, evidence: { rows }, period, knownAt });
  if (!done.ok) throw new Error(done.refusals.map((refusal) => refusal.message).join('\n'));
  return done.value;
}
const segment = (made: Statement): SegmentResult => {
  const [found] = made.rows[0]?.segments ?? [];
  if (found === undefined) throw new Error('no segment');
  return found;
};
const figure = (made: Statement, name: string): Ratio => Ratio.parse(segment(made).figures[name]?.exact ?? '-1');

/** Outages, blind spots and works anywhere around March, when London changes its clocks. */
const happening = fc.record({
  kind: fc.constantFrom('down', 'down', 'unknown', 'works'),
  from: fc.integer({ min: -2 * 1440, max: 33 * 1440 }),
  minutes: fc.integer({ min: 1, max: 3 * 1440 }),
  source: fc.constantFrom('probe', 'log'),
  recordedAfter: fc.integer({ min: 0, max: 40 * 1440 }),
});
const happenings = fc.array(happening, { maxLength: 8 }).map((list) =>
  list.map((one, index): EvidenceRow => {
    const start = Instant.of(monthStart + one.from * minute);
    const end = Instant.of(start + one.minutes * minute);
    const head = {
      id: `e${index}`,
      source: one.source,
      recordedAt: Instant.of(end + one.recordedAfter * minute),
      start,
      end,
    };
    return one.kind === 'works'
      ? { ...head, form: 'works', noticedAt: Instant.of(start - day) }
      : { ...head, form: 'state', state: one.kind };
  }),
);

describe('every statement', () => {
  const agreement = agreementOf();
  it('counts what it does not exclude: counted + excluded = gross inside agreed time [2]', () => {
    fc.assert(
      fc.property(happenings, (rows) => {
        const made = statement(agreement, rows);
        expect(figure(made, 'downtime').plus(figure(made, 'excluded')).toString()).toBe(
          figure(made, 'gross').toString(),
        );
      }),
    );
  });
  it('has a share between 0 and 1, however outages overlap [3, 23]', () => {
    fc.assert(
      fc.property(happenings, (rows) => {
        const value = Ratio.parse(segment(statement(agreement, rows)).value?.exact ?? '1');
        expect(value.isNegative()).toBe(false);
        expect(value.atMost(Ratio.one)).toBe(true);
      }),
    );
  });
  it('measures the true length of the month: London March has 44,580 minutes, October 44,700 [5, 6]', () => {
    expect(figure(statement(agreement, []), 'agreed').toString()).toBe(String(44_580 * minute));
    expect(figure(statement(agreement, [], { period: '2024-10' }), 'agreed').toString()).toBe(String(44_700 * minute));
  });
  it('gives each month its part of an outage that crosses its end, and a quarter the sum [4, 7]', () => {
    const quarterly = agreementOf({ commitments: [availability({ period: 'quarter' })] });
    fc.assert(
      fc.property(happenings, (rows) => {
        const months = ['2024-01', '2024-02', '2024-03'].map((period) => statement(agreement, rows, { period }));
        const whole = statement(quarterly, rows, { period: '2024-Q1' });
        for (const name of ['agreed', 'downtime', 'gross', 'excluded', 'unknown']) {
          const sum = months.reduce((total, made) => total.plus(figure(made, name)), Ratio.zero);
          expect(sum.toString(), name).toBe(figure(whole, name).toString());
        }
      }),
      { numRuns: 40 },
    );
  });
  it('depends on nothing recorded later, so it can be made again as it was [18, 19]', () => {
    const known = Instant.parse('2024-04-05T00:00:00Z');
    fc.assert(
      fc.property(happenings, (rows) => {
        const visible = rows.filter((row) => row.recordedAt <= known);
        expect(statementHash(statement(agreement, rows, { period: '2024-03', knownAt: known }))).toBe(
          statementHash(statement(agreement, visible, { period: '2024-03', knownAt: known })),
        );
      }),
    );
  });
  it('prints how much was known, and unknown time is neither up nor down by itself [22]', () => {
    fc.assert(
      fc.property(happenings, (rows) => {
        const made = statement(agreement, rows);
        const known = statement(
          agreement,
          rows.filter((row) => row.form !== 'state' || row.state !== 'unknown'),
        );
        const completeness = Ratio.parse(segment(made).completeness);
        // Time that works exclude may be unknown too: it is printed as unobserved and asked of nobody.
        if (!figure(made, 'unknown').isZero()) expect(completeness.lessThan(Ratio.one)).toBe(true);
        if (completeness.equals(Ratio.one)) expect(figure(made, 'unknown').isZero()).toBe(true);
        expect(figure(made, 'downtime').toString()).toBe(figure(known, 'downtime').toString());
      }),
    );
  });
  it('is never better for more downtime [monotone]', () => {
    fc.assert(
      fc.property(happenings, happening, (rows, more) => {
        const start = Instant.of(monthStart + more.from * minute);
        const extra: EvidenceRow = {
          form: 'state',
          id: 'more',
          source: 'probe',
          state: 'down',
          start,
          end: Instant.of(start + more.minutes * minute),
          recordedAt: start,
        };
        const [before, after] = [statement(agreement, rows), statement(agreement, [...rows, extra])];
        expect(figure(after, 'downtime').atLeast(figure(before, 'downtime'))).toBe(true);
        expect(Ratio.parse(after.credit?.total ?? '0').atLeast(Ratio.parse(before.credit?.total ?? '0'))).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  it('never exceeds the cap, and is settled to whole cents [31, 33]', () => {
    const capped = agreementOf({
      credits: { caps: [{ limit: { percent: '15 %', of: 'fee' }, per: 'month', scope: 'agreement' }] },
    });
    fc.assert(
      fc.property(happenings, (rows) => {
        const total = statement(capped, rows).credit?.total ?? '';
        expect(total).toMatch(/^\d+\.\d\d$/u);
        expect(Ratio.parse(total).atMost(Ratio.of(150))).toBe(true);
      }),
    );
  });
  it('is never made by an expectation [35]', () => {
    const expectation = agreementOf({ type: 'expectation' });
    fc.assert(
      fc.property(happenings, (rows) => {
        expect(statement(expectation, rows).credit?.total).toBe('0.00');
      }),
    );
  });
  it('of the first computation stays readable after a later ruling [37]', () => {
    const outage: EvidenceRow = {
      form: 'state',
      id: 'o',
      source: 'probe',
      state: 'down',
      start: Instant.of(monthStart + day),
      end: Instant.of(monthStart + 2 * day),
      recordedAt: Instant.of(monthStart + 2 * day),
    };
    const ruled = Instant.parse('2024-05-01T00:00:00Z');
    const ruling: EvidenceRow = {
      form: 'exclusion',
      id: 'x',
      source: 'decisions',
      kind: 'third-party',
      start: outage.start,
      end: Instant.of(monthStart + 2 * day),
      decision: 'accepted',
      recordedAt: ruled,
    };
    const agreement = agreementOf({ exclusions: [{ id: 'third', kind: 'third-party' }] });
    const first = Instant.parse('2024-04-02T00:00:00Z');
    expect(statement(agreement, [outage, ruling]).credit?.total).toBe('0.00');
    expect(statement(agreement, [outage, ruling], { period: '2024-03', knownAt: first }).credit?.total).toBe('250.00');
  });
});
