/**
 * What a draft is held to beside its own terms: clauses that obligations ask for (S0.11), and whether teams can carry what its
 * requirements add (S0.8, S0.33). Owns: these findings. Does not own: lint (core), the guard that errors fail (drafting).
 */
import { clausesOf, loadOf, missingClauses, recordKinds } from '@troth/core';
import type { Finding, LoadLine, RecordBody } from '@troth/core';
import type { Reader } from '@troth/stores';
import { allRecords, readBody } from '../stored-body.ts';

type Draft = Pick<RecordBody<'draft'>, 'agreement' | 'customer' | 'text' | 'begunFrom'>;

export async function findingsAround(reader: Reader, draft: Draft): Promise<readonly Finding[]> {
  const asked = await requirementsOf(reader, draft);
  const services = [...asked.map(({ service }) => service), await serviceOf(reader, draft.agreement)];
  return [...(await obligationFindings(reader, draft, services)), ...(await loadFindings(reader, asked))];
}

async function requirementsOf(reader: Reader, { begunFrom }: Draft): Promise<readonly RecordBody<'requirement'>[]> {
  const found = await Promise.all((begunFrom.requirements ?? []).map((id) => reader.record('requirement', id)));
  return found.flatMap((one) =>
    one === undefined || one.retired ? [] : [readBody(recordKinds.requirement.schema, one)],
  );
}

async function serviceOf(reader: Reader, agreement: string): Promise<string | undefined> {
  const stored = await reader.record('agreement-roles', agreement);
  if (stored === undefined || stored.retired) return undefined;
  return readBody(recordKinds['agreement-roles'].schema, stored).service;
}

async function obligationFindings(
  reader: Reader,
  { customer, text }: Draft,
  services: readonly (string | undefined)[],
): Promise<readonly Finding[]> {
  const obligations = (await allRecords(reader, { kind: 'obligation' })).map((one) => ({
    id: one.id,
    ...readBody(recordKinds.obligation.schema, one),
  }));
  const about = services.flatMap((id) => (id === undefined ? [] : [`service/${id}`]));
  const cited = new Map(obligations.map(({ id, cites, notifyWithin }) => [id, [cites, notifyWithin].join(': ')]));
  return missingClauses(obligations, { party: customer, about, clauses: clausesOf(text) }).map(
    ({ obligation, clause, message }) => ({
      code: 'OBLIGATION-CLAUSE',
      severity: 'error' as const,
      path: [],
      message: message.en,
      example: `${obligation}, ${cited.get(obligation) ?? ''}`,
      fix: `write clause ${clause}`,
    }),
  );
}

async function loadFindings(reader: Reader, asked: readonly RecordBody<'requirement'>[]): Promise<readonly Finding[]> {
  // What stands in an agreement is committed already.
  const added = asked.filter(({ state }) => state !== 'in-agreement').flatMap(({ load = [] }) => load);
  if (added.length === 0) return [];
  const capabilities = (await allRecords(reader, { kind: 'capability' })).map((one) => ({
    id: one.id,
    ...readBody(recordKinds.capability.schema, one),
  }));
  return loadOf(capabilities, added)
    .filter(({ feasible, work }) => !feasible && work.length > 0)
    .map(loadFinding);
}

const loadFinding = ({ name, unit, percentBefore, percentAfter, short = '' }: LoadLine): Finding => ({
  code: 'CAPACITY',
  severity: 'error',
  path: [],
  message: `${name.en} would go from ${percentBefore} % to ${percentAfter} % of what it can carry: not feasible.`,
  example: `${short} ${unit} a month are missing`,
  fix: 'ask for less, or enlarge the team and record it in its capability',
});
