/**
 * What is said about clauses of a draft (S0.10): comments, tasks, open points. Owns: to whom a note is shown, which follows from
 * the draft and from who writes it. Does not own: resolving them (the kind's acts).
 */
import { accepted, recordKinds, refused } from '@troth/core';
import type { Localized, Outcome, RecordBody } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Command, Context, Question } from '../context.ts';
import type { Actor } from '../context.ts';
import { sidesOf } from '../negotiation/sides.ts';
import { perform } from '../perform.ts';
import { plainData } from '../plain-data.ts';
import { practiceRecord } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { createIn } from '../practice/write.ts';
import { allRecords, readBody } from '../stored-body.ts';
import { findDraft } from './drafts.ts';

export interface WriteNote extends Command {
  readonly draft: string;
  readonly clause: string;
  /** Comment, task or open point. */
  readonly form: string;
  readonly text: Localized;
  readonly answers?: string | undefined;
  readonly assignee?: string | undefined;
  readonly due?: string | undefined;
  /** The other side sees it, too. Whoever writes from there always shares it. */
  readonly withOtherSide?: boolean | undefined;
}

type Note = PracticeRecord<'clause-note'>;

export async function writeNote(context: Context, command: WriteNote): Promise<Outcome<Note>> {
  const { organisation, actor, draft: id, withOtherSide = false, key: _key, ...written } = command;
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      const own = (actor.side ?? 'own') === 'own';
      const sides = await sidesOf(transaction, found.value.body);
      if (own && withOtherSide && (sides === undefined || found.value.parties.length === 0))
        return refused({
          code: 'CONFLICT',
          message: 'The other side does not see this draft yet: it does so once it is offered.',
          at: ['withOtherSide'],
        });
      const party = own ? (withOtherSide ? sides?.other : undefined) : actor.party;
      const body = plainData({ draft: id, agreement: found.value.body.agreement, ...written, party });
      return createIn(transaction, acts, { organisation, actor, kind: 'clause-note', body });
    },
  });
}

export async function listNotes(
  context: Context,
  { organisation, actor, draft }: Question & { readonly actor: Actor; readonly draft: string },
): Promise<Outcome<readonly Note[]>> {
  return context.store.read(organisation, async (reader) => {
    const found = await findDraft(reader, { draft, actor });
    if (!found.ok) return found;
    const all = await allRecords(reader, { kind: 'clause-note' });
    return accepted(
      all
        .map((stored) => practiceRecord('clause-note', stored))
        .filter(({ body, parties }) => body.draft === draft && seen(parties, actor)),
    );
  });
}

const seen = (parties: readonly string[], { side = 'own', party }: Actor): boolean =>
  side === 'own' || (party !== undefined && parties.includes(party));

type NoteBody = RecordBody<'clause-note'> & { readonly id: string };

/** Everything said about a draft. */
export async function notesOf(reader: Reader, draft: string): Promise<readonly NoteBody[]> {
  const all = await allRecords(reader, { kind: 'clause-note' });
  return all
    .map((stored) => ({ ...readBody(recordKinds['clause-note'].schema, stored), id: stored.id }))
    .filter((note) => note.draft === draft);
}
