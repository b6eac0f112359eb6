/**
 * The worst share of time that a gate is down when each member may be down for its share, at the worst moments. Owns: the
 * clipped-budget rule and its inverse. Does not own: members that share a component (`downtime-bound.ts`).
 *
 * To be down, m = n − k + 1 members must be down at once. For a time t each gives at most min(uᵢ, t), and m·t is needed:
 * t is the largest with Σ min(uᵢ, t) ≥ m·t, which McNaughton's wrap-around schedule (Management Science 6, 1959) attains.
 * Solved: u = min(1, min over j = 0 … m−1 of (sum of the n−j smallest uᵢ) / (m−j)). For a series that is min(1, Σ uᵢ).
 */
import { Ratio } from '../values/ratio.ts';

/** Worst unavailability of a gate that needs `needs` of these members, by the unavailability of each. */
export function worstOfGate(needs: number, members: readonly Ratio[]): Ratio {
  const together = members.length - needs + 1;
  const sums = smallestSums(members);
  let worst = Ratio.one;
  for (let j = 0; j < together; j += 1) {
    const sum = sums[members.length - j] ?? Ratio.zero;
    worst = Ratio.min(worst, sum.dividedBy(Ratio.of(together - j)));
  }
  return worst;
}

/**
 * The most that each member may be down, the others as they are, so that the gate is down for at most `limit`; undefined when even one
 * that never fails would not do. With O_q the sum of the q smallest of the others, some j must hold
 * min(O_(n−j), O_(n−j−1) + u) ≤ (m−j)·limit, and the loosest of these is the answer.
 */
export function mostOfEach(needs: number, members: readonly Ratio[], limit: Ratio): readonly (Ratio | undefined)[] {
  const ranked = members.map((u, i) => ({ u, i })).sort((a, b) => a.u.compare(b.u));
  const sums = smallestSums(members);
  const most: (Ratio | undefined)[] = [];
  for (const [rank, { u, i }] of ranked.entries()) {
    // Without this member, those ranked above it move down by one.
    const sumOf = (q: number): Ratio | undefined => {
      if (q >= members.length) return undefined;
      return q <= rank ? sums[q] : sums[q + 1]?.minus(u);
    };
    most[i] = mostBeside({ needs, count: members.length, limit, sumOf });
  }
  return most;
}

interface Beside {
  readonly needs: number;
  readonly count: number;
  readonly limit: Ratio;
  /** Sum of the q smallest of the others; undefined where there are not so many. */
  readonly sumOf: (q: number) => Ratio | undefined;
}

function mostBeside({ needs, count, limit, sumOf }: Beside): Ratio | undefined {
  if (limit.atLeast(Ratio.one)) return Ratio.one;
  const together = count - needs + 1;
  let most: Ratio | undefined;
  for (let j = 0; j < together; j += 1) {
    const budget = limit.times(Ratio.of(together - j));
    const without = sumOf(count - j);
    if (without?.atMost(budget) === true) return Ratio.one;
    const left = budget.minus(sumOf(count - j - 1) ?? Ratio.zero);
    if (!left.isNegative() && (most === undefined || left.greaterThan(most))) most = left;
  }
  return most === undefined ? undefined : Ratio.min(Ratio.one, most);
}

/** Entry q is the sum of the q smallest. */
function smallestSums(members: readonly Ratio[]): readonly Ratio[] {
  const sums = [Ratio.zero];
  let sum = Ratio.zero;
  for (const member of [...members].sort((a, b) => a.compare(b))) {
    sum = sum.plus(member);
    sums.push(sum);
  }
  return sums;
}
