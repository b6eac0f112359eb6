import { expect, it } from 'vitest';
import { exponentialDraw, lognormalDraw, seeded, wholeDraw } from './draws.ts';
import { poisson } from './laws.ts';

const count = 40_000;

function momentsOf(draw: () => number): { readonly mean: number; readonly variance: number } {
  const drawn = Array.from({ length: count }, draw);
  const mean = drawn.reduce((sum, one) => sum + one, 0) / count;
  return { mean, variance: drawn.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / count };
}

it('draws known numbers by a seed, the same on every engine', () => {
  const next = seeded(20_250_226);
  const first = [next(), next(), next()];
  expect(first).toEqual(
    [0.8358200734946877, 0.6065593843813986, 0.14953545364551246].map((one) => expect.closeTo(one, 15)),
  );
  expect(seeded(1)()).not.toBe(seeded(2)());
});

it('draws mean and variance of each law', () => {
  const close = (found: number, wanted: number): void =>
    expect(Math.abs(found - wanted)).toBeLessThan(0.05 * (1 + wanted));
  const next = seeded(7);
  const plain = momentsOf(() => exponentialDraw(next));
  close(plain.mean, 1);
  close(plain.variance, 1);
  const heavy = momentsOf(() => lognormalDraw(next, 0.5));
  close(heavy.mean, 1);
  // e^(σ²) − 1
  close(heavy.variance, 0.284);
  const whole = momentsOf(wholeDraw(poisson(1.2), next));
  close(whole.mean, 1.2);
  close(whole.variance, 1.2);
});
