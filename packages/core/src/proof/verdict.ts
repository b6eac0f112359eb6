/** What the promises behind a target say about it. Owns: the verdict. Does not own: the figures it is made from. */
import type { Ratio } from '../values/ratio.ts';

/**
 * PROVEN: it follows from the promises alone, whatever the timing. LIKELY: it follows if failures are independent.
 * UNDELIVERABLE: neither. UNPROVABLE: some promise leaves out without limit what the target counts.
 */
export type ProofVerdict = 'PROVEN' | 'LIKELY' | 'UNDELIVERABLE' | 'UNPROVABLE';

/** The verdict on a share where more is better; limits are inclusive, nothing is rounded before the comparison. */
export function verdictOf(
  reached: { readonly guaranteed: Ratio; readonly independent: Ratio },
  target: Ratio,
): Exclude<ProofVerdict, 'UNPROVABLE'> {
  if (reached.guaranteed.atLeast(target)) return 'PROVEN';
  return reached.independent.atLeast(target) ? 'LIKELY' : 'UNDELIVERABLE';
}
