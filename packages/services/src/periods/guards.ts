/**
 * What keeps a period from being closed. Owns: the guards and their sentences: it has to be over, its data complete enough,
 * the time for corrections past, every proposed exclusion decided. A person may overrule the last three, with a reason.
 */
import { Instant, Ratio } from '@troth/core';
import type { Calendar, EvaluationRequest, Refusal, Revision, RowOf, Statement } from '@troth/core';
import { standingRows } from '../evidence/find-row.ts';
import type { Guard } from './close.ts';

export interface Guarded {
  readonly request: EvaluationRequest;
  readonly statement: Statement;
  readonly now: Instant;
}

export interface Blocked extends Refusal {
  readonly guard: Guard;
}

/** When corrections are no longer waited for. */
export function correctableUntil(revision: Revision | undefined, end: Instant): Instant {
  const window = revision?.terms.measurement?.correctionWindow;
  if (revision === undefined || window === undefined) return end;
  const amount = Number(window.value.floor());
  if (window.dimension === 'time') return Instant.plus(end, amount);
  const calendar = businessCalendar(revision, end);
  if (window.unit !== 'business' || calendar === undefined) return Instant.plus(end, amount * dayMs);
  const due = calendar.addBusinessDays(end, amount, 'end-of-working-day');
  return due.ok ? due.value : end;
}

/** The calendar that knows business days: the first that is closed on some day of a fortnight; else the first of all. */
function businessCalendar({ calendars }: Revision, from: Instant): Calendar | undefined {
  const all = [...calendars.values()];
  const fortnight = Array.from({ length: 14 }, (_, day) => Instant.plus(from, day * dayMs));
  return all.find((one) => fortnight.some((at) => !one.isBusinessDate(one.zone.toLocal(at).date))) ?? all[0];
}

const dayMs = 86_400_000;

/** Every guard that does not let the period be closed now. */
export function blockedBy({ request, statement, now }: Guarded): readonly Blocked[] {
  const { agreement } = request;
  const end = Instant.parse(statement.period.end);
  const revision = agreement.revisions.findLast(({ from }) => from < end);
  return [
    ...correctionWindow(revision, end, now),
    ...completeness(revision, statement),
    ...openDecisions(request, statement),
  ];
}

function correctionWindow(revision: Revision | undefined, end: Instant, now: Instant): readonly Blocked[] {
  const until = correctableUntil(revision, end);
  if (now >= until) return [];
  const message = `data may be corrected until ${Instant.format(until)} (measurement.correctionWindow); close it then`;
  return [{ guard: 'correction-window', code: 'CORRECTION-WINDOW', message }];
}

function completeness(revision: Revision | undefined, { rows }: Statement): readonly Blocked[] {
  const least = revision?.terms.measurement?.minimumCompleteness;
  if (least === undefined) return [];
  const short = rows.filter(({ segments }) => segments.some((one) => Ratio.parse(one.completeness).lessThan(least)));
  if (short.length === 0) return [];
  const names = short.map(({ commitment, subject }) =>
    subject === undefined ? commitment : `${commitment} of ${subject}`,
  );
  const message = `less than ${least.toPercent(2)} % was observed of ${names.join(', ')}; bring in what is missing, or overrule it with a reason`;
  return [{ guard: 'completeness', code: 'INCOMPLETE', message }];
}

function openDecisions({ evidence, knownAt, agreement }: EvaluationRequest, { period }: Statement): readonly Blocked[] {
  const span = { start: Instant.parse(period.start), end: Instant.parse(period.end) };
  const facts = evidence.rows.map((row) => ({ row, entry: 0, position: 0 }));
  const view = standingRows(facts, { agreement: agreement.id, knownAt });
  const open = view.rows('exclusion', span).filter((row: RowOf<'exclusion'>) => row.decision === 'proposed');
  if (open.length === 0) return [];
  const message = `exclusions are proposed and not decided: ${open.map(({ id }) => id).join(', ')}; decide them first`;
  return [{ guard: 'open-decisions', code: 'OPEN-DECISIONS', message }];
}
