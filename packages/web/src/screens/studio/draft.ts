/** A draft as our own people see it. */
import type { Deviation, DraftStep as StepName, Finding, Json, Localized } from '@troth/core';

interface Named {
  readonly id: string;
  readonly name: Localized;
}

export interface DraftClause {
  readonly key: string;
  readonly title: Localized;
  readonly present: boolean;
  readonly cleared: boolean;
  /** It was cleared, and changed since. */
  readonly changed: boolean;
  readonly owner?: string | undefined;
  readonly ownerName?: Localized | undefined;
  readonly clearedBy?: string | undefined;
  readonly clearedAt?: string | undefined;
  readonly notes: number;
}

export interface DraftGuard {
  readonly code: string;
  readonly ok: boolean;
  readonly message: Localized;
  readonly fix: Localized;
  readonly at?: readonly (string | number)[] | undefined;
}

export interface DraftStep {
  readonly step: StepName;
  readonly names: Localized;
  readonly to?: string | undefined;
  readonly may: boolean;
  readonly denial?: Localized | undefined;
  readonly ready: boolean;
  readonly reason: boolean;
  readonly guards: readonly DraftGuard[];
}

export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly stateName: Localized;
  readonly type: string;
  readonly agreement: string;
  readonly revision: number;
  readonly title: Localized;
  readonly provider?: Named | undefined;
  readonly customer?: Named | undefined;
  readonly manager?: Named | undefined;
  readonly representative?: Named | undefined;
  readonly text: { readonly [key: string]: Json };
  readonly hash: string;
  readonly begunFrom: {
    readonly agreement?: string | undefined;
    readonly revision?: number | undefined;
    readonly template?: string | undefined;
    readonly tier?: string | undefined;
    readonly requirements?: readonly string[] | undefined;
  };
  readonly steps: readonly DraftStep[];
  readonly edit: { readonly may: boolean; readonly denial?: Localized | undefined };
  readonly inside?:
    | {
        readonly findings: readonly Finding[];
        readonly clauses: readonly DraftClause[];
        readonly deviations: readonly Deviation[];
        readonly replayed?: { readonly credits: readonly string[] } | undefined;
        readonly legal?: { readonly by: string; readonly at: string; readonly current: boolean } | undefined;
      }
    | undefined;
}
