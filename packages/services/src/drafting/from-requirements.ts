/**
 * Requirements go into a text: each promise names the requirements that it answers, so that nothing is typed twice and every
 * target shows where it came from (S0.1, S0.14). Owns: finding the promise of each, and that no requirement is of another party.
 */
import { accepted, recordKinds, refused, requirementFit } from '@troth/core';
import type { DraftText, Json, Outcome, RecordBody } from '@troth/core';
import type { Reader, Store, Transaction } from '@troth/stores';
import { readBody } from '../stored-body.ts';
import { lookAt } from './findings.ts';

export type Asked = RecordBody<'requirement'> & { readonly id: string };

/** The requirements, all of one customer and none of them given up. */
export async function requirementsIn(
  reader: Pick<Reader, 'record'>,
  ids: readonly string[],
): Promise<Outcome<readonly Asked[]>> {
  const found: Asked[] = [];
  for (const id of ids) {
    const stored = await reader.record('requirement', id);
    if (stored === undefined || stored.retired)
      return refused({ code: 'NOT-FOUND', message: `there is no requirement ${id}`, at: ['requirements'] });
    found.push({ ...readBody(recordKinds.requirement.schema, stored), id });
  }
  const gone = found.find(({ state }) => state === 'withdrawn' || state === 'waived');
  if (gone !== undefined)
    return refused({
      code: 'CONFLICT',
      message: `${gone.id} was given up (${gone.state}); leave it out`,
      at: ['requirements'],
    });
  const other = found.find(({ party }) => party !== found[0]?.party);
  if (other === undefined) return accepted(found);
  return refused({
    code: 'RECORD',
    message: `${other.id} is of ${other.party} and ${found[0]?.id ?? ''} of ${found[0]?.party ?? ''}; a draft answers one customer`,
    at: ['requirements'],
  });
}

/** The text with each requirement named by the promise that speaks of it. A text without a meaning yet stays as it is. */
export async function withRequirements(
  store: Store,
  transaction: Transaction,
  { text, asked }: { readonly text: DraftText; readonly asked: readonly Asked[] },
): Promise<DraftText> {
  const { revision } = await lookAt(store, transaction, text);
  const { commitments } = text;
  if (revision === undefined || !Array.isArray(commitments)) return text;
  const answered = Map.groupBy(requirementFit(asked, revision.terms), ({ commitment }) => commitment);
  return {
    ...text,
    commitments: commitments.map((promise: Json) => {
      if (!isGroup(promise)) return promise;
      const { id } = promise;
      const own = typeof id === 'string' ? (answered.get(id) ?? []) : [];
      return own.length === 0
        ? promise
        : { ...promise, requirements: own.map(({ requirement }) => requirement).sort() };
    }),
  };
}

const isGroup = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Requirements that the promises of a text name, with the promise of each. */
export function requirementsNamed({ commitments }: DraftText): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const promise of Array.isArray(commitments) ? commitments : []) {
    if (!isGroup(promise)) continue;
    const { id, requirements: own } = promise;
    if (typeof id !== 'string' || !Array.isArray(own)) continue;
    for (const one of own) if (typeof one === 'string') named.set(one, id);
  }
  return named;
}
