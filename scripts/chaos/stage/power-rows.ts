/** The rows that are written while the power is cut: each has a number of its own, by which it is claimed and found. */
import { Instant } from '@troth/core';
import type { EvidenceRow } from '@troth/core';

export const source = 'power';
export const organisation = 'power';

export function powerRow(number: number): EvidenceRow {
  const start = Instant.of(number * 1000);
  return {
    form: 'state',
    id: `row ${number}`,
    source,
    subject: 'power',
    recordedAt: start,
    start,
    end: Instant.plus(start, 1),
    state: 'down',
  };
}
