/** What the author may have meant: the known names nearest to a mistyped one. */

/** Levenshtein distance, one row at a time. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * Up to three names, nearest first: none that differs in more than a third of its letters, and none that is more than
 * one letter farther than the nearest.
 */
export function nearest(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const found = names
    .map((candidate) => ({ candidate, far: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= candidate.length / 3)
    .sort((a, b) => a.far - b.far);
  const limit = (found[0]?.far ?? 0) + 1;
  return found
    .filter(({ far }) => far <= limit)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** " Did you mean …?", or nothing when no name is near. */
export function suggestion(name: string, names: readonly string[]): string {
  const found = nearest(name, names).map((candidate) => JSON.stringify(candidate));
  return found.length === 0 ? '' : ` Did you mean ${found.join(' or ')}?`;
}
