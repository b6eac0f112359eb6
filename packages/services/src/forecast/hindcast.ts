/**
 * Forecasts made afterwards with only what was known then: of closed months that have none of their day. Owns: evaluating a month
 * as it stood at a moment, and that nothing known later is looked at. They are called hindcasts wherever they are shown.
 *
 * What was known: rows recorded by then, statements issued by then, service models written by then. Works are left out: how they
 * were planned on a past day is not kept.
 */
import { accepted, evaluate, Instant } from '@troth/core';
import type { EvidenceInput, Outcome, Period, Statement } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { ForecastSources } from './now.ts';
import { pointsOf } from './points.ts';
import type { ForecastPoint } from './scores.ts';

/** The middle of each quarter of the month. */
const moments: readonly number[] = [1 / 8, 3 / 8, 5 / 8, 7 / 8];

export interface Hindcasting {
  readonly shelved: ShelvedAgreement;
  readonly period: Pick<Period, 'key' | 'start' | 'end'>;
  /** All evidence of the agreement. */
  readonly evidence: EvidenceInput;
}

export function hindcast(sources: ForecastSources, asked: Hindcasting): readonly ForecastPoint[] {
  const { agreement } = asked.shelved;
  const { start, end } = asked.period;
  return moments.flatMap((share) => {
    const now = Instant.plus(start, Math.round((end - start) * share));
    const statement = asItStood(asked, now);
    return statement.ok ? pointsOf(sources, { agreement, statement: statement.value, now }) : [];
  });
}

/** The month as known at a moment, without what lies so far back that no window of it looks there. */
function asItStood({ shelved, period, evidence }: Hindcasting, knownAt: Instant): Outcome<Statement> {
  const { agreement } = shelved;
  const since = looksFarBack(shelved) ? undefined : Instant.plus(period.start, -lookBackMs);
  const rows = evidence.rows.filter(
    (row) =>
      row.recordedAt <= knownAt &&
      (since === undefined || row.recordedAt >= since || (row.form === 'state' && row.end === undefined)),
  );
  const made = evaluate({ agreement, evidence: { ...evidence, rows }, period: period.key, knownAt });
  return made.ok ? accepted(made.value) : made;
}

const lookBackMs = 62 * 86_400_000;

const looksFarBack = ({ agreement }: ShelvedAgreement): boolean =>
  agreement.revisions.some(({ commitments }) => commitments.some(({ terms }) => terms.period !== 'month'));
