/**
 * The normal law. Owns: the chance of lying above a number of standard deviations.
 *
 *   Φ(z) − ½ = z·φ(z)·(1 + z²/3 + z⁴/(3·5) + …)   near the middle (Abramowitz & Stegun 26.2.11)
 *   1 − Φ(z) = φ(z) ÷ (z + 1/(z + 2/(z + 3/(z + …))))   in the tail (26.2.14)
 *
 * Error below 10⁻¹³, in the tail relative to the chance itself.
 */
import { exponential } from './exponential.ts';

const rootOfTwoPi = 2.5066282746310002;
const tailFrom = 3;
const fractions = 200;

/** P(Z > z). */
export function normalBeyond(z: number): number {
  if (z < 0) return 1 - normalBeyond(-z);
  const density = exponential(-(z * z) / 2) / rootOfTwoPi;
  return z < tailFrom ? 0.5 - density * middle(z) : density / tail(z);
}

function middle(z: number): number {
  let total = z;
  for (let k = 1, term = z; term > total * 1e-18; k += 1) {
    term *= (z * z) / (2 * k + 1);
    total += term;
  }
  return total;
}

function tail(z: number): number {
  let below = z;
  for (let k = fractions; k > 0; k -= 1) below = z + k / below;
  return below;
}
