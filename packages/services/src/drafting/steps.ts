/**
 * The steps of a draft, taken. Owns: that a step is taken by who may, that every guard of it holds on the very text, and what
 * follows from it in the same transaction: tasks for those who clear, the round of negotiation, freezing when both agreed.
 * Does not own: which guards a step has (core), signatures (signing).
 */
import { accepted, followingSteps, guardCodesOf, guardsOf, Instant, isSigned, recordKinds, refused } from '@troth/core';
import type { DraftStep, Outcome, Refusal } from '@troth/core';
import type { Transaction } from '@troth/stores';
import { system } from '../context.ts';
import type { Actor, Command, Context } from '../context.ts';
import { answersFor } from '../negotiation/sides.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { actIn, createIn } from '../practice/write.ts';
import { readBody } from '../stored-body.ts';
import { consentsOf, findDraft, personOf } from './drafts.ts';
import type { Draft, DraftBody } from './drafts.ts';
import { clearanceOf, factsOf } from './facts.ts';
import { requirementsNamed } from './from-requirements.ts';
import { guardsTold } from './guards-told.ts';
import { notesOf } from './notes.ts';
import { reviseIn } from './revise.ts';
import { voidSignings } from './signings.ts';
import { typeOf } from './type-of.ts';

export interface TakeStep extends Command {
  readonly draft: string;
  readonly step: DraftStep;
  readonly note?: string | undefined;
  /** Version that was looked at. */
  readonly expect?: number | undefined;
}

export async function takeStep(context: Context, command: TakeStep): Promise<Outcome<Draft>> {
  const elsewhere = takenElsewhere(command.step);
  if (elsewhere !== undefined) return refused({ code: 'CONFLICT', message: elsewhere });
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      return takeStepIn(context, transaction, { acts, command });
    },
  });
}

function takenElsewhere(step: DraftStep): string | undefined {
  if (followingSteps.includes(step)) return `"${step}" follows by itself from what the parties do`;
  return step === 'sign'
    ? 'the text is sent for signature with its signing: who signs, in which order, by when'
    : undefined;
}

interface Taking {
  readonly acts: Acts;
  readonly command: TakeStep;
}

/** A step within a transaction that does more. */
export async function takeStepIn(
  context: Context,
  transaction: Transaction,
  { acts, command }: Taking,
): Promise<Outcome<Draft>> {
  const found = await findDraft(transaction, command);
  if (!found.ok) return found;
  const draft = found.value;
  const { step, expect } = command;
  if (expect !== undefined && expect !== draft.version)
    return refused({ code: 'CONFLICT', message: 'Somebody changed the draft since you read it; look at it again.' });
  if (step === 'sign' && !isSigned(typeOf(draft.body)))
    return refused({
      code: 'CONFLICT',
      message: 'this agreement is not signed: both sides accept or confirm its text',
    });
  const fault = await notTheirs(transaction, draft, command);
  if (fault !== undefined) return refused(fault);
  const held = await guardsHold(context, transaction, { draft, step, actor: command.actor });
  if (!held.ok) return held;
  if (step === 'revise') return reviseIn(context, transaction, { acts, command, draft });
  const tells = await tellsOf(transaction, draft, command);
  const taken = await acted(transaction, acts, { command, tells });
  if (!taken.ok) return taken;
  return follow(context, transaction, { acts, command, draft: taken.value });
}

/** Refused with every guard that does not hold, and how to satisfy it. */
export async function guardsHold(
  context: Context,
  transaction: Transaction,
  { draft, step, actor = system }: { readonly draft: Draft; readonly step: DraftStep; readonly actor?: Actor },
): Promise<Outcome<true>> {
  const codes = guardCodesOf(step, typeOf(draft.body));
  if (codes.length === 0) return accepted(true);
  const { facts } = await factsOf(context, transaction, draft);
  const refusals = guardsTold(guardsOf(codes, facts), actor)
    .filter(({ ok }) => !ok)
    .map(({ code, message, fix, at }): Refusal => ({
      code: `GUARD-${code.toUpperCase()}`,
      message: `${message.en} ${fix.en}`,
      ...(at === undefined ? {} : { at }),
    }));
  return refusals.length === 0 ? accepted(true) : { ok: false, refusals };
}

/** Steps that only a named person takes. */
async function notTheirs(
  transaction: Transaction,
  draft: Draft,
  { step, actor }: TakeStep,
): Promise<Refusal | undefined> {
  const own = (actor.side ?? 'own') === 'own';
  if (
    !own &&
    (step === 'open' || step === 'consent' || step === 'decline') &&
    !(await answersFor(transaction, draft, actor))
  )
    return { code: 'NOT-ALLOWED', message: 'Only the person who speaks for your side in this agreement can do this.' };
  if (step !== 'consent' || isNamed(draft.body, actor)) return undefined;
  const { manager, representative } = draft.body;
  return {
    code: 'NOT-ALLOWED',
    message: `The text is agreed by the persons named for it: ${manager ?? 'nobody yet'} and ${representative ?? 'nobody yet'}.`,
  };
}

export const isNamed = ({ manager, representative }: DraftBody, actor: Actor): boolean => {
  const person = personOf(actor);
  return person !== undefined && (person === manager || person === representative);
};

/** What is told with the step. */
async function tellsOf(
  transaction: Transaction,
  { id, body }: Draft,
  { step, actor }: TakeStep,
): Promise<Readonly<Record<string, unknown>>> {
  if (step === 'offer') return { proposal: `PRO-${id.replace(/^\D+/u, '')}/${body.revision}` };
  if (step === 'open') return { round: 1 };
  if (step !== 'consent') return {};
  const person = personOf(actor);
  const before = consentsOf(body);
  const by = person === undefined ? before : [...new Set([...before, person])];
  return { agreed: { hash: body.hash, at: Instant.format(await transaction.stamp()), by } };
}

interface Following extends Taking {
  readonly draft: Draft;
}

/** What else happens with the step. */
async function follow(
  context: Context,
  transaction: Transaction,
  { acts, command, draft }: Following,
): Promise<Outcome<Draft>> {
  const { step, organisation, actor, note } = command;
  if (step === 'submit') {
    const asked = await askOwners(transaction, acts, { command, draft });
    if (!asked.ok) return asked;
  }
  if (step === 'decline' || step === 'withdraw') {
    const why = note ?? step;
    const voided = await voidSignings(context, transaction, { acts, organisation, actor, draft: draft.id, why });
    if (!voided.ok) return voided;
  }
  if (step !== 'consent') return accepted(draft);
  const { facts } = await factsOf(context, transaction, draft);
  const codes = guardCodesOf('freeze', typeOf(draft.body));
  // One of the two has still to agree: that is no fault.
  if (guardsOf(codes, facts).some(({ ok }) => !ok)) return accepted(draft);
  const frozen = await acted(transaction, acts, {
    command: { ...command, step: 'freeze', note: undefined },
    tells: {},
  });
  if (!frozen.ok) return frozen;
  const included = await includeRequirements(transaction, acts, { organisation, draft });
  return included.ok ? frozen : included;
}

/** Requirements that the customer confirmed and the agreed text answers are in an agreement from now on. */
async function includeRequirements(
  transaction: Transaction,
  acts: Acts,
  { organisation, draft }: { readonly organisation: string; readonly draft: Draft },
): Promise<Outcome<true>> {
  for (const [id, commitment] of requirementsNamed(draft.body.text)) {
    const stored = await transaction.record('requirement', id);
    if (stored === undefined || readBody(recordKinds.requirement.schema, stored).state !== 'confirmed') continue;
    const tells = { agreement: draft.body.agreement, draft: draft.id, commitment };
    const command = { organisation, actor: system, kind: 'requirement' as const, id, act: 'include', tells };
    const done = await actIn(transaction, acts, command);
    if (!done.ok) return done;
  }
  return accepted(true);
}

/** Whoever answers for a clause finds it among their tasks. */
async function askOwners(
  transaction: Transaction,
  acts: Acts,
  { command: { organisation, actor }, draft }: { readonly command: TakeStep; readonly draft: Draft },
): Promise<Outcome<true>> {
  for (const { key, owner } of draft.body.clauses ?? []) {
    if (owner === undefined || clearanceOf(draft.body, key).cleared) continue;
    if (await isAsked(transaction, { draft: draft.id, clause: key, owner })) continue;
    const text = { en: `Look at ${key} and clear it.`, 'zh-Hant': `請審閱並核清條款 ${key}。` };
    const body = { draft: draft.id, agreement: draft.body.agreement, clause: key, form: 'task', text, assignee: owner };
    const made = await createIn(transaction, acts, { organisation, actor, kind: 'clause-note', body });
    if (!made.ok) return made;
  }
  return accepted(true);
}

async function isAsked(
  transaction: Transaction,
  task: { readonly draft: string; readonly clause: string; readonly owner: string },
): Promise<boolean> {
  const notes = await notesOf(transaction, task.draft);
  return notes.some(
    ({ clause, assignee, form, state }) =>
      clause === task.clause && assignee === task.owner && form === 'task' && state === 'open',
  );
}

interface Acting {
  readonly command: TakeStep;
  readonly tells: Readonly<Record<string, unknown>>;
}

async function acted(transaction: Transaction, acts: Acts, { command, tells }: Acting): Promise<Outcome<Draft>> {
  const { organisation, actor, draft: id, step, note } = command;
  const done = await actIn(transaction, acts, { organisation, actor, kind: 'draft', id, act: step, tells, note });
  if (!done.ok) return done;
  const draft = done.value as Draft;
  const { agreement, revision, hash, state } = draft.body;
  const told = { draft: id, step, agreement, revision, hash, state, by: actor.id };
  await transaction.emit(`draft.${step}`, `draft/${id}`, plainData(told));
  return accepted(draft);
}
