/**
 * The closed periods that were known at an instant: what a forecast of that moment may look at. Owns: sums over them, each
 * computed once however many promises ask.
 */
import { missCount, outagesSeen, pastOf } from '@troth/core';
import type { Instant, MissCount, OutagesSeen, PastRow } from '@troth/core';
import type { PromiseName } from './habit.ts';
import type { Histories } from './history.ts';

export interface PastKnown {
  readonly by: Instant;
  /** Closed periods of one promise, the earliest first. */
  of(promise: PromiseName): readonly PastRow[];
  /** Of every promise of an agreement. */
  all(agreement: string): readonly PastRow[];
  /** Outages of agreements, or of the whole house. */
  outages(agreements?: readonly string[]): OutagesSeen;
  /** Periods of all promises. */
  house(): MissCount;
}

const lastAsked = new WeakMap<Histories, Map<Instant, { readonly size: number; readonly known: PastKnown }>>();
const mostAsked = 8;

/** Kept for the last few instants, while nothing was added. */
export function pastKnown(histories: Histories, by: Instant): PastKnown {
  const size = sizeOf(histories);
  const asked = lastAsked.get(histories) ?? new Map<Instant, { readonly size: number; readonly known: PastKnown }>();
  lastAsked.set(histories, asked);
  const before = asked.get(by);
  if (before?.size === size) return before.known;
  const known = lookingBack(histories, by);
  asked.set(by, { size, known });
  const [oldest] = asked.keys();
  if (asked.size > mostAsked && oldest !== undefined) asked.delete(oldest);
  return known;
}

const sizeOf = (histories: Histories): number => [...histories.values()].reduce((sum, rows) => sum + rows.length, 0);

function lookingBack(histories: Histories, by: Instant): PastKnown {
  const rows = new Map<string, readonly PastRow[]>();
  const sums = new Map<string, OutagesSeen>();
  let count: MissCount | undefined;
  const rowsOf = (agreement: string): readonly PastRow[] => {
    const found = rows.get(agreement) ?? lastKnown(histories.get(agreement) ?? [], by);
    rows.set(agreement, found);
    return found;
  };
  const everyRow = (agreements: Iterable<string>): readonly PastRow[] => [...agreements].flatMap(rowsOf);
  return {
    by,
    of: ({ agreement, commitment, subject }) =>
      rowsOf(agreement).filter((row) => row.commitment === commitment && row.subject === subject),
    all: rowsOf,
    outages(agreements) {
      const key = agreements?.join(' ') ?? '';
      const found = sums.get(key) ?? outagesSeen(everyRow(agreements ?? histories.keys()));
      sums.set(key, found);
      return found;
    },
    house: () => (count ??= missCount(everyRow(histories.keys()))),
  };
}

/** Every promise of an agreement, the last word on each period. */
function lastKnown(rows: readonly PastRow[], by: Instant): readonly PastRow[] {
  const promises = new Map(
    rows.map(({ commitment, subject }) => [JSON.stringify([commitment, subject]), { commitment, subject }]),
  );
  return [...promises.values()].flatMap((promise) => pastOf(rows, { ...promise, by }));
}
