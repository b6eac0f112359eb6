/** When customers hear of a disruption again. Owns: what each word promised, and whether the next came in time. */
import { Instant } from '@troth/core';
import type { RecordBody } from '@troth/core';

/** Where a word says nothing of the next one. */
export const updateEveryMs = 30 * 60_000;

type Told = Pick<RecordBody<'disruption'>, 'start' | 'updates'>;

interface Promised {
  readonly at: Instant;
  readonly nextBy: Instant;
}

/** The start itself promises the first word. */
function promises({ start, updates }: Told): readonly [Promised, ...Promised[]] {
  const promised = (at: string, nextBy: string | undefined): Promised => {
    const said = Instant.parse(at);
    return { at: said, nextBy: nextBy === undefined ? Instant.plus(said, updateEveryMs) : Instant.parse(nextBy) };
  };
  const words = updates.map(({ at, nextBy }) => promised(at, nextBy)).sort((one, other) => one.at - other.at);
  return [promised(start, undefined), ...words];
}

export function nextUpdateDue(told: Told): Instant {
  const all = promises(told);
  return (all.at(-1) ?? all[0]).nextBy;
}

/** How many words came by when they were promised, of all that were said. */
export function saidInTime(told: Told): { readonly said: number; readonly inTime: number } {
  const all = promises(told);
  const inTime = all.slice(1).filter(({ at }, index) => at <= (all[index]?.nextBy ?? at)).length;
  return { said: all.length - 1, inTime };
}
