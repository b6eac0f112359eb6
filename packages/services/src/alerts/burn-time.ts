/**
 * The share of agreed time that was bad in the minutes before now, from the derivations of statements: what counts there counts here,
 * so that excluded works burn nothing. Owns: cutting windows out of it, over the end of the month before. Nothing is computed again.
 */
import { Instant, IntervalSet, lanesOf, Ratio } from '@troth/core';
import type { Commitment, RowResult, Statement } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { latestIssue } from '../periods/issued.ts';
import { liveBody, liveId, liveKind, monthAt } from '../periods/live.ts';
import { readBody } from '../stored-body.ts';
import type { ErrorsIn } from './burn.ts';
import type { Watched } from './burn-events.ts';

const minute = 60_000;

export interface WatchedTime extends Watched {
  readonly statement: Statement;
}

/** One for each subject of a promise with a budget of time. */
export async function timeIn(
  reader: Reader,
  shelved: ShelvedAgreement,
  { commitment, statement, span }: WatchedTime,
): Promise<readonly { readonly errors: ErrorsIn; readonly row: RowResult }[]> {
  const rows = statement.rows.filter((row) => row.commitment === commitment.id && hasBudget(row));
  if (rows.length === 0) return [];
  const reachesBack = span.start < Instant.parse(statement.period.start);
  const before = reachesBack ? await statementBefore(reader, shelved, statement) : undefined;
  const since = shelved.agreement.revisions[0]?.from ?? span.start;
  return rows.map((row) => {
    const earlier = before?.rows.find((one) => one.commitment === row.commitment && one.subject === row.subject);
    const bad = IntervalSet.ofBounds([...boundsOf(earlier), ...boundsOf(row)]);
    return { row, errors: (minutes) => badTime({ bad, commitment, since, now: span.end, minutes }) };
  });
}

const hasBudget = ({ segments }: RowResult): boolean => {
  const figures = segments.at(-1)?.figures;
  return figures?.['downtime'] !== undefined && figures['allowed'] !== undefined;
};

function boundsOf(row: RowResult | undefined): readonly number[] {
  const lanes = row?.segments.flatMap((segment) => lanesOf(segment).filter(({ role }) => role === 'counted')) ?? [];
  return lanes.flatMap(({ intervals }) => intervals.flat());
}

async function statementBefore(
  reader: Reader,
  { agreement }: ShelvedAgreement,
  { period }: Statement,
): Promise<Statement | undefined> {
  const month = monthAt(agreement, Instant.plus(Instant.parse(period.start), -1));
  if (month === undefined) return undefined;
  const issued = await latestIssue(reader, agreement.id, month.key);
  if (issued !== undefined) return issued.statement;
  const live = await reader.projection(liveKind, liveId(agreement.id, month.key));
  return live === undefined ? undefined : readBody(liveBody, live).statement;
}

export interface BadTime {
  readonly bad: IntervalSet;
  readonly commitment: Pick<Commitment, 'calendar'>;
  /** Before it nothing was promised. */
  readonly since: Instant;
  readonly now: Instant;
  readonly minutes: number;
}

/** Undefined where nothing was agreed in the window: outside service hours nothing burns. */
export function badTime({ bad, commitment, since, now, minutes }: BadTime): Ratio | undefined {
  const start = Instant.of(Math.max(since, now - minutes * minute));
  if (start >= now) return undefined;
  const agreed = commitment.calendar.openBetween(start, now);
  const whole = Ratio.of(agreed.total());
  return whole.isZero() ? undefined : Ratio.of(bad.intersect(agreed).total()).dividedBy(whole);
}
