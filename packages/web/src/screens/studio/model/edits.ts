/**
 * What can be undone. Owns: the two stacks. An edit is kept as changes and their inverse, so that undoing takes back what was
 * done here and leaves alone what others did meanwhile.
 */
import { applyChanges, changesBetween } from '@troth/core';
import type { Change, Json } from '@troth/core';

interface Edit {
  readonly doing: readonly Change[];
  readonly undoing: readonly Change[];
  /** Letters typed one after the other into one place are one edit. */
  readonly place: string;
}

export interface Edits {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const noEdits: Edits = { done: [], undone: [] };

const most = 200;

interface Step {
  readonly before: Json;
  readonly after: Json;
  /** Where it was done; the empty text never joins with the edit before. */
  readonly place: string;
}

export function withEdit({ done }: Edits, { before, after, place }: Step): Edits {
  const last = done.at(-1);
  if (last !== undefined && place !== '' && last.place === place) {
    const start = applyChanges(before, last.undoing);
    if (start.ok) return { done: [...done.slice(0, -1), editOf(start.value, after, place)], undone: [] };
  }
  return { done: [...done, editOf(before, after, place)].slice(-most), undone: [] };
}

const editOf = (before: Json, after: Json, place: string): Edit => ({
  doing: changesBetween(before, after),
  undoing: changesBetween(after, before),
  place,
});

interface Moved {
  readonly edits: Edits;
  readonly text: Json;
}

/** Undefined: there is nothing to undo, or its place is gone. */
export function undone({ done, undone: later }: Edits, text: Json): Moved | undefined {
  const last = done.at(-1);
  const made = last === undefined ? undefined : applyChanges(text, last.undoing);
  if (last === undefined || made?.ok !== true) return undefined;
  return { edits: { done: done.slice(0, -1), undone: [...later, last] }, text: made.value };
}

export function redone({ done, undone: later }: Edits, text: Json): Moved | undefined {
  const next = later.at(-1);
  const made = next === undefined ? undefined : applyChanges(text, next.doing);
  if (next === undefined || made?.ok !== true) return undefined;
  // Whatever is typed next is an edit of its own.
  return { edits: { done: [...done, { ...next, place: '' }], undone: later.slice(0, -1) }, text: made.value };
}
