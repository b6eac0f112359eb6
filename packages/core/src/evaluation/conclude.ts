/** From judged windows to the statement of one period. Owns: which period is asked for, and what of the history it shows. */
import type { Agreement } from '../agreements/book.ts';
import type { Period } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { Outcome } from '../values/outcome.ts';
import { shownWindows } from './history.ts';
import type { JudgedPeriod } from './measure-period.ts';
import { settleMoney } from './money.ts';
import { statementPeriod, windowKey } from './periods.ts';
import { stateResult } from './state.ts';
import type { Statement } from './statement.ts';

export interface AskedPeriod {
  readonly period: Period;
  readonly zone: Zone;
  readonly zoneName: string;
}

/** The period by its key in the agreement's zone, or the window given instead. */
export function whichPeriod(asked: {
  readonly agreement: Agreement;
  readonly period?: string | undefined;
  readonly window?: Period | undefined;
}): Outcome<AskedPeriod> {
  const { agreement, window } = asked;
  const last = agreement.revisions[agreement.revisions.length - 1];
  if (window !== undefined && last !== undefined)
    return { ok: true, value: { period: window, zone: last.zone, zoneName: last.zoneName } };
  return statementPeriod(agreement, asked.period ?? '');
}

export interface Conclusion extends AskedPeriod {
  readonly agreement: Agreement;
  readonly evidence: EvidenceView;
  /** Every window from the first day on. */
  readonly judged: readonly JudgedPeriod[];
}

/** Settles the money of the history and states what the period shows of it. */
export function conclude({ agreement, period, zone, zoneName, evidence, judged }: Conclusion): Statement {
  const shown = shownWindows(agreement, period);
  return stateResult({
    agreement,
    period,
    zoneName,
    evidence,
    judged: judged.filter((one) => shown.has(windowKey(one.commitment, one.window))),
    money: settleMoney({ agreement, judged, evidence, statement: period, zone }),
  });
}
