/**
 * One draft target against one promise behind it, term by term, before either has dates. Owns: the list of gaps, in order, what
 * fits, the verdict on the whole. Does not own: the comparisons themselves, structures of many leaves (`prove.ts`).
 */
import { Ratio } from '../values/ratio.ts';
import { inOrder, isUnprovable } from './gap.ts';
import type { GapCode } from './gap.ts';
import { nominalWindows } from './nominal-windows.ts';
import type { NominalWindow } from './nominal-windows.ts';
import { compareTerms } from './other-terms.ts';
import type { AgreementSide, SideTerms, TermsGap } from './other-terms.ts';
import { worstMinutes } from './worst-minutes.ts';
import type { LeftOut, PromiseTerms } from './worst-minutes.ts';

export interface OwnSide extends AgreementSide {
  readonly value: Ratio;
  readonly window: NominalWindow;
  readonly leftOut?: LeftOut | undefined;
}

export interface SupportingSide extends SideTerms, PromiseTerms {
  readonly window: NominalWindow;
  /** Minutes of the target's agreed time that the promise covers. */
  readonly covered?: Ratio | undefined;
}

export interface BackToBack {
  readonly verdict: 'PROVEN' | 'UNDELIVERABLE_AS_WRITTEN' | 'UNPROVABLE';
  readonly gaps: readonly TermsGap[];
  readonly fitting: readonly GapCode[];
  /** Availability that follows from the promise in one period of the target. */
  readonly guaranteed: Ratio;
  readonly worst: Ratio;
  readonly allowed: Ratio;
}

/** Every gap between the two sides, the most severe first. */
export function backToBack(ours: OwnSide, theirs: SupportingSide): BackToBack {
  const agreed = ours.window.minutes;
  const slack = Ratio.one.minus(theirs.value);
  const { windows, uncovered } = nominalWindows({
    slack,
    promise: theirs.window,
    target: ours.window,
    covered: theirs.covered,
  });
  const worst = worstMinutes({ promise: theirs, windows, agreed, uncovered, leftOutByTarget: ours.leftOut });
  const guaranteed = Ratio.one.minus(worst.minutes.dividedBy(agreed));
  const allowed = Ratio.one.minus(ours.value).times(agreed);
  const proven = guaranteed.atLeast(ours.value);
  const short: TermsGap[] = proven
    ? []
    : [
        ...worst.gaps,
        { code: 'AVAILABILITY', minutes: worst.minutes.minus(allowed), owed: ours.value, backed: guaranteed },
      ];
  const other = compareTerms(ours, theirs);
  const gaps = inOrder([...short, ...other.gaps]);
  const fitting: readonly GapCode[] = proven ? ['AVAILABILITY', ...other.fitting] : other.fitting;
  return { verdict: verdictOf(gaps), gaps, fitting, guaranteed, worst: worst.minutes, allowed };
}

function verdictOf(gaps: readonly TermsGap[]): BackToBack['verdict'] {
  if (gaps.length === 0) return 'PROVEN';
  return gaps.some(isUnprovable) ? 'UNPROVABLE' : 'UNDELIVERABLE_AS_WRITTEN';
}
