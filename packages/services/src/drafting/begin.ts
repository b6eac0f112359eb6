/**
 * A draft begins: from a template, from a revision in force, from a file, or as data. Owns: the number it will have, who stands
 * on either side, and that one revision is not drafted twice. Does not own: changing it (change.ts).
 */
import { canonicalHash, nextEffective, recordKinds, refused } from '@troth/core';
import type { DraftText, Localized, Outcome, RecordBody, Revision } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { sidesOf } from '../negotiation/sides.ts';
import type { Sides } from '../negotiation/sides.ts';
import { createIn } from '../practice/write.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { personOf } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { firstText } from './first-text.ts';
import type { DraftSource } from './first-text.ts';
import { requirementsIn, withRequirements } from './from-requirements.ts';
import { textOf } from './written.ts';

export interface BeginDraft extends Command {
  readonly from: DraftSource;
  /** Id that the agreement will have; that of the text when missing. */
  readonly agreement?: string | undefined;
  readonly title?: Localized | undefined;
  /** Date from which it will hold. */
  readonly effective?: string | undefined;
  readonly provider?: string | undefined;
  readonly customer?: string | undefined;
  readonly manager?: string | undefined;
  readonly representative?: string | undefined;
  /** Confirmed requirements that it answers. */
  readonly requirements?: readonly string[] | undefined;
}

export async function beginDraft(context: Context, command: BeginDraft): Promise<Outcome<Draft>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      // Takes the turn first: two drafts at once would take the same number.
      await transaction.stamp();
      return beginIn(context, transaction, { acts, command });
    },
  });
}

interface Deed {
  readonly acts: Acts;
  readonly command: BeginDraft;
}

/** Begins one within a transaction that does more. */
export async function beginIn(
  context: Context,
  transaction: Transaction,
  { acts, command }: Deed,
): Promise<Outcome<Draft>> {
  const first = await firstText(transaction, command.from);
  if (!first.ok) return first;
  const { written, begunFrom, origins } = first.value;
  const agreement = command.agreement ?? idIn(written) ?? '';
  if (agreement === '')
    return refused({ code: 'RECORD', message: 'say which id the agreement will have', at: ['agreement'] });
  const published = await lastPublished(context, transaction, agreement);
  const next = (published?.revision ?? 0) + 1;
  const number = 'agreement' in command.from ? next : Math.max(numberIn(written), next);
  const { id: _id, revision: _revision, ...terms } = written;
  const named = textOf(withDate(terms, command.effective, published), { agreement, revision: number });
  if (!named.ok) return named;
  const asked = await requirementsIn(transaction, command.requirements ?? []);
  if (!asked.ok) return asked;
  const text = await withRequirements(context.store, transaction, { text: named.value, asked: asked.value });
  const twice = await draftOf(transaction, agreement, number);
  if (twice !== undefined)
    return refused({
      code: 'CONFLICT',
      message: `${twice} is a draft of ${agreement} revision ${number} already; work on that one, or withdraw it first`,
    });
  const body = {
    agreement,
    revision: number,
    title: command.title ?? titleIn(text, agreement),
    ...(await sidesFor(transaction, { ...command, customer: command.customer ?? asked.value[0]?.party }, agreement)),
    text,
    hash: canonicalHash(text),
    begunFrom: { ...begunFrom, ...(command.requirements === undefined ? {} : { requirements: command.requirements }) },
    ...(origins === undefined ? {} : { origins }),
  };
  const { organisation, actor } = command;
  return createIn(transaction, acts, { organisation, actor, kind: 'draft', body });
}

/** The one with the highest number. */
async function lastPublished(
  context: Context,
  transaction: Transaction,
  agreement: string,
): Promise<Revision | undefined> {
  const found = agreementOn(await shelfOf(context.store, transaction), agreement);
  return found.ok
    ? found.value.agreement.revisions.reduce((last, one) => (one.revision > last.revision ? one : last))
    : undefined;
}

/** A draft of the same revision on which people still work, or which is signed. */
async function draftOf(transaction: Transaction, agreement: string, revision: number): Promise<string | undefined> {
  for (const stored of await allRecords(transaction, { kind: 'draft' })) {
    const body = readBody(recordKinds.draft.schema, stored);
    const gone = body.state === 'superseded' || body.state === 'withdrawn';
    if (!gone && body.agreement === agreement && body.revision === revision) return stored.id;
  }
  return undefined;
}

type PeopleNamed = Pick<RecordBody<'draft'>, 'provider' | 'customer' | 'manager' | 'representative'>;

/**
 * Whoever was told; else whoever stands in the agreement already; else whoever begins it, and who represents the other party.
 * Where we are the customer, its representative is ours: the counterpart speaks for the supplier or the group.
 */
async function sidesFor(transaction: Transaction, command: BeginDraft, agreement: string): Promise<PeopleNamed> {
  const stored = await transaction.record('agreement-roles', agreement);
  const roles =
    stored === undefined || stored.retired ? undefined : readBody(recordKinds['agreement-roles'].schema, stored);
  const [provider, customer] = [command.provider ?? roles?.provider, command.customer ?? roles?.customer];
  const sides = await sidesOf(transaction, { provider, customer });
  const across = sides?.otherSide === 'supplier' ? roles?.counterpart : (roles?.representative ?? roles?.counterpart);
  const told = {
    provider,
    customer,
    manager: command.manager ?? roles?.manager ?? personOf(command.actor),
    representative: command.representative ?? across ?? (await representativeOf(transaction, sides)),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** The first representative of the party across the table: without one, nobody could agree the text for it. */
async function representativeOf(transaction: Transaction, sides: Sides | undefined): Promise<string | undefined> {
  const stored = sides === undefined ? undefined : await transaction.record('party', sides.other);
  if (stored === undefined || stored.retired) return undefined;
  for (const person of readBody(recordKinds.party.schema, stored).representatives ?? []) {
    const found = await transaction.record('person', person);
    if (found !== undefined && !found.retired && readBody(recordKinds.person.schema, found).state !== 'left')
      return person;
  }
  return undefined;
}

const idIn = ({ id }: DraftText): string | undefined => (typeof id === 'string' && id !== '' ? id : undefined);
const numberIn = ({ revision }: DraftText): number => (typeof revision === 'number' ? revision : 1);

function withDate(written: DraftText, effective: string | undefined, last: Revision | undefined): DraftText {
  if (effective === undefined) return written;
  return { ...written, effective: last === undefined ? { from: effective } : nextEffective(last, effective) };
}

function titleIn({ title }: DraftText, agreement: string): Localized {
  if (typeof title === 'string' && title !== '') return { en: title };
  if (typeof title !== 'object' || title === null) return { en: agreement };
  const [en, zh]: readonly unknown[] = [Reflect.get(title, 'en'), Reflect.get(title, 'zh-Hant')];
  if (typeof en !== 'string') return { en: agreement };
  return typeof zh === 'string' ? { en, 'zh-Hant': zh } : { en };
}
