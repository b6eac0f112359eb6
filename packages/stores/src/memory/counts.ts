/** How much is held in memory. */
import type { HeldCounts } from '../ports/store.ts';
import type { Session } from './session.ts';

export function countsOf({ state }: Session): HeldCounts {
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  return {
    records: sum([...state.records.values()].map((versions) => versions.length)),
    facts: state.facts.values().flat().length,
    runs: sum([...state.days.values()].map(({ runs }) => runs.length)),
    blobs: [...state.blobs.values()].length,
    pages: sum([...state.days.values()].map(({ sealed }) => sealed)),
  };
}
