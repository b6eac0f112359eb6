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
  if (record.parties.every((one) => one === party))
    return withBody(
      record,
      narrowed(open, () => false),
      schema,
    );
  const foreign = strangersTo(party, register);
  const { agreement, records = [], ...about } = record.about;
  return {
    ...withBody(record, narrowed(open, foreign), schema),
    parties: [party],
    about: {
      ...about,
      ...(agreement === undefined || foreign(agreement) ? {} : { agreement }),
      records: records.filter((one) => !foreign(one.slice(one.indexOf('/') + 1))),
    },
  };
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
  schema: ReturnType<typeof recordKindOf>['schema'],
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
