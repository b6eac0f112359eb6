/**
 * From which day an agreement behind has to say more. Owns: the first day of a gap that is still to come, and which days nothing that is
 * agreed now can mend.
 */
import { addDays } from '@troth/core';

interface When {
  /** First day of our text. */
  readonly first: string;
  readonly tomorrow: string;
  /** First day on which a text can follow the one behind that it amends. */
  readonly after: string;
  /** What the agreement behind leaves; `from` where it begins on a day of its own. */
  readonly gaps: readonly { readonly from?: string | undefined }[];
}

export interface MendingDay {
  readonly day: string;
  /** Days of the gap before that. */
  readonly past?: { readonly from: string; readonly to: string } | undefined;
}

/** A gap of figures is there for as long as our text; one of terms from the day on which the promise behind ends. */
export function mendingDay({ first, tomorrow, after, gaps }: When): MendingDay {
  const [begins = first] = gaps.map(({ from }) => from ?? first).sort();
  const day = [first, tomorrow, after, begins].reduce((latest, one) => (one > latest ? one : latest));
  return begins < day ? { day, past: { from: begins, to: addDays(day, -1) } } : { day };
}
