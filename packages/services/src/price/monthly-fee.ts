/** What an agreement is charged at in a month. Owns: adding up its lines. Does not own: fee bases of credits (core). */
import { Ratio } from '@troth/core';
import type { Revision, UsualCharge } from '@troth/core';

const perYear = { month: 12, quarter: 4, year: 1, once: 0 } as const;

/** Fixed lines for a month, and what metered ones usually come to; in the major unit. */
export function monthlyFee({ terms }: Revision, charges: readonly UsualCharge[]): number {
  const usual = new Map(charges.map(({ line, amountAMonth }) => [line, amountAMonth]));
  const lines = (terms.fees?.lines ?? []).map((line) => {
    if ('metered' in line) return Ratio.parse(usual.get(line.id) ?? '0');
    return line.amount.times(Ratio.of(perYear[line.per], 12));
  });
  return Ratio.sumOf(lines).toNumber();
}
