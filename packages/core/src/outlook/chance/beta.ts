/**
 * The Beta law of a share: what k successes of n say about the chance of one. Owns: its distribution and quantiles.
 *
 *   I_x(a, b) = u ÷ (u + v),  u = (1/a) Σ (a+b)_k ÷ (a+1)_k · x^k,  v = (1/b) Σ (a+b)_k ÷ (b+1)_k · (1−x)^k
 *
 * Both are the power series of the incomplete beta function (DLMF 8.17.8) without their common factor x^a(1−x)^b ÷ B(a,b),
 * which cancels: no powers, no gamma function, only sums of positive terms. Error below 10⁻¹²; quantiles by halving.
 */
const halvings = 60;
const mostTerms = 2_000_000;
const negligible = 1e-18;

export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** The chance that the share is at most x. */
export function betaAtMost(x: number, { a, b }: Beta): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const below = series(x, { start: a, sum: a + b }) / a;
  const above = series(1 - x, { start: b, sum: a + b }) / b;
  return below / (below + above);
}

/** The share below which `chance` of the law lies; 0 for a = 0 and 1 for b = 0, where the law is a point. */
export function betaQuantile(chance: number, law: Beta): number {
  if (law.a === 0) return 0;
  if (law.b === 0) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (betaAtMost(middle, law) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function series(x: number, { start, sum }: { readonly start: number; readonly sum: number }): number {
  let total = 1;
  for (let k = 0, term = 1; k < mostTerms; k += 1) {
    const ratio = ((sum + k) / (start + 1 + k)) * x;
    term *= ratio;
    total += term;
    if (ratio < 1 && (term * ratio) / (1 - ratio) < negligible * total) break;
  }
  return total;
}
