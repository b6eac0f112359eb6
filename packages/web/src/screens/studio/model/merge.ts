/** Two people in one text. Owns: joining what does not meet, and naming what does with both sides of it; nothing is lost. */
import { applyChanges, canonicalText, changesBetween, meeting } from '@troth/core';
import type { Change, Json } from '@troth/core';
import { inNumbers, valueAt } from './text-at.ts';

export interface Conflict {
  /** As changes name it. */
  readonly path: readonly string[];
  /** What you wrote; missing: you took it out. */
  readonly yours?: Json | undefined;
  readonly theirs?: Json | undefined;
  /** To put yours in the place of theirs. */
  readonly change: Change;
}

export interface Joined {
  readonly text: Json;
  readonly conflicts: readonly Conflict[];
}

interface Sides {
  /** What both began with. */
  readonly base: Json;
  readonly ours: Json;
  readonly theirs: Json;
}

export function joined({ base, ours, theirs }: Sides): Joined {
  const [mine, others] = [changesBetween(base, ours), changesBetween(base, theirs)];
  const met = new Set(meeting(mine, others).map(nameOf));
  let text = theirs;
  const conflicts: Conflict[] = [];
  for (const change of mine) {
    const applied = met.has(nameOf(change.path)) ? undefined : applyChanges(text, [change]);
    if (applied?.ok === true) text = applied.value;
    else {
      const found = conflictOf(change, { ours, theirs });
      const again = conflicts.some(({ path }) => nameOf(path) === nameOf(found.path));
      if (!again && !same(found.theirs, found.yours)) conflicts.push(found);
    }
  }
  return { text, conflicts };
}

/** Where they took out what the place stands in, the whole of it is what one chooses about. */
function conflictOf({ path, ...change }: Change, { ours, theirs }: Pick<Sides, 'ours' | 'theirs'>): Conflict {
  const gone = path.findIndex((_, at) => at < path.length - 1 && there(theirs, path.slice(0, at + 1)) === undefined);
  const place = gone === -1 ? path : path.slice(0, gone + 1);
  const yours = gone === -1 ? change.value : there(ours, place);
  const own = gone === -1 ? { ...change, path } : { path: place, value: yours };
  return { path: place, yours, theirs: there(theirs, place), change: own };
}

const there = (text: Json, path: readonly string[]): Json | undefined => valueAt(text, inNumbers(text, path));

/** Yours instead of theirs; undefined when the place is gone altogether. */
export function withYours(text: Json, { change }: Conflict): Json | undefined {
  const made = applyChanges(text, [change]);
  return made.ok ? made.value : undefined;
}

const nameOf = (path: readonly string[]): string => JSON.stringify(path);

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalText(a) === canonicalText(b));
