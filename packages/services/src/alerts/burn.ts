/**
 * Budgets that go too fast (SRE Workbook, ch. 5: two windows each). Owns: counting the events of the windows from slices.
 * Does not own: the rule and its factors (core budgets).
 */
import { alertRules, firesInBoth, Instant, Ratio } from '@troth/core';
import type { Commitment, SliceColumns, Statement } from '@troth/core';
import type { Reader } from '@troth/stores';
import { isConcerned } from '../agreements/concerns.ts';
import type { ShelvedAgreement } from '../agreements/shelf.ts';

export interface BurnFinding {
  readonly commitment: string;
  readonly severity: string;
  readonly windowMinutes: number;
  readonly factor: string;
  readonly at: Instant;
}

const minute = 60_000;

/** Rules that fire now, for promises about a share of events. */
export async function burnRates(
  reader: Reader,
  { agreement, names }: ShelvedAgreement,
  { statement, now }: { readonly statement: Statement; readonly now: Instant },
): Promise<readonly BurnFinding[]> {
  const revision = agreement.revisions.find(({ from, to }) => from <= now && (to === undefined || now < to));
  const period = Ratio.of(Instant.parse(statement.period.end) - Instant.parse(statement.period.start), minute);
  const rules = alertRules('google-30d', period);
  const longest = Math.max(...rules.map(({ long }) => Number(long.floor())));
  const found: BurnFinding[] = [];
  for (const commitment of revision?.commitments ?? []) {
    const watched = watchedBy(commitment);
    if (watched === undefined) continue;
    const span = { start: Instant.plus(now, -longest * minute), end: now };
    const blocks = await reader.columns({ agreement: agreement.id, names: [...names], span, knownAt: now });
    const own = blocks.filter(
      (block) => block.series === watched.series && isConcerned({ id: agreement.id, names }, block),
    );
    for (const { severity, long, short, factor } of rules) {
      const longErrors = errorsIn(own, now, Number(long.floor()));
      const shortErrors = errorsIn(own, now, Number((short ?? long).floor()));
      if (longErrors === undefined || shortErrors === undefined) continue;
      const fires = firesInBoth({ factor, target: watched.target, longErrors, shortErrors });
      if (fires.ok && fires.value)
        found.push({
          commitment: commitment.id,
          severity,
          windowMinutes: Number(long.floor()),
          factor: factor.toFixed(2),
          at: now,
        });
    }
  }
  return found;
}

/** The series and the share of good events that is promised. */
function watchedBy(commitment: Commitment): { readonly series: string; readonly target: Ratio } | undefined {
  const { metric } = commitment.terms;
  const target = commitment.targetFor(undefined);
  if (metric.kind !== 'event-ratio' || target === undefined || target.bound.dimension !== 'ratio') return undefined;
  const { value } = target.bound;
  return { series: metric.series, target: metric.count === 'good' ? value : Ratio.one.minus(value) };
}

/** The share of bad events in the minutes before `now`; undefined where nothing was counted. */
function errorsIn(blocks: readonly SliceColumns[], now: Instant, minutes: number): Ratio | undefined {
  let [bad, total] = [0, 0];
  for (const block of blocks) {
    const first = Math.max(0, Math.ceil((now - minutes * minute - block.start) / block.stepMs));
    const end = Math.min(block.total.length, Math.floor((now - block.start) / block.stepMs));
    for (let i = first; i < end; i += 1) {
      if ((((block.unknown?.[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1) continue;
      bad += block.bad[i] ?? 0;
      total += block.total[i] ?? 0;
    }
  }
  return total === 0 ? undefined : Ratio.of(bad, total);
}
