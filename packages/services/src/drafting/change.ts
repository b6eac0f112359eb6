/**
 * A draft is changed: by an editor, term by term, or by a file, as a whole. Owns: that changes made on an older version are
 * joined with what others did meanwhile, that where they meet nobody's are lost, and that a text once agreed is not edited but
 * followed by a new revision. Does not own: changes in negotiation, which are offers.
 */
import {
  accepted,
  applyChanges,
  canonicalHash,
  changesBetween,
  denialOf,
  meeting,
  recordKindOf,
  refused,
  valueAt,
} from '@troth/core';
import type { Change, ChangePath, DraftText, Json, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command, Context } from '../context.ts';
import { perform } from '../perform.ts';
import type { Acts } from '../perform.ts';
import { whoOf } from '../practice/who.ts';
import { editIn } from '../practice/write.ts';
import { findDraft, textAt } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { reviseIn } from './revise.ts';
import { readText, textOf } from './written.ts';

export interface ChangeDraft extends Command {
  readonly draft: string;
  /** Version of the draft that was read. */
  readonly base: number;
  readonly changes: readonly Change[];
  /** Of a text that is out of the author's hands: begin a new revision with these changes. */
  readonly revise?: boolean | undefined;
}

/** Where two people changed the same thing. */
export interface Met {
  readonly path: ChangePath;
  /** Missing: it is taken away. */
  readonly yours?: Json | undefined;
  readonly theirs?: Json | undefined;
}

/** The draft after it, or everything that meets what others did since; then nothing was changed. */
export type Changed =
  { readonly draft: Draft; readonly met?: undefined } | { readonly draft?: undefined; readonly met: readonly Met[] };

export async function changeDraft(context: Context, command: ChangeDraft): Promise<Outcome<Changed>> {
  return perform<Changed>(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      const base = await textAt(transaction, command.draft, command.base);
      if (!base.ok) return base;
      const joined = join(found.value, { base: base.value, changes: command.changes });
      if (!joined.ok) return joined;
      if ('met' in joined.value) return accepted({ met: joined.value.met });
      const written = joined.value.text;
      return keepText(context, transaction, { acts, command, draft: found.value, written });
    },
  });
}

interface Joining {
  readonly base: DraftText;
  readonly changes: readonly Change[];
}

/** The text with the changes in it, or every place where they meet what others did since. */
function join(
  draft: Draft,
  { base, changes }: Joining,
): Outcome<{ readonly text: Json } | { readonly met: readonly Met[] }> {
  const { text } = draft.body;
  const found = new Set(meeting(changes, changesBetween(base, text)));
  const met = changes.filter(({ path }) => found.has(path)).map((change) => metAt(change, draft));
  const differing = met.filter(differs);
  if (differing.length > 0) return accepted({ met: differing });
  // What others did alike stands there already; only where it stands may still be another.
  const left = changes.filter(({ path, before }) => !found.has(path) || before !== undefined);
  const after = applyChanges(text, left);
  return after.ok ? accepted({ text: after.value }) : after;
}

export interface WriteDraft extends Command {
  readonly draft: string;
  /** YAML or JSON of one document. */
  readonly text: string;
  readonly file?: string | undefined;
  /** Version that the file was written from; what others did since is joined with it. */
  readonly base?: number | undefined;
  readonly revise?: boolean | undefined;
}

/** A file takes the place of the text, as the changes that it makes of it. */
export async function writeDraft(context: Context, command: WriteDraft): Promise<Outcome<Changed>> {
  const read = readText(command.text, command.file ?? command.draft);
  if (!read.ok) return read;
  return perform<Changed>(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      const { agreement, revision, text } = found.value.body;
      const written = textOf(read.value, { agreement, revision });
      if (!written.ok) return written;
      const base = command.base === undefined ? accepted(text) : await textAt(transaction, command.draft, command.base);
      if (!base.ok) return base;
      const joined = join(found.value, { base: base.value, changes: changesBetween(base.value, written.value) });
      if (!joined.ok) return joined;
      if ('met' in joined.value) return accepted({ met: joined.value.met });
      return keepText(context, transaction, { acts, command, draft: found.value, written: joined.value.text });
    },
  });
}

/** The text of an earlier version is the text again; what was between stays as versions. */
export async function undoDraft(
  context: Context,
  command: Command & { readonly draft: string; readonly to: number; readonly expect?: number | undefined },
): Promise<Outcome<Changed>> {
  return perform<Changed>(context, command, {
    scope: 'records:write',
    work: async (transaction, acts) => {
      await transaction.stamp();
      const found = await findDraft(transaction, command);
      if (!found.ok) return found;
      if (command.expect !== undefined && command.expect !== found.value.version)
        return refused({
          code: 'CONFLICT',
          message: 'Somebody changed the draft since you read it; look at it again.',
        });
      const earlier = await textAt(transaction, command.draft, command.to);
      if (!earlier.ok) return earlier;
      return keepText(context, transaction, { acts, command, draft: found.value, written: earlier.value });
    },
  });
}

interface Keeping {
  readonly acts: Acts;
  readonly command: Command & { readonly revise?: boolean | undefined };
  readonly draft: Draft;
  readonly written: Json;
}

const closed: Readonly<Record<string, string>> = {
  offered: 'it lies with the other side',
  'in-negotiation': 'it is changed by offers',
  'agreed-text': 'it is agreed',
  signing: 'it is being signed',
};

async function keepText(
  context: Context,
  transaction: Transaction,
  { acts, command, draft, written }: Keeping,
): Promise<Outcome<Changed>> {
  const denied = denialOf(recordKindOf('draft').edit, whoOf(command.actor));
  if (denied !== undefined) return refused({ code: 'NOT-ALLOWED', message: denied.message.en });
  const { agreement, revision, state } = draft.body;
  const text = textOf(written, { agreement, revision });
  if (!text.ok) return text;
  const hash = canonicalHash(text.value);
  if (hash === draft.body.hash) return accepted({ draft });
  const why = closed[state];
  if (why !== undefined) {
    if (command.revise === true) {
      const revised = await reviseIn(context, transaction, { acts, command, draft, text: text.value });
      return revised.ok ? accepted({ draft: revised.value }) : revised;
    }
    return refused({
      code: 'FROZEN',
      message: `The text of ${draft.id} is not edited, because ${why}. Begin a new revision with this change (revise); the old one is superseded and its signatures are void.`,
      at: ['revise'],
    });
  }
  const { state: _state, trail: _trail, ...before } = draft.body;
  const body = { ...before, text: text.value, hash, ...originsAfter(draft, text.value) };
  const { organisation, actor } = command;
  const kept = await editIn(transaction, acts, { organisation, actor, kind: 'draft', id: draft.id, body });
  // What was edited is of that kind.
  return kept.ok ? accepted({ draft: kept.value as Draft }) : kept;
}

/** Whatever the author touched is the author's. */
function originsAfter({ body: { origins, text } }: Draft, after: DraftText): Pick<Draft['body'], 'origins'> {
  if (origins === undefined) return {};
  const touched = changesBetween(text, after).map(({ path }) => path.join('/'));
  const within = (place: string): boolean => touched.some((one) => place === one || place.startsWith(`${one}/`));
  const kept = Object.entries(origins).filter(([place]) => !within(place));
  return { origins: Object.fromEntries([...kept, ...touched.map((place) => [place, 'author' as const])]) };
}

/** Two who did the same do not stand in each other's way. */
const differs = ({ yours, theirs }: Met): boolean =>
  yours === undefined || theirs === undefined ? yours !== theirs : canonicalHash(yours) !== canonicalHash(theirs);

const metAt = ({ path, value }: Change, { body }: Draft): Met => ({
  path,
  yours: value,
  theirs: valueAt(body.text, path),
});
