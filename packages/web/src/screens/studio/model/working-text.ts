/**
 * The text as it is worked on in this browser, beside what the server keeps. Owns: what is typed, undone, sent, saved, and what
 * others saved meanwhile, as one state with its moves. Does not own: sending (use-working-text.ts).
 */
import { changesBetween } from '@troth/core';
import type { Change, Json } from '@troth/core';
import { noEdits, redone, undone, withEdit } from './edits.ts';
import type { Edits } from './edits.ts';
import { joined, withYours } from './merge.ts';
import type { Conflict } from './merge.ts';
import { placeName, withValueAt } from './text-at.ts';
import type { Place } from './text-at.ts';

interface Saved {
  readonly version: number;
  readonly text: Json;
}

export interface WorkingText {
  /** The last that the server is known to have. */
  readonly base: Saved;
  readonly text: Json;
  readonly edits: Edits;
  readonly conflicts: readonly Conflict[];
  /** What is on its way. */
  readonly sent?: Json | undefined;
  /** Why the last sending failed. */
  readonly trouble?: string | undefined;
}

export type Move =
  | { readonly do: 'set'; readonly place: Place; readonly value: Json | undefined; readonly typing?: boolean }
  | { readonly do: 'replace'; readonly text: Json }
  | { readonly do: 'undo' | 'redo' | 'send' | 'retry' }
  | { readonly do: 'saved' | 'received'; readonly version: number; readonly text: Json }
  | { readonly do: 'failed'; readonly why: string }
  | { readonly do: 'choose'; readonly conflict: Conflict; readonly side: 'yours' | 'theirs' };

export const begun = (saved: Saved): WorkingText => ({ base: saved, text: saved.text, edits: noEdits, conflicts: [] });

export const unsaved = ({ base, text }: WorkingText): readonly Change[] => changesBetween(base.text, text);

export function moved(now: WorkingText, move: Move): WorkingText {
  switch (move.do) {
    case 'set':
      return edited(
        now,
        withValueAt(now.text, move.place, move.value),
        move.typing === true ? placeName(move.place) : '',
      );
    case 'replace':
      return edited(now, move.text, '');
    case 'undo':
      return { ...now, ...undone(now.edits, now.text) };
    case 'redo':
      return { ...now, ...redone(now.edits, now.text) };
    case 'send':
      return { ...now, sent: now.text, trouble: undefined };
    case 'retry':
      return { ...now, trouble: undefined };
    case 'failed':
      return { ...now, sent: undefined, trouble: move.why };
    case 'saved':
      return { ...met(now, now.sent ?? now.text, move), sent: undefined, trouble: undefined };
    case 'received':
      // While something of ours is on its way, its answer will bring what others did as well.
      return now.sent !== undefined || move.version <= now.base.version
        ? now
        : { ...met(now, now.base.text, move), trouble: undefined };
    case 'choose':
      return chosen(now, move);
  }
}

const edited = (now: WorkingText, text: Json, place: string): WorkingText =>
  text === now.text
    ? now
    : { ...now, text, trouble: undefined, edits: withEdit(now.edits, { before: now.text, after: text, place }) };

/** What the server has now becomes what we build on. */
function met(now: WorkingText, base: Json, { version, text }: Saved): WorkingText {
  const found = joined({ base, ours: now.text, theirs: text });
  const before = now.conflicts.filter(
    ({ path }) => !found.conflicts.some((one) => placeName(one.path) === placeName(path)),
  );
  return { ...now, base: { version, text }, text: found.text, conflicts: [...before, ...found.conflicts] };
}

function chosen(now: WorkingText, { conflict, side }: Move & { do: 'choose' }): WorkingText {
  const conflicts = now.conflicts.filter((one) => one !== conflict);
  const text = side === 'theirs' ? undefined : withYours(now.text, conflict);
  return text === undefined ? { ...now, conflicts } : { ...edited(now, text, ''), conflicts };
}
