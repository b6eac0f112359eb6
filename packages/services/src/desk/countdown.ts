/**
 * How near a right from chronic failure is: "one more miss before July gives the right to end it" (S4.18). Owns: counting the
 * misses that are in the window now. Whether the right arose is the statement's word.
 */
import { sayRight } from '@troth/core';
import type { Commitment, Localized, Revision } from '@troth/core';
import type { Standing } from './standing.ts';

export interface Countdown {
  readonly right: string;
  readonly clause: string;
  readonly gives: string;
  readonly words: Localized;
  /** Misses that give the right, and in how many periods; equal when they must follow one another. */
  readonly misses: number;
  readonly within: number;
  readonly missed: readonly string[];
  /** Misses that are still to come; 0 where the right arose. */
  readonly left: number;
  /** Last month in which those would still be enough. */
  readonly until?: string | undefined;
}

/** Of one promise (and subject), from its periods in order. */
export function countdowns(
  commitment: Commitment,
  revision: Revision,
  periods: readonly Standing[],
): readonly Countdown[] {
  const rights = revision.terms.consequences?.termination ?? [];
  return rights.flatMap((right) => {
    if (right.commitments !== undefined && !right.commitments.includes(commitment.id)) return [];
    return right.when.flatMap((condition) => {
      if (condition.kind !== 'missed-of' && condition.kind !== 'consecutive') return [];
      const within = condition.kind === 'missed-of' ? condition.periods : condition.misses;
      const missed = condition.kind === 'missed-of' ? missesIn(periods, within) : missesRunning(periods, within);
      const left = Math.max(0, condition.misses - missed.length);
      const until = left === 0 ? undefined : monthAfter(missed[0], within - 1);
      return [
        {
          right: right.id,
          clause: right.clause ?? 'K14',
          gives: right.gives,
          words: { en: sayRight(right, 'en'), 'zh-Hant': sayRight(right, 'zh-Hant') },
          misses: condition.misses,
          within,
          missed,
          left,
          ...(until === undefined ? {} : { until }),
        },
      ];
    });
  });
}

const isMissed = ({ verdict, soFar }: Standing): boolean => (soFar ?? verdict) === 'missed';

function missesIn(periods: readonly Standing[], within: number): readonly string[] {
  return periods
    .slice(-within)
    .filter(isMissed)
    .map(({ period }) => period);
}

/** The period under way counts once it is missed, and breaks nothing before. */
function missesRunning(periods: readonly Standing[], most: number): readonly string[] {
  const found: string[] = [];
  for (const one of periods.toReversed()) {
    if (isMissed(one)) found.unshift(one.period);
    else if (one.verdict !== 'open') break;
    if (found.length === most) break;
  }
  return found;
}

/** "2024-11" and 3 → "2025-02"; nothing for other periods than months. */
function monthAfter(key: string | undefined, months: number): string | undefined {
  const read = /^(\d{4})-(\d{2})$/u.exec(key ?? '');
  if (read === null) return undefined;
  const at = Number(read[1]) * 12 + Number(read[2]) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
