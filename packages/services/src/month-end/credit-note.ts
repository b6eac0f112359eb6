/**
 * A credit note is drafted from the statement that was issued, once per statement and agreement, and its amount is the
 * statement's; a restatement gives a supplementary note for the difference. Owns: when there is something to note, and that it
 * cannot be noted twice. Does not own: the figures (note-lines.ts), who approves and pays (the kind of record).
 */
import { inLanguage, Money, refused, Zone } from '@troth/core';
import type { ClaimResult, Instant, Localized, Outcome, RecordBody, Refusal } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { latestIssue } from '../periods/issued.ts';
import type { IssuedStatement } from '../periods/issued.ts';
import { bodyOf, createIn, findIn } from '../practice/write.ts';
import { practiceRecord } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { allRecords } from '../stored-body.ts';
import { differenceLines, noteFigures } from './note-lines.ts';
import type { NoteFigures } from './note-lines.ts';
import { nextNoteNumber } from './note-numbers.ts';

export interface DraftCreditNote extends Command {
  readonly agreement: string;
  readonly period: string;
  /** Begins the sequence of the year here; only while no note of the year has a number. */
  readonly from?: number | undefined;
}

type Note = PracticeRecord<'credit-note'>;

export async function draftCreditNote(context: Context, command: DraftCreditNote): Promise<Outcome<Note>> {
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) => draftCreditNoteIn(transaction, { context, act, command }),
  });
}

interface Drafting {
  readonly context: Context;
  readonly act: Acts;
  readonly command: DraftCreditNote;
}

async function draftCreditNoteIn(
  transaction: Transaction,
  { context, act, command }: Drafting,
): Promise<Outcome<Note>> {
  const { agreement: id, period, actor, organisation } = command;
  await transaction.stamp();
  const found = agreementOn(await shelfOf(context.store, transaction), id);
  if (!found.ok) return found;
  const issued = await latestIssue(transaction, id, period);
  if (issued === undefined)
    return refused({
      code: 'NOT-CLOSED',
      message: `${period} of ${id} is not closed; a note follows an issued statement`,
    });
  const figures = noteFigures(issued.statement, found.value.agreement);
  const all = (await allRecords(transaction, { kind: 'credit-note' })).map((one) => practiceRecord('credit-note', one));
  const before = all.filter(
    ({ body }) => body.agreement === id && body.period === period && body.state !== 'cancelled',
  );
  const barred = reasonAgainst({ issued, figures, before });
  if (barred !== undefined) return refused(barred);
  if (figures === undefined) throw new TypeError('a statement without money passed as one with money');
  const earlier = Money.sum(
    before.map(({ body }) => Money.of(body.total.amount, body.total.currency)),
    figures.payable.currency,
  );
  const total = figures.payable.minus(earlier);
  if (total.isZero())
    return refused({
      code: 'NOTHING-DUE',
      message: `nothing is due for ${period} of ${id}${before.length > 0 ? ' beyond what was noted' : ''}`,
    });
  const roles = await findIn(transaction, { kind: 'agreement-roles', id, actor });
  if (!roles.ok)
    return refused({ code: 'ROLES', message: `nobody said who the customer of ${id} is; write down its roles first` });
  const year = yearOf(context.clock(), issued.statement.period.zone);
  const number = nextNoteNumber(
    all.map((one) => one.body.number),
    { year, from: command.from },
  );
  if (!number.ok) return number;
  const reports = (await allRecords(transaction, { kind: 'report' })).map((one) => practiceRecord('report', one));
  const report = reports.findLast(({ body }) => body.statement === issued.hash && body.state !== 'discarded');
  const numbers = before.map((one) => one.body.number);
  const lines = [
    ...figures.lines,
    ...(numbers.length === 0 ? [] : differenceLines(figures.payable, { numbers, total: earlier })),
  ];
  const body = {
    number: number.value,
    agreement: id,
    period,
    party: bodyOf('agreement-roles', roles.value).customer,
    statement: issued.hash,
    clause: figures.clause,
    lines: lines.map(({ text, amount }) => ({ text: shortened(text), amount })),
    ...(figures.cap === undefined ? {} : { cap: figures.cap.slice(0, 500) }),
    ...(figures.earnedBack === undefined ? {} : { earnedBack: figures.earnedBack }),
    total: total.toJSON(),
    ...(numbers.length === 0 ? {} : { supersedes: numbers.at(-1) }),
    ...(report === undefined ? {} : { report: report.id }),
  } satisfies Omit<RecordBody<'credit-note'>, 'state' | 'trail'>;
  return createIn(transaction, act, { organisation, actor, kind: 'credit-note', id: number.value, body });
}

const shortened = (text: Localized): Localized => ({
  en: text.en.slice(0, 500),
  'zh-Hant': inLanguage(text, 'zh-Hant').slice(0, 500),
});

interface Considered {
  readonly issued: IssuedStatement;
  readonly figures: NoteFigures | undefined;
  readonly before: readonly Note[];
}

/** Why there is no note to be made; what is due may still be nothing. */
function reasonAgainst({ issued, figures, before }: Considered): Refusal | undefined {
  const { agreement, period, statement } = issued;
  if (statement.agreement.type !== 'sla')
    return {
      code: 'NO-MONEY',
      message: `${agreement} is no service level agreement with a customer; it never gives a credit note`,
    };
  const late = statement.claims.find(({ status }) => status === 'forfeited');
  if (figures === undefined) return { code: 'NOTHING-DUE', message: `${agreement} promises no money` };
  const same = before.find(({ body }) => body.statement === issued.hash);
  if (same !== undefined)
    return { code: 'CONFLICT', message: `${same.body.number} is made from this statement already` };
  const draft = before.find(({ body }) => body.state === 'draft');
  if (draft !== undefined)
    return {
      code: 'CONFLICT',
      message: `${draft.body.number} is a draft from the statement before; approve it or cancel it first`,
    };
  if (figures.payable.isZero() && late !== undefined)
    return { code: 'FORFEITED', message: `nothing is due for ${period} of ${agreement}: ${lateClaim(late)}` };
  const waiting = statement.claims.find(({ status }) => status === 'claimable' || status === 'notified');
  if (waiting === undefined || figures.payable.isZero()) return undefined;
  return { code: 'NOT-CLAIMED', message: `${agreement} pays ${period} on a claim only: ${openClaim(waiting)}` };
}

const stageOf = (claim: ClaimResult) => claim.stages.findLast(({ dueBy }) => dueBy !== undefined);

/** "the claim for availability came on …; it was due before …". */
export function lateClaim(claim: ClaimResult): string {
  const { stage, dueBy, receivedAt } = claim.stages.find(({ inTime }) => inTime === false) ?? stageOf(claim) ?? {};
  const due = dueBy === undefined ? '' : `; it was due before ${dueBy}`;
  const came = receivedAt === undefined ? 'never came' : `came on ${receivedAt}`;
  return `the ${stage ?? 'claim'} for ${claim.commitment} ${came}${due}`;
}

const openClaim = (claim: ClaimResult): string => {
  const due = stageOf(claim)?.dueBy;
  return `the customer has not claimed ${claim.commitment}${due === undefined ? '' : `; it may until ${due}`}`;
};

function yearOf(now: Instant, zone: string): string {
  const found = Zone.get(zone);
  if (found === undefined) throw new RangeError(`no time zone is named ${zone}`);
  return found.toLocal(now).date.slice(0, 4);
}
