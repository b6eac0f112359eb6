/**
 * The clock of the demo company. While its history is told it stands where the teller puts it; afterwards it stands at the
 * morning of 26 February 2025 and goes on by a millisecond whenever it is read, so that what is done now comes after what was.
 */
import { Instant } from '@troth/core';

export const demoNow = '2025-02-26T08:30:00+08:00';

export interface DemoClock {
  readonly now: () => Instant;
  /** Stands at this instant. */
  stand(at: Instant): void;
  /** From here on every reading is later than the one before. */
  goOn(at: Instant): void;
}

export function demoClock(): DemoClock {
  let now = Instant.parse('2024-01-02T09:00:00+08:00');
  let step = 0;
  return {
    now: () => {
      now = Instant.plus(now, step);
      return now;
    },
    stand: (at) => {
      [now, step] = [at, 0];
    },
    goOn: (at) => {
      [now, step] = [at, 1];
    },
  };
}
