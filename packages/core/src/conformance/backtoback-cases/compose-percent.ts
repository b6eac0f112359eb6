/** Percentages of cases in time: along a chain of steps, or over a mixture of ways. */
import { z } from 'zod';
import { chainShare, mixtureShare, neededOfWay } from '../../proof/percent-chains.ts';
import { verdictOf } from '../../proof/verdict.ts';
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

export const composePercent = caseKind({
  name: 'compose.percent',
  says: 'the share of cases in time behind a chain of steps or a mixture of ways, and what the first way would need',
  inputs: z.union([chain, mixture]),
  answer(input): Answer {
    if ('steps' in input) {
      const reached = chainShare(input.steps.map(({ p }) => p));
      return { ...reached, verdict: verdictOf(reached, input.sla.p) };
    }
    const expected = mixtureShare(input.mix);
    const verdict = verdictOf({ guaranteed: expected, independent: expected }, input.sla);
    return { expected, verdict, neededSupplierP: neededOfWay(input.mix, 0, input.sla) };
  },
});
