/**
 * The report of an agreement for a period: drafted with generated words from the issued statement, edited, approved by somebody
 * else, issued once with everything that follows. Owns: drafting, editing, receipts. Does not own: issuing (report-issue.ts).
 */
import { accepted, inLanguage, Instant, refused } from '@troth/core';
import type { Localized, Outcome, RecordBody } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { latestIssue } from '../periods/issued.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { practiceRecord } from '../practice/register.ts';
import { bodyOf, createIn, editIn, findIn } from '../practice/write.ts';
import { allRecords } from '../stored-body.ts';
import { draftedCover, draftedSummary } from './report-words.ts';

export type Report = PracticeRecord<'report'>;
type Body = RecordBody<'report'>;

export interface DraftReport extends Command {
  readonly agreement: string;
  readonly period: string;
}

export async function draftReport(context: Context, command: DraftReport): Promise<Outcome<Report>> {
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) => draftReportIn(transaction, act, command),
  });
}

async function draftReportIn(transaction: Transaction, act: Acts, command: DraftReport): Promise<Outcome<Report>> {
  const { agreement, period, actor, organisation } = command;
  await transaction.stamp();
  const issued = await latestIssue(transaction, agreement, period);
  if (issued === undefined)
    return refused({
      code: 'NOT-CLOSED',
      message: `${period} of ${agreement} is not closed; a report tells an issued statement`,
    });
  const before = (await reportsOf(transaction, agreement, period)).filter(({ body }) => body.state !== 'discarded');
  const open = before.find(
    ({ body }) => body.state === 'drafted' || body.state === 'approved' || body.statement === issued.hash,
  );
  if (open !== undefined)
    return refused({ code: 'CONFLICT', message: `${open.id} tells this statement already, or is not issued yet` });
  const roles = await findIn(transaction, { kind: 'agreement-roles', id: agreement, actor });
  if (!roles.ok)
    return refused({
      code: 'ROLES',
      message: `nobody said who the customer of ${agreement} is; write down its roles first`,
    });
  const { customer, representative } = bodyOf('agreement-roles', roles.value);
  const last = before.at(-1);
  const copies = (await allRecords(transaction, { kind: 'copy' })).map((one) => practiceRecord('copy', one));
  const recipients = new Set(
    [
      representative,
      ...copies
        .filter(({ body }) => body.agreement === agreement && body.form === 'full' && body.party === customer)
        .filter(({ body }) => body.state === 'issued' || body.state === 'acknowledged')
        .map(({ body }) => body.recipient),
    ].filter((person) => person !== undefined),
  );
  const { difference } = issued;
  const body = {
    agreement,
    period,
    number: Math.max(0, ...before.map((one) => one.body.number)) + 1,
    party: customer,
    statement: issued.hash,
    summary: whole(draftedSummary(issued.statement)),
    recipients: [...recipients].map((person) => ({ person })),
    ...(last === undefined ? {} : { supersedes: last.id }),
    ...(last === undefined || difference === undefined ? {} : { coverNote: whole(draftedCover(difference)) }),
    ...(issued.version === 1 ? {} : { restatement: `${agreement}/${period}/${issued.version}` }),
  };
  return createIn(transaction, act, { organisation, actor, kind: 'report', body });
}

const whole = (text: Localized): Localized => ({ en: text.en, 'zh-Hant': inLanguage(text, 'zh-Hant') });

/** Reports of a period, in the order they were numbered. */
export async function reportsOf(
  transaction: Pick<Transaction, 'records'> & Transaction,
  agreement: string,
  period: string,
): Promise<readonly Report[]> {
  const all = (await allRecords(transaction, { kind: 'report' })).map((one) => practiceRecord('report', one));
  return all
    .filter(({ body }) => body.agreement === agreement && body.period === period)
    .sort((one, other) => one.body.number - other.body.number);
}

export interface EditReport extends Command {
  readonly id: string;
  readonly summary?: Localized | undefined;
  readonly internalNote?: Localized | undefined;
  readonly coverNote?: Localized | undefined;
  /** Ids of people. */
  readonly recipients?: readonly string[] | undefined;
  readonly expect?: number | undefined;
}

/** Words and addressees change; what the report tells does not. */
export async function editReport(context: Context, command: EditReport): Promise<Outcome<Report>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const { id, summary, internalNote, coverNote, recipients, expect, actor, organisation } = command;
      const found = await findIn(transaction, { kind: 'report', id, actor });
      if (!found.ok) return found;
      const { state: _, trail: _trail, ...before } = bodyOf('report', found.value);
      const stranger = await strangerAmong(transaction, recipients ?? [], actor);
      if (stranger !== undefined)
        return refused({ code: 'PERSON', message: `there is no person ${stranger}`, at: ['recipients'] });
      const body = {
        ...before,
        ...(summary === undefined ? {} : { summary }),
        ...(internalNote === undefined ? {} : { internalNote }),
        ...(coverNote === undefined ? {} : { coverNote }),
        ...(recipients === undefined ? {} : { recipients: recipients.map((person) => ({ person })) }),
      };
      return asReport(await editIn(transaction, act, { organisation, actor, kind: 'report', id, body, expect }));
    },
  });
}

async function strangerAmong(
  transaction: Transaction,
  people: readonly string[],
  actor: Command['actor'],
): Promise<string | undefined> {
  for (const id of people) if (!(await findIn(transaction, { kind: 'person', id, actor })).ok) return id;
  return undefined;
}

/** The record that was just written under the kind `report`. */
export function asReport(outcome: Outcome<PracticeRecord>): Outcome<Report> {
  if (!outcome.ok) return outcome;
  return accepted({ ...outcome.value, kind: 'report', body: bodyOf('report', outcome.value) });
}

/** When each addressee got it. */
export const sentTo = (body: Body, at: Instant): NonNullable<Body['recipients']> =>
  (body.recipients ?? []).map(({ person, receivedAt }) => ({
    person,
    sentAt: Instant.format(at),
    ...(receivedAt === undefined ? {} : { receivedAt }),
  }));
