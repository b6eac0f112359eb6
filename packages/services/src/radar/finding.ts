/** One thing that the radar sees: what does not fit, how bad it is, and the one thing to do. Owns: the form, weights, stages of terms. */
import { figuresOf } from '@troth/core';
import type { GapFigures, Localized, ModelFault, ProvenGap } from '@troth/core';

export const radarKinds = ['gap', 'term', 'model', 'verdict'] as const;
export const radarWeights = ['high', 'middle', 'low'] as const;
export const radarSteps = ['renew', 'fix', 'accept', 'describe', 'verify'] as const;

export interface RadarFinding {
  /** Within its agreement; the same from night to night while the matter is. */
  readonly id: string;
  readonly kind: (typeof radarKinds)[number];
  readonly code: string;
  readonly weight: (typeof radarWeights)[number];
  readonly text: Localized;
  /** The agreement behind that leaves it. */
  readonly behind?: string | undefined;
  readonly commitment?: string | undefined;
  /** Exact, where the gap is one of minutes. */
  readonly minutes?: string | undefined;
  /** Of terms: the first day without a promise, and which warning it is: 90, 60, 30 days before, or 0 from then on. */
  readonly from?: string | undefined;
  readonly stage?: number | undefined;
  /** What of it can grow, beside the risk that somebody took of it. */
  readonly figures?: GapFigures | undefined;
  readonly step: (typeof radarSteps)[number];
}

const weights: Readonly<Record<RadarFinding['weight'], ReadonlySet<string>>> = {
  high: new Set(['EXCLUSION_UNLIMITED', 'THRESHOLD_UNLIMITED', 'WINDOW', 'HOURS', 'AVAILABILITY']),
  middle: new Set(),
  low: new Set(['REMEDY', 'CLAIM', 'NOTICE']),
};

/** Without limit no number of minutes says how long, and a term is told by its days. */
const withoutMinutes = new Set(['EXCLUSION_UNLIMITED', 'THRESHOLD_UNLIMITED', 'TERM']);

/** Terms of law can only be taken as they are or negotiated; figures can be mended. */
const ofLaw = new Set(['FORCE_MAJEURE', 'REMEDY', 'CLAIM', 'NOTICE']);

export function gapFinding(gap: ProvenGap): RadarFinding {
  const { id, code, text, agreement, commitment, minutes } = gap;
  const weight = radarWeights.find((one) => weights[one].has(code)) ?? 'middle';
  return {
    id,
    kind: 'gap',
    code,
    weight,
    text,
    behind: agreement,
    commitment,
    ...(minutes === undefined || withoutMinutes.has(code) ? {} : { minutes }),
    figures: figuresOf(gap),
    step: ofLaw.has(code) ? 'accept' : 'fix',
  };
}

const stages = [0, 30, 60, 90] as const;

/** A term that ends too early: nothing to be said of it until ninety days before. */
export function termFinding(gap: ProvenGap, daysAhead: number): RadarFinding | undefined {
  const stage = stages.find((one) => daysAhead <= one);
  if (stage === undefined || gap.from === undefined) return undefined;
  const weight = stage <= 30 ? 'high' : 'middle';
  const { id, code, text, agreement, from } = gap;
  const figures = figuresOf(gap);
  return { id, kind: 'term', code, weight, text, behind: agreement, from, stage, figures, step: 'renew' };
}

const broken = new Set<ModelFault['code']>(['broken', 'unknown-promise', 'no-promise']);

export function modelFinding({ code, ref, text }: ModelFault): RadarFinding {
  const step = code === 'stale' || code === 'unverified' ? 'verify' : 'describe';
  const id = `MODEL-${code}${ref === undefined ? '' : `:${ref}`}`;
  return { id, kind: 'model', code, weight: broken.has(code) ? 'middle' : 'low', text, step };
}
