/**
 * A record as somebody of a customer or supplier is shown it. Owns: that what we think to ourselves stays here, and that a
 * record which several parties share tells each of them of nobody else. Does not own: who may see a record at all (core).
 */
import { recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import type { Actor } from '../context.ts';
import { readBody } from '../stored-body.ts';
import type { PracticeRecord, Register } from './register.ts';

/** Without a register nothing is taken to be theirs but what names their party. */
export function shownTo<K extends RecordKindName>(
  record: PracticeRecord<K>,
  actor: Actor,
  register?: Register,
): PracticeRecord<K> {
  const { side = 'own', party } = actor;
  if (side === 'own' || party === undefined) return record;
  const { internal = [], internalActs = [], schema } = recordKindOf(record.kind);
  const trail = record.body.trail.filter(({ act }) => !internalActs.includes(act));
  const open = { ...without(record.body, internal), trail };
  const isShared = record.parties.some((one) => one !== party);
  const foreign = isShared || register !== undefined ? strangersTo(party, register) : () => false;
  const { agreement, records = [], ...about } = record.about;
  const lists = narrowed(open, isShared ? foreign : () => false);
  return {
    ...withBody(record, apart(lists, schema, foreign), schema),
    parties: [party],
    about: {
      ...about,
      ...(agreement === undefined || foreign(agreement) ? {} : { agreement }),
      records: records.filter((one) => !foreign(one.slice(one.indexOf('/') + 1))),
    },
  };
}

type Schema = ReturnType<typeof recordKindOf>['schema'];

/** Fields that name or speak of an agreement of somebody else, where the kind can do without. */
function apart(body: unknown, schema: Schema, foreign: (id: string) => boolean): unknown {
  let kept: object = typeof body === 'object' && body !== null ? body : {};
  for (const [field, value] of Object.entries(kept)) {
    const isTold = typeof value === 'string' ? field === 'agreement' && foreign(value) : speaksOf(value, foreign);
    if (!isTold || Array.isArray(value)) continue;
    const rest = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== field));
    if (schema.safeParse(rest).success) kept = rest;
  }
  return kept;
}

/** Fields by name, and parts of them: "seal.lastError". */
function without(body: object, internal: readonly string[]): object {
  const fields = Object.entries(body).filter(([field]) => !internal.includes(field));
  return Object.fromEntries(
    fields.map(([field, value]: readonly [string, unknown]) => {
      const parts = internal.filter((one) => one.startsWith(`${field}.`)).map((one) => one.slice(field.length + 1));
      return [field, parts.length > 0 && typeof value === 'object' && value !== null ? without(value, parts) : value];
    }),
  );
}

function withBody<K extends RecordKindName>(
  record: PracticeRecord<K>,
  body: unknown,
  schema: Schema,
): PracticeRecord<K> {
  const read = readBody(schema, { kind: record.kind, id: record.id, body: JSON.parse(JSON.stringify(body)) });
  // The schema of the kind has just read it.
  return { ...record, body: read as unknown as PracticeRecord<K>['body'] };
}

/** Whether an id is another party's, or an agreement, instance or person of one. */
function strangersTo(party: string, register: Register | undefined): (id: string) => boolean {
  if (register === undefined) return (id) => id !== party;
  return (id) => {
    const found = register.get('party', id);
    if (found !== undefined) return id !== party && found.body.role !== 'own';
    const sharing = (['agreement-roles', 'instance', 'person'] as const).flatMap((kind) => {
      const one = register.get(kind, id);
      return one === undefined ? [] : [one.parties];
    });
    return sharing.some((parties) => !parties.includes(party) && !isOwn(register, parties));
  };
}

const isOwn = (register: Register, parties: readonly string[]): boolean =>
  parties.every((id) => register.get('party', id)?.body.role === 'own');

/** Members of lists that are, or speak of, a stranger are left out, and papers of our own edition. */
function narrowed(value: unknown, foreign: (id: string) => boolean): unknown {
  if (Array.isArray(value))
    return value
      .filter((item: unknown) => (typeof item === 'string' ? !foreign(item) : !speaksOf(item, foreign)))
      .map((item: unknown) => narrowed(item, foreign));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, narrowed(part, foreign)]));
}

function speaksOf(item: unknown, foreign: (id: string) => boolean): boolean {
  if (typeof item !== 'object' || item === null) return false;
  if ('edition' in item && item.edition === 'internal') return true;
  return Object.entries(item).some(
    ([name, value]) => ['agreement', 'party', 'person'].includes(name) && typeof value === 'string' && foreign(value),
  );
}
