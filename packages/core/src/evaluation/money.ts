/** Credits, claims and rights of an agreement over its closed periods. */
import type { Agreement } from '../agreements/book.ts';
import type { Period } from '../calendars/period.ts';
import type { Zone } from '../calendars/zones/zone.ts';
import type { EvidenceView } from '../evidence/view.ts';
import type { JudgedPeriod } from './measure-period.ts';
import type { ClaimResult, CreditResult, CreditTotal, RightResult } from './statement.ts';

export interface MoneyQuestion {
  readonly agreement: Agreement;
  /** Every judged period from the first day on, in order of their ends. */
  readonly judged: readonly JudgedPeriod[];
  readonly evidence: EvidenceView;
  readonly statement: Period;
  /** Windows that the statement shows. */
  readonly shown: ReadonlySet<string>;
  readonly zone: Zone;
}

export interface MoneyResult {
  /** Credit lines by window key and subject. */
  readonly lines: ReadonlyMap<string, readonly CreditResult[]>;
  readonly total: CreditTotal | undefined;
  readonly claims: readonly ClaimResult[];
  readonly rights: readonly RightResult[];
}

export function settleMoney(_question: MoneyQuestion): MoneyResult {
  return { lines: new Map(), total: undefined, claims: [], rights: [] };
}
