/**
 * e^x and ln x from their series, in one fixed order: those of engines may differ in the last digit. Error below 10⁻¹³
 * relative for e^x (x ≤ 0), below 10⁻¹⁵ for ln x near 1.
 */
const ln2 = Math.LN2;
/** What the float above lacks of ln 2. */
const restOfLn2 = 2.3190468138462996e-17;
const underflow = -745;
const terms = 20;

/** e^x for x ≤ 0: 2^−k · e^r with |r| ≤ ½ ln 2; 0 where it is smaller than any float. */
export function exponential(x: number): number {
  if (x < underflow) return 0;
  const halvings = Math.round(-x / ln2);
  const rest = x + halvings * ln2 + halvings * restOfLn2;
  let sum = 1;
  for (let n = 1, term = 1; n <= terms; n += 1) {
    term *= rest / n;
    sum += term;
  }
  for (let k = 0; k < halvings; k += 1) sum /= 2;
  return sum;
}

/** ln x for x > 0: k·ln 2 + 2·artanh((m−1) ÷ (m+1)) with m between ¾ and 1½. */
export function logarithm(x: number): number {
  let mantissa = x;
  let doublings = 0;
  for (; mantissa < 0.75; doublings -= 1) mantissa *= 2;
  for (; mantissa > 1.5; doublings += 1) mantissa /= 2;
  const z = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let n = 0, power = z; n < terms; n += 1, power *= z * z) sum += power / (2 * n + 1);
  return doublings * ln2 + 2 * sum;
}
