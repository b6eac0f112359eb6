/**
 * Several periods of one agreement at one go: every window is judged once, whatever the number of periods. Owns: that each
 * period comes out as `evaluate` would state it, in the part that is about promises and money. Does not own: digests and
 * status, which a statement that is issued needs and a supposition does not.
 */
import type { Agreement } from '../agreements/book.ts';
import type { Period } from '../calendars/period.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Instant } from '../values/instant.ts';
import { accepted } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { whichPeriod } from './conclude.ts';
import type { AskedPeriod } from './conclude.ts';
import type { EvidenceInput } from './evaluate.ts';
import { judgeHistory, shownWindows } from './history.ts';
import type { HistoryQuestion } from './history.ts';
import type { JudgedPeriod } from './measure-period.ts';
import { settleMoney } from './money.ts';
import { windowKey } from './periods.ts';
import { rowOf } from './state.ts';
import type { CreditTotal, RowResult } from './statement.ts';

export interface PastQuestion {
  readonly agreement: Agreement;
  readonly evidence: EvidenceInput;
  /** Keys, oldest first. */
  readonly periods: readonly string[];
  readonly knownAt: Instant;
  /** Judges one window, or knows already how it was judged. */
  readonly measure?: HistoryQuestion['measure'];
}

export interface PastPeriod {
  readonly period: Period;
  readonly rows: readonly RowResult[];
  /** What the rows were written from, one for one. */
  readonly judged: readonly JudgedPeriod[];
  readonly credit: CreditTotal | undefined;
}

export interface PastPeriods {
  readonly periods: readonly PastPeriod[];
  readonly evidence: EvidenceView;
}

/** Refuses keys that name no period. */
export function judgePeriods(question: PastQuestion): Outcome<PastPeriods> {
  const { agreement, knownAt, measure } = question;
  const asked: AskedPeriod[] = [];
  for (const period of question.periods) {
    const found = whichPeriod({ agreement, period });
    if (!found.ok) return found;
    asked.push(found.value);
  }
  const evidence = resolveEvidence({ ...question.evidence, knownAt, agreement: agreement.id });
  const last = asked.reduce<Period | undefined>(
    (latest, { period }) => (latest === undefined || period.end > latest.end ? period : latest),
    undefined,
  );
  if (last === undefined) return accepted({ periods: [], evidence });
  const judged = judgeHistory({ agreement, period: last, evidence, ...(measure === undefined ? {} : { measure }) });
  return accepted({ periods: asked.map((one) => periodOf(one, { agreement, evidence, judged })), evidence });
}

interface Known {
  readonly agreement: Agreement;
  readonly evidence: EvidenceView;
  readonly judged: readonly JudgedPeriod[];
}

function periodOf({ period, zone, zoneName }: AskedPeriod, { agreement, evidence, judged }: Known): PastPeriod {
  const begun = judged.filter(({ window }) => window.start < period.end);
  const money = settleMoney({ agreement, judged: begun, evidence, statement: period, zone });
  const shown = shownWindows(agreement, period);
  const own = begun.filter(({ commitment, window }) => shown.has(windowKey(commitment, window)));
  return { period, rows: own.map((one) => rowOf(one, zoneName, money)), judged: own, credit: money.total };
}
