/**
 * Records of the practice are made, changed and moved from state to state. Owns: that the kind's own rules are kept, numbers of
 * new records, the trail. Does not own: the rules (core), what else an act brings about (the service of that sentence).
 */
import { accepted, Instant, maySee, mayAct, mayCreate, mayEdit, recordKindOf, refused } from '@troth/core';
import type { Denial, Kept, Outcome, RecordBody, RecordKindName, Refusal } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { z } from 'zod';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { readBody } from '../stored-body.ts';
import { answered } from './answered.ts';
import { practiceRecord } from './register.ts';
import type { PracticeRecord } from './register.ts';
import { notSpeakingIn } from './speaker.ts';
import { whoOf } from './who.ts';

export interface CreateRecord<K extends RecordKindName> extends Command {
  readonly kind: K;
  /** The next number of the kind when missing. */
  readonly id?: string | undefined;
  /** `RecordWritten` of the kind, once its schema has read it. */
  readonly body: unknown;
  readonly note?: string | undefined;
}

export interface EditRecord extends Command {
  readonly kind: RecordKindName;
  readonly id: string;
  readonly body: unknown;
  /** The version that was read. */
  readonly expect?: number | undefined;
}

export interface ActOnRecord extends Command {
  readonly kind: RecordKindName;
  readonly id: string;
  readonly act: string;
  /** Fields told with the act. */
  readonly tells?: Readonly<Record<string, unknown>> | undefined;
  /** Why. */
  readonly note?: string | undefined;
  readonly expect?: number | undefined;
}

const scope = 'records:write';

export async function createRecord<K extends RecordKindName>(
  context: Context,
  command: CreateRecord<K>,
): Promise<Outcome<PracticeRecord<K>>> {
  const apart = throughSentence(command.kind, 'create');
  if (apart !== undefined) return refused(apart);
  const done = await perform(context, command, {
    scope,
    work: async (transaction, act) => createIn(transaction, act, command),
  });
  return answered(context, command, done);
}

export async function editRecord(context: Context, command: EditRecord): Promise<Outcome<PracticeRecord>> {
  const done = await perform(context, command, {
    scope,
    work: async (transaction, act) =>
      (await apartIn(transaction, command, 'edit')) ?? editIn(transaction, act, command),
  });
  return answered(context, command, done);
}

export async function actOnRecord(context: Context, command: ActOnRecord): Promise<Outcome<PracticeRecord>> {
  const done = await perform(context, command, {
    scope,
    work: async (transaction, act) =>
      (await apartIn(transaction, command, command.act)) ?? actIn(transaction, act, command),
  });
  return answered(context, command, done);
}

/** What more follows from than this record is not done with the record alone. */
function throughSentence(kind: RecordKindName, act: string): Refusal | undefined {
  const { throughSentences, names } = recordKindOf(kind);
  if (throughSentences?.includes(act) !== true) return undefined;
  const message = `"${act}" of a ${names.one.en.toLowerCase()} has an operation of its own, because more follows from it`;
  return { code: 'CONFLICT', message };
}

/** The same for a record that is there: of one that the actor may not see, nothing is told. */
async function apartIn(
  transaction: Transaction,
  command: Pick<ActOnRecord, 'kind' | 'id' | 'actor'>,
  act: string,
): Promise<Outcome<never> | undefined> {
  const apart = throughSentence(command.kind, act);
  if (apart === undefined) return undefined;
  const found = await findIn(transaction, command);
  return found.ok ? refused(apart) : found;
}

/** Makes a record within a transaction that does more. */
export async function createIn<K extends RecordKindName>(
  transaction: Transaction,
  act: Acts,
  { kind, id, body, actor, note }: CreateRecord<K>,
): Promise<Outcome<PracticeRecord<K>>> {
  const definition = recordKindOf(kind);
  const denied = mayCreate(definition, whoOf(actor));
  if (denied !== undefined) return refuse(denied);
  const read = readWritten(kind, definition.written, body);
  if (!read.ok) return read;
  if (namesFiles(read.value) && (actor.side ?? 'own') !== 'own')
    return refused({
      code: 'NOT-ALLOWED',
      message: 'Files are sent with an operation of their own.',
      at: ['attachments'],
    });
  const at = Instant.format(await transaction.stamp());
  const trail = [{ act: 'create', by: actor.id, at, ...(note === undefined ? {} : { note }) }];
  const kept = plainData({ ...(read.value as object), state: definition.beginningOf(read.value), trail });
  if (!maySee(definition, kept, whoOf(actor)))
    return refused({ code: 'NOT-ALLOWED', message: 'You can make this for your own party only.' });
  const number = id ?? (await nextNumber(transaction, kind, definition.prefix));
  const stored = await transaction.put({ kind, id: number, body: kept, expect: 0 }, act());
  await tell(transaction, { kind, id: number, act: 'create', by: actor.id });
  return accepted(practiceRecord(kind, stored));
}

/** Whoever names a file by its hash could read it: parties send the bytes (attach.ts). */
const namesFiles = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'attachments' in body && body.attachments !== undefined;

export async function editIn(
  transaction: Transaction,
  act: Acts,
  { kind, id, body, expect, actor }: EditRecord,
): Promise<Outcome<PracticeRecord>> {
  const definition = recordKindOf(kind);
  const found = await findIn(transaction, { kind, id, actor });
  if (!found.ok) return found;
  const denied = mayEdit(definition, found.value.body, whoOf(actor));
  if (denied !== undefined) return refuse(denied);
  const read = readWritten(kind, definition.written, body);
  if (!read.ok) return read;
  const { state } = found.value.body;
  const at = Instant.format(await transaction.stamp());
  const trail = [...found.value.body.trail, ...(partsHands(definition) ? [{ act: 'edit', by: actor.id, at }] : [])];
  const kept = plainData({ ...(read.value as object), state, trail });
  const stored = await transaction.put({ kind, id, body: kept, expect: expect ?? found.value.version }, act());
  await tell(transaction, { kind, id, act: 'edit', by: actor.id });
  return accepted(practiceRecord(kind, stored));
}

/** Whoever changed a record may not be the one to decide it: then its trail says who did. */
const partsHands = ({ acts }: ReturnType<typeof recordKindOf>): boolean =>
  Object.values(acts).some(({ notBy }) => notBy?.includes('edit') === true);

export async function actIn(
  transaction: Transaction,
  acts: Acts,
  command: ActOnRecord,
): Promise<Outcome<PracticeRecord>> {
  const { kind, id, act: name, tells = {}, note, expect, actor } = command;
  const definition = recordKindOf(kind);
  const found = await findIn(transaction, command);
  if (!found.ok) return found;
  const act = Object.hasOwn(definition.acts, name) ? definition.acts[name] : undefined;
  if (act === undefined) return refused({ code: 'NOT-FOUND', message: `a ${kind} knows no act "${name}"` });
  const denied = mayAct({ kind: definition, act }, found.value.body, whoOf(actor));
  if (denied !== undefined) return refuse(denied);
  const another = await notSpeakingIn(transaction, { ...found.value, ...act }, actor);
  if (another !== undefined) return refused({ code: 'NOT-ALLOWED', message: another.en });
  if (act.reason === true && (note === undefined || note.trim() === ''))
    return refused({ code: 'REASON', message: 'Say why.', at: ['note'] });
  const stranger = Object.keys(tells).find((field) => act.tells?.includes(field) !== true);
  if (stranger !== undefined)
    return refused({ code: 'RECORD', message: `"${stranger}" is not told with "${name}"`, at: ['tells', stranger] });
  const { state, trail, ...before } = found.value.body as Kept;
  const read = readWritten(kind, definition.written, { ...before, ...tells });
  if (!read.ok) return read;
  const at = Instant.format(await transaction.stamp());
  const line = { act: name, by: actor.id, at, ...(note === undefined ? {} : { note }) };
  const body = plainData({ ...(read.value as object), state: act.to ?? state, trail: [...trail, line] });
  const stored = await transaction.put({ kind, id, body, expect: expect ?? found.value.version }, acts());
  await tell(transaction, { kind, id, act: name, by: actor.id });
  return accepted(practiceRecord(kind, stored));
}

/** A record that the actor may see; what they may not see is not there. */
export async function findIn(
  transaction: Pick<Transaction, 'record'>,
  { kind, id, actor }: Pick<ActOnRecord, 'kind' | 'id' | 'actor'>,
): Promise<Outcome<PracticeRecord>> {
  const stored = await transaction.record(kind, id);
  if (stored !== undefined && !stored.retired) {
    const found = practiceRecord(kind, stored);
    if (maySee(recordKindOf(kind), found.body, whoOf(actor))) return accepted(found);
  }
  return refused({ code: 'NOT-FOUND', message: `there is no ${kind} ${id}` });
}

/** The typed body of a record read by `findIn`. */
export const bodyOf = <K extends RecordKindName>(kind: K, record: PracticeRecord): RecordBody<K> =>
  readBody(recordKindOf(kind).schema, {
    kind,
    id: record.id,
    body: plainData(record.body),
  }) as unknown as RecordBody<K>;

function readWritten(kind: RecordKindName, schema: z.ZodType, body: unknown): Outcome<unknown> {
  const read = schema.safeParse(body);
  if (read.success) return accepted(read.data);
  return {
    ok: false,
    refusals: read.error.issues.map(({ path, message }): Refusal => ({
      code: 'RECORD',
      message: `${kind}: ${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
      at: path.map((part) => (typeof part === 'number' ? part : String(part))),
    })),
  };
}

const refuse = <T>({ code, message }: Denial): Outcome<T> =>
  refused({
    code: code === 'SAME-PERSON' ? 'SAME-PERSON' : code === 'STATE' ? 'CONFLICT' : 'NOT-ALLOWED',
    message: message.en,
  });

async function nextNumber(transaction: Transaction, kind: RecordKindName, prefix: string): Promise<string> {
  let highest = 0;
  for (let after: string | undefined; ;) {
    const question = { kind, prefix: `${prefix}-`, withRetired: true, limit: 1000 };
    const found = await transaction.records({ ...question, ...(after === undefined ? {} : { after }) });
    for (const { id } of found) highest = Math.max(highest, Number(/^[A-Z]+-(\d{1,9})$/u.exec(id)?.[1] ?? 0));
    after = found.at(-1)?.id;
    if (found.length < 1000) return `${prefix}-${String(highest + 1).padStart(4, '0')}`;
  }
}

async function tell(
  transaction: Transaction,
  told: { kind: string; id: string; act: string; by: string },
): Promise<void> {
  await transaction.emit('record.changed', `${told.kind}/${told.id}`, plainData(told));
}
