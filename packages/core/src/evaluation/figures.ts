/** Numbers of a measurement as they stand in a statement: exact text with a unit. */
import type { Measurement } from '../metrics/metric.ts';
import type { Quantity } from '../terms/quantity.ts';
import { higherIsBetter } from '../terms/target.ts';
import type { Target } from '../terms/target.ts';
import { Ratio } from '../values/ratio.ts';
import type { Figure } from './statement.ts';

/** Exact text and unit of a quantity. */
export function figureOf(q: Quantity): Figure {
  const units: Record<Quantity['dimension'], string> = {
    ratio: 'share',
    time: 'ms',
    count: 'count',
    days: `${q.unit} days`,
    number: q.unit,
  };
  return { exact: q.value.toString(), unit: units[q.dimension] };
}

/** All facets of the measurement, and the time budget that the target leaves where one exists. */
export function figuresOf(measurement: Measurement, target: Target | undefined): Readonly<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  for (const name of Object.keys(measurement.facets).sort()) {
    const facet = measurement.facets[name];
    if (facet !== undefined) figures[name] = figureOf(facet);
  }
  const allowed = allowedTime(measurement, target);
  if (allowed !== undefined) figures['allowed'] = { exact: allowed.toString(), unit: 'ms' };
  return figures;
}

/** Downtime that a share target leaves: (1 − target) × denominator. */
function allowedTime(measurement: Measurement, target: Target | undefined): Ratio | undefined {
  const whole = measurement.facets['denominator'] ?? measurement.facets['agreed'];
  if (
    target === undefined ||
    whole?.dimension !== 'time' ||
    target.bound.dimension !== 'ratio' ||
    !higherIsBetter(target)
  )
    return undefined;
  return Ratio.one.minus(target.bound.value).times(whole.value);
}
