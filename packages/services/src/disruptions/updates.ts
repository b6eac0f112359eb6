/** When customers hear of a disruption again. Owns: every half hour from the last word, or from its start. */
import { Instant } from '@troth/core';
import type { RecordBody } from '@troth/core';

export const updateEveryMs = 30 * 60_000;

export function nextUpdateDue({ start, updates }: Pick<RecordBody<'disruption'>, 'start' | 'updates'>): Instant {
  const told = updates.map(({ at }) => Instant.parse(at));
  return Instant.plus(Instant.of(Math.max(Instant.parse(start), ...told)), updateEveryMs);
}
