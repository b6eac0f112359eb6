/** Which agreements carry money at all. */
import type { AgreementTerms } from '../agreements/schema/agreement.ts';

/** Expectations report and never pay (invariant 35). */
export function isMoneyFree(terms: Pick<AgreementTerms, 'type'>): boolean {
  return terms.type === 'expectation';
}

/** Corporate standards that only children fill in are not signed themselves. */
export function isStandard(terms: Pick<AgreementTerms, 'purpose' | 'commitments'>): boolean {
  return terms.purpose?.level === 'corporate' && (terms.commitments ?? []).length === 0;
}

/** Restated public terms are read for defects of their own; the clause frame of a contract is not asked of them. */
export function isRestated(terms: Pick<AgreementTerms, 'provenance'>): boolean {
  return terms.provenance !== undefined;
}
