/**
 * Who answers for a clause of a draft, and whether it is cleared (S0.10); counsel's approval of other than approved words. Owns:
 * that a clause is cleared by its owner, and as it stands. A clearance is of the words it was given for and needs no undoing.
 */
import { accepted, clauseHash, clausesOf, Instant, recordKinds, refused } from '@troth/core';
import type { Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Actor, Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { actIn } from '../practice/write.ts';
import { whoOf } from '../practice/who.ts';
import { readBody } from '../stored-body.ts';
import { deviationsIn } from './deviations.ts';
import { findDraft, personOf } from './drafts.ts';
import type { Draft, DraftBody } from './drafts.ts';
import { notesOf } from './notes.ts';

export interface ClauseDeed extends Command {
  readonly draft: string;
  /** K01 … K25. */
  readonly clause: string;
}

type Kept = NonNullable<DraftBody['clauses']>[number];

export async function assignClause(
  context: Context,
  command: ClauseDeed & { readonly owner: string },
): Promise<Outcome<Draft>> {
  return withClause(context, command, async (transaction, { kept }) => {
    const person = await transaction.record('person', command.owner);
    if (person === undefined || person.retired)
      return refused({ code: 'RECORD', message: `there is no person ${command.owner}`, at: ['owner'] });
    return accepted({ act: 'assign', clause: { ...kept, owner: command.owner }, note: command.owner });
  });
}

/** By its owner; a clause that nobody was given is cleared by whoever may give it. */
export async function clearClause(
  context: Context,
  command: ClauseDeed & { readonly note?: string | undefined },
): Promise<Outcome<Draft>> {
  return withClause(context, command, async (transaction, { kept, draft }) => {
    if (!mayClear(kept.owner, command.actor))
      return refused({
        code: 'NOT-ALLOWED',
        message:
          kept.owner === undefined
            ? `Nobody answers for ${command.clause} yet: give it to somebody, who then clears it.`
            : `${command.clause} is cleared by ${kept.owner}, who answers for it.`,
      });
    const clearedAt = Instant.format(await transaction.stamp());
    const cleared = {
      clearedBy: personOf(command.actor) ?? command.actor.id,
      clearedAt,
      clearedHash: clauseHash(draft.body.text, command.clause),
    };
    return accepted({ act: 'clear', clause: { ...kept, ...cleared }, note: command.note });
  });
}

export const mayClear = (owner: string | undefined, actor: Actor): boolean =>
  owner === undefined ? whoOf(actor).level >= 5 : owner === personOf(actor);

export async function reopenClause(
  context: Context,
  command: ClauseDeed & { readonly note?: string | undefined },
): Promise<Outcome<Draft>> {
  return withClause(context, command, async (_, { kept: { key, owner } }) =>
    accepted({ act: 'reopen', clause: { key, ...(owner === undefined ? {} : { owner }) }, note: command.note }),
  );
}

interface Done {
  readonly act: 'assign' | 'clear' | 'reopen';
  readonly clause: Kept;
  readonly note?: string | undefined;
}

async function withClause(
  context: Context,
  command: ClauseDeed,
  work: (transaction: Transaction, on: { readonly draft: Draft; readonly kept: Kept }) => Promise<Outcome<Done>>,
): Promise<Outcome<Draft>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      // Takes the turn first: two clauses at once are both kept.
      await transaction.stamp();
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      const { clauses = [], text } = found.value.body;
      if (!clausesOf(text).includes(command.clause))
        return refused({ code: 'NOT-FOUND', message: `the text says nothing in ${command.clause}`, at: ['clause'] });
      const kept = clauses.find(({ key }) => key === command.clause) ?? { key: command.clause };
      const done = await work(transaction, { draft: found.value, kept });
      if (!done.ok) return done;
      const others = clauses.filter(({ key }) => key !== command.clause);
      const after = [...others, done.value.clause].toSorted((one, other) => (one.key < other.key ? -1 : 1));
      const note = [command.clause, done.value.note].filter((part) => part !== undefined).join(': ');
      const changed = await acted(transaction, acts, { command, act: done.value.act, tells: { clauses: after }, note });
      if (!changed.ok || done.value.act !== 'clear') return changed;
      const resolved = await resolveTasks(transaction, acts, command);
      return resolved.ok ? changed : resolved;
    },
  });
}

/** Whoever was asked to look at the clause has done so. */
async function resolveTasks(
  transaction: Transaction,
  acts: Acts,
  { organisation, actor, draft, clause }: ClauseDeed,
): Promise<Outcome<true>> {
  const person = personOf(actor);
  for (const task of await notesOf(transaction, draft)) {
    if (task.clause !== clause || task.form !== 'task' || task.state !== 'open' || task.assignee !== person) continue;
    const command = { organisation, actor, kind: 'clause-note' as const, id: task.id, act: 'resolve' };
    const done = await actIn(transaction, acts, command);
    if (!done.ok) return done;
  }
  return accepted(true);
}

/** Counsel approves the deviations as they stand: one word more is another hash, and is approved again. */
export async function approveDeviations(
  context: Context,
  command: Command & { readonly draft: string; readonly note?: string | undefined },
): Promise<Outcome<Draft>> {
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      const by = await counsel(transaction, command.actor);
      if (by === undefined)
        return refused({
          code: 'NOT-ALLOWED',
          message: 'Deviations from approved wording are approved by counsel: a person whose roles include "legal".',
        });
      const at = Instant.format(await transaction.stamp());
      const { hash } = deviationsIn(found.value.body.text);
      return acted(transaction, acts, {
        command,
        act: 'approve',
        tells: { legal: { by, at, hash } },
        note: command.note,
      });
    },
  });
}

/** The person, when they are counsel of the organisation. */
async function counsel(transaction: Pick<Transaction, 'record'>, actor: Actor): Promise<string | undefined> {
  const person = personOf(actor);
  if (person === undefined || (actor.side ?? 'own') !== 'own') return undefined;
  const stored = await transaction.record('person', person);
  if (stored === undefined || stored.retired) return undefined;
  return readBody(recordKinds.person.schema, stored).roles?.includes('legal') === true ? person : undefined;
}

interface Act {
  readonly command: Command & { readonly draft: string };
  readonly act: string;
  readonly tells: Readonly<Record<string, unknown>>;
  readonly note?: string | undefined;
}

async function acted(
  transaction: Transaction,
  acts: Acts,
  { command: { organisation, actor, draft }, act, tells, note }: Act,
): Promise<Outcome<Draft>> {
  const done = await actIn(transaction, acts, { organisation, actor, kind: 'draft', id: draft, act, tells, note });
  if (!done.ok) return done;
  await transaction.emit(`draft.${act}`, `draft/${draft}`, plainData({ draft, act, by: actor.id }));
  return accepted(done.value as Draft);
}
