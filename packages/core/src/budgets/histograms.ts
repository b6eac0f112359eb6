/**
 * What a histogram can say. Its buckets hold how many values were at most an edge, so a share within a limit is exact
 * only where the limit is an edge; anywhere else the truth lies between two counts, and both are given. Interpolation,
 * which dashboards show as if it were measured, is offered for comparison only.
 */
import { Ratio } from '../values/ratio.ts';

/** `count` values were at most `le`; the last bucket has no `le` and holds all. Cumulative, in order of `le`. */
export interface Bucket {
  readonly le?: Ratio | undefined;
  readonly count: Ratio;
}

export interface Bounds {
  readonly lower: Ratio;
  readonly upper: Ratio;
}

/** Several histograms as one: counts add where all have the edge; edges that only some have are dropped. */
export function mergeBuckets(histograms: readonly (readonly Bucket[])[]): Bucket[] {
  const sums = new Map<string, { le: Ratio | undefined; count: Ratio; times: number }>();
  for (const buckets of histograms)
    for (const { le, count } of buckets) {
      const key = le?.toString() ?? 'all';
      const sum = sums.get(key);
      sums.set(key, { le, count: (sum?.count ?? Ratio.zero).plus(count), times: (sum?.times ?? 0) + 1 });
    }
  const common = [...sums.values()].filter((sum) => sum.times === histograms.length);
  return common
    .map(({ le, count }) => ({ le, count }))
    .sort((a, b) => (a.le === undefined ? 1 : b.le === undefined ? -1 : a.le.compare(b.le)));
}

/** All values. */
export function countOf(buckets: readonly Bucket[]): Ratio {
  return buckets[buckets.length - 1]?.count ?? Ratio.zero;
}

/** Between how many values were at most `limit` (or below it, when `strict`); equal bounds mean that it is known. */
export function countWithin(buckets: readonly Bucket[], limit: Ratio, strict = false): Bounds {
  const below = buckets.findLast(({ le }) => le !== undefined && (strict ? le.lessThan(limit) : le.atMost(limit)));
  const above = buckets.find(({ le }) => le === undefined || le.atLeast(limit));
  return { lower: below?.count ?? Ratio.zero, upper: above?.count ?? countOf(buckets) };
}

/** Between which edges the value of that rank lies: the first `ceil(p·n)` values (nearest rank). No upper one beyond the last edge. */
export function quantileWithin(
  buckets: readonly Bucket[],
  p: Ratio,
): { lower: Ratio | undefined; upper: Ratio | undefined } {
  const rank = Ratio.max(Ratio.one, Ratio.of(p.times(countOf(buckets)).ceil()));
  const at = buckets.findIndex(({ count }) => count.atLeast(rank));
  return { lower: buckets[at - 1]?.le, upper: buckets[at]?.le };
}

/** As PromQL's histogram_quantile: linear inside the bucket, the last edge when the rank lies beyond it. None without values. */
export function interpolatedQuantile(buckets: readonly Bucket[], p: Ratio): Ratio | undefined {
  if (countOf(buckets).isZero()) return undefined;
  const rank = p.times(countOf(buckets));
  const at = buckets.findIndex(({ count }) => count.atLeast(rank));
  const [before, bucket] = [buckets[at - 1], buckets[at]];
  if (bucket?.le === undefined) return before?.le;
  if (before === undefined && !bucket.le.greaterThan(Ratio.zero)) return bucket.le;
  const [low, counted] = [before?.le ?? Ratio.zero, before?.count ?? Ratio.zero];
  const inside = bucket.count.minus(counted);
  if (inside.isZero()) return low;
  return low.plus(bucket.le.minus(low).times(rank.minus(counted)).dividedBy(inside));
}

/** As PromQL's histogram_fraction between two limits; nothing is interpolated beyond the last edge. No `upper` is +Inf. */
export function interpolatedFraction(
  buckets: readonly Bucket[],
  limits: { lower: Ratio; upper?: Ratio | undefined },
): Ratio | undefined {
  const all = countOf(buckets);
  if (all.isZero()) return undefined;
  const upper = limits.upper === undefined ? all : interpolatedCount(buckets, limits.upper);
  return upper.minus(interpolatedCount(buckets, limits.lower)).dividedBy(all);
}

/** How many values were at most `limit`, were they spread evenly in their bucket. */
export function interpolatedCount(buckets: readonly Bucket[], limit: Ratio): Ratio {
  const at = buckets.findIndex(({ le }) => le === undefined || le.atLeast(limit));
  const [before, bucket] = [buckets[at - 1], buckets[at]];
  const counted = before?.count ?? Ratio.zero;
  if (bucket?.le === undefined) return counted;
  const low = before?.le ?? Ratio.min(Ratio.zero, bucket.le);
  if (bucket.le.equals(low)) return bucket.count;
  const way = Ratio.max(Ratio.zero, limit.minus(low)).dividedBy(bucket.le.minus(low));
  return counted.plus(bucket.count.minus(counted).times(way));
}
