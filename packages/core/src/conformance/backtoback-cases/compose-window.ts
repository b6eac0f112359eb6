/** The most minutes that a promise lets fall into one period of the target. */
import { backToBack } from '../../proof/back-to-back.ts';
import { isUnprovable } from '../../proof/gap.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import { twoSides } from './two-sides.ts';

export const composeWindow = caseKind({
  name: 'compose.window',
  says: 'worst countable minutes of one promise in one period of the target, and the gaps they come from',
  inputs: twoSides,
  answer({ ours, theirs }) {
    const { guaranteed, worst, allowed, gaps } = backToBack(ours, theirs);
    const [agreed, hours] = [ours.window.minutes, gaps.find(({ code }) => code === 'HOURS')?.minutes ?? Ratio.zero];
    const bound = guaranteed.atLeast(ours.value) ? 'PROVEN' : 'GAP';
    return {
      worstMinutes: worst,
      allowedMinutes: allowed,
      guaranteed,
      coveredMinutes: agreed.minus(hours),
      uncoveredMinutes: hours,
      verdict: gaps.some(isUnprovable) ? 'UNPROVABLE' : bound,
      gaps: gaps.map(({ code, minutes }) => ({ code, minutes })),
    };
  },
});
