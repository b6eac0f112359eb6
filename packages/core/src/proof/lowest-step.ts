/** The lowest step of a grid that is enough. Owns: the halving; what is enough once is enough from there on. */

/** From 0 to the last step; undefined where even that is not enough. */
export function lowestStep(last: bigint, enough: (step: bigint) => boolean): bigint | undefined {
  if (!enough(last)) return undefined;
  let [low, high] = [-1n, last];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
