/** Shares over several sources, samples and weights, and the time a target leaves for failure. */
import { z } from 'zod';
import { IntervalSet } from '../../values/interval.ts';
import { Ratio } from '../../values/ratio.ts';
import { nearestDouble, percentOf } from './exact-number.ts';
import { instant, percent, stretches } from './fields.ts';
import { plainOp } from './op.ts';

const length = z.int().min(0);

export const unionDowntime = plainOp({
  name: 'union_downtime',
  says: 'time in which any source was down, and the rest of the window in percent',
  inputs: z.strictObject({ from: instant, to: instant, down: z.record(z.string(), stretches) }),
  answer({ from, to, down }) {
    const downtimeMs = IntervalSet.of(Object.values(down).flat()).clip(from, to).total();
    const whole = Math.max(0, to - from);
    return { downtimeMs, percentAnyDown: percentOf(whole - downtimeMs, whole) };
  },
});

export const averageSli = plainOp({
  name: 'average_sli',
  says: 'down and observed time pooled over sources, each observed over its own window',
  inputs: z.strictObject({ sources: z.array(z.strictObject({ from: instant, to: instant, downMs: length })) }),
  answer({ sources }) {
    const badMs = sources.reduce((sum, source) => sum + source.downMs, 0);
    const totalMs = sources.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
    return { badMs, totalMs, percent: percentOf(totalMs - badMs, totalMs) };
  },
});

export const errorBudget = plainOp({
  name: 'error_budget',
  says: 'the part of a window that a target leaves for failure',
  inputs: z.strictObject({ targetPercent: percent, windowMs: length }),
  answer({ targetPercent, windowMs }) {
    const share = Ratio.of(100).minus(targetPercent).dividedBy(Ratio.of(100));
    return { budgetMs: nearestDouble(share.times(Ratio.of(windowMs))) };
  },
});

export const sampleRatio = plainOp({
  name: 'sample_ratio',
  says: 'up/(up+down) over samples; a sample that is neither is no verdict',
  inputs: z.strictObject({ beats: z.array(z.enum(['up', 'down', 'pending', 'maintenance', 'unknown'])) }),
  answer({ beats }) {
    const up = beats.filter((beat) => beat === 'up').length;
    const verdicts = up + beats.filter((beat) => beat === 'down').length;
    return { ratio: verdicts === 0 ? null : nearestDouble(Ratio.of(up, verdicts)) };
  },
});
