/** Under which month a period is summed. Owns: that it is the one in which it ends, as that of its credit. */
import { Instant, parsePeriod, Zone } from '@troth/core';

/** "2024-Q4" → "2024-12"; a month is its own. What names no period stays as it is. */
export function lastMonthOf(period: string): string {
  const zone = Zone.get('UTC');
  const read = zone === undefined ? undefined : parsePeriod(period, zone);
  return read?.ok === true ? Instant.format(Instant.plus(read.value.end, -1)).slice(0, 7) : period;
}
