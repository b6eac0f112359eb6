/**
 * What the parts really attained together over the last closed months, from the statements of the agreements behind them. Owns:
 * whose outages are taken and which months. Does not own: the sweep through the structure (core).
 */
import { Instant, IntervalSet, lanesOf, measuredShare, Ratio } from '@troth/core';
import type { Deliverability, ProvenCommitment } from '@troth/core';
import type { Reader } from '@troth/stores';
import { closedPeriods } from '../periods/closed-periods.ts';
import type { ClosedPeriod } from '../periods/closed-periods.ts';
import { latestIssue } from '../periods/issued.ts';
import type { Proven } from './proof-of.ts';

const mostMonths = 12;

interface Memory {
  readonly key: string;
  readonly told: Deliverability;
}

const kept = new WeakMap<Proven, Memory>();

/** The report with measured figures, where every part has closed months of its own. */
export async function withMeasured(reader: Reader, proven: Proven): Promise<Deliverability> {
  const { structure } = proven.read;
  const parts = [...proven.read.leaves].map(([leaf, [promise]]) => ({ leaf, reference: promise?.reference }));
  if (structure === undefined || parts.length === 0) return proven.told;
  const months = await commonMonths(reader, [...new Set(parts.flatMap(({ reference }) => reference?.agreement ?? []))]);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || parts.some(({ reference }) => reference === undefined))
    return proven.told;
  const down = new Map<string, IntervalSet>();
  const hashes: string[] = [];
  for (const { leaf, reference } of parts) {
    const found = reference && (await downOf(reader, reference, months));
    if (found === undefined) return proven.told;
    down.set(leaf, found.down);
    hashes.push(...found.hashes);
  }
  const key = hashes.join(' ');
  const known = kept.get(proven);
  if (known?.key === key) return known.told;
  const span = { start: first.start, end: last.end };
  const commitments = proven.told.commitments.map((one): ProvenCommitment => {
    const calendar = proven.proofs.get(one.commitment)?.question.target.calendar;
    const measured = calendar && measuredShare({ structure, down, calendar, span });
    if (measured === undefined) return one;
    const over = { from: Instant.format(span.start), to: Instant.format(span.end), periods: months.length };
    return { ...one, measured: { ...measured, ...over } };
  });
  const told = { ...proven.told, commitments };
  kept.set(proven, { key, told });
  return told;
}

/** Months that all of them have closed, the last twelve in a row without a hole. */
async function commonMonths(reader: Reader, agreements: readonly string[]): Promise<readonly ClosedPeriod[]> {
  const closed = await Promise.all(agreements.map((agreement) => closedPeriods(reader, agreement)));
  const [own = [], ...others] = closed.map((all) => all.filter(({ period }) => /^\d{4}-\d{2}$/u.test(period)));
  const common = own.filter(({ period }) => others.every((all) => all.some((one) => one.period === period)));
  const run: ClosedPeriod[] = [];
  for (const month of common.toReversed()) {
    if (run.length === mostMonths || (run[0] !== undefined && run[0].start !== month.end)) break;
    run.unshift(month);
  }
  return run;
}

interface Down {
  readonly down: IntervalSet;
  readonly hashes: readonly string[];
}

/** As the statements counted it; undefined where one counted minutes and does not say when. */
async function downOf(
  reader: Reader,
  { agreement, commitment }: { readonly agreement: string; readonly commitment: string },
  months: readonly ClosedPeriod[],
): Promise<Down | undefined> {
  const found: IntervalSet[] = [];
  const hashes: string[] = [];
  for (const { period, start, end } of months) {
    const issue = await latestIssue(reader, agreement, period);
    const rows = issue?.statement.rows.filter((row) => row.commitment === commitment) ?? [];
    if (issue === undefined || rows.length === 0) return undefined;
    hashes.push(issue.hash);
    for (const segment of rows.flatMap(({ segments }) => segments)) {
      const intervals = lanesOf(segment).flatMap((lane) => (lane.role === 'counted' ? lane.intervals : []));
      const { downtime } = segment.figures;
      if (intervals.length === 0 && downtime !== undefined && !Ratio.parse(downtime.exact).isZero()) return undefined;
      const set = IntervalSet.of(intervals.map(([from, to]) => ({ start: Instant.of(from), end: Instant.of(to) })));
      found.push(set.clip(start, end));
    }
  }
  return { down: IntervalSet.unionOf(found), hashes };
}
