/** The demo company, read from its files: every month of every golden agreement, to the last digit, as known at its date. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalText, evaluate, Instant, Ratio, readAgreements, statementHash } from '@troth/core';
import type { Agreement, EvidenceRow, SegmentResult, Statement } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFiles } from './read-files.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

const segmentSchema = z.strictObject({
  agreed: z.string(),
  gross: z.string(),
  excluded: z.string(),
  counted: z.string(),
  allowed: z.string(),
  availability: z.string(),
  met: z.boolean(),
});
const monthSchema = z.strictObject({
  agreement: z.string(),
  period: z.string(),
  segments: z.array(segmentSchema),
  open: z.boolean(),
  credit: z.string(),
});
const golden = z
  .object({
    knownAt: z.string(),
    months: z.array(monthSchema),
    readings: z.array(monthSchema.extend({ knownAt: z.string(), restates: z.boolean().optional() })),
    chronic: z.strictObject({
      agreement: z.string(),
      right: z.string(),
      missed: z.array(z.string()),
      arose: z.string(),
    }),
    totalCredits: z.string(),
  })
  .parse(JSON.parse(readFileSync(`${root}/conformance/harbourline.json`, 'utf8')));
type Month = z.output<typeof monthSchema>;

let agreements: readonly Agreement[] = [];
let rows: readonly EvidenceRow[] = [];

beforeAll(async () => {
  const read = await readFiles([`${root}/examples/harbourline`]);
  if (!read.ok) throw new Error(read.refusals.map((refusal) => refusal.message).join('\n'));
  const book = readAgreements(read.value.agreements);
  if (!book.ok) throw new Error(book.refusals.map((refusal) => refusal.message).join('\n'));
  agreements = book.value.agreements;
  rows = read.value.rows;
});

function statement(
  id: string,
  period: string,
  {
    knownAt = golden.knownAt,
    given = rows,
  }: { readonly knownAt?: string; readonly given?: readonly EvidenceRow[] } = {},
): Statement {
  const agreement = agreements.find((one) => one.id === id);
  if (agreement === undefined) throw new Error(`${id} is not among the files`);
  const done = evaluate({ agreement, evidence: { rows: given }, period, knownAt: Instant.parse(knownAt) });
  if (!done.ok) throw new Error(done.refusals.map((refusal) => refusal.message).join('\n'));
  return done.value;
}

function minutes(segment: SegmentResult, name: string): Ratio {
  return Ratio.parse(segment.figures[name]?.exact ?? '-1').dividedBy(Ratio.of(60_000));
}

/** At the digits that the golden figure shows. */
function shows(found: Ratio, wanted: string): void {
  const decimals = wanted.split('.')[1]?.length ?? 0;
  expect(found.toFixed(decimals)).toBe(wanted);
}

function agrees(made: Statement, month: Month): void {
  const row = made.rows.find((one) => one.commitment === 'availability');
  expect(row?.segments.length).toBe(month.segments.length);
  for (const [index, wanted] of month.segments.entries()) {
    const segment = row?.segments[index];
    if (segment?.value === undefined) throw new Error('no value');
    shows(minutes(segment, 'agreed'), wanted.agreed);
    shows(minutes(segment, 'gross'), wanted.gross);
    shows(minutes(segment, 'excluded'), wanted.excluded);
    shows(minutes(segment, 'downtime'), wanted.counted);
    shows(minutes(segment, 'allowed'), wanted.allowed);
    shows(Ratio.parse(segment.value.exact), wanted.availability);
    expect(segment.soFar ?? segment.verdict).toBe(wanted.met ? 'met' : 'missed');
    expect(segment.verdict === 'open').toBe(month.open);
  }
  expect(made.credit?.total).toBe(month.credit);
}

describe('Harbourline', () => {
  it.each(golden.months)('$agreement $period', (month) => {
    agrees(statement(month.agreement, month.period), month);
  });
  it('owes 103,422.58 over thirteen months', () => {
    const total = golden.months.reduce(
      (sum, month) => sum.plus(Ratio.parse(statement(month.agreement, month.period).credit?.total ?? '0')),
      Ratio.zero,
    );
    expect(total.toFixed(2)).toBe(golden.totalCredits);
  });
  it.each(golden.readings)('$agreement $period as known on $knownAt', (reading) => {
    const made = statement(reading.agreement, reading.period, { knownAt: reading.knownAt });
    agrees(made, reading);
    expect(made.status).toBe(reading.restates === true ? 'restated' : 'final');
  });
  it('gives the right to leave after the third miss in six months, and not before', () => {
    const { agreement, right, arose, missed } = golden.chronic;
    const rights = (period: string): readonly string[] => statement(agreement, period).rights.map((one) => one.id);
    expect(rights(arose)).toEqual([right]);
    expect(missed.filter((period) => period !== arose).flatMap(rights)).toEqual([]);
  });
  it('does not change by a byte when its evidence is shuffled and told twice', () => {
    const shuffled = [...rows, ...rows.toReversed()].toSorted(
      (a, b) => a.id.length - b.id.length || b.recordedAt - a.recordedAt,
    );
    for (const { agreement, period } of golden.months.filter((month) => month.period === '2024-11')) {
      const [once, again] = [statement(agreement, period), statement(agreement, period, { given: shuffled })];
      expect(canonicalText(again)).toBe(canonicalText(once));
      expect(statementHash(again)).toBe(statementHash(once));
    }
  });
});
