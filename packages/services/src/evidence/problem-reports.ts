/**
 * Somebody says that something is wrong (S4.4). Owns: acknowledgement by when, the escalation ladder, each step once.
 * Does not own: the case that may be made of it (ticket systems), nor what the agreement promises about cases (core).
 */
import type { ProblemReport } from '@troth/connectors';
import { accepted, inLanguage, Instant, refused } from '@troth/core';
import type { Calendar, Outcome, Revision } from '@troth/core';
import type { StoredRecord, Timer, Transaction } from '@troth/stores';
import { z } from 'zod';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import { ownSources } from './own-sources.ts';

export interface ProblemReported extends Command {
  readonly id: string;
  readonly agreement: string;
  readonly subject: string;
  readonly text: string;
  readonly from: string;
}

export const problemKind = 'problem';
export const problemTimer = 'problem';

const step = z.strictObject({
  level: z.int(),
  role: z.string(),
  /** When it is called on, if nobody acknowledged before. */
  at: z.string(),
  calledAt: z.string().optional(),
});
const body = z.strictObject({
  agreement: z.string().optional(),
  subject: z.string(),
  text: z.string(),
  from: z.string(),
  reportedAt: z.string(),
  acknowledgeBy: z.string().optional(),
  acknowledgedAt: z.string().optional(),
  acknowledgedBy: z.string().optional(),
  overdueAt: z.string().optional(),
  closedAt: z.string().optional(),
  solution: z.string().optional(),
  ladder: z.array(step),
});
type Body = z.output<typeof body>;

export interface ProblemRecord extends Body {
  readonly id: string;
  readonly version: number;
}

/** The report, its clock and its ladder as the agreement has them. */
export async function reportProblem(context: Context, command: ProblemReported): Promise<Outcome<ProblemRecord>> {
  return perform(context, command, {
    scope: 'evidence:write',
    within: { source: ownSources.log },
    work: async (transaction, act) => {
      const found = agreementOn(await shelfOf(context.store, transaction), command.agreement);
      if (!found.ok) return found;
      const { id, subject, text, from } = command;
      if (text.trim() === '') return refused({ code: 'PROBLEM', message: 'say what is wrong' });
      const stamp = await transaction.stamp();
      const inForce = found.value.agreement.revisions.find((one) => one.from <= stamp && (one.to ?? Infinity) > stamp);
      const told = { agreement: command.agreement, subject, text, from, reportedAt: Instant.format(stamp) };
      const report = { ...told, ...clocksOf(inForce, stamp) };
      return accepted(await keep(transaction, { id, act, expect: 0 }, report));
    },
  });
}

/** Reports that came through a source: no agreement is known yet, so no clock runs until somebody says which. */
export async function keepReports(
  transaction: Transaction,
  { act, source }: { readonly context: Context; readonly act: Acts; readonly source: string },
  reports: readonly ProblemReport[],
): Promise<void> {
  for (const { id, from, subject, text } of reports) {
    const own = `${source}:${id}`;
    if ((await transaction.record(problemKind, own)) !== undefined) continue;
    const reportedAt = Instant.format(await transaction.stamp());
    await keep(transaction, { id: own, act, expect: 0 }, { subject, text, from, reportedAt, ladder: [] });
  }
}

function clocksOf(revision: Revision | undefined, start: Instant): Pick<Body, 'acknowledgeBy' | 'ladder'> {
  const terms = revision?.terms.problemReports;
  if (revision === undefined || terms === undefined) return { ladder: [] };
  const calendar = terms.hours === undefined ? undefined : revision.calendars.get(terms.hours);
  const after = (ms: number): string => Instant.format(addTime(calendar, start, ms));
  return {
    ...(terms.acknowledgement === undefined
      ? {}
      : { acknowledgeBy: after(Number(terms.acknowledgement.value.floor())) }),
    ladder: (terms.ladder ?? []).map(({ level, role, after: wait }) => ({
      level,
      role: inLanguage(role, 'en'),
      at: after(Number(wait.value.floor())),
    })),
  };
}

function addTime(calendar: Calendar | undefined, start: Instant, ms: number): Instant {
  const due = calendar?.add(start, ms);
  return due?.ok === true ? due.value : Instant.plus(start, ms);
}

/** Somebody takes it on: the clock and the ladder stop. */
export async function acknowledgeProblem(
  context: Context,
  command: Command & { readonly id: string },
): Promise<Outcome<ProblemRecord>> {
  return change(context, command, (problem, now) =>
    problem.acknowledgedAt === undefined
      ? accepted({ ...problem, acknowledgedAt: now, acknowledgedBy: command.actor.id })
      : accepted(problem),
  );
}

export async function closeProblem(
  context: Context,
  command: Command & { readonly id: string; readonly solution: string },
): Promise<Outcome<ProblemRecord>> {
  return change(context, command, (problem, now) => {
    if (problem.closedAt !== undefined) return refused({ code: 'CLOSED', message: `${command.id} is closed already` });
    if (command.solution.trim() === '') return refused({ code: 'SOLUTION', message: 'say how it was solved' });
    return accepted({ ...problem, closedAt: now, solution: command.solution });
  });
}

async function change(
  context: Context,
  command: Command & { readonly id: string },
  how: (problem: Body, now: string) => Outcome<Body>,
): Promise<Outcome<ProblemRecord>> {
  return perform(context, command, {
    scope: 'evidence:write',
    within: { source: ownSources.log },
    work: async (transaction, act) => {
      const now = Instant.format(await transaction.stamp());
      const found = await transaction.record(problemKind, command.id);
      if (found === undefined)
        return refused({ code: 'NOT-FOUND', message: `there is no problem report ${command.id}` });
      const before = readBody(body, found);
      const after = how(before, now);
      if (!after.ok) return after;
      if (after.value === before) return accepted(problemOf(found));
      return accepted(await keep(transaction, { id: command.id, act, expect: found.version }, after.value));
    },
  });
}

/** A step of a report's ladder, or its acknowledgement, fell due: told once. */
export async function escalate(
  transaction: Transaction,
  { id, act }: { readonly id: string; readonly act: Acts },
): Promise<void> {
  const now = await transaction.stamp();
  const found = await transaction.record(problemKind, id);
  if (found === undefined) return;
  const problem = readBody(body, found);
  if (problem.acknowledgedAt !== undefined || problem.closedAt !== undefined) return;
  const isDue = (at: string): boolean => Instant.parse(at) <= now;
  const overdue =
    problem.acknowledgeBy !== undefined && isDue(problem.acknowledgeBy) && problem.overdueAt === undefined;
  const called = problem.ladder.filter(({ at, calledAt }) => calledAt === undefined && isDue(at));
  for (const { level, role } of called)
    await transaction.emit('problem.escalated', id, plainData({ id, agreement: problem.agreement, level, role }));
  if (overdue) await transaction.emit('problem.unacknowledged', id, plainData({ id, agreement: problem.agreement }));
  const nowText = Instant.format(now);
  await keep(
    transaction,
    { id, act, expect: found.version, silent: true },
    {
      ...problem,
      ...(overdue ? { overdueAt: nowText } : {}),
      ladder: problem.ladder.map((one) => (called.includes(one) ? { ...one, calledAt: nowText } : one)),
    },
  );
}

interface Keeping {
  readonly id: string;
  readonly act: Acts;
  readonly expect: number;
  readonly silent?: boolean;
}

async function keep(
  transaction: Transaction,
  { id, act, expect, silent }: Keeping,
  problem: Body,
): Promise<ProblemRecord> {
  const stored = await transaction.put({ kind: problemKind, id, body: plainData(problem), expect }, act());
  const next = nextDue(problem);
  if (next === undefined) await transaction.clearTimers(problemTimer, [id]);
  else {
    const timer: Timer = { kind: problemTimer, subject: id, dueAt: Instant.parse(next), body: {} };
    await transaction.setTimers([timer]);
  }
  const { agreement, subject, acknowledgedAt, closedAt } = problem;
  if (silent !== true)
    await transaction.emit('problem.changed', id, plainData({ id, agreement, subject, acknowledgedAt, closedAt }));
  return problemOf(stored);
}

/** The next instant at which the report has to be looked at; none once somebody took it on. */
function nextDue({ acknowledgedAt, closedAt, acknowledgeBy, overdueAt, ladder }: Body): string | undefined {
  if (acknowledgedAt !== undefined || closedAt !== undefined) return undefined;
  const steps = ladder.filter(({ calledAt }) => calledAt === undefined).map(({ at }) => at);
  const open = acknowledgeBy !== undefined && overdueAt === undefined ? [acknowledgeBy, ...steps] : steps;
  // Instants in UTC with milliseconds sort as text.
  return open.sort()[0];
}

export async function listProblems(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly ProblemRecord[]> {
  const { organisation, after, limit = 100 } = question;
  const found = await context.store.read(organisation, (reader) =>
    reader.records({ kind: problemKind, limit, ...(after === undefined ? {} : { after }) }),
  );
  return found.map(problemOf);
}

function problemOf(stored: StoredRecord): ProblemRecord {
  return { id: stored.id, version: stored.version, ...readBody(body, stored) };
}
