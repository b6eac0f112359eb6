import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Agreement } from '../agreements/book.ts';
import { availability, smallAgreement } from '../agreements/testing/small-agreement.ts';
import { parseRow } from '../evidence/parse.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { ablate } from './ablate.ts';
import { compareStatements } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { statementHash } from './statement.ts';
import type { Statement } from './statement.ts';

type Extra = Parameters<typeof smallAgreement>[0];
function agreementOf(...revisions: readonly Extra[]): Agreement {
  const book = readAgreements(revisions.map((extra, index) => smallAgreement(extra, `r${index}.yaml`)));
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  const found = book.value.agreements[0];
  if (found === undefined) throw new Error('no agreement');
  return found;
}
let count = 0;
function row(written: object): EvidenceRow {
  count += 1;
  const read = parseRow({ id: `row-${count}`, source: 'probe', ...written }, 'test');
  if (!read.ok) throw new Error(read.refusals.map((refusal) => refusal.message).join('\n'));
  return read.value;
}
const down = (start: string, end: string, extra: object = {}): EvidenceRow =>
  row({ form: 'state', state: 'down', start, end, ...extra });
const later = Instant.parse('2025-01-01T00:00:00Z');
function statement(
  agreement: Agreement,
  rows: readonly EvidenceRow[],
  { period = '2024-04', knownAt = later }: { readonly period?: string; readonly knownAt?: Instant } = {},
): Statement {
  const done = evaluate({ agreement, evidence: { rows }, period, knownAt });
  if (!done.ok) throw new Error(done.refusals.map((refusal) => refusal.message).join('\n'));
  return done.value;
}
const outage = down('2024-04-10T10:00:00Z', '2024-04-10T11:00:00Z');

describe('a statement', () => {
  it('names the signed texts, tables and evidence it was computed from', () => {
    const made = statement(agreementOf({}), [outage]);
    expect(made.basis.program[0]).toMatchObject({
      agreement: 'SMALL',
      revision: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(made.basis.timeZones).toMatchObject({ version: '2025b', sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(made.basis.evidence.rows).toBe(1);
    expect(made.credit?.total).toBe('100.00');
    expect(made.rows[0]).toMatchObject({
      verdict: 'missed',
      segments: [{ value: { exact: Ratio.of(719, 720).toString(), unit: 'share' } }],
    });
  });
  it('does not change by a byte when rows come in another order or twice', () => {
    const rows = [
      outage,
      down('2024-04-10T10:30:00Z', '2024-04-10T12:00:00Z'),
      down('2024-04-20T00:00:00Z', '2024-04-20T00:01:00Z'),
      down('2024-03-20T00:00:00Z', '2024-03-20T09:01:00Z'),
    ];
    const agreement = agreementOf({});
    const wanted = canonicalText(statement(agreement, rows));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...rows), { maxLength: 6 }),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        (again, shuffled) => {
          expect(canonicalText(statement(agreement, [...again, ...shuffled]))).toBe(wanted);
        },
      ),
      { numRuns: 50 },
    );
  });
  it('is provisional while the period runs and gives no final verdict', () => {
    const made = statement(agreementOf({}), [outage], {
      period: '2024-04',
      knownAt: Instant.parse('2024-04-15T00:00:00Z'),
    });
    expect(made.status).toBe('provisional');
    expect(made.rows[0]).toMatchObject({ verdict: 'open', soFar: 'missed' });
    expect(made.credit?.total).toBe('0.00');
  });
  it('shows every month of a quarter, and their credits together', () => {
    const made = statement(agreementOf({}), [outage, down('2024-06-10T10:00:00Z', '2024-06-10T20:00:00Z')], {
      period: '2024-Q2',
    });
    expect(made.rows.map((one) => [one.period.key, one.verdict])).toEqual([
      ['2024-04', 'missed'],
      ['2024-05', 'met'],
      ['2024-06', 'missed'],
    ]);
    expect(made.credit?.total).toBe('350.00');
  });
  it('never makes money for an expectation', () => {
    const made = statement(agreementOf({ type: 'expectation' }), [outage]);
    expect(made.rows[0]?.verdict).toBe('missed');
    expect(made.credit?.total).toBe('0.00');
  });
  it('does not read silence as success where sources must speak', () => {
    const measurement = { sources: [{ id: 'probe', kind: 'probe', coverage: 'explicit' }] };
    const made = statement(agreementOf({ measurement }), []);
    expect(made.rows[0]?.verdict).toBe('not-measured');
    const deemed = statement(
      agreementOf({ measurement, commitments: [availability({ ifNotMeasured: 'deemed-missed' })] }),
      [],
    );
    expect(deemed.rows[0]?.verdict).toBe('missed');
  });
  it('refuses a period that is none', () => {
    const done = evaluate({ agreement: agreementOf({}), evidence: { rows: [] }, period: 'soon', knownAt: later });
    expect(done).toMatchObject({ ok: false, refusals: [{ code: 'period/bad-key' }] });
  });
});

describe('terms in force', () => {
  const second = { revision: 2, effective: { from: '2024-04-16' } };
  it('split a month where the commitment changes, each half with its share of the fee', () => {
    const agreement = agreementOf({ commitments: [availability({ target: '>= 99 %' })] }, { ...second });
    const made = statement(agreement, [outage, down('2024-04-20T10:00:00Z', '2024-04-20T11:00:00Z')]);
    expect(made.rows[0]?.segments.map((one) => [one.revision, one.verdict])).toEqual([
      [1, 'met'],
      [2, 'missed'],
    ]);
    expect(made.credit?.total).toBe('100.00');
    expect(made.rows[0]?.verdict).toBe('missed');
  });
  it('do not split a month for an amendment that leaves the commitment alone', () => {
    const made = statement(agreementOf({}, { ...second, reviews: { every: 'quarter', format: 'meeting' } }), [outage]);
    expect(made.rows[0]?.segments.map((one) => one.revision)).toEqual([2]);
  });
  it.each([
    ['new-governs', 2, 'missed'],
    ['old-governs', 1, 'met'],
  ])('%s judges the whole month by one revision', (midPeriod, revision, verdict) => {
    const agreement = agreementOf(
      { commitments: [availability({ target: '>= 99 %' })] },
      { ...second, amendment: { rule: 'In writing.', midPeriod } },
    );
    const made = statement(agreement, [outage]);
    expect(made.rows[0]?.segments.map((one) => [one.revision, one.verdict])).toEqual([[revision, verdict]]);
  });
  it('let a dated waiver take time out, or hold another target', () => {
    const waiver = (effect: string | { target: string }) => ({
      waivers: [
        {
          id: 'storm',
          commitment: 'availability',
          from: '2024-04-10',
          to: '2024-04-11',
          effect,
          agreedBy: ['Ada', 'Karen'],
          agreedOn: '2024-04-09',
        },
      ],
    });
    const excluded = statement(agreementOf(waiver('exclude')), [outage]);
    expect(excluded.rows[0]).toMatchObject({
      verdict: 'met',
      segments: [{ excluded: [{ rule: 'storm', clause: 'waiver storm' }] }],
    });
    const loosened = statement(agreementOf(waiver({ target: '>= 90 %' })), [outage]);
    expect(loosened.rows[0]?.segments.map((one) => [one.target, one.verdict])).toEqual([
      ['>= 99.9 %', 'met'],
      ['>= 90 %', 'met'],
      ['>= 99.9 %', 'met'],
    ]);
  });
});

describe('restatement and ablation', () => {
  const late = down('2024-04-20T10:00:00Z', '2024-04-20T11:00:00Z', { id: 'LATE', recordedAt: '2024-05-20T00:00:00Z' });
  const early = Instant.parse('2024-05-05T00:00:00Z');
  it('finds the late row that moved the numbers, and the difference in money', () => {
    const agreement = agreementOf({});
    const short = down('2024-04-10T10:00:00Z', '2024-04-10T10:10:00Z');
    const evidence = { rows: [short, late] };
    const [before, after] = [
      statement(agreement, evidence.rows, { period: '2024-04', knownAt: early }),
      statement(agreement, evidence.rows),
    ];
    const difference = compareStatements({ agreement, evidence, before, after });
    expect(difference.movers).toEqual([
      { source: 'probe', row: 'LATE', recordedAt: '2024-05-20T00:00:00.000Z', what: 'state', deltaMs: '3600000' },
    ]);
    expect(difference.money).toEqual({ currency: 'USD', delta: '100.00' });
    expect(difference.changes).toContainEqual({
      commitment: 'availability',
      field: 'verdict',
      before: 'met',
      after: 'missed',
    });
    expect(compareStatements({ agreement, evidence, before: after, after }).changes).toEqual([]);
  });
  it('restates what was issued, and only when it differs', () => {
    const agreement = agreementOf({});
    const issued = row({ form: 'issued', agreement: 'SMALL', period: '2024-04', knownAt: '2024-05-05T00:00:00Z' });
    const made = statement(agreement, [issued, late]);
    expect(made).toMatchObject({
      status: 'restated',
      restates: {
        knownAt: '2024-05-05T00:00:00.000Z',
        total: '0.00',
        verdicts: [{ commitment: 'availability', verdict: 'met' }],
      },
    });
    expect(statement(agreement, [issued]).status).toBe('final');
  });
  it('says what a clause did: met only because works were excluded', () => {
    const agreement = agreementOf({ maintenance: [{ id: 'works', clause: '10.1', notice: '0 h' }] });
    const works = row({
      form: 'works',
      start: '2024-04-10T10:00:00Z',
      end: '2024-04-10T11:00:00Z',
      noticedAt: '2024-04-01T00:00:00Z',
    });
    const found = ablate({ agreement, evidence: { rows: [outage, works] }, period: '2024-04', knownAt: later });
    expect(found).toContainEqual(
      expect.objectContaining({
        clause: '10.1',
        decisive: true,
        with: expect.objectContaining({ verdict: 'met', downtimeMs: '0' }),
        without: expect.objectContaining({ verdict: 'missed', credit: '100.00' }),
      }),
    );
  });
  it('hashes the statement, so that one changed minute shows', () => {
    const agreement = agreementOf({});
    const other = statement(agreement, [down('2024-04-10T10:00:00Z', '2024-04-10T11:01:00Z')]);
    expect(statementHash(statement(agreement, [outage]))).not.toBe(statementHash(other));
  });
});
