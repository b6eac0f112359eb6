/** Honesty about time: months of different length, clock changes, "a 30-day month". */
import type { Commitment, Revision } from '../agreements/revision.ts';
import { windowsOf } from '../evaluation/periods.ts';
import { formatTime } from '../terms/quantity.ts';
import { higherIsBetter } from '../terms/target.ts';
import { Instant } from '../values/instant.ts';
import { Ratio } from '../values/ratio.ts';
import { note } from './finding.ts';
import type { Check, Finding } from './finding.ts';

const year = 366 * 86_400_000;

/** Whether the time that a share target allows depends on the month, and by how much. */
export const monthLengths: Check = (revision) =>
  revision.commitments.flatMap((commitment, index) => spread(commitment, revision, index));

function spread(commitment: Commitment, revision: Revision, index: number): Finding[] {
  const target = commitment.targetFor(undefined);
  if (
    target === undefined ||
    target.bound.dimension !== 'ratio' ||
    !higherIsBetter(target) ||
    commitment.metric.facets['agreed'] === undefined
  )
    return [];
  const windows = windowsOf(commitment, revision, {
    start: revision.from,
    end: Instant.of(revision.from + year),
  }).slice(1, -1);
  const lengths = windows.map((window) => ({
    key: window.key,
    ms: commitment.calendar.elapsed(window.start, window.end),
  }));
  const shortest = lengths.reduce((a, b) => (b.ms < a.ms ? b : a), lengths[0] ?? { key: '', ms: 0 });
  const longest = lengths.reduce((a, b) => (b.ms > a.ms ? b : a), lengths[0] ?? { key: '', ms: 0 });
  if (shortest.ms === longest.ms) return [];
  const allowed = (ms: number): string => formatTime(Ratio.one.minus(target.bound.value).times(Ratio.of(ms)));
  return [
    note('T-LENGTH', ['commitments', index, 'period'], {
      message: 'The same outage may be a miss in a short period and none in a long one.',
      example: `${target.text} allows ${allowed(shortest.ms)} in ${shortest.key} and ${allowed(longest.ms)} in ${longest.key}`,
      fix: 'nothing, if this is meant; otherwise promise a number of minutes',
    }),
  ];
}

/** A clock change inside the promise's hours moves the allowance. */
export const clockChanges: Check = (revision) => {
  const start = Instant.of(revision.from);
  const offsets = new Set(
    Array.from({ length: 13 }, (_, month) =>
      revision.zone.offsetAt(Instant.of(start + (month * year) / 12 - (((month * year) / 12) % 1))),
    ),
  );
  if (offsets.size < 2) return [];
  return [
    note('T-CLOCK-CHANGE', ['zone'], {
      message: `Clocks change in ${revision.zoneName}; days of 23 and 25 hours are counted at their true length.`,
      example: 'in London March 2024 has 44,580 minutes and October 44,700, not 44,640',
      fix: 'nothing; windows and hours are written in local time',
    }),
  ];
};
