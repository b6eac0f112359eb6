/**
 * What keeps a period from being closed. Owns: the guards and their sentences: it has to be over, its data complete enough,
 * the time for corrections past, every proposed exclusion decided. A person may overrule the last three, with a reason.
 */
import { Instant, Ratio } from '@troth/core';
import type { Agreement, Calendar, EvaluationRequest, Refusal, Revision, RowOf, Statement } from '@troth/core';
import type { StoredFact } from '@troth/stores';
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
  const end = Instant.parse(statement.period.end);
  const revision = revisionAtEnd(request.agreement, end);
  return blockedGiven({
    revision,
    completeness: observed(statement),
    open: openDecisions(request, statement),
    end,
    now,
  });
}

/** The revision whose guards hold: the last that began before the period's end. */
export const revisionAtEnd = ({ revisions }: Agreement, end: Instant): Revision | undefined =>
  revisions.findLast(({ from }) => from < end);

export interface GuardFacts {
  readonly revision: Revision | undefined;
  /** Name of each commitment and the least that was observed of it, as exact text. */
  readonly completeness: readonly { readonly name: string; readonly least: string }[];
  /** Exclusions proposed and not decided. */
  readonly open: readonly string[];
  readonly end: Instant;
  readonly now: Instant;
}

/** The same from facts that somebody has at hand already. */
export function blockedGiven({ revision, completeness, open, end, now }: GuardFacts): readonly Blocked[] {
  return [...correctionWindow(revision, end, now), ...tooLittle(revision, completeness), ...undecided(open)];
}

const observed = ({ rows }: Statement): GuardFacts['completeness'] =>
  rows.flatMap(({ commitment, subject, segments }) =>
    segments.map(({ completeness }) => ({
      name: subject === undefined ? commitment : `${commitment} of ${subject}`,
      least: completeness,
    })),
  );

function correctionWindow(revision: Revision | undefined, end: Instant, now: Instant): readonly Blocked[] {
  const until = correctableUntil(revision, end);
  if (now >= until) return [];
  const message = `data may be corrected until ${Instant.format(until)} (measurement.correctionWindow); close it then`;
  return [{ guard: 'correction-window', code: 'CORRECTION-WINDOW', message }];
}

function tooLittle(revision: Revision | undefined, completeness: GuardFacts['completeness']): readonly Blocked[] {
  const least = revision?.terms.measurement?.minimumCompleteness;
  if (least === undefined) return [];
  const short = completeness.filter((one) => Ratio.parse(one.least).lessThan(least)).map(({ name }) => name);
  if (short.length === 0) return [];
  const names = [...new Set(short)].join(', ');
  const message = `less than ${least.toPercent(2)} % was observed of ${names}; bring in what is missing, or overrule it with a reason`;
  return [{ guard: 'completeness', code: 'INCOMPLETE', message }];
}

function openDecisions({ evidence, knownAt, agreement }: EvaluationRequest, { period }: Statement): readonly string[] {
  const span = { start: Instant.parse(period.start), end: Instant.parse(period.end) };
  const facts = evidence.rows.map((row) => ({ row, entry: 0, position: 0 }));
  return undecidedIn(facts, { agreement: agreement.id, knownAt, span });
}

/** Ids of exclusions that touch the span and wait for a decision. */
export function undecidedIn(
  facts: readonly StoredFact[],
  { agreement, knownAt, span }: { agreement: string; knownAt: Instant; span: { start: Instant; end: Instant } },
): readonly string[] {
  const view = standingRows(facts, { agreement, knownAt });
  return view
    .rows('exclusion', span)
    .filter((row: RowOf<'exclusion'>) => row.decision === 'proposed')
    .map(({ id }) => id);
}

function undecided(open: readonly string[]): readonly Blocked[] {
  if (open.length === 0) return [];
  const message = `exclusions are proposed and not decided: ${open.join(', ')}; decide them first`;
  return [{ guard: 'open-decisions', code: 'OPEN-DECISIONS', message }];
}
