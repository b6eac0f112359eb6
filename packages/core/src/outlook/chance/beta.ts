/**
 * The Beta law of a share: what k successes of n say about the chance of one. Owns: its distribution and quantiles.
 *
 *   below the mean m:  I_x(a, b) = e^L(x) · K(x, a, b) ÷ a ÷ (K(m, a, b) ÷ a + K(1−m, b, a) ÷ b)
 *   L(x) = a · ln(x ÷ m) + b · ln((1−x) ÷ (1−m)),   above the mean likewise from the other end
 *
 * K is the continued fraction of the incomplete beta function (DLMF 8.17.22), used only on the side where it converges
 * fast; dividing by both sides at the mean spares the gamma function. Error below 10⁻¹¹; quantiles by halving.
 */
import { exponential, logarithm } from './exponential.ts';

const halvings = 60;
const mostSteps = 100_000;
const settled = 1e-16;
const smallest = 1e-300;

export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** The chance that the share is at most x. */
export function betaAtMost(x: number, { a, b }: Beta): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const mean = a / (a + b);
  const whole = fraction(mean, { a, b }) / a + fraction(1 - mean, { a: b, b: a }) / b;
  const scale = exponential(Math.min(0, a * logarithm(x / mean) + b * logarithm((1 - x) / (1 - mean)))) / whole;
  return x <= mean ? (scale * fraction(x, { a, b })) / a : 1 - (scale * fraction(1 - x, { a: b, b: a })) / b;
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

/** 1 ÷ (1 + d₁ ÷ (1 + d₂ ÷ (1 + …))), from the front (Lentz), until a step changes nothing any more. */
function fraction(x: number, law: Beta): number {
  let above = 1;
  let below = 1 / away(1 + partOf(1, x, law));
  let value = below;
  for (let step = 2; step < mostSteps; step += 1) {
    const part = partOf(step, x, law);
    below = 1 / away(1 + part * below);
    above = away(1 + part / above);
    value *= above * below;
    if (Math.abs(above * below - 1) < settled) break;
  }
  return value;
}

/** d₁, d₂, … of the fraction. */
function partOf(step: number, x: number, { a, b }: Beta): number {
  const m = Math.floor(step / 2);
  const under = (a + step - 1) * (a + step);
  return step % 2 === 0 ? (m * (b - m) * x) / under : (-(a + m) * (a + b + m) * x) / under;
}

const away = (value: number): number => (Math.abs(value) < smallest ? smallest : value);
