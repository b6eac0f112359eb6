/** Requests per second, per key of a caller. Owns: how much each has left. Does not own: who is asked to wait, and how. */

interface Bucket {
  left: number;
  at: number;
}

export interface TokenBuckets {
  /** Takes one. Milliseconds to wait when none is left, 0 when it was taken. */
  take(name: string): number;
}

/** So many names are remembered; the ones that are full again are forgotten first. */
const remembered = 10_000;

export function tokenBuckets(rate: { perSecond: number; burst: number }, now: () => number): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const filled = (bucket: Bucket, at: number): number =>
    Math.min(rate.burst, bucket.left + ((at - bucket.at) * rate.perSecond) / 1000);
  const forget = (at: number): void => {
    for (const [name, bucket] of buckets) if (filled(bucket, at) >= rate.burst) buckets.delete(name);
  };
  return {
    take(name) {
      const at = now();
      const bucket = buckets.get(name) ?? { left: rate.burst, at };
      const left = filled(bucket, at);
      const enough = left >= 1;
      if (!buckets.has(name) && buckets.size >= remembered) forget(at);
      buckets.set(name, { left: enough ? left - 1 : left, at });
      return enough ? 0 : Math.ceil(((1 - left) * 1000) / rate.perSecond);
    },
  };
}
