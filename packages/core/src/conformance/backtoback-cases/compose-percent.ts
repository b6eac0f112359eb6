/** Percentages of cases in time: along a chain of steps, or over a mixture of ways. */
import { z } from 'zod';
import { chainShare, mixtureShare, neededOfWay } from '../../proof/percent-chains.ts';
import { verdictOf } from '../../proof/verdict.ts';
import { Ratio } from '../../values/ratio.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';

const chain = z.object({
  steps: z.array(z.object({ p: exactNumber, withinMin: exactNumber.optional() })).min(1),
  sla: z.object({ p: exactNumber, withinMin: exactNumber.optional() }),
});

const mixture = z.object({
  mix: z.array(z.object({ share: exactNumber, p: exactNumber })).min(1),
  sla: exactNumber,
});

const nothing = { guaranteed: Ratio.zero, independent: Ratio.zero };

/** Longest that steps in time take one after the other; undefined where one does not say. */
function elapsedOf({ steps }: z.output<typeof chain>): Ratio | undefined {
  const times = steps.flatMap(({ withinMin }) => withinMin ?? []);
  return times.length === steps.length ? Ratio.sumOf(times) : undefined;
}

export const composePercent = caseKind({
  name: 'compose.percent',
  says: 'the share of cases in time behind a chain of steps or a mixture of ways, and what the first way would need',
  inputs: z.union([chain, mixture]),
  answer(input): Answer {
    if ('steps' in input) {
      const reached = chainShare(input.steps.map(({ p }) => p));
      const worstElapsedMin = elapsedOf(input);
      const slackMin = worstElapsedMin && input.sla.withinMin?.minus(worstElapsedMin);
      // Steps that are all in time take longer together than the target gives: nothing follows about it.
      const late = slackMin?.isNegative() === true;
      const verdict = late ? verdictOf(nothing, input.sla.p) : verdictOf(reached, input.sla.p);
      return { ...reached, worstElapsedMin, slackMin, verdict };
    }
    const expected = mixtureShare(input.mix);
    const verdict = verdictOf({ guaranteed: expected, independent: expected }, input.sla);
    return { expected, verdict, neededSupplierP: neededOfWay(input.mix, 0, input.sla) };
  },
});
