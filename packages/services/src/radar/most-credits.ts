/**
 * What the credits of one month can come to at most, by the text alone. Owns: reading it off caps or, where there is none, off the
 * last rows of the tables. Nothing is said where a fee is metered or a rule is no table: no estimate stands in for it.
 */
import { Amount, Ratio } from '@troth/core';
import type { Revision } from '@troth/core';

type Fees = NonNullable<Revision['terms']['fees']>;

export interface MostCredits {
  readonly amount: string;
  readonly currency: string;
  /** A limit of the text, or the sum of the highest row of each promise. */
  readonly by: 'cap' | 'tables';
}

export function mostCreditsOf({ terms, commitments }: Revision): MostCredits | undefined {
  const { currency, fees } = terms;
  if (currency === undefined) return undefined;
  const caps = (terms.credits?.caps ?? []).filter(
    ({ per, scope }) => scope === 'agreement' && (per === 'month' || per === 'period'),
  );
  const limits = caps.flatMap(({ limit }) => {
    if (typeof limit !== 'object') return [];
    if ('percent' in limit) return shareOf(fees, limit.of, limit.percent) ?? [];
    return 'money' in limit && !('rate' in limit) ? [limit.money] : [];
  });
  const said = (sum: Ratio, by: MostCredits['by']): MostCredits | undefined =>
    sum.isZero() ? undefined : { amount: Amount.of(sum, currency).settle().toString(), currency, by };
  if (caps.length > 0) return limits.length < caps.length ? undefined : said(Ratio.min(...limits), 'cap');
  const highest = commitments.map(({ terms: { credits = [] } }) => highestOf(credits, fees));
  const known = highest.filter((one) => one !== undefined);
  return known.length < highest.length ? undefined : said(Ratio.sumOf(known), 'tables');
}

function highestOf(
  rules: NonNullable<Revision['commitments'][number]['terms']['credits']>,
  fees: Fees | undefined,
): Ratio | undefined {
  const sums: Ratio[] = [];
  for (const rule of rules) {
    if (rule.kind !== 'steps' || rule.each !== undefined) return undefined;
    const paid = rule.steps.map(({ pay }) => {
      if ('percent' in pay) return shareOf(fees, pay.of, pay.percent);
      if ('money' in pay) return pay.money;
      return 'action' in pay ? Ratio.zero : undefined;
    });
    const known = paid.filter((one) => one !== undefined);
    if (known.length < paid.length) return undefined;
    sums.push(Ratio.max(...known));
  }
  return Ratio.sumOf(sums);
}

/** Of a base that is a fixed monthly fee for the period itself. */
function shareOf(fees: Fees | undefined, id: string, share: Ratio): Ratio | undefined {
  const base = fees?.bases[id];
  if (fees === undefined || base === undefined || base.window !== 'period' || base.except !== undefined)
    return undefined;
  const lines = base.lines === 'all' ? fees.lines : fees.lines.filter((line) => base.lines.includes(line.id));
  const amounts = lines.map((line) => ('metered' in line || line.per !== 'month' ? undefined : line.amount));
  const known = amounts.filter((one) => one !== undefined);
  return known.length < amounts.length ? undefined : Ratio.sumOf(known).times(share);
}
