/** Exact minutes of a proof for the eye. */
import { Instant, Ratio, shortDecimal } from '@troth/core';

export const minutesShown = (text: string): string => shortDecimal(Ratio.parse(text), 2);

/** Of an outage, to the second: a clock that shows minutes hides the rest. */
export const minutesBetween = (from: string, to: string): string =>
  shortDecimal(Ratio.of(Instant.parse(to) - Instant.parse(from), 60_000), 2);
