/**
 * Looks at every agreement with customers that is in force: our text against each text behind it. Owns: which agreements, and what
 * becomes a finding. Does not own: comparing texts (core), remembering (nights.ts).
 */
import { canonicalHash, mismatchesOf, referencesIn } from '@troth/core';
import type { Instant, Revision } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Shelf } from '../agreements/shelf.ts';
import type { Register } from '../practice/register.ts';
import { modelBehind } from '../proof/model-behind.ts';
import { revisionAsked } from '../proof/proof-of.ts';
import { isInForce } from '../recovery/contracts.ts';
import { daysBetween } from '../today/saying.ts';
import { gapFinding, modelFinding, termFinding } from './finding.ts';
import type { RadarFinding } from './finding.ts';

export interface Looked {
  readonly agreement: string;
  readonly revision: Revision;
  /** Of all that the findings and the proof follow from, but the day. */
  readonly basis: string;
  /** Agreements that its model names, in order. */
  readonly behind: readonly string[];
  readonly findings: readonly RadarFinding[];
}

export interface LookQuestion {
  readonly shelf: Shelf;
  readonly register: Register;
  readonly now: Instant;
  /** The day there. */
  readonly today: string;
}

const toCustomers = new Set(['sla', 'expectation']);

/** In order of agreement. */
export async function lookAtAll(reader: Reader, question: LookQuestion): Promise<readonly Looked[]> {
  const { shelf, register, now } = question;
  const found: Looked[] = [];
  for (const id of [...shelf.agreements.keys()].sort()) {
    const shelved = shelf.agreements.get(id);
    // A standard that others inherit from is given to nobody, and nobody has a role in it.
    if (shelved === undefined || register.get('agreement-roles', id) === undefined) continue;
    const revision = revisionAsked(shelved.agreement, { now });
    if (!revision.ok || !toCustomers.has(revision.value.terms.type) || !isInForce(shelved, now)) continue;
    found.push(await lookAt(reader, revision.value, question));
  }
  return found;
}

async function lookAt(reader: Reader, revision: Revision, { shelf, today }: LookQuestion): Promise<Looked> {
  const model = await modelBehind(reader, revision.agreement, shelf);
  const names = new Set((model.known === undefined ? [] : referencesIn(model.known.model)).map((one) => one.agreement));
  const supporting = [...names].sort().flatMap((id) => shelf.agreements.get(id)?.agreement ?? []);
  const { gaps, faults } = mismatchesOf({ revision, behind: model.known, supporting });
  const findings = [
    ...gaps.flatMap((gap) => {
      if (gap.code !== 'TERM') return [gapFinding(gap)];
      return gap.from === undefined ? [] : (termFinding(gap, daysBetween(today, gap.from)) ?? []);
    }),
    ...faults.map(modelFinding),
  ];
  const basis = canonicalHash({
    text: revision.hash,
    parents: revision.parents.map(({ hash }) => hash),
    model: model.known?.written ?? null,
    behind: supporting.flatMap(({ revisions }) => revisions.map(({ hash }) => hash)),
  });
  return {
    agreement: revision.agreement,
    revision,
    basis,
    behind: supporting.map(({ id }) => id),
    findings: [...new Map(findings.map((one) => [one.id, one])).values()],
  };
}
