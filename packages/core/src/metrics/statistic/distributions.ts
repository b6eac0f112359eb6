/**
 * What distributions can say. A share within a limit is exact where the limit is an edge of their buckets; all else lies
 * between two edges, and saying so is the only honest answer. Single values beside them are counted exactly.
 */
import { countOf, countWithin, mergeBuckets, quantileWithin } from '../../budgets/histograms.ts';
import type { Bucket, Bounds } from '../../budgets/histograms.ts';
import type { ValueRow } from '../../evidence/row.ts';
import { measured, notMeasured } from '../../values/measured.ts';
import type { Measured } from '../../values/measured.ts';
import { Ratio } from '../../values/ratio.ts';
import type { StatisticTerms } from './terms.ts';

/** Values of one period or slice. */
export interface Batch {
  readonly values: readonly Ratio[];
  readonly distributions: readonly ValueRow[];
}

/** How many values the batch holds. */
export function sizeOf(batch: Batch): Ratio {
  return Ratio.sumOf(batch.distributions.map((row) => countOf(row.buckets ?? []))).plus(Ratio.of(batch.values.length));
}

/** Between how many values were within the limit; equal bounds where it is known. */
export function withinLimit(batch: Batch, terms: StatisticTerms): Bounds {
  const limit = terms.within?.value ?? Ratio.zero;
  const strict = terms.comparator === '<';
  const values = batch.values.filter((value) => (strict ? value.lessThan(limit) : value.atMost(limit)));
  const single = Ratio.of(values.length);
  // Each distribution is bounded by its own edges: merging first would lose edges that only some of them have.
  const bounds = batch.distributions.map((row) => countWithin(row.buckets ?? [], limit, strict));
  return {
    lower: Ratio.sumOf(bounds.map((b) => b.lower)).plus(single),
    upper: Ratio.sumOf(bounds.map((b) => b.upper)).plus(single),
  };
}

/** The statistic of a batch with distributions, or between which edges it lies. */
export function takeOfDistributions(batch: Batch, terms: StatisticTerms): Measured<Ratio> {
  if (terms.take === 'mean' || terms.take === 'sum')
    return notMeasured(
      'needs-values',
      `A distribution does not hold the ${terms.take} of its values; send values, or promise a share within a limit.`,
    );
  const buckets = mergeBuckets([...batch.distributions.map((row) => row.buckets ?? []), ...asBuckets(batch)]);
  const p = {
    percentile: terms.percentile?.dividedBy(Ratio.of(100)) ?? Ratio.one,
    max: Ratio.one,
    min: Ratio.zero,
    'share-within': Ratio.one,
  }[terms.take];
  const { lower, upper } = quantileWithin(buckets, p);
  if (lower !== undefined && upper !== undefined && lower.equals(upper)) return measured(upper);
  const [from, to] = [lower?.toString() ?? 'the smallest value', upper?.toString() ?? 'the largest value'];
  return notMeasured('between-bounds', `The distributions only say that it lies above ${from} and not above ${to}.`);
}

/** Single values as a distribution with the same edges, so that they merge without a loss. */
function asBuckets(batch: Batch): Bucket[][] {
  const edges = batch.distributions[0]?.buckets ?? [];
  if (batch.values.length === 0) return [];
  return [
    edges.map(({ le }) => ({
      le,
      count: Ratio.of(batch.values.filter((value) => le === undefined || value.atMost(le)).length),
    })),
  ];
}
