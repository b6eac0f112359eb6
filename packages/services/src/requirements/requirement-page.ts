/**
 * All that is known of what a customer needs: interviews, needs with their conflicts, requirements beside comparables, what is sold
 * and what teams carry. Owns: the joins. Does not own: the comparisons (core).
 */
import { accepted, beyondAll, benchmarkCard, conflictsOf, fitOf, Instant, loadOf, refused } from '@troth/core';
import type { BenchmarkCard, FitColumn, LoadLine, Localized, NeedConflict, Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';

export interface RequirementsQuestion extends Question {
  readonly party: string;
  /** A month. */
  readonly budget?: { readonly amount: string; readonly currency: string } | undefined;
  /** Whose tiers are compared; those the interviews and requirements speak of when missing. */
  readonly service?: string | undefined;
}

export interface RequirementPage {
  readonly party: PracticeRecord<'party'>;
  readonly interviews: readonly PracticeRecord<'interview'>[];
  readonly needs: readonly PracticeRecord<'need'>[];
  /** Needs from which no requirement has come. */
  readonly openNeeds: readonly string[];
  readonly conflicts: readonly NeedConflict[];
  readonly requirements: readonly { readonly record: PracticeRecord<'requirement'>; readonly card: BenchmarkCard }[];
  readonly services: readonly { readonly id: string; readonly name: Localized }[];
  readonly fit: readonly FitColumn[];
  readonly beyond: readonly { readonly requirement: string; readonly best: string }[];
  readonly load: readonly LoadLine[];
  readonly feasible: boolean;
  /** The newest first. */
  readonly readBacks: readonly PracticeRecord<'read-back'>[];
}

const over = new Set(['withdrawn', 'waived']);

export async function requirementPage(
  context: Context,
  question: RequirementsQuestion,
): Promise<Outcome<RequirementPage>> {
  const { organisation, party: id, budget } = question;
  const register = await registerOf(context.store, organisation);
  const party = register.get('party', id);
  if (party === undefined) return refused({ code: 'NOT-FOUND', message: `there is no party ${id}` });
  const interviews = register.all('interview').filter(({ body }) => body.party === id);
  const needs = register.all('need').filter(({ body }) => body.party === id);
  const requirements = register.all('requirement').filter(({ body }) => body.party === id);
  const asked = requirements.filter(({ body }) => !over.has(body.state)).map((one) => ({ ...one.body, id: one.id }));
  const heard = new Set(asked.flatMap((one) => one.needs));
  const services = servicesOf(register, { ...question, interviews, requirements });
  const offerings = services.flatMap(({ id: service }) => offeringsOf(register, service));
  const load = loadFor(register, requirements);
  const today = Instant.format(context.clock()).slice(0, 10);
  const benchmarks = register.all('benchmark').map(({ id: own, body }) => ({ ...body, id: own }));
  return accepted({
    party,
    interviews,
    needs,
    openNeeds: needs.filter((one) => one.body.state !== 'declined' && !heard.has(one.id)).map((one) => one.id),
    conflicts: conflictsOf(needs.map(({ id: own, body }) => ({ ...body, id: own }))),
    requirements: requirements.map((record) => ({
      record,
      card: benchmarkCard({ ...record.body, today }, benchmarks),
    })),
    services,
    fit: fitOf({ requirements: asked.filter(({ priority }) => priority !== 'wont'), offerings, budget }),
    beyond: beyondAll(asked, offerings),
    load,
    feasible: load.every((line) => line.feasible || line.work.length === 0),
    readBacks: register
      .all('read-back')
      .filter(({ body }) => body.party === id)
      .toReversed(),
  });
}

interface Spoken extends RequirementsQuestion {
  readonly interviews: readonly PracticeRecord<'interview'>[];
  readonly requirements: readonly PracticeRecord<'requirement'>[];
}

function servicesOf(register: Register, spoken: Spoken): RequirementPage['services'] {
  const named = [...spoken.interviews, ...spoken.requirements].map(({ body }) => body.service);
  const wanted = spoken.service === undefined ? named : [spoken.service];
  return [...new Set(wanted)].flatMap((id) => {
    const found = id === undefined ? undefined : register.get('service', id);
    return found === undefined ? [] : [{ id: found.id, name: found.body.name }];
  });
}

/** What is on sale of a service, the dearest last. */
const offeringsOf = (register: Register, service: string) =>
  register
    .all('offering')
    .filter(({ body }) => body.service === service && body.state === 'published')
    .map(({ id, body }) => ({ ...body, id }))
    .toSorted((one, other) => Number(one.price?.amount ?? 0) - Number(other.price?.amount ?? 0));

/** Teams that the requirements of this customer would give more work, and those they would not, by name. */
function loadFor(register: Register, requirements: readonly PracticeRecord<'requirement'>[]): RequirementPage['load'] {
  // What stands in an agreement is committed already.
  const adding = requirements.filter(({ body }) => body.state === 'draft' || body.state === 'confirmed');
  const added = adding.flatMap(({ body }) => body.load ?? []);
  return loadOf(
    register
      .all('capability')
      .filter(({ id, body }) => body.state !== 'expired' || added.some(({ capability }) => capability === id))
      .map(({ id, body }) => ({ ...body, id })),
    added,
  );
}
