/** What a proposal tells, as its paper takes it. The edition for a customer comes without `inside`. */
import type { Localized, Verdict } from '@troth/core';

export interface ProposalInsideView {
  readonly proof: {
    readonly says: Localized;
    readonly gaps: readonly { readonly text: Localized }[];
    readonly promises: readonly {
      readonly commitment: string;
      readonly subject?: string | undefined;
      readonly verdict: 'PROVEN' | 'LIKELY' | 'UNDELIVERABLE' | 'UNPROVABLE' | 'NOT-COMPOSED';
      readonly says: Localized;
    }[];
  };
  readonly history?:
    | {
        readonly history: string;
        readonly comparable: boolean;
        readonly periods: readonly string[];
        readonly currency: string;
        readonly credit: string;
        readonly worst?: { readonly period: string; readonly credit: string } | undefined;
        readonly undetermined: readonly string[];
        readonly held: readonly {
          readonly commitment: string;
          readonly met: number;
          readonly of: number;
          readonly unmeasured: number;
        }[];
      }
    | undefined;
  /** Estimates of a standard month. */
  readonly price?:
    | {
        readonly currency: string;
        readonly fee: number;
        readonly expected: number;
        readonly standardError: number;
        readonly valueAtRisk: number;
        readonly price: number;
        readonly more?: number | undefined;
        readonly uplift?: number | undefined;
      }
    | undefined;
  readonly options: readonly { readonly requirement: string; readonly text: Localized }[];
}

export interface ProposalView {
  readonly edition: 'all' | 'customer';
  readonly draft: string;
  /** Of the draft: the paper is numbered by it. */
  readonly version: number;
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly title: Localized;
  readonly provider?: Localized | undefined;
  readonly customer?: { readonly name: Localized } | undefined;
  readonly requirements: readonly {
    readonly requirement: string;
    readonly title: Localized;
    readonly verdict: 'met' | 'partly' | 'not';
    readonly asked: string;
    readonly promised?: string | undefined;
    readonly clause?: string | undefined;
    readonly why: Localized;
  }[];
  readonly promises: readonly {
    readonly commitment: string;
    readonly clause: string;
    readonly title: Localized;
    readonly subject?: string | undefined;
    readonly target?: Localized | undefined;
    readonly restsOn: Localized;
  }[];
  readonly months: readonly {
    readonly label: Localized;
    readonly commitment: { readonly title: Localized };
    readonly target?: string | undefined;
    readonly used: Localized;
    readonly attained: Localized;
    readonly verdict: Verdict;
    readonly credit?: { readonly amount: string; readonly currency: string } | undefined;
  }[];
  readonly missing: readonly { readonly text: Localized }[];
  readonly inside?: ProposalInsideView | undefined;
  /** When the text was last changed: the date that the file carries. */
  readonly changedAt: string;
  /** IANA time zone that moments are said in. */
  readonly zone: string;
}
