/**
 * An agreement's standing changes without a change of its words: targets suspended, the agreement void or ended, renewed or let
 * run out (§ restrictions, term). Owns: that one proposes with the proof and another approves, what follows from each, and that
 * the other side is told in the same transaction. Does not own: what a suspension does to a verdict (core).
 */
import { accepted, addMonths, Instant, nextEffective, readDocuments, refused } from '@troth/core';
import type { Json, Localized, Outcome, RecordBody, RecordWritten, Revision } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { publishIn } from '../agreements/publish.ts';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { keepOwnRow } from '../evidence/keep-own-row.ts';
import { ownSources } from '../evidence/own-sources.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { otherSide, writeLetter } from './begin.ts';
import { standingFault } from './standing-faults.ts';

type Written = RecordWritten<'standing-change'>;
type Body = RecordBody<'standing-change'>;

export interface ProposeStanding extends Command {
  readonly agreement: string;
  readonly change: Written['change'];
  readonly clause?: string | undefined;
  readonly from: string;
  readonly until?: string | undefined;
  readonly proof: Localized;
  readonly letter: Localized;
}

export async function proposeStanding(context: Context, command: ProposeStanding): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, key: _key, agreement, ...written } = command;
  const register = await registerOf(context.store, organisation);
  const roles = register.get('agreement-roles', agreement)?.body;
  const closedUntil = await closedUntilOf(context, organisation, agreement);
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const known = agreementOn(await shelfOf(context.store, transaction), agreement);
      if (!known.ok) return known;
      if (roles === undefined)
        return refused({
          code: 'RECORD',
          message: `${agreement} has no roles: name its parties first`,
          at: ['agreement'],
        });
      const on = { agreement: known.value.agreement, now: context.clock(), closedUntil };
      const wrong = standingFault(on, command);
      if (wrong !== undefined) return refused({ code: 'RECORD', message: wrong.message, at: [wrong.at] });
      const body = { agreement, party: otherSide(register, roles), ...written };
      return createIn(transaction, act, { organisation, actor, kind: 'standing-change', body });
    },
  });
}

/** Where the last closed period of an agreement ends. */
async function closedUntilOf(context: Context, organisation: string, agreement: string): Promise<Instant | undefined> {
  const { latest } = await statementRegisterOf(context.store, organisation);
  return latest
    .filter((one) => one.agreement === agreement)
    .map(({ period }) => Instant.parse(period.end))
    .reduce<Instant | undefined>((last, end) => (last === undefined || end > last ? end : last), undefined);
}

export interface DecideStanding extends Command {
  readonly id: string;
}

/** With everything that follows from it; killed in between, nothing of it is done. */
export async function approveStanding(context: Context, command: DecideStanding): Promise<Outcome<PracticeRecord>> {
  const { id, actor, organisation } = command;
  const register = await registerOf(context.store, organisation);
  const proposed = register.get('standing-change', id)?.body.agreement;
  const closedUntil = proposed === undefined ? undefined : await closedUntilOf(context, organisation, proposed);
  return perform(context, command, {
    scope: 'decisions:write',
    work: async (transaction, act) => {
      const noticeAt = Instant.format(await transaction.stamp());
      const found = await findIn(transaction, { kind: 'standing-change', id, actor });
      if (!found.ok) return found;
      const approved = await actIn(transaction, act, {
        organisation,
        actor,
        kind: 'standing-change',
        id,
        act: 'approve',
        tells: { noticeAt },
      });
      if (!approved.ok) return approved;
      const body = bodyOf('standing-change', approved.value);
      const known = agreementOn(await shelfOf(context.store, transaction), body.agreement);
      if (!known.ok) return known;
      // Days pass and others decide between a proposal and its approval.
      const on = { agreement: known.value.agreement, now: context.clock(), closedUntil };
      const wrong = standingFault(on, body);
      if (wrong !== undefined)
        return refused({ code: 'CONFLICT', message: `It no longer holds: ${wrong.message}`, at: [wrong.at] });
      const work = { context, transaction, act, command, register, body, id };
      const done = body.change === 'suspend' ? await suspend(work) : await conclude(work);
      if (!done.ok) return done;
      const told = await tell(work);
      return told.ok ? approved : told;
    },
  });
}

interface Work {
  readonly context: Context;
  readonly transaction: Transaction;
  readonly act: Acts;
  readonly command: Command;
  readonly register: Register;
  readonly body: Body;
  readonly id: string;
}

/** The time is set aside as any excluded time is: proposed by one, accepted by another, in the ledger. */
async function suspend({ context, transaction, act, command, body, id }: Work): Promise<Outcome<unknown>> {
  const known = agreementOn(await shelfOf(context.store, transaction), body.agreement);
  if (!known.ok) return known;
  const zone = known.value.agreement.revisions.at(-1)?.zone;
  if (zone === undefined || body.until === undefined) throw new TypeError(`${id} was proposed without its end`);
  const row = {
    form: 'exclusion',
    id,
    agreement: body.agreement,
    kind: body.clause,
    start: Instant.format(zone.startOfDay(body.from)),
    end: Instant.format(zone.startOfDay(body.until)),
    basis: body.proof.en,
    proposedBy: body.trail.find((line) => line.act === 'create')?.by,
    decision: 'accepted',
    decidedBy: command.actor.id,
    decidedAt: Instant.format(await transaction.stamp()),
    reason: body.letter.en,
  };
  return keepOwnRow(transaction, { context, act }, { row, source: ownSources.decisions, by: command.actor.id });
}

/** A revision that ends the agreement, or one with the same words and a later end. */
async function conclude(work: Work): Promise<Outcome<unknown>> {
  const { context, transaction, act, body } = work;
  const known = agreementOn(await shelfOf(context.store, transaction), body.agreement);
  if (!known.ok) return known;
  const { revisions } = known.value.agreement;
  const last = revisions.at(-1);
  if (last === undefined) throw new TypeError(`${body.agreement} has no revision`);
  const stored = await transaction.record('agreement', `${body.agreement}/${last.revision}`);
  const text = textOf(stored?.body);
  const next = body.change === 'renew' ? renewed(text, last) : ended(text, last, body);
  if (!next.ok) return next;
  const documents = readDocuments([{ file: `${body.agreement}.json`, text: JSON.stringify(next.value) }]);
  if (!documents.ok) return documents;
  const published = await publishIn(context, transaction, { act, documents: documents.value });
  if (!published.ok || body.change === 'renew') return published;
  return windUp(work, last);
}

type Text = { readonly [key: string]: Json };

function textOf(body: Json | undefined): Text {
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
  if (typeof text !== 'object' || text === null || Array.isArray(text))
    throw new TypeError('a stored revision has no text');
  return text as Text;
}

/** It holds at no time: it begins and ends on the day on which the agreement ends. */
function ended(text: Text, last: Revision, { change, from }: Body): Outcome<Text> {
  const day = change === 'let-expire' ? (last.terms.term?.end ?? from) : from;
  if (last.to !== undefined && last.zone.startOfDay(day) >= last.to)
    return refused({ code: 'CONFLICT', message: `${last.agreement} ends before ${day} already` });
  return accepted({ ...text, revision: last.revision + 1, effective: { ...nextEffective(last, day), to: day } });
}

function renewed(text: Text, { terms, revision }: Revision): Outcome<Text> {
  const { term } = terms;
  if (term?.end === undefined || term.renewal === undefined || term.renewal === 'none')
    return refused({ code: 'CONFLICT', message: 'there is nothing to renew' });
  const written = text['term'];
  const group = typeof written === 'object' && written !== null && !Array.isArray(written) ? (written as Text) : {};
  return accepted({
    ...text,
    revision: revision + 1,
    effective: { from: term.end },
    term: { ...group, end: addMonths(term.end, term.renewal.months) },
  });
}

/** Copies are recalled; what the exit clause asks for, and the last account of credits, become actions. */
async function windUp(
  { transaction, act, command, register, body, id }: Work,
  last: Revision,
): Promise<Outcome<unknown>> {
  const { actor, organisation } = command;
  const { agreement } = body;
  for (const copy of register.all('copy')) {
    if (copy.body.agreement !== agreement || copy.body.state === 'recalled') continue;
    const deed = { organisation, actor, kind: 'copy' as const, id: copy.id, act: 'recall' };
    const done = await actIn(transaction, act, deed);
    if (!done.ok) return done;
  }
  const owner = register.get('agreement-roles', agreement)?.body.manager ?? actor.id.replace(/^person:/u, '');
  const { exit } = last.terms;
  const day = body.change === 'let-expire' ? (last.terms.term?.end ?? body.from) : body.from;
  const tasks: readonly Localized[] = [
    { en: `Final account of credits: ${agreement}`, 'zh-Hant': `補償最終結算：${agreement}` },
    { en: `Hand-over under the exit clause: ${agreement}`, 'zh-Hant': `按退出條款移交：${agreement}` },
    ...(exit?.dataHeld === true
      ? [{ en: `Return the customer’s data: ${agreement}`, 'zh-Hant': `交還客戶資料：${agreement}` }]
      : []),
  ];
  for (const title of tasks) {
    const action = { title, owner, dueOn: addMonths(day, 1), agreement, source: `standing-change/${id}` };
    const made = await createIn(transaction, act, { organisation, actor, kind: 'action', body: action });
    if (!made.ok) return made;
  }
  return accepted(undefined);
}

async function tell({ transaction, act, command, register, body, id }: Work): Promise<Outcome<unknown>> {
  const roles = register.get('agreement-roles', body.agreement)?.body;
  const reader = roles?.representative ?? roles?.counterpart;
  const person = reader === undefined ? undefined : register.get('person', reader);
  if (person === undefined || person.body.party !== body.party) return accepted(undefined);
  const chinese = person.body.language === 'zh-Hant';
  const letter = chinese
    ? { subject: `通知：${body.agreement}`, text: body.letter['zh-Hant'] ?? body.letter.en }
    : { subject: `Notice: ${body.agreement}`, text: body.letter.en };
  const { actor, organisation } = command;
  return writeLetter({ transaction, act, actor, organisation }, { person, letter, about: `standing-change/${id}` });
}

/** Targets hold again before the last day that was said: the suspended time ends there. */
export async function endSuspension(
  context: Context,
  command: DecideStanding & { readonly until: string; readonly reason: string },
): Promise<Outcome<PracticeRecord>> {
  const { id, actor, organisation, until, reason } = command;
  return perform(context, command, {
    scope: 'decisions:write',
    work: async (transaction, act) => {
      const found = await findIn(transaction, { kind: 'standing-change', id, actor });
      if (!found.ok) return found;
      const before = bodyOf('standing-change', found.value);
      if (before.change !== 'suspend' || before.until === undefined || until <= before.from || until > before.until)
        return refused({
          code: 'RECORD',
          message: `write a day after ${before.from} and not after ${before.until ?? before.from}`,
          at: ['until'],
        });
      const deed = { organisation, actor, kind: 'standing-change' as const, id, act: 'end' };
      const done = await actIn(transaction, act, { ...deed, tells: { until }, note: reason });
      if (!done.ok) return done;
      const known = agreementOn(await shelfOf(context.store, transaction), before.agreement);
      if (!known.ok) return known;
      const zone = known.value.agreement.revisions.at(-1)?.zone;
      if (zone === undefined) throw new TypeError(`${before.agreement} has no revision`);
      const row = {
        form: 'exclusion',
        id: `${id}#ended`,
        supersedes: id,
        agreement: before.agreement,
        kind: before.clause,
        start: Instant.format(zone.startOfDay(before.from)),
        end: Instant.format(zone.startOfDay(until)),
        basis: before.proof.en,
        proposedBy: before.trail.find((line) => line.act === 'create')?.by,
        decision: 'accepted',
        decidedBy: before.trail.find((line) => line.act === 'approve')?.by,
        decidedAt: before.noticeAt,
        reason,
      };
      const kept = await keepOwnRow(transaction, { context, act }, { row, source: ownSources.decisions, by: actor.id });
      return kept.ok ? done : kept;
    },
  });
}
