/** Until when a supplier's credit may be claimed. Owns: the day and the state. Days are those of the contract's zone. */
import { addDays } from '../../values/local.ts';
import type { PlainDate } from '../../values/local.ts';

export interface ClaimFacts {
  /** The day the clock starts: restoration, or the end of the period. */
  readonly from: PlainDate;
  readonly days: number;
  readonly claimedOn?: PlainDate | undefined;
  readonly today: PlainDate;
}

export interface ClaimStanding {
  /** The last day on which a claim is in time. */
  readonly deadline: PlainDate;
  readonly state: 'claimable' | 'claimed' | 'forfeited';
}

/** from + days, inclusive. A claim made in time stays in time. */
export function claimStanding({ from, days, claimedOn, today }: ClaimFacts): ClaimStanding {
  const deadline = addDays(from, days);
  const inTime = (claimedOn ?? today) <= deadline;
  if (!inTime) return { deadline, state: 'forfeited' };
  return { deadline, state: claimedOn === undefined ? 'claimable' : 'claimed' };
}
