/** Flat amounts by inclusive bands of an achieved percentage. */
import { z } from 'zod';
import type { Ratio } from '../../values/ratio.ts';
import { percent } from './fields.ts';
import { plainOp } from './op.ts';

const band = z
  .strictObject({ fromPercent: percent, toPercent: percent, amount: z.number() })
  .refine(({ fromPercent, toPercent }) => fromPercent.atMost(toPercent), 'ends below where it begins');

type Band = z.output<typeof band>;

/** Decimals a bound is printed with. */
const decimalsOf = (bound: Ratio): number => bound.toString().split('.')[1]?.length ?? 0;

/**
 * A value between two bands that print as neighbours, 94.99 and 95.00, at a precision finer than theirs: the table
 * does not say what it is worth. A wider space between bands is meant, and worth nothing.
 */
function fallsInCrack(bands: readonly Band[], achieved: Ratio): boolean {
  const below = bands.filter((one) => one.toPercent.lessThan(achieved));
  const above = bands.filter((one) => one.fromPercent.greaterThan(achieved));
  const lower = below.sort((a, b) => b.toPercent.compare(a.toPercent))[0];
  const upper = above.sort((a, b) => a.fromPercent.compare(b.fromPercent))[0];
  if (lower === undefined || upper === undefined) return false;
  const decimals = Math.max(decimalsOf(lower.toPercent), decimalsOf(upper.fromPercent));
  const step = upper.fromPercent.minus(lower.toPercent).num * 10n ** BigInt(decimals);
  return step === upper.fromPercent.minus(lower.toPercent).den;
}

export const credit = plainOp({
  name: 'credit',
  says: 'the amount of the band that holds a percentage; 0 outside all bands, null in a crack between two',
  inputs: z.strictObject({
    tiers: z.array(band),
    currency: z.string(),
    reviewPeriod: z.string(),
    achievedPercent: percent,
  }),
  answer({ tiers, achievedPercent: achieved }) {
    const held = tiers.find(
      ({ fromPercent, toPercent }) => achieved.atLeast(fromPercent) && achieved.atMost(toPercent),
    );
    if (held !== undefined) return { amount: held.amount };
    return { amount: fallsInCrack(tiers, achieved) ? null : 0 };
  },
});
