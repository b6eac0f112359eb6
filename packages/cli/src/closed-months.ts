/** Months that are over, and what they say to forecasts, from files alone. Owns: which months, each evaluated as known at a moment. */
import { evaluate, extentOf, pastRows, statementPeriod } from '@troth/core';
import type { Agreement, EvidenceInput, Instant, PastRow } from '@troth/core';
import type { Reading } from './reading.ts';

export const evidenceIn = ({ intake: { rows, columns } }: Reading): EvidenceInput => ({ rows, columns });

/** Whole months of the agreement that are over, up to the last with evidence. */
export function closedMonths(agreement: Agreement, { intake }: Reading, now: Instant): readonly string[] {
  const [first, last] = [agreement.revisions[0], agreement.revisions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const until = lastTold(agreement, intake, now);
  const months: string[] = [];
  for (let at = first.from, end = first.from; at <= until; at = end) {
    const month = last.zone.toLocal(at).date.slice(0, 7);
    const found = statementPeriod(agreement, month);
    if (!found.ok || found.value.period.end <= at) break;
    ({ end } = found.value.period);
    if (end <= now && (last.to === undefined || end <= last.to)) months.push(month);
  }
  return months;
}

/** When the last thing began that is known by then. */
function lastTold({ id }: Agreement, { rows, columns }: Reading['intake'], now: Instant): number {
  const told = [
    ...rows.filter((row) => (row.agreement ?? id) === id && row.recordedAt <= now).map((row) => extentOf(row).start),
    ...columns
      .filter((block) => (block.agreement ?? id) === id && block.recordedAt <= now)
      .map(({ start, stepMs, total }) => start + stepMs * (total.length - 1)),
  ];
  return told.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

/** The closed months as they would be stated now. */
export function pastIn(agreement: Agreement, reading: Reading, now: Instant): readonly PastRow[] {
  return closedMonths(agreement, reading, now).flatMap((period) => {
    const made = evaluate({ agreement, evidence: evidenceIn(reading), period, knownAt: now });
    return made.ok ? pastRows(made.value, now) : [];
  });
}
