/** Measuring a scene in one line, and reading its figures as exact text. */
import { Instant } from '../../../values/instant.ts';
import type { Interval } from '../../../values/interval.ts';
import { Ratio } from '../../../values/ratio.ts';
import type { Measurement } from '../../metric.ts';
import { contextOf, minute } from '../../timeline/testing/scene.ts';
import type { Scene } from '../../timeline/testing/scene.ts';
import { availability } from '../availability.ts';

export const measure = (scene: Scene, terms: object = {}): Measurement =>
  availability.measure(availability.terms.parse({ kind: 'availability', ...terms }), contextOf(scene));

/** A facet as exact text; times in minutes. */
export const facet = (found: Measurement, name: string): string => {
  const q = found.facets[name];
  if (q === undefined) return 'none';
  return q.dimension === 'time' ? q.value.dividedBy(Ratio.of(minute)).toString() : q.value.toString();
};

/** The value in percent with six decimals, or why there is none. */
export const value = (found: Measurement): string =>
  found.value.measured ? found.value.value.value.toPercent(6) : found.value.why;

export const wholeSpan = (start: string, end: string): { readonly span: Interval } => ({
  span: { start: Instant.parse(start), end: Instant.parse(end) },
});
