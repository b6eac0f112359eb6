/** Performance of a path from that of its sections. */
import { z } from 'zod';
import { pathCapacity, pathLoss, pathSum, pathVariation } from '../../proof/performance.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { exactNumber } from './numbers.ts';

const sections = z.array(exactNumber).min(1);
const delay = z.object({ latencyMs: sections, slaLatencyMs: exactNumber });
const loss = z.object({ loss: sections, slaLoss: exactNumber });
const jitter = z.object({ jitterMs: sections, slaJitterMs: exactNumber });
const capacity = z.object({ cirMbps: sections, slaMbps: exactNumber });

const verdict = (fits: boolean): string => (fits ? 'PROVEN' : 'GAP');

export const composePerformance = caseKind({
  name: 'compose.performance',
  says: 'delay, loss, delay variation or capacity of a path, and whether the target follows',
  inputs: z.union([delay, loss, jitter, capacity]),
  answer(input): Answer {
    if ('loss' in input) {
      const found = pathLoss(input.loss);
      return { ...found, verdict: verdict(found.upperBound.atMost(input.slaLoss)) };
    }
    if ('jitterMs' in input) {
      const found = pathVariation(input.jitterMs);
      return { ...found, verdict: verdict(found.upperBound.atMost(input.slaJitterMs)) };
    }
    if ('latencyMs' in input) {
      const latencyMs = pathSum(input.latencyMs);
      return { latencyMs, verdict: verdict(latencyMs.atMost(input.slaLatencyMs)) };
    }
    const cirMbps = pathCapacity(input.cirMbps);
    return { cirMbps, verdict: verdict(cirMbps?.atLeast(input.slaMbps) === true) };
  },
});
