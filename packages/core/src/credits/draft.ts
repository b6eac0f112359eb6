/** Lines on their way through the limits. Owns: cutting a line with its reason, and sums over lines. */
import { Amount } from '../values/money.ts';
import { Ratio } from '../values/ratio.ts';
import type { Interval } from '../values/interval.ts';
import type { Step } from '../metrics/metric.ts';
import { formatConsequence, resize, sizeOf } from './pay.ts';
import type { Consequence, CreditContext, CreditLine, CreditRule } from './rule.ts';
import type { CommonTerms } from './rule-terms.ts';

/** A rule with its place in the agreement. */
export interface PricedRule {
  readonly id: string;
  readonly clause: string;
  readonly terms: Omit<CommonTerms, 'id'>;
  readonly rule: CreditRule;
}

/** One commitment in one period, or the part of the period that one revision governs. */
export interface CommitmentPart {
  readonly commitment: string;
  /** Set when each subject is judged alone. */
  readonly subject?: string | undefined;
  /** Everything a rule may look at; the fold adds the history. */
  readonly context: Omit<CreditContext, 'history'>;
  readonly rules: readonly PricedRule[];
  /** Why nothing is paid though it was found (late claim, trial period): lines are shown and cut to nothing. */
  readonly forfeited?: { readonly reason: string; readonly clause?: string } | undefined;
}

/** A line with what became of it. */
export interface DraftLine extends CreditLine {
  readonly commitment: string;
  readonly subject?: string | undefined;
  /** What the rule found, before any limit. */
  readonly found: Consequence;
  /** Each limit that touched the line, in order. */
  readonly limits: readonly Step[];
  readonly points?: Ratio | undefined;
  readonly scopes: LineScopes;
  readonly when?: Interval | undefined;
  readonly group?: string | undefined;
}

/** Accounts that the line counts towards. */
export interface LineScopes {
  readonly rule: string;
  readonly commitment: string;
}

/** The line cut down to a size, with the reason; unchanged when it is not larger. An action has no size to cut. */
export function cutTo(
  line: DraftLine,
  size: Ratio,
  reason: { readonly what: string; readonly clause?: string | undefined },
): DraftLine {
  const before = sizeOf(line.consequence);
  if (line.consequence.form === 'action' || before.atMost(size)) return line;
  const after = resize(line.consequence, size);
  const cut = resize(line.consequence, before.minus(size));
  const limit: Step = { ...reason, value: `${formatConsequence(cut)} less` };
  return { ...line, consequence: after, limits: [...line.limits, limit] };
}

/** Exact money of the lines together. */
export function moneyOf(lines: readonly Pick<DraftLine, 'consequence'>[], currency: string): Amount<string> {
  return Amount.sum(
    lines.flatMap(({ consequence }) => (consequence.form === 'money' ? [consequence.amount] : [])),
    currency,
  );
}

/** The number inside the lines of one form. */
export function sumOfForm(lines: readonly Pick<DraftLine, 'consequence'>[], form: 'points' | 'days'): Ratio {
  return Ratio.sumOf(lines.flatMap(({ consequence }) => (consequence.form === form ? [sizeOf(consequence)] : [])));
}
