/**
 * One disruption with all that hangs on it: what it does to each agreement, who was told when, the ladder, what was agreed meanwhile,
 * what comes back from the supplier. Owns: putting these side by side, declaring, telling. Does not own: computing results (core),
 * negotiating temporary terms.
 */
import { accepted, inLanguage, Instant, Ratio, refused, sayAttained, sayTargetText, sayUsed } from '@troth/core';
import type { Localized, Outcome, RowResult, Statement, Verdict } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Actor, Command, Context, Question } from '../context.ts';
import { latestIssue } from '../periods/issued.ts';
import { liveBody, liveId, liveKind, monthAt } from '../periods/live.ts';
import { perform } from '../perform.ts';
import { readRecord } from '../practice/read.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { registerOf } from '../practice/register.ts';
import { actIn, bodyOf, createIn, findIn } from '../practice/write.ts';
import { readBody } from '../stored-body.ts';
import type { Sum } from '../today/item.ts';
import { inBoth } from '../today/saying.ts';
import { affectedIn } from './affected.ts';
import { nextUpdateDue, saidInTime } from './updates.ts';

export interface AgreementEffect {
  readonly agreement: string;
  readonly party: string;
  readonly effect: Localized;
  /** What the results of its period say of it. */
  readonly results: readonly {
    readonly commitment: string;
    readonly title: Localized;
    readonly period: string;
    readonly target: Localized;
    readonly attained: Localized;
    readonly verdict: Verdict;
    readonly final: boolean;
  }[];
  readonly credit?: Sum | undefined;
  readonly temporary: readonly PracticeRecord<'temporary-terms'>[];
  /** Steps of the escalation ladder, from the start of the disruption. */
  readonly ladder: readonly { readonly level: number; readonly role: string; readonly at: string }[];
}

export interface DisruptionView {
  readonly record: PracticeRecord<'disruption'>;
  readonly agreements: readonly AgreementEffect[];
  /** Missing once it is over. */
  readonly nextUpdate?: { readonly due: string; readonly late: boolean } | undefined;
  /** Words to customers, and how many of them came by when they were promised. */
  readonly words: { readonly said: number; readonly inTime: number };
  readonly claims: readonly PracticeRecord<'claim'>[];
  readonly notices: readonly PracticeRecord<'notice'>[];
  readonly actions: readonly PracticeRecord<'action'>[];
}

export async function disruptionView(
  context: Context,
  { organisation, actor, id }: Question & { readonly actor: Actor; readonly id: string },
): Promise<Outcome<DisruptionView>> {
  const found = await readRecord(context, { organisation, actor, kind: 'disruption', id });
  if (!found.ok) return found;
  const record = found.value;
  const register = await registerOf(context.store, organisation);
  const { body } = record;
  const agreements = await context.store.read(organisation, async (reader) => {
    const shelf = await shelfOf(context.store, reader);
    const effects: AgreementEffect[] = [];
    for (const one of body.agreements)
      effects.push(await effectOn(reader, { record, one, register, shelved: shelf.agreements.get(one.agreement) }));
    return effects;
  });
  const due = nextUpdateDue(body);
  const over = body.state === 'ended' || body.state === 'reviewed';
  const within = (period: string): boolean =>
    body.start.slice(0, 7) <= period && period <= (body.end ?? body.start).slice(0, 7);
  return accepted({
    record,
    agreements,
    ...(over ? {} : { nextUpdate: { due: Instant.format(due), late: due < context.clock() } }),
    words: saidInTime(body),
    claims: register.all('claim').filter((one) => one.body.supplier === body.supplier && within(one.body.period)),
    notices: register
      .all('notice')
      .filter((one) => one.body.party === body.supplier && touchesWindow(one.body.window, body)),
    actions: register.all('action').filter((one) => one.body.source === `disruption/${id}`),
  });
}

function touchesWindow(
  window: PracticeRecord<'notice'>['body']['window'],
  { start, end }: PracticeRecord<'disruption'>['body'],
): boolean {
  if (window === undefined) return false;
  const ends = end === undefined ? Instant.latest : Instant.parse(end);
  return Instant.parse(window.start) < ends && Instant.parse(window.end) > Instant.parse(start);
}

interface Effected {
  readonly record: PracticeRecord<'disruption'>;
  readonly one: PracticeRecord<'disruption'>['body']['agreements'][number];
  readonly register: Register;
  readonly shelved: ShelvedAgreement | undefined;
}

async function effectOn(reader: Reader, { record, one, register, shelved }: Effected): Promise<AgreementEffect> {
  const { agreement, party, effect, commitment } = one;
  const start = Instant.parse(record.body.start);
  const period = shelved === undefined ? undefined : monthAt(shelved.agreement, start);
  const made = period === undefined ? undefined : await statementFor(reader, agreement, period.key);
  const rows = made?.statement.rows.filter((row) => commitment === undefined || row.commitment === commitment) ?? [];
  const ladder = shelved?.agreement.revisions.at(-1)?.terms.problemReports?.ladder ?? [];
  const credit = made?.statement.credit;
  const owed = credit !== undefined && !Ratio.parse(credit.total).isZero();
  return {
    agreement,
    party,
    effect,
    results: rows.flatMap((row) => resultOf(row, made?.final ?? false)),
    ...(owed ? { credit: { amount: credit.total, currency: credit.currency } } : {}),
    temporary: register
      .all('temporary-terms')
      .filter(
        ({ body }) => body.agreement === agreement && (body.disruption === record.id || body.disruption === undefined),
      ),
    ladder: ladder.map(({ level, role, after }) => ({
      level,
      role: inLanguage(role, 'en'),
      at: Instant.format(Instant.plus(start, Number(after.value.floor()))),
    })),
  };
}

async function statementFor(
  reader: Reader,
  agreement: string,
  period: string,
): Promise<{ readonly statement: Statement; readonly final: boolean } | undefined> {
  const issued = await latestIssue(reader, agreement, period);
  if (issued !== undefined) return { statement: issued.statement, final: true };
  const live = await reader.projection(liveKind, liveId(agreement, period));
  return live === undefined ? undefined : { statement: readBody(liveBody, live).statement, final: false };
}

function resultOf(row: RowResult, final: boolean): AgreementEffect['results'] {
  const last = row.segments.at(-1);
  if (last === undefined) return [];
  const { target } = last;
  return [
    {
      commitment: row.commitment,
      title: row.title,
      period: row.period.key,
      target: inBoth((language) => (target === undefined ? '' : sayTargetText(target, language))),
      attained: inBoth((language) => {
        const used = sayUsed(last, language);
        return used === '' ? sayAttained(last, language) : `${used} · ${sayAttained(last, language)}`;
      }),
      verdict: row.soFar ?? row.verdict,
      final,
    },
  ];
}

export interface DeclareDisruption extends Command {
  readonly title: Localized;
  readonly cause: Localized;
  readonly start: string;
  /** What failed: "party/ID", "component/ID", "service/ID"; agreements are found from it. */
  readonly from: string;
  readonly effect: Localized;
}

export async function declareDisruption(
  context: Context,
  command: DeclareDisruption,
): Promise<Outcome<PracticeRecord>> {
  const { title, cause, start, from, effect, actor } = command;
  const register = await registerOf(context.store, command.organisation);
  const affected = affectedIn(register, from);
  if (affected.length === 0)
    return refused({ code: 'RECORD', message: `nothing is linked to ${from}; draw the link or name a service` });
  const supplier = supplierOf(register, from);
  const person = actor.id.startsWith('person:') ? actor.id.slice('person:'.length) : undefined;
  const body: unknown = {
    title,
    cause,
    start,
    updates: [],
    agreements: affected.map(({ agreement, party }) => ({ agreement, party, effect })),
    ...(supplier === undefined ? {} : { supplier }),
    ...(person === undefined ? {} : { lead: person }),
  };
  return perform(context, command, {
    scope: 'records:write',
    work: (transaction, act) => createIn(transaction, act, { ...command, kind: 'disruption', body }),
  });
}

function supplierOf(register: Register, from: string): string | undefined {
  const [kind, id = ''] = from.split('/');
  if (kind === 'party') return register.get('party', id)?.body.role === 'supplier' ? id : undefined;
  return kind === 'component' ? register.get('component', id)?.body.party : undefined;
}

/** A word to customers: kept with the moment that it was said, which is the proof that it was in time. */
export async function tellDisruption(
  context: Context,
  command: Command & { readonly id: string; readonly text: Localized; readonly nextBy?: string | undefined },
): Promise<Outcome<PracticeRecord>> {
  const { id, text, nextBy, actor } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const at = Instant.format(await transaction.stamp());
      const found = await findIn(transaction, { kind: 'disruption', id, actor });
      if (!found.ok) return found;
      const { updates } = bodyOf('disruption', found.value);
      const said = [...updates, { at, text, by: actor.id, ...(nextBy === undefined ? {} : { nextBy }) }];
      return actIn(transaction, act, { ...command, kind: 'disruption', id, act: 'update', tells: { updates: said } });
    },
  });
}
