/** Records of the practice as somebody may see them: lists, one with its history. Owns: sight. Does not own: searching words (search). */
import { accepted, maySee, recordKindOf, refused } from '@troth/core';
import type { Outcome, RecordKindName } from '@troth/core';
import type { Actor, Context, Question } from '../context.ts';
import { openActs } from './open-acts.ts';
import type { OpenAct } from './open-acts.ts';
import { practiceRecord, registerOf } from './register.ts';
import type { PracticeRecord, Register } from './register.ts';
import { shownTo } from './shown-to.ts';
import { whoOf } from './who.ts';

export interface RecordsQuestion<K extends RecordKindName> extends Question {
  readonly actor: Actor;
  readonly kind: K;
  readonly state?: string | undefined;
  readonly party?: string | undefined;
  readonly agreement?: string | undefined;
  readonly period?: string | undefined;
  /** "kind/id" of a record it speaks of. */
  readonly about?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export interface ReadRecord<K extends RecordKindName = RecordKindName> extends PracticeRecord<K> {
  /** What can be done with it now. */
  readonly acts?: readonly OpenAct[] | undefined;
}

/** In order of id. */
export async function listRecords<K extends RecordKindName>(
  context: Context,
  question: RecordsQuestion<K>,
): Promise<readonly ReadRecord<K>[]> {
  const { kind, after, limit = 100 } = question;
  const register = await registerOf(context.store, question.organisation);
  const isOwn = (question.actor.side ?? 'own') === 'own';
  const found: ReadRecord<K>[] = [];
  for (const record of seenBy(register, question.actor, kind)) {
    if (found.length === limit) break;
    if ((after !== undefined && record.id <= after) || !answers(record, question)) continue;
    const shown = shownTo(record, question.actor, register);
    // Whose word it is on the other side is in the roles; what our own may follows from kind and level.
    found.push(isOwn ? shown : { ...shown, acts: openActs(register, record, question.actor) });
  }
  return found;
}

/** The records of a kind that somebody may see. */
export function seenBy<K extends RecordKindName>(
  register: Register,
  actor: Actor,
  kind: K,
): readonly PracticeRecord<K>[] {
  if ((actor.side ?? 'own') === 'own') return register.all(kind);
  return register.all(kind).filter(({ parties }) => actor.party !== undefined && parties.includes(actor.party));
}

function answers(record: PracticeRecord, question: RecordsQuestion<RecordKindName>): boolean {
  const { state, party, agreement, period, about } = question;
  return (
    (state === undefined || state.split(',').includes(record.body.state)) &&
    (party === undefined ||
      record.parties.includes(party) ||
      record.about.records?.includes(`party/${party}`) === true) &&
    (agreement === undefined || record.about.agreement === agreement) &&
    (period === undefined || record.about.period === period) &&
    (about === undefined || record.about.records?.includes(about) === true)
  );
}

export async function readRecord<K extends RecordKindName>(
  context: Context,
  { organisation, actor, kind, id }: Question & { readonly actor: Actor; readonly kind: K; readonly id: string },
): Promise<Outcome<ReadRecord<K>>> {
  const register = await registerOf(context.store, organisation);
  const found = register.get(kind, id);
  if (found !== undefined && maySee(recordKindOf(kind), found.body, whoOf(actor)))
    return accepted({ ...shownTo(found, actor, register), acts: openActs(register, found, actor) });
  return refused({ code: 'NOT-FOUND', message: `there is no ${kind} ${id}` });
}

/** Every version, the newest first: what it said, who wrote it, when that was known. Of a party, those it could see. */
export async function recordHistory<K extends RecordKindName>(
  context: Context,
  question: Question & { readonly actor: Actor; readonly kind: K; readonly id: string },
): Promise<Outcome<readonly PracticeRecord<K>[]>> {
  const { organisation, actor, kind, id } = question;
  const found = await readRecord(context, question);
  if (!found.ok) return found;
  const register = await registerOf(context.store, organisation);
  const versions = await context.store.read(organisation, (reader) => reader.versions(kind, id));
  return accepted(
    versions
      .toReversed()
      .map((version) => practiceRecord(kind, version))
      .filter(({ body }) => maySee(recordKindOf(kind), body, whoOf(actor)))
      .map((version) => shownTo(version, actor, register)),
  );
}
