/** Damage to a file, as disks and transfers do it. */
import type { Chance } from './chance.ts';

export interface Damaged {
  readonly how: string;
  readonly bytes: Buffer;
}

/** One bit turned, or the end cut off, or a stretch of zeros. */
export function damaged(whole: Buffer, chance: Chance): Damaged {
  const at = chance.integer(0, whole.length - 1);
  const kind = chance.pick(['bit', 'bit', 'cut', 'zeros'] as const);
  if (kind === 'cut') return { how: `only its first ${at} bytes`, bytes: Buffer.from(whole.subarray(0, at)) };
  const bytes = Buffer.from(whole);
  const zeros = chance.integer(1, 4096);
  if (kind === 'zeros') bytes.fill(0, at, Math.min(at + zeros, bytes.length));
  const bit = chance.integer(0, 7);
  // Zeros over zeros would be no damage.
  if (kind === 'bit' || bytes.equals(whole)) bytes[at] = (whole[at] ?? 0) ^ (1 << bit);
  return { how: kind === 'bit' ? `bit ${bit} of byte ${at} turned` : `zeros from byte ${at} on`, bytes };
}
