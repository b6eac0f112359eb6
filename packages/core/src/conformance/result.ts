/** What running a case came to. */
export interface CaseOutcome {
  readonly id: string;
  readonly passed: boolean;
  /** The first difference as a sentence; empty when it passed. */
  readonly detail: string;
}
