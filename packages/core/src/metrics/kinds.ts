/**
 * The metric kinds, each listed once. Owns: the list, and what follows from it: the schema of a metric in an agreement and
 * the way from accepted terms to a metric. Adding a kind adds an import and a line here, and a folder beside.
 */
import { z } from 'zod';
import { availability } from './availability/availability.ts';
import { caseClock } from './case-clock/case-clock.ts';
import { composite } from './composite/composite.ts';
import { count } from './count/count.ts';
import { duty } from './duty/duty.ts';
import { eventRatio } from './event-ratio/event-ratio.ts';
import { formula } from './formula/formula.ts';
import { goodSlices } from './good-slices/good-slices.ts';
import { fill } from './metric.ts';
import type { Metric, MetricDefinition } from './metric.ts';
import { reported } from './reported/reported.ts';
import { score } from './score/score.ts';
import { statistic } from './statistic/statistic.ts';

/** Every definition under its kind. */
export const metricKinds = {
  availability,
  'case-clock': caseClock,
  composite,
  count,
  duty,
  'event-ratio': eventRatio,
  formula,
  'good-slices': goodSlices,
  reported,
  score,
  statistic,
} as const;

export type MetricKind = keyof typeof metricKinds;

type TermsByKind = { readonly [K in MetricKind]: z.output<(typeof metricKinds)[K]['terms']> };

/** Terms of any kind, as the schema has accepted them. */
export type MetricTerms = TermsByKind[MetricKind];

/** Terms of one kind, for rooms that compare promises of it with others. */
export type TermsOf<K extends MetricKind> = TermsByKind[K];

/** The same table, seen as a function from kind to its definition: what lets `fillMetric` look up without a switch. */
const definitions: { readonly [K in MetricKind]: MetricDefinition<TermsByKind[K]> } = metricKinds;

type Options = [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];

/** The `metric` of a commitment: one of the kinds, told apart by `kind`. */
// A definition says `z.ZodType<Terms>`; that each is an object with a literal `kind` is checked by the test of this file.
export const metricSchema = z.discriminatedUnion(
  'kind',
  Object.values(metricKinds).map((definition) => definition.terms) as unknown as Options,
) as unknown as z.ZodType<MetricTerms>;

/** Terms that `metricSchema` has accepted, with their kind around them. */
export function fillMetric<K extends MetricKind>(terms: TermsByKind[K] & { readonly kind: K }): Metric {
  return fill<TermsByKind[K]>(definitions[terms.kind], terms);
}
